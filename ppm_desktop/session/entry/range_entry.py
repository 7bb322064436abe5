"""Reads the ends of ranges as people type them: in the input's own unit, as a factor, or as so much less or more than today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.input_paths import GROWTH, POOL_BASIS, SHARES
from ppm_desktop.reports.input_words import reading_text
from ppm_desktop.session.entry.entry_text import read_average, read_meetings_per_month, read_minutes, read_share
from ppm_desktop.session.entry.number_entry import Refusal, plainly_spaced, read_number
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.reports.number_text import NumberStyle

_RELATIVE: Final = re.compile(r"(?P<sign>[+-]) ?(?P<number>[^%]+?) ?%")
_FACTOR: Final = re.compile(r"[×x*] ?(?P<number>.+)", re.IGNORECASE)
#: How an input is read in its own unit; all others are plain numbers.
_READERS: Final[dict[str, Callable[[str, NumberStyle], float | Refusal]]] = {
    "meetings_per_organiser": read_meetings_per_month,
    "minutes_per_call": read_minutes,
    "phone_share": read_share,
    GROWTH: read_share,
    **dict.fromkeys(SHARES, read_share),
}


def read_end(text: str, field: str, today: float | None, style: NumberStyle) -> float | Refusal:
    """Read one end of a range in the unit of ``today``; without a value today, a factor on whatever it is.

    ``12``, ``15 %``, ``1:30`` and ``2/week`` are values, ``× 1.2`` is a factor, ``+20 %`` and ``-20 %`` are changes.
    """
    plain = plainly_spaced(text)
    if field == POOL_BASIS:
        return read_basis(plain)
    base = 1.0 if today is None else today
    if found := _RELATIVE.fullmatch(plain):
        change = read_number(found["number"], style)
        if isinstance(change, Refusal):
            return change
        factor = 1 + float(change) / 100 * (1 if found["sign"] == "+" else -1)
        return base * factor if factor >= 0 else Refusal(tr("Less than 0 is not possible here."))
    if found := _FACTOR.fullmatch(plain):
        times = read_average(found["number"], style)
        return times if isinstance(times, Refusal) else base * times
    if today is None and plain.endswith("%"):
        percent = read_average(plain.removesuffix("%"), style)
        return percent if isinstance(percent, Refusal) else percent / 100
    return _READERS.get(field, read_average)(plain, style) if today is not None else read_average(plain, style)


def read_basis(text: str) -> float | Refusal:
    """Read which licences count: as it is shown, or 0 for those assigned and 1 for those purchased."""
    for end in (0.0, 1.0):
        if text.casefold() in {reading_text(end).casefold(), f"{end:.0f}"}:
            return end
    return Refusal(tr("Type “{assigned}” or “{purchased}”.").format(assigned=reading_text(0.0), purchased=reading_text(1.0)))

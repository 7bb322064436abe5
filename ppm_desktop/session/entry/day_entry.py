"""Reads days as people type them: as their locale writes them, or as 2026-11-22. What can mean two days is refused."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from ppm_desktop.session.entry.number_entry import Refusal, plainly_spaced
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

_PARTS: Final = re.compile(r"([0-9]{1,4})([./-]) ?([0-9]{1,2})\2 ?([0-9]{1,4})\.?")
_YEAR_DIGITS: Final = 4
#: A day whose parts cannot be mistaken for each other, to show how days are typed.
_SUCH_AS: Final = date(2026, 11, 22)


def read_day(text: str, style: NumberStyle) -> date | Refusal:
    """Read a day: ``2026-11-22`` everywhere, ``22/11/2026`` or ``11/22/2026`` as the locale of ``style`` has it.

    Where the locale puts the year first, or nobody chose one, a text that ends with the year is taken only if it is
    one day whichever way it is read.
    """
    plain = plainly_spaced(text)
    parts = _PARTS.fullmatch(plain)
    if parts is None:
        return Refusal(tr("“{text}” is not a day. Type it as {example}.").format(text=plain, example=_example(style)))
    first, middle, last = parts[1], parts[3], parts[4]
    if len(first) == _YEAR_DIGITS:
        return _day(int(first), int(middle), int(last)) or _no_such_day(plain, style)
    if len(last) != _YEAR_DIGITS:
        return Refusal(tr("“{text}” needs a year of four digits. Type it as {example}.").format(text=plain, example=_example(style)))
    day_first, month_first = _day(int(last), int(middle), int(first)), _day(int(last), int(first), int(middle))
    if style.order_of_day is not None:
        return (day_first if style.order_of_day == "day first" else month_first) or _no_such_day(plain, style)
    if day_first and month_first and day_first != month_first:
        sentence = tr("“{text}” can mean {one} or {other}. Type one of these.")
        return Refusal(sentence.format(text=plain, one=day_first.isoformat(), other=month_first.isoformat()))
    return day_first or month_first or _no_such_day(plain, style)


def looks_like_day(text: str) -> bool:
    """Say whether a text is three numbers, as a day is typed, whether or not there is such a day."""
    return _PARTS.fullmatch(plainly_spaced(text)) is not None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_such_day(text: str, style: NumberStyle) -> Refusal:
    return Refusal(tr("“{text}”: there is no such day. Days are typed as {example}.").format(text=text, example=_example(style)))


def _example(style: NumberStyle) -> str:
    own, iso = style.day(_SUCH_AS), _SUCH_AS.isoformat()
    return iso if own == iso else tr("{one} or {other}").format(one=own, other=iso)

"""The twelve months by name: in full for sentences, in short for headings, and found again in what people type."""

from __future__ import annotations

from calendar import month_abbr, month_name
from typing import Final

from ppm_desktop.domain.period import Month
from ppm_desktop.reports.words import month_label
from ppm_desktop.wording import mark, tr

MONTH_NAMES: Final = (
    *(mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June")),
    *(mark("July"), mark("August"), mark("September"), mark("October"), mark("November"), mark("December")),
)
SHORT_MONTH_NAMES: Final = (
    *(mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun")),
    *(mark("Jul"), mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec")),
)
#: The least that an English name may be shortened to: "Ju" could be two months.
_SHORTEST: Final = 3
_YEAR: Final = 2027  # any


def named_month(name: str) -> int:
    """Return the number of the month that a name or abbreviation means; 0 if it means none.

    English is understood always, and so are the language in force, with what ``month_label`` shows in it, and the
    system's locale.
    """
    typed = _folded(name)
    for number, (english, short) in enumerate(zip(MONTH_NAMES, SHORT_MONTH_NAMES, strict=True), 1):
        shown = month_label(Month(_YEAR, number)).replace(str(_YEAR), "")
        known = {_folded(text) for text in (tr(english), tr(short), shown, month_name[number], month_abbr[number])}
        if typed in known or (len(typed) >= _SHORTEST and _folded(english).startswith(typed)):
            return number
    return 0


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).strip(" .")

"""Reads the units that people type into tables: lengths of calls, shares, meetings a month, months.

Each reader takes a text and the style of the user's numbers, and gives the value that the project holds or a
``Refusal`` with the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.period import MONTHS_PER_YEAR, Month
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.session.entry.day_entry import looks_like_day, read_day
from ppm_desktop.session.entry.month_names import named_month
from ppm_desktop.session.entry.number_entry import Refusal, plainly_spaced, read_number
from ppm_desktop.session.entry.unit_words import Word, means
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from decimal import Decimal

    from ppm_desktop.reports.number_text import NumberStyle

MINUTES_PER_HOUR: Final = 60
SECONDS_PER_MINUTE: Final = 60
#: A year has 52 weeks of five working days; public holidays and leave belong into the number typed.
WEEKS_PER_MONTH: Final = 52 / MONTHS_PER_YEAR
WORKING_DAYS_PER_MONTH: Final = 5 * WEEKS_PER_MONTH
#: Said wherever meetings a month are typed.
MEETINGS_HINT: Final = mark("2/week counts 52 weeks a year (8.67 a month), 2/day 260 working days a year (43.3 a month).")

_CLOCK: Final = re.compile(r"([0-9]{1,3}):([0-5]?[0-9])(?::([0-5][0-9]))?")
#: ``90 min``, ``1 h 30 min``.
_IN_UNITS: Final = re.compile(r"(?P<number>.+?) ?(?P<unit>[^\W\d_]+)\.?(?: ?(?P<minutes>[0-9]{1,2}) ?(?P<last>[^\W\d_]+)?\.?)?")
_PER: Final = re.compile(r"(.+?) ?(?:/|\b([^\W\d_]+) ) ?([^\W\d_]+)\.?")  # 2/week, 2 a week
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})(?:[./-]0?1)?")
_NAMED: Final = re.compile(r"([^0-9]*)([0-9]{4})([^0-9]*)")
_TIMES_A_MONTH: Final[dict[Word, float]] = {
    "month": 1.0,
    "week": WEEKS_PER_MONTH,
    "day": WORKING_DAYS_PER_MONTH,
    "year": 1 / MONTHS_PER_YEAR,
}


def read_average(text: str, style: NumberStyle, most: float = 1_000_000) -> float | Refusal:
    """Read a number from 0 to ``most``, which is what the project file allows for averages."""
    number = read_number(text, style)
    return number if isinstance(number, Refusal) else _within(float(number), most)


def read_minutes(text: str, style: NumberStyle) -> float | Refusal:
    """Read a length in minutes: ``90``, ``90 min``, ``1:30``, ``1h30`` and ``1.5 h`` are the same."""
    plain = plainly_spaced(text)
    if clock := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * MINUTES_PER_HOUR + minutes + seconds / SECONDS_PER_MINUTE
    if ":" in plain:
        return Refusal(tr("“{text}” is not a time. Type hours and minutes, such as 1:30.").format(text=plain))
    found = _IN_UNITS.fullmatch(plain)
    if found and means(found["unit"], "hour") and (found["last"] is None or means(found["last"], "minute")):
        hours_read = read_average(found["number"], style)
        if isinstance(hours_read, Refusal):
            return hours_read
        return _within(hours_read * MINUTES_PER_HOUR + int(found["minutes"] or 0), 1_000_000)
    in_minutes = found and found["minutes"] is None and means(found["unit"], "minute")
    return read_average(found["number"] if found and in_minutes else plain, style)


def read_meetings_per_month(text: str, style: NumberStyle) -> float | Refusal:
    """Read meetings a month: ``22``, ``22/month``, ``2/week`` (52 weeks a year), ``2/day`` (260 working days a year)."""
    plain = plainly_spaced(text)
    per = _PER.fullmatch(plain)
    if per is None or (per[2] is not None and not means(per[2], "per")):
        return read_average(plain, style)
    factor = next((times for period, times in _TIMES_A_MONTH.items() if means(per[3], period)), None)
    if factor is None:
        return Refusal(tr("“{text}” is not a day, week, month or year.").format(text=per[3]))
    number = read_average(per[1], style)
    return number if isinstance(number, Refusal) else number * factor


def read_share(text: str, style: NumberStyle) -> float | Refusal:
    """Read a share between 0 and 1: ``15 %``, ``15`` and ``0.15`` are the same; ``1`` could be 1 % or 100 % and is refused."""
    share = _read_proportion(text, style)
    if isinstance(share, Refusal):
        return share
    if not 0 <= share <= 1:
        return Refusal(tr("A share is between 0 % and 100 %."))
    return float(share)


def read_growth(text: str, style: NumberStyle) -> float | Refusal:
    """Read growth per year: ``6 %``, ``6`` and ``0.06`` are the same, ``-5 %`` shrinks; at most tenfold."""
    growth = _read_proportion(text, style)
    if isinstance(growth, Refusal):
        return growth
    if not -1 <= growth <= 10:  # noqa: PLR2004 - what the project file allows, said in the next line
        return Refusal(tr("Growth is between -100 % and 1000 % a year."))
    return float(growth)


def read_month(text: str, style: NumberStyle = PLAIN_STYLE) -> Month | Refusal:
    """Read a month: ``2027-01``, ``01/2027``, ``Jan 2027``, or its first day as worksheets have it, ``01.01.2027``."""
    plain = plainly_spaced(text)
    year, month = 0, 0
    if match := _YEAR_FIRST.fullmatch(plain):
        year, month = int(match[1]), int(match[2])
    elif match := _MONTH_FIRST.fullmatch(plain):
        year, month = int(match[2]), int(match[1])
    elif match := _NAMED.fullmatch(plain):
        year, month = int(match[2]), named_month(match[1] + match[3])
    elif looks_like_day(plain):
        day = read_day(plain, style)
        if isinstance(day, Refusal):
            return day
        year, month = (day.year, day.month) if day.day == 1 else (0, 0)
    if year < 1 or not 1 <= month <= MONTHS_PER_YEAR:
        return Refusal(tr("“{text}” is not a month. Type it as 2027-01 or Jan 2027.").format(text=plain))
    return Month(year, month)


def _read_proportion(text: str, style: NumberStyle) -> Decimal | Refusal:
    plain = plainly_spaced(text)
    number = read_number(plain.removesuffix("%"), style)
    if isinstance(number, Refusal):
        return number
    if plain.endswith("%"):
        return number / 100
    if abs(number) == 1:
        return Refusal(tr("“{text}” can mean 1 % or 100 %. Type the per cent sign.").format(text=plain))
    return number / 100 if abs(number) > 1 else number


def _within(number: float, most: float) -> float | Refusal:
    if number < 0:
        return Refusal(tr("Less than 0 is not possible here."))
    if number > most:
        grouped = f"{most:,.0f}".replace(",", "\N{NARROW NO-BREAK SPACE}")
        return Refusal(tr("More than {most} is not possible here.").format(most=grouped))
    return number

"""How old is a source, and is it too old to rely on? Prices are asked for again before that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from datetime import date

#: A source that is older is marked. Agreements are renewed at least once a year and list prices are revised about as often:
#: after a year it is no longer likely that a price still holds.
MOST_MONTHS: Final = 12


def months_old(day: date, today: date) -> int:
    """Return the whole months from ``day`` to ``today``; 0 for a day to come."""
    months = (today.year - day.year) * MONTHS_PER_YEAR + today.month - day.month - (1 if today.day < day.day else 0)
    return max(0, months)


def is_old(day: date, today: date) -> bool:
    """Whether a source of ``day`` is older than ``MOST_MONTHS``, so that it should be asked for again."""
    return months_old(day, today) > MOST_MONTHS or (months_old(day, today) == MOST_MONTHS and day.day != today.day)


def age_text(day: date, today: date) -> str:
    """Say an age shortly: ``new``, ``7 months``, ``4 years``."""
    months = months_old(day, today)
    if months == 0:
        return tr("new")
    if months < MONTHS_PER_YEAR:
        return trn("{count} month", "{count} months", months).format(count=months)
    years = months // MONTHS_PER_YEAR
    return trn("{count} year", "{count} years", years).format(count=years)


def marked_age_text(day: date, today: date) -> str:
    """Say an age, with a warning sign when the source is too old: ``▲ 4 years``."""
    text = age_text(day, today)
    return tr("▲ {age}").format(age=text) if is_old(day, today) else text


def age_remark(day: date, today: date) -> str:
    """Say in a sentence that a source is too old; "" for one that is not."""
    if not is_old(day, today):
        return ""
    return tr("The source is {age} old: ask whether the price still holds.").format(age=age_text(day, today))

"""How the numbers of an explanation are written: each with its unit, and with the digits that make a reader's check come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ppm_desktop.reports.words import form_of
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

Unit = Literal[
    "money",
    "fee",  # of a licence and month
    "rate",  # of a minute or call
    "minutes",
    "minutes_each",  # of one call or licence, with all digits
    "calls",
    "licences",
    "licence_months",
    "organisers",
    "organiser_months",
    "months",
    "share",
    "percent",  # a share as the answer shows it, rounded
    "factor",
]
_DIGITS = 4


def quantity_text(value: float, unit: Unit, style: NumberStyle) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each unit
    """Write a value in its unit; a ``share`` has all its digits."""
    match unit:
        case "money":
            return style.money(value)
        case "fee":
            return style.fixed(value, 2) if round(value, 2) == round(value, 6) else style.plain(value)
        case "rate":
            return style.rate(value) if round(value, 4) == round(value, 8) else style.plain(value)
        case "minutes":
            return tr("{count} min").format(count=style.count(value))
        case "minutes_each":
            return tr("{count} min").format(count=style.plain(value))
        case "calls":
            return trn("{count} call", "{count} calls", form_of(value)).format(count=style.count(value))
        case "licences":
            return trn("{count} licence", "{count} licences", form_of(value)).format(count=style.count(value))
        case "licence_months":
            return trn("{count} licence month", "{count} licence months", form_of(value)).format(count=style.count(value))
        case "organiser_months":
            return trn("{count} organiser month", "{count} organiser months", form_of(value)).format(count=style.count(value))
        case "organisers":
            return trn("{count} organiser", "{count} organisers", form_of(value)).format(count=style.count(value))
        case "months":
            return trn("{count} month", "{count} months", form_of(value)).format(count=style.count(value))
        case "share":
            return style.plain(round(value * 100, _DIGITS)) + f"{style.narrow_space}%"
        case "percent":
            return style.percent(value)
        case "factor":
            return style.plain(round(value, _DIGITS))

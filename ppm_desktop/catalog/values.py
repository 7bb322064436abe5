"""The kinds of values that TOML and CSV entries share: how each is read, and what a message says is expected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

TEXT: Final = "a text that is not empty"
DATE: Final = "a date such as 2019-12-01"
AMOUNT: Final = "a decimal number, not negative, with a point, such as 0.013"
CURRENCY: Final = "a currency code of three capital letters, such as USD"
WHOLE: Final = "a whole number, not negative"
NOTHING: Final = "nothing"

# Ten digits on either side are more than any price needs, and keep every sum within Decimal's 28.
_AMOUNT = re.compile(r"[0-9]{1,10}(\.[0-9]{1,10})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Known:
    """A closed set of names, and how a message describes it."""

    names: Collection[str]
    phrase: str


@dataclass(frozen=True, slots=True)
class References:
    """What entries may refer to: sources by id and countries by code."""

    sources: Known
    countries: Known


def source_ids(ids: Collection[str]) -> Known:
    """Describe the ids that a ``source`` may have."""
    return Known(ids, "the id of an entry in sources.toml")


def country_codes(codes: Collection[str]) -> Known:
    """Describe the codes that a country may have."""
    return Known(codes, "the code of a country in countries.csv")


def amount_of(text: str) -> Decimal | None:
    """Read a non-negative decimal number; None for anything else, an exponent or a comma included."""
    return Decimal(text) if _AMOUNT.fullmatch(text) else None


@lru_cache(maxsize=256)  # a table of rates repeats few days many times
def date_of(text: str) -> date | None:
    """Read ``YYYY-MM-DD``; None for anything else."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def is_currency(text: str) -> bool:
    """Say whether a text has the shape of an ISO 4217 code."""
    return _CURRENCY.fullmatch(text) is not None


def shown(value: object) -> str:
    """Spell a value for a message, as a reader sees it in the file."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return str(value)

"""Decides what the distinct spellings of an import mean: class, destination, currency, or why they are left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from ppm_desktop.domain.destinations import CALL_TYPES, CallType, Line
from ppm_desktop.domain.usage_summary import LeftOutReason, Tally
from ppm_desktop.usage.call_types import Meaning, call_type_meaning, number_class
from ppm_desktop.usage.problems import refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.usage.choices import UsageChoices
    from ppm_desktop.usage.countries import CallCountries

_FAULTS: tuple[LeftOutReason, ...] = ("unreadable_start", "unreadable_duration", "unreadable_charge")
_REASONS: dict[str, LeftOutReason] = {"other": "other_call_type", "unknown": "unknown_call_type", "ignore": "mapped_away"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """Calls that are spelt alike in every column that says what a call is; blank values are ""."""

    number: int  # the hash that stands for it in the staging database
    call_type: str
    number_type: str
    listed: CallType | Literal[""]  # the class of the bridge number in the customer's list
    destination: str
    number_begin: str  # of the called number, where there is no destination
    currency: str
    capability: str
    fault: int  # 0, or what could not be read
    without_charge: int
    first_day: date | None
    last_day: date | None
    tally: Tally

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Spelling:
        """Make one from a row of the query ``sums.sum_spellings``."""
        number, texts, fault, without_charge, first, last = row[:6]
        call_type, number_type, listed, destination, begin, currency, capability = (str(text).strip() for text in texts)
        return cls(
            number=int(number),
            call_type=call_type,
            number_type=number_type,
            listed=next((known for known in CALL_TYPES if known == listed), ""),
            destination=destination,
            number_begin=begin,
            currency=currency,
            capability=capability,
            fault=int(fault),
            without_charge=int(without_charge),
            first_day=first,
            last_day=last,
            tally=tally(row[6:]),
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What a spelling means. A class of its own, or the reason for leaving it out."""

    spelling: Spelling
    meaning: Meaning  # of the call type
    call_class: CallType | Literal[""] = ""  # empty when left out
    reason: LeftOutReason | None = None
    assumed: str = ""  # "list" or "toll", when the export does not say it
    country: str = ""
    line: Line = "any"

    @property
    def cell(self) -> tuple[CallType, str, Line] | None:
        """Class, country and line of a kept spelling; nothing for one that is left out."""
        return (self.call_class, self.country, self.line) if self.call_class else None


def tally(row: Sequence[Any]) -> Tally:
    """Make a tally from the five sums of a query."""
    calls, seconds, billed, charge, fee = row
    return Tally(int(calls), int(seconds), int(billed), float(charge), float(fee))


def decide(spellings: Iterable[Spelling], choices: UsageChoices, countries: CallCountries) -> tuple[tuple[Decision, ...], str]:
    """Decide about every spelling, and return the currency of what is kept.

    Raises:
        UsageRefusedError: Kept calls are in several currencies and none is chosen, or the chosen one does not occur.
    """
    mapped, number_types = choices.folded_map, choices.folded_number_types
    decided = [_class_of(spelling, mapped, number_types) for spelling in spellings]
    currency = _one_currency([one.spelling for one in decided if one.call_class], choices.currency.strip().upper())
    return tuple(_placed(one, currency, countries) for one in decided), currency


def _class_of(spelling: Spelling, mapped: dict[str, str], number_types: dict[str, str]) -> Decision:
    meaning = call_type_meaning(spelling.call_type, mapped)
    if spelling.fault:
        # What is no meeting's call anyway is said to be that, and not that its charge cannot be read.
        return Decision(spelling, meaning, reason=_REASONS.get(meaning, _FAULTS[spelling.fault - 1]))
    if meaning in {"toll", "toll_free", "dial_out"}:
        return Decision(spelling, meaning, meaning)
    if meaning != "dial_in":
        return Decision(spelling, meaning, reason=_REASONS[meaning])
    if spelling.listed:
        # The customer's list goes first, because it is about the very number.
        return Decision(spelling, meaning, spelling.listed, assumed="list")
    said = number_class(spelling.number_type, number_types)
    if said == "ignore":
        return Decision(spelling, meaning, reason="mapped_away")
    return Decision(spelling, meaning, said or "toll", assumed="" if said else "toll")


def _one_currency(kept: list[Spelling], chosen: str) -> str:
    found: dict[str, int] = defaultdict(int)
    for spelling in kept:
        if spelling.currency:
            found[spelling.currency] += spelling.tally.calls
    if chosen:
        if found and chosen not in found:
            raise refused("", "usage_currency_absent", found=", ".join(sorted(found)), chosen=chosen)
        return chosen
    if len(found) > 1:
        raise refused(
            "", "usage_currencies", found=", ".join(f"{code} ({calls})" for code, calls in sorted(found.items())), first=min(found)
        )
    return next(iter(found), "")


def _placed(one: Decision, currency: str, countries: CallCountries) -> Decision:
    spelling = one.spelling
    if not one.call_class:
        return one
    if spelling.currency not in {"", currency}:
        return Decision(spelling, one.meaning, reason="other_currency")
    country, line = countries.destination(spelling.destination, spelling.number_begin)
    # Only dial-out is priced by line.
    return Decision(spelling, one.meaning, one.call_class, None, one.assumed, country, line if one.call_class == "dial_out" else "any")

"""Brings the rates of a sheet into a price book, and says what that changes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.destinations import CALL_TYPES, CallType, Destination

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from ppm_desktop.domain.prices import PriceBook, Rate, Source

#: ``add_and_replace``: the sheet's rates join the book. ``replace_all_rates``: what the sheet does not have goes, for its call types.
MergeMode = Literal["add_and_replace", "replace_all_rates"]
ChangeKind = Literal["added", "removed", "changed", "same"]
#: What a rate is looked up by, but for the day: rate set, call type and destination.
Family = tuple[str, CallType, Destination]

_NOT_IN_AN_ID: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_ID: Final = 60


@dataclass(frozen=True, slots=True)
class RateChange:
    """What becomes of one rate. A price that is new from a later day on stands beside the one it takes over from."""

    kind: ChangeKind
    old: Rate | None  # None when added
    new: Rate | None  # None when removed

    @property
    def percent(self) -> Decimal | None:
        """The change of the price per minute in per cent of the old one; None when there is no such number."""
        if self.old is None or self.new is None or self.old.rate == 0:
            return None
        return (self.new.rate - self.old.rate) / self.old.rate * 100


@dataclass(frozen=True, slots=True)
class Merge:
    """A price book with the rates of a sheet in it."""

    book: PriceBook
    kept: tuple[Rate, ...]  # rates of the same rate set for calls that the sheet says nothing about


def changes(old: PriceBook, new: PriceBook) -> tuple[RateChange, ...]:
    """Compare the rates of two price books, in the order of rate set, call type, destination and day.

    A rate of the new book is held against the one that was in force on its first day in the old book, or against the
    earliest if none was yet. A change of source or day alone is none.
    """
    before, after = _families(old.rates), _families(new.rates)
    order = sorted(before.keys() | after.keys(), key=lambda family: (family[0], CALL_TYPES.index(family[1]), family[2]))
    return tuple(change for family in order for change in _changes_of(before.get(family, []), after.get(family, [])))


def merged(book: PriceBook, rates: Iterable[Rate], source: Source, mode: MergeMode, name: str = "") -> Merge:
    """Bring rates into a price book.

    Args:
        book: The price book; its currency must be the one that the rates are in.
        rates: Rates of one rate set, each key once, as a checked sheet gives them.
        source: Where they come from. It gets an id that the book does not have yet, and the book gets its date.
        mode: What happens to rates that are not in the sheet.
        name: The name of the new book; the old one's by default.
    """
    source = replace(source, id=_unused_id(source.id, {known.id for known in book.sources}))
    added = tuple(replace(rate, source=source.id) for rate in rates)
    if not added:
        return Merge(book, book.rates)
    sets, call_types = {rate.rate_set for rate in added}, {rate.call_type for rate in added}
    ids, families = {rate.id for rate in added}, {_family(rate) for rate in added}
    stay = tuple(
        rate
        for rate in book.rates
        if rate.id not in ids and (mode == "add_and_replace" or rate.rate_set not in sets or rate.call_type not in call_types)
    )
    kept = tuple(rate for rate in stay if rate.rate_set in sets and _family(rate) not in families)
    changed = replace(book, rates=(*stay, *added), as_of=source.date)
    if name and name != book.name:
        changed = replace(changed, name=name, id=book_id(name, source.date))
    return Merge(replace(changed, sources=_still_cited(book, changed, source)), kept)


def book_id(name: str, day: date) -> str:
    """Return an id for a price book of a name and day: letters, digits and hyphens."""
    plain = _NOT_IN_AN_ID.sub("-", name.lower()).strip("-")[:_LONGEST_ID].strip("-")
    return f"{plain or 'rates'}-{day.isoformat()[:7]}"


def _changes_of(old: list[Rate], new: list[Rate]) -> Iterator[RateChange]:
    """Compare the history of one family, both in order of their days."""
    succeeded: set[str] = set()
    for rate in new:
        until = [known for known in old if known.effective <= rate.effective] or old[:1]
        if not until:
            yield RateChange("added", None, rate)
            continue
        known = until[-1]
        succeeded.add(known.id)
        same = (known.rate, known.connection_fee) == (rate.rate, rate.connection_fee)
        yield RateChange("same" if same else "changed", known, rate)
    for known in old:
        if known.id not in succeeded:
            yield RateChange("removed", known, None)


def _families(rates: Iterable[Rate]) -> dict[Family, list[Rate]]:
    found: dict[Family, list[Rate]] = defaultdict(list)
    for rate in sorted(rates, key=lambda rate: rate.effective):
        found[_family(rate)].append(rate)
    return found


def _family(rate: Rate) -> Family:
    return rate.rate_set, rate.call_type, Destination(rate.country, rate.line)


def _unused_id(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _still_cited(before: PriceBook, after: PriceBook, added: Source) -> tuple[Source, ...]:
    """Drop sources whose last price went, so that a book without example prices is not called one any longer."""
    gone = _cited(before) - _cited(after)
    return tuple(sorted((*(source for source in before.sources if source.id not in gone), added), key=lambda source: source.id))


def _cited(book: PriceBook) -> set[str]:
    return {rate.source for rate in book.rates} | {fee.source for product in book.products for fee in product.fees}

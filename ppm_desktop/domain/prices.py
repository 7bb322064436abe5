"""The price book: products, rates and their sources. Money is in its currency; a missing rate is missing, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.destinations import CallType, Destination, Line
from ppm_desktop.domain.products import NO_PHONE_MEETINGS, NONE, Product

DEFAULT_RATE_SET: Final = "default"
SourceStatus = Literal["official", "customer", "example"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a price comes from. ``example`` marks figures that must say so wherever they appear."""

    id: str
    title: str
    date: date
    status: SourceStatus
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A price per minute for one call type and destination, in force from a day on."""

    call_type: CallType
    country: str
    rate: Decimal  # per minute
    effective: date
    source: str
    line: Line = "any"  # dial-out only
    connection_fee: Decimal = Decimal(0)  # per charged call
    rate_set: str = DEFAULT_RATE_SET

    @property
    def id(self) -> str:
        """Name the rate so that a reader can find it in the price book."""
        place = str(Destination(self.country, self.line))
        return f"{self.rate_set}:{self.call_type}:{place}:{self.effective.isoformat()}"


@dataclass(frozen=True)  # no slots: the index below is computed once and kept
class PriceBook:
    """Everything that has a price, with the day it was put together."""

    id: str
    name: str
    as_of: date
    currency: str  # ISO 4217
    products: tuple[Product, ...]
    rates: tuple[Rate, ...]
    sources: tuple[Source, ...]
    zone_a: frozenset[str]

    @cached_property
    def _rate_index(self) -> dict[tuple[str, str, str, str], tuple[int, ...]]:
        """Positions in ``rates`` by rate set, call type, country and line, oldest first."""
        index: dict[tuple[str, str, str, str], list[int]] = {}
        for position, rate in enumerate(self.rates):
            index.setdefault((rate.rate_set, rate.call_type, rate.country, rate.line), []).append(position)
        return {key: tuple(sorted(found, key=lambda p: self.rates[p].effective)) for key, found in index.items()}

    @cached_property
    def _product_index(self) -> dict[str, Product]:
        return {product.id: product for product in self.products} | {NONE: NO_PHONE_MEETINGS}

    @cached_property
    def _source_index(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _last_example(self) -> date:
        """The day on which the last example price is replaced by a later one of the same kind; the last day there is while one is not."""
        examples = {source.id for source in self.sources if source.status == "example"}
        histories = [[(fee.effective, fee.source) for fee in product.fees] for product in self.products]
        histories += [[(self.rates[p].effective, self.rates[p].source) for p in family] for family in self._rate_index.values()]
        found = date.min
        for history in histories:
            replaced = date.max
            for effective, source in sorted(history, reverse=True):
                if source in examples:
                    found = max(found, replaced)
                replaced = effective
        return found

    def has_examples_from(self, day: date) -> bool:
        """Whether any price that is in force on ``day`` or later rests on an example. What was replaced before is history."""
        return self._last_example > day

    def product(self, product_id: str) -> Product | None:
        """Return a product of this book, or the engine's ``none``; None when the book does not have it."""
        return self._product_index.get(product_id)

    def source(self, source_id: str) -> Source | None:
        """Return a source of this book; None when the book does not have it."""
        return self._source_index.get(source_id)

    def rate_candidates(self, call_type: CallType, destination: Destination, rate_set: str) -> tuple[tuple[int, ...], ...]:
        """Return positions in ``rates`` that may price a call, best family first, oldest first within a family.

        The product's own rate set is consulted before ``default``, and within a set the exact line type before
        ``any``. A family counts on a day only if one of its rates is effective on or before that day.
        """
        sets = (rate_set,) if rate_set == DEFAULT_RATE_SET else (rate_set, DEFAULT_RATE_SET)
        lines = (destination.line,) if destination.line == "any" else (destination.line, "any")
        families = (self._rate_index.get((name, call_type, destination.country, line)) for name in sets for line in lines)
        return tuple(family for family in families if family)

    def rate_on(self, day: date, call_type: CallType, destination: Destination, rate_set: str = DEFAULT_RATE_SET) -> Rate | None:
        """Return the rate in force on ``day``; None when there is none, which is never zero."""
        for family in self.rate_candidates(call_type, destination, rate_set):
            in_force = [p for p in family if self.rates[p].effective <= day]
            if in_force:
                return self.rates[in_force[-1]]
        return None

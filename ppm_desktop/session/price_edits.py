"""Edits of the price book. A price that somebody typed has a source of its own, so that it is not called an example any longer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.domain.scenario import FeeOverride, Scenario

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date


def typed_source(day: date) -> Source:
    """Return the source of prices that were typed on a day."""
    return Source(id=f"typed-{day.isoformat()}", title=f"Typed in on {day.isoformat()}", date=day, status="customer")


def with_typed_rates(book: PriceBook, rates: Mapping[int, Rate], day: date) -> PriceBook:
    """Replace rates by position; those whose price changed get the source of the day, all others keep theirs."""
    source = typed_source(day)
    changed = {
        position: replace(rate, source=source.id)
        for position, rate in rates.items()
        if (rate.rate, rate.connection_fee) != (book.rates[position].rate, book.rates[position].connection_fee)
    }
    if not changed:
        return book
    sources = book.sources if book.source(source.id) else tuple(sorted((*book.sources, source), key=lambda s: s.id))
    return replace(book, rates=tuple(changed.get(position, rate) for position, rate in enumerate(book.rates)), sources=sources)


def with_added_rate(book: PriceBook, rate: Rate, day: date) -> PriceBook:
    """Append a rate with the source of the day."""
    source = typed_source(day)
    sources = book.sources if book.source(source.id) else tuple(sorted((*book.sources, source), key=lambda s: s.id))
    return replace(book, rates=(*book.rates, replace(rate, source=source.id)), sources=sources)


def without_rates(book: PriceBook, positions: Collection[int]) -> PriceBook:
    """Take rates out; calls to their destinations have no price then, unless another rate covers them."""
    return replace(book, rates=tuple(rate for position, rate in enumerate(book.rates) if position not in positions))


def with_fee_override(scenario: Scenario, override: FeeOverride) -> Scenario:
    """Set the negotiated price of a product, replacing an earlier one."""
    others = (o for o in scenario.fee_overrides if o.product != override.product)
    return replace(scenario, fee_overrides=tuple(sorted((*others, override), key=lambda o: o.product)))


def without_fee_override(scenario: Scenario, product_id: str) -> Scenario:
    """Go back to the price book's fee."""
    return replace(scenario, fee_overrides=tuple(o for o in scenario.fee_overrides if o.product != product_id))

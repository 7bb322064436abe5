"""Edits of the price book. A price that somebody typed has a source of its own, so that it is not called an example any longer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.domain.products import Fee, Product
from ppm_desktop.domain.scenario import FeeOverride, Scenario
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date


def typed_source(day: date) -> Source:
    """Return the source of prices that were typed on a day."""
    return Source(id=f"typed-{day.isoformat()}", title=tr("Typed in on {day}").format(day=day.isoformat()), date=day, status="customer")


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


def with_dated_fee(book: PriceBook, product_id: str, fee: Fee, source: Source) -> PriceBook:
    """Give a product a list price from a day on; one of the same day is replaced. The source gets an id that is not taken yet."""
    taken = {known.id for known in book.sources}
    same = next((known for known in book.sources if replace(known, id="") == replace(source, id="")), None)
    number, name = 1, source.id
    while same is None and name in taken:
        number += 1
        name = f"{source.id}-{number}"
    source = same or replace(source, id=name)
    products = tuple(
        _with_fee(product, replace(fee, source=source.id)) if product.id == product_id else product for product in book.products
    )
    sources = book.sources if same else tuple(sorted((*book.sources, source), key=lambda s: s.id))
    return _without_uncited(replace(book, products=products, sources=sources), book)


def _with_fee(product: Product, fee: Fee) -> Product:
    others = (known for known in product.fees if known.effective != fee.effective)
    return replace(product, fees=tuple(sorted((*others, fee), key=lambda known: known.effective)))


def _without_uncited(book: PriceBook, before: PriceBook) -> PriceBook:
    """Drop sources whose last price has just gone, so that a book without example prices is not called one any longer."""
    gone = _cited(before) - _cited(book)
    return replace(book, sources=tuple(source for source in book.sources if source.id not in gone)) if gone else book


def _cited(book: PriceBook) -> set[str]:
    return {rate.source for rate in book.rates} | {fee.source for product in book.products for fee in product.fees}


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

"""Price books: a TOML head and a CSV file of the same name beside it, shipped or the user's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.licence_prices import FeeHistories, FeeHistory, fee_entries
from ppm_desktop.catalog.rates import read_rates
from ppm_desktop.catalog.sources import SOURCE_STATUSES, CatalogueSource, source_entries
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.catalog.values import Known, References, source_ids
from ppm_desktop.domain.prices import DEFAULT_RATE_SET, PriceBook, Rate, Source, SourceStatus
from ppm_desktop.domain.products import NONE, Fee, Product

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile


@dataclass(frozen=True, slots=True)
class PriceBookFile:
    """A price book with what its file says about it."""

    book: PriceBook
    status: SourceStatus
    remarks: str
    usable: bool  # False: for reading only, never offered for planning
    reason: str  # why it is not usable; empty when it is


@dataclass(frozen=True, slots=True)
class CommonEntries:
    """What price books take over from the rest of the catalogue."""

    products: dict[str, Product]  # without fees; "none" included
    fees: FeeHistories
    sources: dict[str, CatalogueSource]
    countries: Known
    zone_a: frozenset[str]


def read_price_book(head: TextFile, rates: TextFile, common: CommonEntries) -> PriceBookFile:
    """Read a price book.

    The head may bring ``[sources.*]`` and ``[[fees.*]]`` of its own, and ``[rate_sets]`` (product id = rate set).
    A fee history in the head replaces the catalogue's for that product.

    Raises:
        CatalogueError: With every mistake of both files; rates that only serve as examples in a book that does not
            say so are one.
    """
    log = ComplaintLog()
    top = read_toml(head, log)
    sources = _sources(top, common)
    references = References(source_ids(sources), common.countries)
    currency = top.currency()
    found = read_rates(rates, references, currency, log)
    status = top.choice("status", SOURCE_STATUSES)
    if status != "example" and any(sources[rate.source].status == "example" for rate in found if rate.source):
        top.complain("status", found=f'"{status}"', expected="example, because rates of this book come from sources of that status")
    with_fees = Known(common.products.keys() - {NONE}, "the id of a product in products.toml")
    own_fees = fee_entries(top, with_fees, references.sources, currency)
    products = _products(top, common, own_fees, found, currency)
    cited = {rate.source for rate in found} | {fee.source for product in products for fee in product.fees}
    book = PriceBook(
        id=top.text("id"),
        name=top.text("name"),
        as_of=top.date("as_of"),
        currency=currency,
        products=products,
        rates=found,
        sources=_cited(sources, cited),
        zone_a=common.zone_a,
    )
    usable = top.flag("usable", default=True)
    read = PriceBookFile(book, status, top.note("remarks"), usable, "" if usable else top.text("reason"))
    top.end()
    log.raise_if_any()
    return read


def _sources(top: TomlTable, common: CommonEntries) -> dict[str, CatalogueSource]:
    own = source_entries(top)
    for source_id in own.keys() & common.sources.keys():
        top.complain("sources", found=f'"{source_id}" again', expected="ids that sources.toml does not have")
    return common.sources | own


def _cited(sources: dict[str, CatalogueSource], cited: set[str]) -> tuple[Source, ...]:
    return tuple(sources[source_id].for_price_book() for source_id in sorted(cited) if source_id in sources)


def _products(top: TomlTable, common: CommonEntries, own_fees: FeeHistories, rates: tuple[Rate, ...], currency: str) -> tuple[Product, ...]:
    """Give the products their fees and rate sets; the engine's own ``none`` is in no book."""
    rate_sets = _rate_sets(top, common, rates)
    return tuple(
        replace(
            product,
            fees=_fees(own_fees.get(product.id) or common.fees.get(product.id, ()), currency),
            rate_set=rate_sets.get(product.id, product.rate_set),
        )
        for product in common.products.values()
        if product.id != NONE
    )


def _fees(history: FeeHistory, currency: str) -> tuple[Fee, ...]:
    """Take the fees that hold in a currency; 0 is 0 in each. One in another currency is left out: the fee is then unknown."""
    return tuple(entry.fee for entry in history if entry.currency == currency or entry.fee.amount == 0)


def _rate_sets(top: TomlTable, common: CommonEntries, rates: tuple[Rate, ...]) -> dict[str, str]:
    if "rate_sets" not in top:
        return {}
    table = top.table("rate_sets")
    known = Known({rate.rate_set for rate in rates} | {DEFAULT_RATE_SET}, "a rate set that rates of this book name")
    for product_id in table.names():
        if product_id not in common.products:
            table.complain(product_id, found=f'"{product_id}"', expected="the id of a product in products.toml")
    return {product_id: table.one_of(product_id, known) for product_id in table.names()}

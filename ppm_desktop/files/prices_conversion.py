"""Between the records of a price book and the domain's values, in both directions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.domain.products import INCLUDED, Fee, Product

if TYPE_CHECKING:
    from ppm_desktop.files import project_schema as schema


def price_book_from(record: schema.PriceBookRecord) -> PriceBook:
    """Turn the file's price book into the domain's."""
    return PriceBook(
        id=record.id,
        name=record.name,
        as_of=date.fromisoformat(record.as_of),
        currency=record.currency,
        products=tuple(_product(product) for product in record.products),
        rates=tuple(
            Rate(
                call_type=rate.call_type,
                country=rate.country,
                rate=Decimal(rate.rate),
                effective=date.fromisoformat(rate.effective),
                source=rate.source,
                line=rate.line,
                connection_fee=Decimal(rate.connection_fee),
                rate_set=rate.rate_set,
            )
            for rate in record.rates
        ),
        sources=tuple(
            Source(source_id, source.title, date.fromisoformat(source.date), source.status, source.note)
            for source_id, source in sorted(record.sources.items())
        ),
        zone_a=frozenset(record.zone_a),
    )


def _product(record: schema.ProductRecord) -> Product:
    default_pool = "standard" if record.id == INCLUDED else record.id
    return Product(
        id=record.id,
        name=record.name,
        toll_included=record.toll_included,
        pool_minutes=record.pool_minutes,
        pool_scope=tuple(sorted(record.pool_scope)) if isinstance(record.pool_scope, list) else record.pool_scope,
        pool=record.pool or default_pool,
        rate_set=record.rate_set,
        fees=tuple(Fee(date.fromisoformat(fee.effective), Decimal(fee.amount), fee.source) for fee in record.fees),
    )


def price_book_document(book: PriceBook) -> dict[str, Any]:
    """Return a price book as the file holds it."""
    return {
        "id": book.id,
        "name": book.name,
        "as_of": book.as_of.isoformat(),
        "currency": book.currency,
        "products": [
            {
                "id": product.id,
                "name": product.name,
                "toll_included": product.toll_included,
                "pool_minutes": product.pool_minutes,
                "pool_scope": list(product.pool_scope) if isinstance(product.pool_scope, tuple) else product.pool_scope,
                "pool": product.pool,
                "rate_set": product.rate_set,
                "fees": [{"effective": f.effective.isoformat(), "amount": money_text(f.amount), "source": f.source} for f in product.fees],
            }
            for product in book.products
        ],
        "rates": [_rate_document(rate) for rate in book.rates],
        "sources": {s.id: {"title": s.title, "date": s.date.isoformat(), "status": s.status, "note": s.note} for s in book.sources},
        "zone_a": sorted(book.zone_a),
    }


def _rate_document(rate: Rate) -> dict[str, Any]:
    document = {
        "call_type": rate.call_type,
        "country": rate.country,
        "rate": money_text(rate.rate),
        "connection_fee": money_text(rate.connection_fee),
        "effective": rate.effective.isoformat(),
        "rate_set": rate.rate_set,
        "source": rate.source,
    }
    return document | {"line": rate.line} if rate.call_type == "dial_out" else document


def money_text(amount: Decimal) -> str:
    """Write an amount as decimal text, without an exponent."""
    return format(amount, "f")

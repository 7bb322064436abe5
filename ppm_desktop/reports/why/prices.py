"""The leaves that are prices: rates, connection fees and licence fees, each with source, day and standing, or their absence."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from ppm_desktop.domain.problem import at
from ppm_desktop.reports.why.node import Node, Origin
from ppm_desktop.reports.words import call_type_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.reports.why.case import Case


def rate_leaf(case: Case, position: int, *, connection: bool = False) -> Node:
    """Return a rate of the price book, by its position there, or its connection fee."""
    book = case.project.price_book
    rate, path = book.rates[position], at("price_book.rates", position)
    source = book.source(rate.source)
    field = "connection_fee" if connection else "rate"
    origin = Origin(
        path=at(path, field),
        source=source.title if source else rate.source,
        status=source.status if source else "",
        effective=rate.effective,
        dated=source.date if source else None,
        price_id=rate.id,
    )
    if connection:
        return Node(tr("Connection fee of a call"), float(rate.connection_fee), "rate", origin=origin)
    return Node(tr("Rate a minute, {calls}").format(calls=call_type_label(rate.call_type)), float(rate.rate), "rate", origin=origin)


def no_rate_leaf(case: Case, key: Key) -> Node:
    """Return the rate that the price book lacks."""
    label = tr("No rate for {calls}, {place}").format(calls=call_type_label(key.call_type), place=case.place(key.destination))
    return Node(label, math.nan, "rate", origin=Origin("price_book.rates"))


def fee_leaf(case: Case, use: LicenceUse, month: int) -> Node:
    """Return the fee of a licence in a month: the negotiated one with its reason, the last one in force, or none."""
    fee, book = use.fees[month], case.project.price_book
    place = next((p for p, product in enumerate(book.products) if product.id == use.product.id), None)
    path = "" if place is None else at("price_book.products", place)
    if fee.amount is None:
        return Node(tr("No fee for {product}").format(product=use.product.name), math.nan, "fee", origin=Origin(path))
    amount = float(fee.amount)
    override = next((p for p, o in enumerate(case.scenario.fee_overrides) if o.product == use.product.id), None)
    if override is not None:
        origin = Origin(
            at(case.scenario_path, "fee_overrides", override), source=tr("negotiated price"), status="customer", note=fee.reason
        )
        return Node(tr("Negotiated fee of a licence and month"), amount, "fee", origin=origin)
    source = book.source(fee.source)
    effective = date.fromisoformat(fee.effective)
    origin = Origin(
        path=path,
        source=source.title if source else fee.source,
        status=source.status if source else "",
        effective=effective,
        dated=source.date if source else None,
        price_id=f"fee:{use.product.id}:{fee.effective}",
    )
    return Node(tr("Fee of a licence and month"), amount, "fee", origin=origin)

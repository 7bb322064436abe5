"""What the licence that a call was booked on says about its charge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.catalog.products import LicenceCode
    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.products import Product

#: ``pool``: costs nothing or its rate, depending on what is left of the pool. ``unknown``: the licence does not tell.
Terms = Literal["metered", "included", "pool", "no_price", "unknown"]

#: Capabilities that are no product of a price book. Credits pay for minutes at their rate; Microsoft finds no price for a free call;
#: the add-on takes dial-out to the United States and Canada in.
_CREDITS: Final = "MCOPSTNPP"
_FREE_CALL: Final = "FREECALL"
_DIAL_OUT_ADD_ON: Final = "MCOMEETADD_DIALOUT_US"
_ADD_ON_COUNTRIES: Final = frozenset({"CA", "US"})


def product_of(licence: str, codes: Mapping[str, LicenceCode], book: PriceBook) -> Product | None:
    """Return the product that a capability stands for; None when the book has none for it."""
    code = codes.get(licence)
    return None if code is None or not code.product else book.product(code.product)


def terms_of(licence: str, product: Product | None, key: Key, zone_a: frozenset[str]) -> Terms:
    """Return what is to be expected of a call's charge."""
    if licence == _FREE_CALL:
        return "no_price"
    if licence == _CREDITS:
        return "metered"
    if licence == _DIAL_OUT_ADD_ON and key.call_type == "dial_out" and key.destination.country in _ADD_ON_COUNTRIES:
        return "included"
    return "unknown" if product is None else _of_product(product, key, zone_a)


def _of_product(product: Product, key: Key, zone_a: frozenset[str]) -> Terms:
    if key.call_type == "toll" and product.toll_included:
        return "included"
    if key.call_type == "dial_out" and product.pool_covers(key.destination, zone_a):
        return "pool"
    return "metered"

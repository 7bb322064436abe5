"""Is there a newer edition of a plan's price book? A plan keeps its own until somebody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.catalog.complaints import CatalogueError

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.prices import PriceBook


def newer_price_book(catalogue: Catalogue, book: PriceBook) -> PriceBook | None:
    """Return the newest shipped price book of the same id and currency that was put together later; None when there is none.

    A shipped book that cannot be read is passed over: the plan has its own.
    """
    found = []
    for name in catalogue.price_book_names:
        try:
            entry = catalogue.shipped_price_book(name)
        except CatalogueError:
            continue
        if entry.usable and entry.book.id == book.id and entry.book.currency == book.currency and entry.book.as_of > book.as_of:
            found.append(entry.book)
    return max(found, key=lambda newer: newer.as_of, default=None)

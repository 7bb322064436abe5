"""Is there a newer edition of a plan's price book, shipped or in the user's own folder? A plan keeps its own until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.catalog.complaints import CatalogueError, Complaint

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.prices import PriceBook


@dataclass(frozen=True, slots=True)
class RefusedPriceBook:
    """A file of the user's folder that is no price book, with everything that is wrong with it."""

    file: Path
    complaints: tuple[Complaint, ...]


@dataclass(frozen=True, slots=True)
class NewerPriceBooks:
    """What a search found."""

    newest: PriceBook | None = None
    file: Path | None = None  # the user's own file that ``newest`` was read from; None for a shipped book
    refused: tuple[RefusedPriceBook, ...] = ()  # of the user's folder, by name


def newer_price_books(catalogue: Catalogue, book: PriceBook, folder: Path | None = None) -> NewerPriceBooks:
    """Look for the newest price book of the same id and currency that was put together later than ``book``.

    Args:
        catalogue: Brings the shipped books. One that cannot be read is passed over: the plan has its own.
        book: The plan's own.
        folder: The user's price books, each a TOML file with a CSV file of the same name beside it; need not exist. Of two
            editions of the same day the user's own counts. A file that cannot be read keeps no other from being found.
    """
    found: list[tuple[PriceBook, Path | None]] = []
    refused: list[RefusedPriceBook] = []
    for name in catalogue.price_book_names:
        try:
            entry = catalogue.shipped_price_book(name)
        except CatalogueError:
            continue
        if entry.usable:
            found.append((entry.book, None))
    for head in _heads(folder):
        try:
            entry = catalogue.read_price_book(head)
        except CatalogueError as error:
            refused.append(RefusedPriceBook(head, error.complaints))
            continue
        if entry.usable:
            found.append((entry.book, head))
    newer = [(other, file) for other, file in found if other.id == book.id and other.currency == book.currency and other.as_of > book.as_of]
    newest, file = max(newer, key=lambda pair: (pair[0].as_of, pair[1] is not None), default=(None, None))
    return NewerPriceBooks(newest, file, tuple(refused))


def _heads(folder: Path | None) -> list[Path]:
    """Return the TOML files of a folder by name; none where it cannot be looked into."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.is_file()) if folder is not None else []
    except OSError:
        return []

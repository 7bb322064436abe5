"""A quiet notice on the page of prices: there is a newer edition of the plan's price book, or one of the user's cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ppm_desktop.views.dialogs.price_book_comparison import PriceBookComparison
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.catalog.newer_price_books import NewerPriceBooks, RefusedPriceBook
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder


class NewerBookNotice(QFrame):
    """Looks in the background when the plan's price book becomes another; hidden unless there is a newer one."""

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        errands: Errands,
        countries: CountryFinder,
        style: NumberStyle,
        folder: Path | None = None,
    ) -> None:
        """Watch the price book of ``document``; ``folder`` has the user's own price books."""
        super().__init__()
        self._document = document
        self._catalogue = catalogue
        self._errands = errands
        self._countries = countries
        self._style = style
        self._folder = folder
        self._looked_for: PriceBook | None = None
        self.newer: PriceBook | None = None
        self.text = label("note", "", wrap=True)
        self.compare = button(tr("Compare…"), tr("Show what it changes; the plan keeps its own until you take the newer one over"))
        self.setObjectName("newer")
        self.refused = label("warning", "", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.compare)
        column.addLayout(row)
        column.addWidget(self.refused)
        self.compare.clicked.connect(self._compare)
        document.changed.connect(self.look)
        self.hide()
        self.look()

    def look(self) -> None:
        """Look for a newer edition, once for each price book."""
        book = self._document.project.price_book
        if book is self._looked_for:
            return
        self._looked_for = book
        catalogue, folder = self._catalogue, self._folder

        def work() -> NewerPriceBooks:
            from ppm_desktop.catalog.newer_price_books import newer_price_books  # noqa: PLC0415 - in the thread

            return newer_price_books(catalogue, book, folder)

        self._errands.send(work, lambda found: self._show(book, found))

    def _show(self, book: PriceBook, found: NewerPriceBooks) -> None:
        if book is not self._document.project.price_book:
            return
        self.newer = found.newest
        if found.newest is not None:
            days = {"day": self._style.day(found.newest.as_of), "own": self._style.day(book.as_of)}
            if found.file is None:
                text = tr("A newer price book of {day} is there. The plan keeps its own, of {own}.").format(**days)
            else:
                text = tr("A newer price book of {day} is in your folder: “{file}”. The plan keeps its own, of {own}.")
                text = text.format(file=found.file.name, **days)
            self.text.setText(text)
        self.text.setVisible(found.newest is not None)
        self.compare.setVisible(found.newest is not None)
        self.refused.setText("\n".join(_refusal(refused) for refused in found.refused))
        self.refused.setVisible(bool(found.refused))
        theme = current_theme()
        self.setStyleSheet(f"#newer {{ border: 1px solid {theme.line}; border-radius: {theme.metrics.radius}px; }}")
        self.setVisible(found.newest is not None or bool(found.refused))

    def _compare(self) -> None:
        if self.newer is not None:
            PriceBookComparison(self._document, self.newer, self._countries, self._style, self.window()).open()


def _refusal(refused: RefusedPriceBook) -> str:
    """Say which file of the user's was left out, where its first mistake is, and what to do."""
    first = refused.complaints[0]
    count = len(refused.complaints)
    text = trn(
        "▲ The price book {file} is left out. {place}: found {found}, expected {expected}. Mend it, or move it out of the folder.",
        "▲ The price book {file} is left out; it has {count} mistakes. {place}: found {found}, expected {expected}. "
        "Mend them, or move it out of the folder.",
        count,
    )
    if first.line is None:
        place = first.file.rpartition("/")[2] if not first.key else first.key
    else:
        place = tr("Line {line} of {file}").format(line=first.line, file=first.file.replace("\\", "/").rpartition("/")[2])
    return text.format(file=refused.file, count=count, place=place, found=first.found, expected=first.expected)

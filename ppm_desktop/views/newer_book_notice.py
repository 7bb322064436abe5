"""A quiet notice on the page of prices: there is a newer edition of the plan's price book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ppm_desktop.views.dialogs.price_book_comparison import PriceBookComparison
from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.country_finder import CountryFinder
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands


class NewerBookNotice(QFrame):
    """Looks in the background when the plan's price book becomes another; hidden unless there is a newer one."""

    def __init__(self, document: Document, catalogue: Catalogue, errands: Errands, countries: CountryFinder, style: NumberStyle) -> None:
        """Watch the price book of ``document``."""
        super().__init__()
        self._document = document
        self._catalogue = catalogue
        self._errands = errands
        self._countries = countries
        self._style = style
        self._looked_for: PriceBook | None = None
        self.newer: PriceBook | None = None
        self.text = label("note", "", wrap=True)
        self.compare = button(tr("Compare… (&X)"), tr("Show what it changes; the plan keeps its own until you take the newer one over"))
        self.setObjectName("newer")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.compare)
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
        catalogue = self._catalogue

        def work() -> PriceBook | None:
            from ppm_desktop.catalog.newer_price_books import newer_price_book  # noqa: PLC0415 - in the thread

            return newer_price_book(catalogue, book)

        self._errands.send(work, lambda newer: self._show(book, newer))

    def _show(self, book: PriceBook, newer: PriceBook | None) -> None:
        if book is not self._document.project.price_book:
            return
        self.newer = newer
        if newer is not None:
            text = tr("A newer price book of {day} is there. The plan keeps its own, of {own}.")
            self.text.setText(text.format(day=self._style.day(newer.as_of), own=self._style.day(book.as_of)))
            theme = current_theme()
            self.setStyleSheet(f"#newer {{ border: 1px solid {theme.line}; border-radius: {theme.metrics.radius}px; }}")
        self.setVisible(newer is not None)

    def _compare(self) -> None:
        if self.newer is not None:
            PriceBookComparison(self._document, self.newer, self._countries, self._style, self.window()).open()

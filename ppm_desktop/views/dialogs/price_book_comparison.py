"""A newer edition of the plan's price book, held against the plan's own: taken over as one step of Undo, or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.price_book_changes import changes
from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.rate_differences import RateDifferences
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

_SIZE: Final = (760, 560)


class PriceBookComparison(QDialog):
    """Keeping the plan's own price book changes nothing."""

    def __init__(self, document: Document, newer: PriceBook, countries: CountryFinder, style: NumberStyle, parent: QWidget) -> None:
        """Compare; the caller opens the dialog."""
        super().__init__(parent)
        self._document = document
        self._newer = newer
        self._day = style.day(newer.as_of)
        own = document.project.price_book
        metrics = current_theme().metrics
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("A newer price book"))
        explained_by(self, "price-book")
        text = tr("{book}: the plan has the edition of {own}, this one is of {newer}. The plan keeps its own until you take this one over.")
        days = {"own": style.day(own.as_of), "newer": self._day}
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("A newer price book")))
        column.addWidget(label("muted", text.format(book=newer.name, **days), wrap=True))
        self.warning = label("warning", self._lost(own), wrap=True)
        self.warning.setVisible(bool(self.warning.text()))
        column.addWidget(self.warning)
        self.differences = RateDifferences(tr("What it changes in the rates"), style, countries.name)
        self.differences.show_differences(changes(own, newer), (), self._fees_sentence(own))
        column.addWidget(self.differences, 1)
        self.error = label("error", "", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        buttons = QDialogButtonBox()
        self.take = QPushButton(tr("&Take it over"))
        self.take.setProperty("role", "primary")
        self.keep = QPushButton(tr("&Keep the plan's own"))
        for made, role in ((self.take, QDialogButtonBox.ButtonRole.AcceptRole), (self.keep, QDialogButtonBox.ButtonRole.RejectRole)):
            made.setAutoDefault(False)
            buttons.addButton(made, role)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(*_SIZE)

    def accept(self) -> None:
        """Take the newer book over, unless the plan could not be calculated with it."""
        changed = replace(self._document.project, price_book=self._newer)
        errors = [problem for problem in check_project(changed) if problem.severity == "error"]
        if errors:
            self.error.setText(tr("The plan cannot be calculated with it: {reason}").format(reason=problem_sentence(errors[0])))
            self.error.show()
            return
        self._document.edit(changed, tr("Take over the price book of {day}").format(day=self._day))
        super().accept()

    def _lost(self, own: PriceBook) -> str:
        """Say that the customer's own prices would go."""
        customers = {source.id for source in own.sources if source.status == "customer"}
        count = sum(1 for rate in own.rates if rate.source in customers)
        count += sum(1 for product in own.products for fee in product.fees if fee.source in customers)
        text = trn(
            "▲ {count} price of the customer's own would be replaced.", "▲ {count} prices of the customer's own would be replaced.", count
        )
        return text.format(count=count) if count else ""

    def _fees_sentence(self, own: PriceBook) -> str:
        names = [p.name for p in self._newer.products if (known := own.product(p.id)) is None or known.fees != p.fees]
        if not names:
            return tr("The fees of all licences stay the same.")
        return tr("Other fees: {products}.").format(products=", ".join(names))

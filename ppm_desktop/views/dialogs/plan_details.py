"""What a plan says about itself: name, customer, notes, agreement, period; the currency with the reason why it stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from ppm_desktop.domain.period import Month, months_from
from ppm_desktop.domain.project import AGREEMENTS, LONGEST_PERIOD, Agreement
from ppm_desktop.reports.words import period_label
from ppm_desktop.session.entry.month_names import MONTH_NAMES
from ppm_desktop.session.plan_details import PlanDetails, change_details, details_of
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.start.question_texts import AGREEMENT_TEXTS
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.field_problem import FieldProblem
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.long_text import LongText
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ppm_desktop.session.document import Document

_YEARS: Final = (2000, 2100)
_LONGEST_TEXT: Final = 500


class PlanDetailsDialog(QDialog):
    """OK makes one undo step of all changes; Cancel makes none."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        """Show the details of the open plan; the caller opens the dialog."""
        super().__init__(parent)
        self._document = document
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Plan details"))
        explained_by(self, "agreement")
        self.name = QLineEdit()
        self.customer = QLineEdit()
        self.notes = LongText()
        self.notes.setTabChangesFocus(True)
        self.agreement = QComboBox()
        explained_by(self.agreement, "agreement")
        self.agreement_hint = label("small", wrap=True)
        self.month = QComboBox()
        self.year = _Number(*_YEARS)
        self.months = _Number(1, LONGEST_PERIOD)
        self.period = label("small", wrap=True)
        self.currency = label("", document.project.currency)
        self.currency_problem = FieldProblem(document, "currency", self.currency)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._fill()
        self._arrange()
        self.agreement.currentIndexChanged.connect(self._explain)
        self.month.currentIndexChanged.connect(self._explain)
        self.year.valueChanged.connect(self._explain)
        self.months.valueChanged.connect(self._explain)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._explain()
        self.resize(620, 560)

    @property
    def details(self) -> PlanDetails:
        """What the fields say."""
        return PlanDetails(
            self.name.text(),
            self.customer.text(),
            self.notes.toPlainText(),
            cast("Agreement", self.agreement.currentData()),  # put there by _fill
            Month(self.year.value(), self.month.currentIndex() + 1),
            self.months.value(),
        )

    def accept(self) -> None:
        """Put the details into the plan."""
        change_details(self._document, self.details)
        super().accept()

    def _fill(self) -> None:
        details = details_of(self._document.project)
        for field, text in ((self.name, details.name), (self.customer, details.customer)):
            field.setMaxLength(_LONGEST_TEXT)
            field.setText(text)
        self.notes.setPlainText(details.notes)
        for agreement in AGREEMENTS:
            self.agreement.addItem(tr(AGREEMENT_TEXTS[agreement][0]), agreement)
        self.agreement.setCurrentIndex(AGREEMENTS.index(details.agreement))
        self.month.addItems([tr(name) for name in MONTH_NAMES])
        self.month.setCurrentIndex(details.start.month - 1)
        low, high = self.year.minimum(), self.year.maximum()
        self.year.setRange(min(low, details.start.year), max(high, details.start.year))
        self.year.setValue(details.start.year)
        self.months.setValue(details.months)

    def _explain(self) -> None:
        details = self.details
        self.agreement_hint.setText(tr(AGREEMENT_TEXTS[details.agreement][1]))
        text = tr("{period}. People who are there from the first month on begin with the new first month.")
        if details.start == self._document.project.start:
            text = tr("{period}.")
        self.period.setText(text.format(period=period_label(months_from(details.start, details.months))))

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        grid = QGridLayout(self)
        grid.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label("title", tr("Plan details")), 0, 0, 1, 2)
        begin = QHBoxLayout()
        begin.setSpacing(8)
        begin.addWidget(self.month)
        begin.addWidget(self.year)
        begin.addStretch(1)
        length = QHBoxLayout()
        length.setSpacing(8)
        length.addWidget(self.months)
        length.addStretch(1)
        self.months.setSuffix(tr(" months"))
        self.year.setAccessibleName(tr("First year"))
        rows: tuple[tuple[str, QWidget, QWidget | QHBoxLayout], ...] = (
            (tr("&Name"), self.name, self.name),
            (tr("C&ustomer"), self.customer, self.customer),
            (tr("N&otes"), self.notes, self.notes),
            (tr("&Agreement"), self.agreement, self.agreement),
            ("", self.agreement_hint, self.agreement_hint),
            (tr("&First month"), self.month, begin),
            (tr("&Length"), self.months, length),
            ("", self.period, self.period),
            (tr("Currency"), self.currency, self.currency),
            ("", self.currency_problem, self.currency_problem),
        )
        for number, (text, field, shown) in enumerate(rows, start=1):
            if text:
                named = label("", text)
                named.setBuddy(field)
                grid.addWidget(named, number, 0, Qt.AlignmentFlag.AlignTop if field is self.notes else Qt.AlignmentFlag.AlignVCenter)
            if isinstance(shown, QWidget):
                grid.addWidget(shown, number, 1)
            else:
                grid.addLayout(shown, number, 1)
        why = tr("The currency is that of the price book: another one needs a price book with its own prices, since nothing is converted.")
        grid.addWidget(label("small", why, wrap=True), len(rows) + 1, 1)
        grid.addWidget(self.buttons, len(rows) + 2, 0, 1, 2)


class _Number(QSpinBox):
    """A number that the wheel leaves alone unless it is being edited."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

"""What a person says of a rate sheet: its source, from when it holds, how its numbers are written, and for whom it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QGridLayout, QLineEdit, QWidget

from ppm_desktop.reports.rate_sheet.words import DATE_ORDERS, DECIMAL_SIGNS
from ppm_desktop.reports.words import STATUS_LABELS
from ppm_desktop.session.edits.annotation_edits import plain_line
from ppm_desktop.session.entry.locale_style import date_field_format
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping as Texts
    from datetime import date

    from ppm_desktop.domain.price_book_changes import MergeMode
    from ppm_desktop.domain.prices import SourceStatus
    from ppm_desktop.files.rate_sheets.amounts import DecimalSign
    from ppm_desktop.files.rate_sheets.days import DateOrder
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.rate_sheet.rate_sheet_import import RateSheetImport

#: What the project file takes for a title or a name.
_LONGEST: Final = 200


class FactsForm(QWidget):
    """Two columns of fields; each is taken over as it is typed."""

    def __init__(self, sheet: RateSheetImport, style: NumberStyle) -> None:
        """Say it of ``sheet``; days are written in ``style``."""
        super().__init__()
        self._sheet = sheet
        products = [
            (product.id, tr("only {product}").format(product=product.name)) for product in sheet.document.project.price_book.products
        ]
        self.title = _line(tr("Source: title"))
        self.dated = _day(tr("Source: day"), style)
        self.status = Choice(tr("Source: whose prices"), [(status, tr(text)) for status, text in _STATUSES.items()])
        self.effective = _day(tr("Rates without a day of their own: in force from"), style)
        self.sign = Choice(tr("Decimal sign of the sheet"), [(sign, tr(text)) for sign, text in DECIMAL_SIGNS.items()])
        self.order = Choice(tr("Order of day and month in the sheet"), [(order, tr(text)) for order, text in DATE_ORDERS.items()])
        self.product = Choice(tr("The rates are for"), [("", tr("all licences")), *products])
        self.mode = Choice(
            tr("Rates of the price book that the sheet does not have"),
            [("add_and_replace", tr("stay")), ("replace_all_rates", tr("are removed"))],
        )
        self.name = _line(tr("Name of the price book"))
        self.currency = label("small", "", wrap=True)
        for field, term in (
            (self.status, "example-price"),
            (self.effective, "rate"),
            (self.product, "rate-set"),
            (self.name, "price-book"),
        ):
            explained_by(field, term)
        self._arrange()
        self.title.textEdited.connect(self._say)
        self.dated.dateChanged.connect(self._say)
        self.status.activated.connect(self._say)
        self.effective.dateChanged.connect(self._say)
        for choice in (self.sign, self.order):
            choice.activated.connect(lambda _index: self._read_as())
        for choice in (self.product, self.mode):
            choice.activated.connect(lambda _index: self._join())
        self.name.textEdited.connect(lambda _text: self._join())

    def show_sheet(self) -> None:
        """Show what is known of the sheet."""
        facts, mapping = self._sheet.facts, self._sheet.mapping
        for field, text in ((self.title, facts.source.title), (self.name, self._sheet.book_name)):
            if field.text() != text:
                field.setText(text)
        for picker, day in ((self.dated, facts.source.date), (self.effective, facts.effective)):
            if _date_of(picker) != day:
                picker.blockSignals(True)  # noqa: FBT003 - Qt's signature
                picker.setDate(QDate(day.year, day.month, day.day))
                picker.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.status.choose(facts.source.status)
        self.product.choose(self._sheet.product)
        self.mode.choose(self._sheet.mode)
        if mapping is not None:
            self.sign.choose(mapping.decimal_sign)
            self.order.choose(mapping.date_order)

    def show_currency(self, named: str) -> None:
        """Say in which currency the sheet is read; ``named`` is what it says itself, or ""."""
        own = self._sheet.facts.currency
        if named and named != own:
            text = tr("▲ The sheet says {named}, the plan is in {own}. Amounts are not converted: ask for the sheet in {own}.")
        elif named:
            text = tr("The sheet is in {own}, as the plan is.")
        else:
            text = tr("The sheet names no currency: it is read in {own}, the plan's.")
        self.currency.setText(text.format(named=named, own=own))
        self.currency.setProperty("role", "warning" if named and named != own else "small")
        self.currency.style().unpolish(self.currency)
        self.currency.style().polish(self.currency)

    def _say(self, _value: object = None) -> None:
        facts = self._sheet.facts
        source = replace(
            facts.source, title=plain_line(self.title.text()), date=_date_of(self.dated), status=cast("SourceStatus", self.status.value)
        )
        self._sheet.say(replace(facts, effective=_date_of(self.effective), source=source))

    def _read_as(self) -> None:
        mapping = self._sheet.mapping
        if mapping is not None:
            self._sheet.read_as(
                replace(mapping, decimal_sign=cast("DecimalSign", self.sign.value), date_order=cast("DateOrder", self.order.value))
            )

    def _join(self) -> None:
        self._sheet.join(self.product.value, cast("MergeMode", self.mode.value), plain_line(self.name.text()))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(buddy(tr("&Source"), self.title), 0, 0)
        grid.addWidget(self.title, 0, 1, 1, 3)
        pairs = (
            ((tr("Date&d"), self.dated), (tr("&Whose"), self.status)),
            ((tr("In force &from"), self.effective), (tr("F&or"), self.product)),
            ((tr("Decimal si&gn"), self.sign), (tr("Da&ys"), self.order)),
        )
        for number, (left, right) in enumerate(pairs, start=1):
            for column, (text, field) in enumerate((left, right)):
                grid.addWidget(buddy(text, field), number, 2 * column)
                grid.addWidget(field, number, 2 * column + 1)
        grid.addWidget(buddy(tr("Price boo&k"), self.name), 4, 0)
        grid.addWidget(self.name, 4, 1)
        grid.addWidget(buddy(tr("Ot&hers"), self.mode), 4, 2)
        grid.addWidget(self.mode, 4, 3)
        grid.addWidget(self.currency, 5, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for field in (self.title, self.dated, self.status, self.effective, self.product, self.sign, self.order, self.name, self.mode):
            field.setToolTip(field.accessibleName())
        for choice in (self.status, self.product, self.sign, self.order, self.mode):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(9)
            choice.view().setMinimumWidth(260)


_STATUSES: Final[Texts[str, str]] = {status: STATUS_LABELS[status] for status in ("customer", "official", "example")}


def _line(spoken: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(spoken)
    field.setMaxLength(_LONGEST)
    return field


def _day(spoken: str, style: NumberStyle) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(spoken)
    field.setDisplayFormat(date_field_format(style))
    field.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
    field.setDateRange(QDate(1900, 1, 1), QDate(2199, 12, 31))
    return field


def _date_of(field: QDateEdit) -> date:
    found: date = field.date().toPython()  # type: ignore[assignment]  # PySide types it as object
    return found

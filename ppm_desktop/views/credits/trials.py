"""What is tried out on the wallet and is no part of the plan: spending seen late, a card that fails, being billed afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.costing.wallet import FundingRisks
from ppm_desktop.session.entry.day_entry import read_day
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.studies.wallet_result import WhatIf
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.policies.lever_choices import LeverField
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.field_message import FieldMessage
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: What the command line allows for the lag.
MOST_LAG: Final = 31
_DAY_WIDTH: Final = 104


class Trials(QWidget):
    """Fields that change what is shown, live, and never the plan."""

    changed = Signal()

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Begin with nothing tried; days must lie in the plan of ``document`` where they have to."""
        super().__init__()
        self._document = document
        self._style = style
        self.lag = LeverField(
            tr("How late recharging sees spending"), tr("Usage shows up within one or two days; 0: at once, as in the plan"), MOST_LAG
        )
        self.lag.setSuffix(" " + tr("days"))
        explained_by(self.lag, "posting-lag")
        self.fails = self._day(tr("The card fails from"), tr("From this day on the card for recharges is refused; empty: it never is"))
        self.works = self._day(tr("The card works again from"), tr("From this day on the card is taken again; empty: it never is"))
        self.switch_day = self._day(
            tr("Billed afterwards from"), tr("A day of the plan, or the one after it; empty: the day after the plan")
        )
        self.left_on = QCheckBox(tr("Auto-recharge sta&ys on"))
        self.left_on.setMinimumHeight(self.switch_day.sizeHint().height())
        self.left_on.setToolTip(tr("It must be switched off by hand when the way of paying changes"))
        explained_by(self.switch_day, "stranded-credit")
        explained_by(self.left_on, "stranded-credit")
        self.message, self.switch_message = FieldMessage(), FieldMessage()
        self.switch_sentence = label("", wrap=True)
        self.card_row = FlowRow(
            labelled(tr("Seen &late by"), self.lag),
            labelled(tr("Card fails fro&m"), self.fails),
            labelled(tr("wor&ks again from"), self.works),
        )
        self._arrange()
        self._connect()

    @property
    def tried(self) -> WhatIf:
        """What the fields say; a day that cannot be read counts as none."""
        fails, works = self._read(self.fails), self._read(self.works)
        risks = FundingRisks(self.lag.value(), fails, works if fails is not None else None)
        return WhatIf(risks, self._switch(), self.left_on.isChecked())

    def show_mode(self, mode: str) -> None:
        """Hide what has no meaning without auto-recharge, and show which day is meant where none is typed."""
        self.switch_day.setPlaceholderText(self._style.day(self._bounds()[1]))
        for part in (self.card_row, self.card_title, self.left_on):
            part.setVisible(mode == "auto_recharge")

    @property
    def in_force(self) -> WhatIf:
        """The same for the shown way of paying: without auto-recharge no card is charged."""
        funding = self._document.scenario.credits
        recharging = funding is not None and funding.mode == "auto_recharge"
        return self.tried if recharging else replace(self.tried, risks=FundingRisks(), recharge_stays_on=False)

    def _day(self, spoken: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setFixedWidth(_DAY_WIDTH)
        field.setAccessibleName(spoken)
        field.setToolTip(hint)
        field.setPlaceholderText(tr("never"))
        return field

    def _read(self, field: QLineEdit) -> date | None:
        read = read_day(field.text(), self._style) if field.text().strip() else None
        return read if isinstance(read, date) else None

    def _switch(self) -> date | None:
        day = self._read(self.switch_day)
        first, after = self._bounds()
        return day if day is not None and first <= day <= after else None

    def _bounds(self) -> tuple[date, date]:
        period = self._document.project.period
        return period[0].first_day, period[-1].plus(1).first_day

    def _day_objection(self, text: str) -> str:
        read = read_day(text, self._style)
        return read.reason if isinstance(read, Refusal) else ""

    def _switch_objection(self, text: str) -> str:
        read = read_day(text, self._style)
        if isinstance(read, Refusal):
            return read.reason
        first, after = self._bounds()
        if first <= read <= after:
            return ""
        said = tr("Type a day from {first} to {last}: within the plan, or the day after it.")
        return said.format(first=self._style.day(first), last=self._style.day(after))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().metrics.inside)
        self.card_title = label("heading", tr("If recharging comes late, or not at all"))
        switch_row = FlowRow(labelled(tr("Billed after&wards from"), self.switch_day), self.left_on)
        for part in (self.card_title, self.card_row, self.message):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(label("heading", tr("From prepaid to billed afterwards")))
        for part in (switch_row, self.switch_message, self.switch_sentence):
            column.addWidget(part)

    def _connect(self) -> None:
        self.lag.valueChanged.connect(self.changed)
        self.left_on.toggled.connect(self.changed)
        for field in (self.fails, self.works, self.switch_day):
            field.textEdited.connect(self.changed)
        for field in (self.fails, self.works):
            self.message.watch(field, self._day_objection)
        self.switch_message.watch(self.switch_day, self._switch_objection)

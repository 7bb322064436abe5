"""How metered calls are paid for: the way, and the amounts of a wallet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.session.edits.funding_edits import AMOUNT_NAMES, AmountName, change_amount
from ppm_desktop.views.credits.amount_field import AmountField
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.field_message import FieldMessage
from ppm_desktop.views.widgets.field_problem import FieldProblem
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.setting_links import INPUT_PROPERTY, SettingLinks
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

_MODES: Final = {
    "auto_recharge": mark("Prepaid, with auto-recharge"),
    "one_time": mark("Prepaid, bought by hand"),
    "post_paid": mark("Billed afterwards"),
    "": mark("Not decided yet"),
}
_LETTERS: Final = 22


class PaymentSettings(QWidget):
    """Edits the credits of the shown scenario. The way itself is told and not edited: it needs amounts that fit the option."""

    mode_wanted = Signal(str)  # a mode of the project file; "" leaves it open

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the settings of ``document``."""
        super().__init__()
        self._document = document
        self.option = Choice(tr("Option whose metered calls are paid for"))
        self.mode = Choice(tr("How metered calls are paid for"), [(mode, tr(text)) for mode, text in _MODES.items()])
        self.option.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.option.setMinimumContentsLength(_LETTERS)
        self.mode.setProperty(INPUT_PROPERTY, "credits")
        self.links = SettingLinks(document, "credits")
        self.amounts: dict[AmountName, AmountField] = {
            "opening": AmountField(tr("Opening amount"), tr("What is bought on the first day of the plan"), style),
            "trigger": AmountField(tr("Trigger"), tr("When the balance falls below this amount, credits are recharged"), style),
            "recharge": AmountField(tr("Recharge amount"), tr("What each recharge buys; an invoice comes with each"), style, positive=True),
        }
        explained_by(self.amounts["trigger"], "trigger")
        explained_by(self.amounts["recharge"], "auto-recharge")
        names = {"opening": tr("Ope&ning"), "trigger": tr("Tri&gger"), "recharge": tr("&Recharge")}
        self._named = {name: labelled(names[name], field) for name, field in self.amounts.items()}
        self.unit = label("muted")
        self.message = FieldMessage()
        self.problems = [FieldProblem(document, f".credits.{name}", self.amounts[name]) for name in AMOUNT_NAMES]
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the plan has now."""
        funding = self._document.scenario.credits
        mode = "" if funding is None else funding.mode
        self.mode.choose(mode)
        self.unit.setText(self._document.project.currency)
        self.unit.setMinimumHeight(self.amounts["opening"].sizeHint().height())
        for name, field in self.amounts.items():
            field.show_amount(None if funding is None else getattr(funding, name))
        self._named["opening"].setVisible(mode in {"auto_recharge", "one_time"})
        for name in ("trigger", "recharge"):
            self._named[name].setVisible(mode == "auto_recharge")
        self.amount_row.setVisible(mode in {"auto_recharge", "one_time"})
        if mode in {"", "post_paid"}:
            self.message.say("")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().metrics.inside)
        column.addWidget(FlowRow(labelled(tr("O&ption"), self.option), labelled(tr("Paid &by"), self.mode), self.links))
        self.amount_row = FlowRow(*(self._named[name] for name in AMOUNT_NAMES), self.unit)
        column.addWidget(self.amount_row)
        column.addWidget(self.message)
        for problem in self.problems:
            column.addWidget(problem)

    def _connect(self) -> None:
        self.mode.activated.connect(lambda: self.mode_wanted.emit(self.mode.value))
        for name, field in self.amounts.items():
            field.amount_typed.connect(partial(change_amount, self._document, name))
            self.message.watch(field, field.objection)
        self._document.changed.connect(self.refresh)
        self._document.scenario_changed.connect(self.refresh)

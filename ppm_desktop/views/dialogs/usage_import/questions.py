"""What an export does not say and a person has to: toll or toll-free, call types that nobody knows, which of several currencies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.reports.words import printable
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.usage_summary import UsageSummary
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.calls.usage_import import UsageImportRun

#: So many unknown call types are asked about, those with most calls; any others stay left out.
_MOST_ASKED: Final = 6
_LONGEST: Final = 30
_SEVERAL: Final = "usage_currencies"
_AMONG: Final = re.compile(r"([A-Z]{3}) \((\d+)\)")
_TYPES: Final = {
    "": mark("Leave out"),
    "toll": mark("Toll dial-in"),
    "toll_free": mark("Toll-free dial-in"),
    "dial_out": mark("Dial-out"),
}
_TOLL: Final = {
    "toll": mark("Take them as toll"),
    "toll_free": mark("Take them as toll-free"),
    "list": mark("Use a list of bridge numbers…"),
}
_FOR_TOLL: Final = ("toll_from_number_type", "toll_without_number_type")


class Questions(QWidget):
    """Only questions that arise are seen; an answer has the exports read again."""

    list_wanted = Signal()  # a list of bridge numbers is to be chosen

    def __init__(self, run: UsageImportRun, style: NumberStyle) -> None:
        """Ask on behalf of ``run``."""
        super().__init__()
        self._run = run
        self._style = style
        self._doubtful: tuple[str, ...] = ()  # number types that say neither toll nor toll-free
        self.heading = label("verdict", tr("Please decide"))
        self.toll_text = label("", wrap=True)
        self.toll = Choice(tr("Toll or toll-free"), [(key, tr(text)) for key, text in _TOLL.items()])
        self.toll.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.list_name = label("small")
        self.toll_row = FlowRow(labelled(tr("&These calls"), self.toll), self.list_name)
        self.currency_text = label("", wrap=True)
        self.currency = Choice(tr("Currency that is kept"))
        self.currency.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.currency_row = FlowRow(labelled(tr("&Keep only"), self.currency))
        self.types_text = label("", wrap=True)
        self.types: dict[str, Choice] = {}
        self._types_column = QVBoxLayout()
        self._types_column.setSpacing(6)
        self._type_rows: list[QWidget] = []
        self._arrange()
        self.toll.activated.connect(self._answer_toll)
        self.currency.activated.connect(lambda: self._run.answer(currency=self.currency.value))
        self.refresh()

    def refresh(self) -> None:
        """Ask what the newest reading leaves open; questions that were answered can be answered otherwise."""
        run = self._run
        if run.at_work:
            self.setEnabled(False)
            return
        self.setEnabled(True)
        summary = None if run.found is None else run.found.summary
        self._ask_currency()
        if summary is not None:
            self._ask_toll(summary)
            self._ask_types(summary)
        rows = (self.toll_row, self.currency_row, *self._type_rows)
        asked = any(not row.isHidden() for row in rows)
        self.setVisible(asked)

    def _ask_currency(self) -> None:
        refusal = self._run.refusal
        if refusal is not None and refusal.code == _SEVERAL:
            found = _AMONG.findall(str(refusal.value["found"]))
            said = tr("{currency}: {calls} calls")
            offered = [(code, said.format(currency=code, calls=self._style.count(int(calls)))) for code, calls in found]
            self.currency.offer([("", tr("Choose a currency")), *offered])
            self.currency.choose("")
        asked = bool(self._run.answers.currency) or (refusal is not None and refusal.code == _SEVERAL)
        self.currency_text.setText(
            tr(
                "The calls are in several currencies. Amounts are not converted: calls in another currency than the chosen one are left out."
            )
        )
        for part in (self.currency_text, self.currency_row):
            part.setVisible(asked)

    def _ask_toll(self, summary: UsageSummary) -> None:
        doubtful = [one for one in summary.assumptions if one.code in _FOR_TOLL]
        answers = self._run.answers
        if doubtful:
            self._doubtful = tuple(one.found for one in doubtful)
            calls = sum(one.calls for one in doubtful)
            names = ", ".join(tr("“{name}”").format(name=printable(one.found[:_LONGEST])) for one in doubtful if one.found)
            said = (
                tr("The export does not say toll or toll-free of {calls} calls to the bridge: their number type is {names}.")
                if names
                else tr("The export does not say toll or toll-free of {calls} calls to the bridge: it has no number type.")
            )
            self.toll_text.setText(said.format(calls=self._style.count(calls), names=names))
        said_of = {found for found, _class in answers.number_types}
        answered = answers.bridge_list is not None or any(found in said_of for found in self._doubtful)
        if not doubtful and answered:
            self.toll_text.setText(tr("Toll or toll-free of the calls to the bridge is as you say."))
        self.toll.choose("list" if answers.bridge_list is not None else "toll_free" if answered else "toll")
        self.list_name.setText("" if answers.bridge_list is None else answers.bridge_list.name)
        for part in (self.toll_text, self.toll_row):
            part.setVisible(bool(doubtful) or answered)

    def _ask_types(self, summary: UsageSummary) -> None:
        mapped = dict(self._run.answers.mapped)
        unknown = sorted((one for one in summary.call_types if one.meaning == "unknown"), key=lambda one: -one.tally.calls)
        asked = {one.found: one.tally.calls for one in unknown[:_MOST_ASKED]}
        asked |= {one.found: one.tally.calls for one in summary.call_types if one.found in mapped}
        for found, calls in asked.items():
            if found not in self.types:
                self._add_type(found, calls)
        for found, choice in self.types.items():
            choice.choose(mapped.get(found, ""))
        count = len(self.types)
        said = trn("{count} call type is not known. What is it?", "{count} call types are not known. What are they?", count)
        self.types_text.setText(said.format(count=count))
        self.types_text.setVisible(bool(self.types))

    def _add_type(self, found: str, calls: int) -> None:
        name = printable(found[:_LONGEST]) or tr("no call type")
        choice = Choice(tr("Call type {name}").format(name=name), [(key, tr(text)) for key, text in _TYPES.items()])
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        choice.activated.connect(lambda _index: self._answer_type(found))
        text = trn("“{name}”, {calls} call", "“{name}”, {calls} calls", calls).format(name=name, calls=self._style.count(calls))
        row = FlowRow(labelled(text.replace("&", "&&"), choice))
        self.types[found] = choice
        self._type_rows.append(row)
        self._types_column.addWidget(row)

    def _answer_toll(self) -> None:
        chosen = self.toll.value
        if chosen == "list":
            self.list_wanted.emit()
            return
        others = [(found, said) for found, said in self._run.answers.number_types if found not in self._doubtful]
        toll_free = [(found, "toll_free") for found in self._doubtful] if chosen == "toll_free" else []
        self._run.answer(number_types=(*others, *toll_free), bridge_list=None)

    def _answer_type(self, found: str) -> None:
        chosen = self.types[found].value
        others = [(name, said) for name, said in self._run.answers.mapped if name != found]
        self._run.answer(mapped=(*others, *([(found, chosen)] if chosen else [])))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.heading, self.currency_text, self.currency_row, self.toll_text, self.toll_row, self.types_text):
            column.addWidget(part)
        column.addLayout(self._types_column)
        for part in (self.currency_text, self.currency_row, self.toll_text, self.toll_row, self.types_text):
            part.hide()

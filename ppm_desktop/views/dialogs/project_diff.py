"""What changed from another saved plan to the open one: the decision, the money in parts, and every input and price that differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ppm_desktop.session.tables.text_rows import TextRows
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label, yielding
from ppm_desktop.views.widgets.line_table import line_table
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.project_comparison import ProjectComparisonText

_SIZE: Final = (1160, 640)
_MONEY_WIDTH: Final = 480
#: More parts than there are causes, with both ends, do not occur.
_MOST_PARTS: Final = 10


class ProjectDiffDialog(QDialog):
    """Changes nothing. The file is read and both are calculated in the background."""

    def __init__(self, document: Document, path: Path, catalogue: Catalogue, style: NumberStyle, errands: Errands, parent: QWidget) -> None:
        """Compare ``document`` with the plan in ``path`` by means of ``errands``; the caller opens the dialog."""
        super().__init__(parent)
        self._project, self._scenario = document.project, document.scenario.name
        self._path, self._catalogue, self._style, self._errands = path, catalogue, style, errands
        self._asked = 0
        metrics = current_theme().metrics
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Compared with {file}").format(file=path.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(yielding(label("title", tr("What changed since {file}").format(file=path.name))))
        self.finding = yielding(label("heading", tr("Reading and calculating…"), wrap=True))
        self.decisions = yielding(label("muted", "", wrap=True))
        column.addWidget(self.finding)
        column.addWidget(self.decisions)
        row = QHBoxLayout()
        row.setSpacing(metrics.page)
        row.addWidget(self._money())
        row.addLayout(self._inputs(), 1)
        column.addLayout(row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(*_SIZE)
        for part in (self.decisions, self.money, self.differing, self.differences_table):
            part.hide()
        self.compare()

    def _money(self) -> QWidget:
        self.parts = TextRows((tr("Part"), tr("Amount")), 1)
        self.parts_table = line_table(self.parts, tr("How the money leads from one plan to the other"), widest=0)
        self.parts_table.setTabKeyNavigation(False)
        self.remarks = label("small", "", wrap=True)
        self.money = QWidget()
        self.money.setFixedWidth(_MONEY_WIDTH)
        column = QVBoxLayout(self.money)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().metrics.inside)
        column.addLayout(self._choosing())
        column.addWidget(self.parts_table)
        column.addWidget(self.remarks)
        column.addStretch(1)
        return self.money

    def _inputs(self) -> QVBoxLayout:
        self.differing = label("heading", tr("What differs"))
        self.differences = TextRows((tr("Where"), tr("What differs"), tr("Then"), tr("Now")), 2)
        self.differences_table = line_table(self.differences, tr("What differs"), widest=1)
        self.differences_table.setTabKeyNavigation(False)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.differing)
        column.addWidget(self.differences_table, 1)
        column.addStretch(0)  # takes the room that the table leaves when nothing differs
        return column

    def _choosing(self) -> QHBoxLayout:
        self.option = Choice(tr("Option whose cost is compared"))
        self.option.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.option.activated.connect(lambda _index: self.compare())
        row = QHBoxLayout()
        row.setSpacing(current_theme().metrics.inside)
        row.addWidget(buddy(tr("C&ost of"), self.option))
        row.addWidget(self.option, 1)
        return row

    def compare(self) -> None:
        """Compare for the chosen option; what was asked before is forgotten."""
        self._asked += 1
        asked, path, project, scenario, option = self._asked, self._path, self._project, self._scenario, self.option.value
        catalogue, style = self._catalogue, self._style

        def work() -> ProjectComparisonText:
            from ppm_desktop.session.studies.project_comparison import compare_with_file  # noqa: PLC0415 - brings numpy, in this thread

            return compare_with_file(path, project, scenario, option, catalogue, style)

        self._errands.send(work, lambda text: self._show(text) if asked == self._asked else None)

    def done(self, result: int) -> None:
        """Close; an answer that comes later is for nobody."""
        self._asked += 1
        super().done(result)

    def _show(self, text: ProjectComparisonText) -> None:
        self.finding.setText(text.finding)
        self.decisions.setText("\n".join(text.decisions))
        self.decisions.setVisible(bool(text.decisions))
        if not text.refused:
            self.option.offer((("", tr("the cheapest option of each")), *text.options))
        self.money.setVisible(not text.refused)
        self.parts.show_rows(
            [(part, tr("{amount} {currency}").format(amount=amount, currency=text.currency)) for part, amount in text.parts]
        )
        self.parts_table.setVisible(bool(text.parts))
        table = self.parts_table
        lines = min(len(text.parts), _MOST_PARTS)
        table.setFixedHeight(current_theme().metrics.row * lines + table.horizontalHeader().sizeHint().height() + 2)
        self.remarks.setText("\n".join(text.remarks))
        self.remarks.setVisible(bool(text.remarks))
        self.differences.show_rows(text.differences)
        self.differences_table.setVisible(bool(text.differences))
        self.differing.setText(
            tr("What differs") if text.differences else tr("Nothing differs: both hold the same inputs and the same prices.")
        )
        self.differing.setVisible(not text.refused)

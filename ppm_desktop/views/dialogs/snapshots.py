"""Snapshots of the plan: taken, held against the plan of today, restored, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ppm_desktop.domain.snapshots import restored, with_snapshot, without_snapshot
from ppm_desktop.files.recovery import now_text
from ppm_desktop.session.edits.annotation_edits import plain_line
from ppm_desktop.session.tables.text_rows import TextRows
from ppm_desktop.views.dialogs.recovery import local_time
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.line_table import line_table
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.snapshot_comparison import SnapshotText

_LONGEST_NAME = 500


class SnapshotsDialog(QDialog):
    """The list on the left; what is different now on the right. Every change is one step of Undo."""

    def __init__(self, document: Document, catalogue: Catalogue, style: NumberStyle, errands: Errands, parent: QWidget) -> None:
        """Show the snapshots of a document, compared by means of ``errands``; the caller opens the dialog."""
        super().__init__(parent)
        self._document = document
        self._catalogue = catalogue
        self._style = style
        self._errands = errands
        self._asked = 0
        metrics = current_theme().metrics
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Snapshots"))
        explained_by(self, "snapshot")
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("Snapshots")))
        column.addWidget(label("muted", tr("A snapshot keeps the plan as it is now, under a name, inside its file."), wrap=True))
        column.addLayout(self._taking())
        column.addSpacing(metrics.inside)
        row = QHBoxLayout()
        row.setSpacing(metrics.page)
        self._taken = self._listing()
        row.addWidget(self._taken)
        row.addLayout(self._comparing(), 1)
        column.addLayout(row, 1)
        self.said = label("small", "", wrap=True)
        column.addWidget(self.said)
        column.addWidget(self._closing())
        self.resize(920, 620)
        self._fill(select=len(document.project.snapshots) - 1)

    def _taking(self) -> QHBoxLayout:
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(tr("Name of a new snapshot, such as: Offer of 3 March"))
        self.name.setAccessibleName(tr("Name of a new snapshot"))
        self.take = QPushButton(tr("&Take snapshot"))
        self.take.setProperty("role", "primary")
        self.take.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.take.setEnabled(bool(plain_line(text))))
        self.name.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)
        self.take.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.take)
        return row

    def _listing(self) -> QWidget:
        self.entries = QListWidget()
        self.entries.setAccessibleName(tr("Snapshots"))
        self.entries.setProperty("role", "entries")
        self.entries.setFixedWidth(250)
        self.entries.currentRowChanged.connect(self._compare)
        taken = QWidget()
        column = QVBoxLayout(taken)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("heading", tr("Taken")))
        column.addWidget(self.entries, 1)
        return taken

    def _comparing(self) -> QVBoxLayout:
        self.heading = label("heading")
        self.remark = label("muted", "", wrap=True)
        self.totals = TextRows((tr("Option"), tr("Then"), tr("Now"), tr("Difference")), 1)
        self.differences = TextRows((tr("Where"), tr("What differs"), tr("Then"), tr("Now")), 2)
        self._totals_table = line_table(self.totals, tr("What the options cost then and now"), widest=0)
        self._differences_table = line_table(self.differences, tr("What differs"), widest=1)
        self._totals_table.setFixedHeight(0)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.remark)
        column.addWidget(self._totals_table)
        column.addSpacing(12)
        column.addWidget(self._differences_table, 1)
        column.addStretch(0)  # takes the room that the tables leave when there is nothing to show in them
        return column

    def _closing(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore = QPushButton(tr("&Restore this snapshot"))
        self.remove = QPushButton(tr("Re&move"))
        for button, act in ((self.restore, self._restore), (self.remove, self._remove)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill(self, select: int) -> None:
        self.entries.clear()
        snapshots = self._document.project.snapshots
        for snapshot in snapshots:
            item = QListWidgetItem(f"{snapshot.name}\n{local_time(snapshot.taken)}", self.entries)
            item.setToolTip(snapshot.name)
        self.entries.setCurrentRow(min(select, len(snapshots) - 1))
        self._compare(self.entries.currentRow())

    def _take(self) -> None:
        name = plain_line(self.name.text())
        if not name:
            return
        document = self._document
        document.edit(with_snapshot(document.project, name, now_text()), tr("Take snapshot {name}").format(name=name))
        self.name.clear()
        self._fill(select=len(document.project.snapshots) - 1)
        self.said.setText(tr("“{name}” was taken. It is written with the plan when that is saved.").format(name=name))

    def _restore(self) -> None:
        document, row = self._document, self.entries.currentRow()
        name = document.project.snapshots[row].name
        document.edit(restored(document.project, row), tr("Restore snapshot {name}").format(name=name))
        self.accept()

    def _remove(self) -> None:
        document, row = self._document, self.entries.currentRow()
        name = document.project.snapshots[row].name
        document.edit(without_snapshot(document.project, row), tr("Remove snapshot {name}").format(name=name))
        self._fill(select=row)
        self.said.setText(tr("“{name}” was removed. Edit > Undo brings it back.").format(name=name))

    def _compare(self, row: int) -> None:
        document = self._document
        snapshots = document.project.snapshots
        chosen = 0 <= row < len(snapshots)
        self.restore.setEnabled(chosen)
        self.remove.setEnabled(chosen)
        self._asked += 1
        if not chosen:
            nothing = tr(
                "There are no snapshots yet. Type a name above and take one before you send an offer: later it shows what has changed."
            )
            self._show(None, tr("Choose a snapshot.") if snapshots else nothing)
            return
        asked, project, then, scenario = self._asked, document.project, snapshots[row].project, document.scenario.name
        catalogue, style = self._catalogue, self._style

        def work() -> SnapshotText:
            from ppm_desktop.session.studies.snapshot_comparison import compare_snapshot  # noqa: PLC0415 - brings numpy, in this thread

            return compare_snapshot(project, then, scenario, catalogue, style)

        self._errands.send(work, lambda text: self._show(text, "") if asked == self._asked else None)

    def done(self, result: int) -> None:
        """Close; a comparison that comes later is for nobody."""
        self._asked += 1
        super().done(result)

    def _show(self, text: SnapshotText | None, remark: str) -> None:
        table, details = self._totals_table, self._differences_table
        self.totals.show_rows(text.totals if text is not None else ())
        self.differences.show_rows(text.differences if text is not None else ())
        self.heading.setText(
            tr("Then and now: {scenario}, {unit}").format(scenario=text.scenario, unit=text.unit) if text is not None else ""
        )
        self.heading.setVisible(text is not None)
        self._taken.setVisible(self.entries.count() > 0)
        if text is not None:
            remark = text.remark or ("" if text.differences else tr("Nothing differs: the plan is as it was in this snapshot."))
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        table.setVisible(self.totals.rowCount() > 0)
        details.setVisible(self.differences.rowCount() > 0)
        row = current_theme().metrics.row
        table.setFixedHeight(row * min(self.totals.rowCount(), 6) + table.horizontalHeader().sizeHint().height() + 2)

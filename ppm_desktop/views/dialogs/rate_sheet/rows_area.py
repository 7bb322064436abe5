"""What comes of the rows: counted, and those that gave no rate listed with the cell to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.session.rate_sheet.rate_sheet_rows import COLUMN, FOUND, MOST_ROWS, ROW, TAB, WHY, SheetRows, rows_of
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.line_table import line_table
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.session.rate_sheet.rate_sheet_import import RateSheetImport

_KINDS: Final = {
    "rejected": mark("Rejected ({count})"),
    "warnings": mark("With a warning ({count})"),
    "duplicates": mark("Said twice ({count})"),
    "skipped": mark("Skipped ({count})"),
}


#: Sentences of so many rows are wrapped; measuring more takes longer than reading them.
_MEASURED: Final = 200


#: Above and below a sentence of two lines.
_AIR: Final = 8


class RowsArea(QWidget):
    """Rejected rows can be mended at once: typing into "Found" checks the sheet anew."""

    def __init__(self, sheet: RateSheetImport) -> None:
        """Show what comes of the rows of ``sheet``."""
        super().__init__()
        self._sheet = sheet
        self.counts = label("heading", "", wrap=True)
        self.kind = Choice(tr("Which rows are shown"), [(kind, tr(text).format(count=0)) for kind, text in _KINDS.items()])
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.rows = SheetRows()
        self.table = line_table(self.rows, tr("Rows of the sheet that need a look"), widest=WHY)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.forget = QPushButton(tr("Tak&e mendings back"))
        self.forget.setAutoDefault(False)
        self.hint = label("small", wrap=True)
        self._arrange()
        self.kind.activated.connect(lambda _index: self.show_rows())
        self.rows.mended.connect(sheet.correct)
        self.forget.clicked.connect(sheet.forget_corrections)

    def show_judgement(self) -> None:
        """Show what the present question comes to."""
        judgement = self._sheet.judgement
        if judgement is None:
            return
        checked = judgement.checked
        accepted, rejected = len(checked.accepted), len(checked.rejected)
        text = trn("{count} rate accepted", "{count} rates accepted", accepted).format(count=accepted)
        more = trn("{count} row rejected", "{count} rows rejected", rejected).format(count=rejected)
        self.counts.setText(tr("{accepted}, {rejected}").format(accepted=text, rejected=more if rejected else tr("none rejected")))
        skipped = sum(entry.rows for entry in checked.skipped)
        numbers = {"rejected": rejected, "warnings": len(checked.noticed), "duplicates": len(checked.duplicates), "skipped": skipped}
        self.kind.offer([(kind, tr(words).format(count=numbers[kind])) for kind, words in _KINDS.items()])
        mended = len(self._sheet.corrections)
        self.forget.setVisible(mended > 0)
        self.forget.setToolTip(trn("{count} row was mended here", "{count} rows were mended here", mended).format(count=mended))
        self.show_rows()

    def show_rows(self) -> None:
        """Show the rows of the chosen kind; the cursor stays where it was, so that mending goes on with the next row."""
        judgement = self._sheet.judgement
        if judgement is None:
            return
        kind: Any = self.kind.value or "rejected"
        current = self.table.currentIndex().row()
        self.rows.show_rows(rows_of(judgement.checked, kind))
        self.table.setColumnHidden(TAB, not any(row.tab for row in self.rows.rows))
        self.table.setColumnHidden(FOUND, kind in {"warnings", "duplicates"})
        self.table.setColumnHidden(COLUMN, kind == "skipped")
        if len(self.rows.rows) <= _MEASURED:
            self.table.resizeRowsToContents()
            for row in range(len(self.rows.rows)):
                self.table.setRowHeight(row, max(current_theme().metrics.row, self.table.rowHeight(row) + _AIR))
        hint = tr("Type over “Found” to mend a row; F2 edits.") if kind == "rejected" and self.rows.rows else ""
        self.hint.setText(tr("The first {count} are shown.").format(count=MOST_ROWS) if len(self.rows.rows) == MOST_ROWS else hint)
        self.hint.setVisible(bool(self.hint.text()))
        if self.rows.rows:
            self.table.setCurrentIndex(self.rows.index(min(max(current, 0), len(self.rows.rows) - 1), FOUND if kind == "rejected" else ROW))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.counts)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(buddy(tr("&Rows"), self.kind))
        row.addWidget(self.kind)
        row.addWidget(self.hint, 1)
        row.addWidget(self.forget)
        column.addLayout(row)
        column.addWidget(self.table, 1)

"""How the file is read: which tab holds what, and what each column means, above the rows as they stand in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSpinBox, QTableView, QVBoxLayout, QWidget

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.files.rate_sheets.layout import guess_columns
from ppm_desktop.files.rate_sheets.mapping import column_from
from ppm_desktop.reports.words import call_type_label, printable
from ppm_desktop.session.rate_sheet.rate_sheet_preview import SheetPreview
from ppm_desktop.views.dialogs.rate_sheet.column_header import ColumnHeader
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.files.rate_sheets.mapping import TabUse
    from ppm_desktop.files.rate_sheets.sheet import Sheet
    from ppm_desktop.session.rate_sheet.rate_sheet_import import RateSheetImport

_COLUMN_WIDTH: Final = 150
_ROW_HEIGHT: Final = 24
_NOT_USED, _CELLS = "not_used", "cells"
_LAST_HEADER_ROW: Final = 200


class ReadingArea(QWidget):
    """One tab at a time."""

    def __init__(self, sheet: RateSheetImport) -> None:
        """Say how ``sheet`` is read."""
        super().__init__()
        self._sheet = sheet
        self._shown: tuple[str, ...] = ()
        self.tab = Choice(tr("Tab of the file"))
        holds = [(call_type, call_type_label(call_type)) for call_type in CALL_TYPES]
        self.holds = Choice(tr("What the tab holds"), [*holds, (_CELLS, tr("as its columns say")), (_NOT_USED, tr("not used"))])
        self.header_row = QSpinBox()
        self.header_row.setAccessibleName(tr("Row of the headings"))
        self.header_row.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
        self.header_row.setRange(0, _LAST_HEADER_ROW)
        self.header_row.setSpecialValueText(tr("none"))
        self.preview = SheetPreview()
        self.table = QTableView()
        self.columns = ColumnHeader(self.preview, self.table)
        self._arrange()
        self.tab.activated.connect(lambda _index: self.show_tab())
        self.holds.activated.connect(lambda _index: self._hold())
        self.header_row.valueChanged.connect(self._head)
        self.columns.chosen.connect(self._mean)

    def show_sheet(self) -> None:
        """Offer the tabs of the file; the first that is used is shown."""
        workbook, mapping = self._sheet.workbook, self._sheet.mapping
        if workbook is None or mapping is None:
            return
        names = tuple(sheet.name for sheet in workbook.sheets)
        if names != self._shown:
            self._shown = names
            self.tab.offer([(name, printable(name) or tr("the only one")) for name in names])
            self.tab.choose(next((tab.tab for tab in mapping.tabs if tab.used), names[0]))
            self.tab.setEnabled(len(names) > 1)
        self.show_tab()

    def show_tab(self) -> None:
        """Show the chosen tab as it is read now."""
        sheet, use = self._current()
        if sheet is None or use is None:
            return
        self.holds.choose(_NOT_USED if not use.used else use.call_type or _CELLS)
        self.header_row.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.header_row.setValue(use.header_row)
        self.header_row.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.preview.show_tab(sheet, use)

    def _current(self) -> tuple[Sheet | None, TabUse | None]:
        workbook, mapping = self._sheet.workbook, self._sheet.mapping
        if workbook is None or mapping is None:
            return None, None
        return workbook.sheet(self.tab.value), mapping.tab(self.tab.value)

    def _hold(self) -> None:
        _tab, use = self._current()
        if use is None:
            return
        value: Any = self.holds.value
        call_type = use.call_type if value == _NOT_USED else "" if value == _CELLS else value
        self._read(replace(use, used=value != _NOT_USED, call_type=call_type))

    def _head(self, row: int) -> None:
        tab, use = self._current()
        names = self._sheet.names
        if tab is not None and use is not None and names is not None:
            self._read(replace(use, header_row=row, columns=guess_columns(tab, row, use.call_type, names)))

    def _mean(self, column: int, key: str) -> None:
        mapping, meaning = self._sheet.mapping, column_from(key)
        if mapping is not None and meaning is not None:
            self._sheet.read_as(mapping.with_column(self.tab.value, column, meaning))

    def _read(self, use: TabUse) -> None:
        if self._sheet.mapping is not None:
            self._sheet.read_as(self._sheet.mapping.with_tab(use))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, field in ((tr("&Tab"), self.tab), (tr("ho&lds"), self.holds), (tr("He&adings in row"), self.header_row)):
            row.addWidget(buddy(text, field))
            row.addWidget(field)
        self.tab.setMinimumContentsLength(12)
        self.header_row.setMinimumWidth(84)
        row.addStretch(1)
        column.addLayout(row)
        table = self.table
        table.setAccessibleName(tr("The first rows of the tab, as they stand in the file"))
        table.setModel(self.preview)
        table.setHorizontalHeader(self.columns)
        table.setProperty("role", "lines")
        table.setStyleSheet(f"QTableView::item:disabled {{ color: {current_theme().disabled}; }}")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalScrollBar().valueChanged.connect(self.columns.follow_scrolling)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.columns.setDefaultSectionSize(_COLUMN_WIDTH)
        column.addWidget(table, 1)

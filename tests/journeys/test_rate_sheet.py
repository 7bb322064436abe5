"""The customer's rate sheet arrives as a workbook, with one row that is wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QLineEdit, QSpinBox, QTableView, QWidget
from sheet_making import text_sheet, workbook_file
from views.windows import PATIENCE, OpenWindow, document_of, open_dialogs, wait_for_answer

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.files.project_file import project_bytes
from ppm_desktop.session.rate_sheet.rate_sheet_rows import FOUND
from ppm_desktop.views.dialogs.rate_sheet.dialog import RateSheetDialog
from ppm_desktop.views.pages.prices import PricesPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.main_window import MainWindow

TEXT = """Audio conferencing rates

Country,Call type,Line,Rate per minute (USD)
United Kingdom,toll,,0.0195
Germany,toll,,0.0205
United States,toll,,0.0185
United Kingdom,dial-out,mobile,n/a
"""


def workbook(folder: Path, text: str = TEXT) -> Path:
    """Make a workbook out of a text, as a person does who opens the one and saves the other."""
    rows = [[float(cell) if cell.startswith("0.") else cell or None for cell in line.split(",")] for line in text.splitlines()]
    return workbook_file(folder / "Contract.xlsx", {"Contract": rows})


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, buttons, keys))


def dialog_on(window: MainWindow, path: Path, qtbot: QtBot) -> RateSheetDialog:
    drop(window, path)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, RateSheetDialog)
    qtbot.waitUntil(lambda: dialog.sheet.up_to_date, timeout=PATIENCE)
    return dialog


def year_costs(window: MainWindow) -> list[float]:
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None
    return [float(result.total) for result in window.recalculator.comparison.results]


def test_a_workbook_is_imported_with_a_bad_row_mended_and_undone(
    open_window: OpenWindow, tmp_path: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    path = workbook(tmp_path)
    window = open_window()
    document = document_of(window)
    before, costs = project_bytes(document.project), year_costs(window)
    dialog = dialog_on(window, path, qtbot)
    assert dialog.outcome.counts.text() == "3 rates accepted, 1 row rejected"
    assert dialog.take.text() == "&Import 3 rates"

    table = dialog.outcome.table
    table.setFocus()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, FOUND)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "0.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.take.text() == "&Import 4 rates", timeout=PATIENCE)
    assert document.undo_stack.count() == 0
    assert dialog.differences.kind.value == "changed"
    assert dialog.differences.rows.rowCount() == 4

    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    assert not open_dialogs(window)
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == f"Import rates from {path.name}"
    day = document.project.start.first_day
    mended = document.project.price_book.rate_on(day, "dial_out", Destination("GB", "mobile"))
    assert mended is not None
    assert mended.rate == Decimal("0.5")
    wait_for_answer(qtbot, window)
    assert year_costs(window) != costs

    remembered = preferences.file.parent / "rate-sheet-layouts.json"
    qtbot.waitUntil(remembered.exists, timeout=PATIENCE)
    kept = remembered.read_text()
    assert all(word not in kept for word in ("0.0195", "0.5", "Germany", "Rate per", "n/a"))

    document.undo_stack.undo()
    assert project_bytes(document.project) == before
    wait_for_answer(qtbot, window)
    assert year_costs(window) == costs

    again = dialog_on(window, path, qtbot)
    assert again.said.text().startswith("Read as last time")
    again.reject()


def test_cancel_changes_nothing(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    before = project_bytes(document_of(window).project)
    dialog = dialog_on(window, text_sheet(tmp_path, TEXT, name="Contract.csv"), qtbot)
    dialog.facts.name.setText("Other")
    dialog.reject()
    assert project_bytes(document_of(window).project) == before
    assert document_of(window).undo_stack.count() == 0
    assert not (tmp_path / "rate-sheet-layouts.json").exists()


def test_another_meaning_of_a_column_is_judged_at_once(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    dialog = dialog_on(window, text_sheet(tmp_path, TEXT, name="Contract.csv"), qtbot)
    choice = dialog.reading.columns.choices[3]
    assert (choice.value, choice.accessibleName()) == ("rate", "Column 4, heading “Rate per minute (USD)”: read as")
    choice.choose("ignored")
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(dialog.open_points.isVisible, timeout=PATIENCE)
    assert not dialog.take.isEnabled()


def test_a_file_that_is_no_sheet_is_refused_in_the_dialog(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    path = tmp_path / "rates.xlsx"
    path.write_bytes(b"%PDF-1.7 rates")
    drop(window, path)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, RateSheetDialog)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("This is a PDF."), timeout=PATIENCE)
    assert not dialog.take.isEnabled()


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QDateEdit, QSpinBox, QTableView])
def test_every_field_of_the_dialog_has_a_name(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, kind: type[QWidget]) -> None:
    dialog = dialog_on(open_window(), text_sheet(tmp_path, TEXT, name="Contract.csv"), qtbot)
    parts = dialog.findChildren(kind)
    assert parts
    for part in parts:
        owner = part.parentWidget()
        assert part.accessibleName() or (owner is not None and owner.accessibleName())


def test_a_sheet_needs_a_plan_and_then_is_asked_for_by_menu_and_button(
    empty_window: OpenWindow, open_window: OpenWindow, tmp_path: Path
) -> None:
    empty = empty_window()
    assert not empty.menus.rate_sheet.isEnabled()
    drop(empty, text_sheet(tmp_path, TEXT, name="Contract.csv"))
    assert not open_dialogs(empty)
    window = open_window()
    window.menus.rate_sheet.trigger()
    (asking,) = open_dialogs(window)
    assert asking.windowTitle() == "Import rate sheet"
    asking.reject()
    window.show_place("prices")
    page = window.pages["prices"]
    assert isinstance(page, PricesPage)
    page.import_button.click()
    (asking,) = open_dialogs(window)
    assert isinstance(asking, QFileDialog)
    asking.reject()

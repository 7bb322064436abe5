"""By keyboard: an option is added, a group split, the answer read, the chart exported, and everything taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from views.windows import OpenWindow, document_of, open_dialogs, save, wait_for_answer

from ppm_desktop.domain.option_edits import shares_for
from ppm_desktop.views.compare.options_panel import OptionsPanel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

PATIENCE = 30_000
NARROW = "\N{NARROW NO-BREAK SPACE}"


def options_panel(window: MainWindow) -> OptionsPanel:
    page = window.compare_page
    page.views.buttons.setFocus()
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    if page.view != "options":  # without a window manager mnemonics do not arrive; the arrow keys do
        page.show_view("options")
    panel = page.panel
    assert isinstance(panel, OptionsPanel)
    return panel


def export(window: MainWindow, qtbot: QtBot, entry: int, target: Path) -> None:
    """Choose an entry of Export, type a name, press Enter."""
    window.compare_page.components.menu.actions()[entry].trigger()
    (dialog,) = [found for found in open_dialogs(window) if isinstance(found, QFileDialog)]
    field = dialog.findChild(QLineEdit)
    if field is None:
        dialog.fileSelected.emit(str(target))
        dialog.reject()
    else:
        field.setText(str(target))
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(target.exists, timeout=PATIENCE)


def test_an_option_is_added_split_read_exported_and_taken_back(open_window: OpenWindow, plan: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(plan)
    document = document_of(window)
    save(qtbot, window)
    untouched = plan.read_bytes()
    window.activateWindow()
    panel = options_panel(window)

    panel.templates.aboutToShow.emit()
    QTest.keyClick(panel.templates, Qt.Key.Key_P)  # Pay per minute for all
    if len(document.scenario.options) == 4:
        panel.templates.actions()[1].trigger()
    assert document.undo_stack.undoText() == "Add option Pay per minute"
    assert panel.list_table.current_row == 4

    table = panel.table
    share = next(c for c, column in enumerate(panel.model.columns) if column.key == "share_standard")
    table.setFocus()
    table.go_to(0, share)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = next(field for field in table.findChildren(QLineEdit) if field.isVisible())
    QTest.keyClicks(editor, "60")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: document.undo_stack.undoText() == "Change the share of Per-user licence of Sales London", timeout=PATIENCE)
    assert shares_for(document.scenario.options[4], "Sales London") == (("pay_per_minute", 0.4), ("standard", 0.6))
    wait_for_answer(qtbot, window)
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None
    total = window.recalculator.comparison.results[4].total
    assert total not in {result.total for result in window.recalculator.comparison.results[:4]}
    card = window.answer._cards[4]  # noqa: SLF001 - what is read
    assert card.accessibleName() == "Pay per minute"
    # 84 at first, on average more: Sales London grows.
    assert "92 licences" in card.accessibleDescription()

    window.compare_page.show_view("components")
    for entry, name in enumerate(("chart.png", "chart.svg", "chart.csv")):
        export(window, qtbot, entry, tmp_path / name)
    table_text = (tmp_path / "chart.csv").read_text(encoding="utf-8-sig")
    assert table_text.splitlines()[0].endswith(",pay_per_minute_2")

    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    save(qtbot, window, tmp_path / "again.ppmplan")
    assert (tmp_path / "again.ppmplan").read_bytes() == untouched
    assert QApplication.activePopupWidget() is None

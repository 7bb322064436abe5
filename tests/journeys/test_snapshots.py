"""What did we tell them in March?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid
from views.windows import PATIENCE, THREE_OFFICES, OpenWindow, document_of, grow, open_dialogs, save

from ppm_desktop.files.project_file import project_bytes, read_project
from ppm_desktop.views.dialogs.snapshots import SnapshotsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.tables.text_rows import TextRows
    from ppm_desktop.views.main_window import MainWindow


def snapshots(window: MainWindow) -> SnapshotsDialog:
    window.menus._snapshots.trigger()  # noqa: SLF001 - the menu's entry
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, SnapshotsDialog)
    return dialog


def rows(model: TextRows) -> list[list[str]]:
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_a_snapshot_is_taken_compared_restored_and_all_that_undone(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    plan = tmp_path / "Plan.ppmplan"
    plan.write_bytes(THREE_OFFICES.read_bytes())
    window = open_window(plan)
    document = document_of(window)
    before = project_bytes(document.project)

    dialog = snapshots(window)
    assert not dialog.take.isEnabled()
    QTest.keyClicks(dialog.name, "Offer of March")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Nothing differs" in dialog.remark.text(), timeout=PATIENCE)
    dialog.reject()

    grow(window, 420)
    edited = project_bytes(document.project)
    dialog = snapshots(window)
    qtbot.waitUntil(lambda: dialog.differences.rowCount() > 0, timeout=PATIENCE)
    (difference,) = rows(dialog.differences)
    assert difference == ["Today: Sales London", "organisers from Apr 2026", "140", "420"]
    totals = rows(dialog.totals)
    assert [row[0] for row in totals] == [option.name for option in document.scenario.options]
    assert all(row[3].startswith("+") for row in totals)

    dialog.restore.click()
    assert not open_dialogs(window)
    assert document.scenario.groups[0].headcount[0].organisers == 140
    assert [snapshot.name for snapshot in document.project.snapshots] == ["Offer of March"]
    assert document.undo_stack.undoText() == "Restore snapshot Offer of March"

    save(qtbot, window)
    assert read_project(plan).project == document.project
    document.undo_stack.undo()
    assert project_bytes(document.project) == edited
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert project_bytes(document.project) == before


def test_a_removed_snapshot_comes_back_by_undo(open_window: OpenWindow) -> None:
    window = open_window()
    dialog = snapshots(window)
    QTest.keyClicks(dialog.name, "Offer of March")
    dialog.take.click()
    dialog.remove.click()
    assert dialog.entries.count() == 0
    assert not dialog.restore.isEnabled()
    assert "no snapshots yet" in dialog.remark.text()
    dialog.reject()
    document_of(window).undo_stack.undo()
    assert [snapshot.name for snapshot in document_of(window).project.snapshots] == ["Offer of March"]


def test_a_comparison_that_comes_after_the_dialog_was_closed_is_for_nobody(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    dialog = snapshots(window)
    QTest.keyClicks(dialog.name, "Offer of March")
    dialog.take.click()
    assert not window.errands.idle
    dialog.reject()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)
    qtbot.waitUntil(lambda: window.errands.idle, timeout=PATIENCE)

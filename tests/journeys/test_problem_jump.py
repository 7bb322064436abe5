from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from views.windows import OpenWindow, arrived, document_of, make_unsound, open_dialogs

from ppm_desktop.views.dialogs.problems import ProblemsDialog
from ppm_desktop.views.pages.people import PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_enter_on_a_problem_goes_to_the_cell_that_it_is_about(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    make_unsound(window)
    error = next(problem for problem in document_of(window).problems if problem.severity == "error")
    window.show_problems()
    dialog = next(dialog for dialog in open_dialogs(window) if isinstance(dialog, ProblemsDialog))
    row = next(r for r in range(dialog.entries.count()) if dialog.entries.item(r).data(Qt.ItemDataRole.UserRole) == error.path)
    dialog.entries.setCurrentRow(row)
    QTest.keyClick(dialog.entries, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    page = arrived(qtbot, window, "people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(page.table.hasFocus)
    index = page.table.currentIndex()
    assert page.model.problems_at(index.row(), index.column()) == (error,)

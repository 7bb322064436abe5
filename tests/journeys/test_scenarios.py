"""From the first scenario to two that are compared, a default that several groups follow, and a policy tried and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from views.windows import OpenWindow, document_of, grow, wait_for_answer

from ppm_desktop.files.project_file import read_project, save_project
from ppm_desktop.session.tables.scenarios_table import ScenariosTable
from ppm_desktop.views.dialogs.defaults import DefaultsDialog
from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.pages.meetings import MeetingsPage
from ppm_desktop.views.pages.policies import PoliciesPage
from ppm_desktop.views.pages.scenarios import ScenariosPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NARROW = "\N{NARROW NO-BREAK SPACE}"
PATIENCE = 30_000


def scenarios_page(window: MainWindow) -> ScenariosPage:
    window.show_place("scenarios")
    page = window.stack.currentWidget()
    assert isinstance(page, ScenariosPage)
    return page


def row_of(model: ScenariosTable, row: int) -> list[str]:
    return [str(model.index(row, c).data()).replace(NARROW, " ").strip() for c in range(model.columnCount())]


def test_two_scenarios_are_compared_and_the_baseline_swapped(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    first = document_of(window).scenario.name
    window.tabs.add_button.click()
    editor = window.tabs.tabs.editor
    assert editor is not None
    editor.setText("Twice the sales people")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    grow(window, 280)
    wait_for_answer(qtbot, window)

    page = scenarios_page(window)
    qtbot.waitUntil(lambda: page.totals.up_to_date, timeout=PATIENCE)
    label, today, doubled = row_of(page.model, 1)
    assert label == "Per-user licences"
    assert today == "49 480"
    against = row_of(page.model, 2)
    assert against[:2] == ["difference", "baseline"]
    assert " more (" in against[2]
    shown = window.answer.findChildren(type(page.note))
    assert any(part.text() == doubled for part in shown) or doubled != today
    differing = [page.differences.spelled(0, c) for c in range(5)]
    assert differing == ["Twice the sales people", "Sales London", "organisers from Apr 2026", "140", "280"]
    assert page.note.text().startswith("1 input is not as in the baseline")

    page.baseline.setCurrentIndex(1)
    swapped = row_of(page.model, 2)
    assert swapped[2] == "baseline"
    assert swapped[1].split(" less")[0] == against[2].split(" more")[0]
    assert [page.differences.spelled(0, c) for c in (0, 3, 4)] == [first, "280", "140"]
    assert document_of(window).undo_stack.undoText() == "Use Twice the sales people as baseline"

    path = tmp_path / "two.ppmplan"
    save_project(document_of(window).project, path)
    again = read_project(path).project
    assert again == document_of(window).project
    assert again is not None
    assert again.baseline == "Twice the sales people"


def test_a_default_of_the_customer_is_changed_overruled_and_restored(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document = document_of(window)
    window.show_place("meetings")
    page = window.stack.currentWidget()
    assert isinstance(page, MeetingsPage)
    page.defaults_button.click()
    dialog = window.findChildren(DefaultsDialog)[0]
    dialog.model.setData(dialog.model.index(3, 2), "30")
    dialog.table.go_to(3, 2)
    dialog.follow_button.click()
    dialog.model.setData(dialog.model.index(3, 2), "45")
    assert [group.habits.minutes_per_call for group in document.scenario.groups] == [45, 45, 45]
    dialog.close()

    page.table.go_to(0, 5)
    assert page.origin.text() == "Minutes a call: customer default 45."
    page.model.setData(page.model.index(0, 5), "20")
    assert page.origin.text() == "Minutes a call: this scenario; the customer default 45 is not used."
    reset = next(action for action in page.table.context_menu().actions() if "Reset" in action.text())
    assert reset.isEnabled()
    reset.trigger()
    assert document.scenario.groups[0].habits.minutes_per_call == 45
    assert document.undo_stack.undoText() == "Reset to default"
    document.undo_stack.undo()
    assert document.scenario.groups[0].habits.minutes_per_call == 20
    wait_for_answer(qtbot, window)


def test_a_policy_is_tried_and_taken_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document = document_of(window)
    assert window.recalculator is not None

    def total() -> float:
        assert window.recalculator is not None
        assert window.recalculator.comparison is not None
        return window.recalculator.comparison.results[1].total

    before = total()
    window.show_place("policies")
    page = window.stack.currentWidget()
    assert isinstance(page, PoliciesPage)
    page.model.setData(page.model.index(0, 1), "No dial-out")
    page.model.setData(page.model.index(0, 2), "0 %")
    page.model.setData(page.model.index(0, 4), "100 %")
    assert page.sentence.text() == "Sales London: No dial-out bars all of dial-out: all join by app."
    wait_for_answer(qtbot, window)
    assert total() < before
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    wait_for_answer(qtbot, window)
    assert total() == before


def test_what_is_counted_is_set_and_taken_back(open_window: OpenWindow) -> None:
    window = open_window()
    document = document_of(window)
    before = document.project
    window.show_place("policies")
    page = window.stack.currentWidget()
    assert isinstance(page, PoliciesPage)
    counting = page.counting
    counting.increment.setValue(6)
    assert document.scenario.increment_seconds == 6
    counting.basis._buttons["purchased"].click()  # noqa: SLF001 - as a user presses it
    assert document.scenario.pool_basis == "purchased"
    assert counting.table.isVisible()
    counting.model.setData(counting.model.index(0, 1), "600")
    assert [(purchase.product, purchase.licences) for purchase in document.scenario.purchased] == [("standard", 600)]
    counting.basis._buttons["assigned"].click()  # noqa: SLF001 - as above
    assert document.scenario.purchased == ()
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.project == before

"""Comparing the open plan with another saved one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel

from ppm_desktop.views.dialogs.project_diff import ProjectDiffDialog
from views.windows import PATIENCE, THREE_OFFICES, OpenWindow, grow, open_dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def difference(qtbot: QtBot, window: MainWindow, path: Path) -> ProjectDiffDialog:
    window.project_diff.show_difference(path)
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, ProjectDiffDialog)]
    qtbot.waitUntil(lambda: not dialog.finding.text().endswith("…"), timeout=PATIENCE)
    return dialog


def rows(dialog: ProjectDiffDialog) -> list[list[str]]:
    model = dialog.differences
    return [[str(model.data(model.index(row, column))) for column in range(4)] for row in range(model.rowCount())]


def test_the_menu_asks_for_a_file(open_window: OpenWindow) -> None:
    window = open_window()
    (action,) = [action for action in window.findChildren(QAction) if action.text() == "&Compare with another project…"]
    assert action.isEnabled()
    action.trigger()
    assert any(isinstance(dialog, QFileDialog) for dialog in open_dialogs(window))


def test_more_people_are_shown_as_an_input_and_as_a_part_of_the_money(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    grow(window, 999)
    dialog = difference(qtbot, window, THREE_OFFICES)
    assert rows(dialog) == [["Today: Sales London", "organisers from Apr 2026", "140", "999"]]
    parts = [str(dialog.parts.data(dialog.parts.index(row, 0))) for row in range(dialog.parts.rowCount())]
    assert parts[0].startswith(THREE_OFFICES.name)
    assert "Organisers" in parts
    assert parts[-1].startswith("This plan")


def test_another_option_is_taken_apart_when_it_is_chosen(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    grow(window, 150)
    dialog = difference(qtbot, window, THREE_OFFICES)
    dialog.option.setCurrentIndex(dialog.option.findData("pay_per_minute"))
    dialog.option.activated.emit(dialog.option.currentIndex())
    first = dialog.parts.index(0, 0)
    qtbot.waitUntil(lambda: "Pay-per-minute" in str(dialog.parts.data(first)), timeout=PATIENCE)
    assert dialog.option.value == "pay_per_minute"


def test_the_same_plan_says_that_nothing_differs(open_window: OpenWindow, qtbot: QtBot) -> None:
    dialog = difference(qtbot, open_window(), THREE_OFFICES)
    assert dialog.differing.text().startswith("Nothing differs")
    assert not dialog.differences_table.isVisible()


def test_a_plan_in_another_currency_or_a_broken_file_is_refused_with_a_sentence(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    document = json.loads(THREE_OFFICES.read_text(encoding="utf-8"))
    document["currency"] = document["price_book"]["currency"] = "EUR"
    euro, broken = tmp_path / "euro.ppmplan", tmp_path / "broken.ppmplan"
    euro.write_text(json.dumps(document), encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    for path, said in ((euro, "nothing is converted"), (broken, "this is not JSON")):
        dialog = difference(qtbot, window, path)
        assert said in dialog.finding.text()
        assert not dialog.money.isVisible()
        dialog.reject()


def test_every_control_is_named_and_the_choice_has_a_buddy(open_window: OpenWindow, qtbot: QtBot) -> None:
    dialog = difference(qtbot, open_window(), THREE_OFFICES)
    assert all(part.accessibleName() for part in (dialog.option, dialog.parts_table, dialog.differences_table))
    assert any(label.buddy() is dialog.option for label in dialog.findChildren(QLabel))


def test_a_dialog_that_was_closed_early_takes_no_late_answer(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.project_diff.show_difference(THREE_OFFICES)
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, ProjectDiffDialog)]
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        dialog.reject()
    with qtbot.waitSignal(window.errands.ended, timeout=PATIENCE, raising=False):
        window.errands.send(lambda: 1, lambda _one: None)

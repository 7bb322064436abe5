"""A narrow window folds its answer into one line, and the user can have it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from ppm_desktop.session.preferences import Preferences
from ppm_desktop.views.widgets.cell_painter import lines
from views.windows import PATIENCE, OpenWindow, close_dialogs, grow, make_unsound, wait_for_answer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

NARROW, WIDE = (911, 512), (1366, 768)


def test_the_answer_folds_in_a_narrow_window_and_comes_back_in_a_wide_one(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(*WIDE)
    assert (window.answer.isVisible(), window.folding.bar.isVisible()) == (True, False)
    window.resize(*NARROW)
    assert (window.answer.isVisible(), window.folding.bar.isVisible()) == (False, True)
    assert not window.menus.answer_panel.isChecked()
    assert window.stack.width() > 700
    window.resize(*WIDE)
    assert (window.answer.isVisible(), window.folding.bar.isVisible()) == (True, False)
    assert window.menus.answer_panel.isChecked()


def test_the_bar_says_the_verdict_of_every_edit(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(*NARROW)
    before = window.folding.bar.verdict.text()
    assert before == window.answer.headline.text()
    grow(window, 2000)
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: window.folding.bar.verdict.text() != before, timeout=PATIENCE)
    assert window.folding.bar.verdict.text() == window.answer.headline.text()
    make_unsound(window)
    qtbot.waitUntil(lambda: window.folding.bar.verdict.text() == "There is no answer yet.", timeout=PATIENCE)


def test_what_is_chosen_in_a_narrow_window_is_remembered_and_a_wide_one_keeps_its_own(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    window.resize(*WIDE)
    window.menus.answer_panel.trigger()
    assert window.answer.isHidden()
    window.resize(*NARROW)
    window.folding.bar.button.click()
    assert window.answer.isVisible()
    assert window.answer.fold_button.isVisible()
    assert window.focusWidget() is window.answer.fold_button  # the window's own, whether or not the window has the keyboard
    window.answer.fold_button.click()
    assert window.focusWidget() is window.folding.bar.button
    window.folding.bar.button.click()
    assert window.preferences.answer_when_narrow
    window.resize(*WIDE)
    assert window.answer.isHidden()
    window.resize(*NARROW)
    assert window.answer.isVisible()
    window.answer.fold_button.click()
    assert window.answer.isHidden()
    assert not Preferences(window.preferences.file).answer_when_narrow
    assert not Preferences(tmp_path / "none.ini").answer_when_narrow


def test_a_number_in_the_bar_can_be_asked_why(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(*NARROW)
    spot = window.folding.bar.verdict.spots[0][0]
    with qtbot.waitSignal(window.answer.explanation_wanted, timeout=PATIENCE):
        spot.click()
    close_dialogs(window)


def test_the_name_column_stays_in_view_while_a_table_scrolls_sideways(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(*NARROW)
    window.folding.bar.button.click()
    window.show_place("meetings")
    table = window.pages["meetings"].table  # type: ignore[attr-defined]  # Meetings has one
    last = table.model().columnCount() - 1
    table.go_to(1, last)
    assert table.horizontalScrollBar().value() > 0
    held = table.frozen_width
    assert held == table.columnWidth(0)
    name = table.model().index(1, 0)
    assert table.visualRect(name).left() == 0
    assert table.indexAt(table.visualRect(name).center()) == name
    table.go_to(0, 0)
    assert table.horizontalScrollBar().value() > 0
    for column in range(last, 0, -1):
        table.go_to(1, column)
        assert table.visualRect(table.currentIndex()).left() >= (table.frozen_width and held) - 1


@pytest.mark.parametrize("width", range(64, 200, 7))
def test_a_wrapped_text_is_given_as_many_lines_as_it_is_drawn_in(width: int, qapp: QApplication) -> None:
    font = qapp.font()
    text = "Betriebsabteilung München-Nord und Außenstellen"
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    drawn = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        drawn += 1
    layout.endLayout()
    assert lines(text, width, QFontMetrics(font), font) == drawn

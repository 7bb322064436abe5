"""The ranges on the place Risk, by their buttons and fields: each is a step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from ppm_desktop.domain.ranges import Range
from ppm_desktop.views.pages.risk import RiskPage
from ppm_desktop.views.risk.ranges_panel import RangesPanel
from views.windows import PATIENCE, OpenWindow, arrived, document_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.domain.ranges import Risk
    from ppm_desktop.views.main_window import MainWindow

ATTENDEES = "groups[Sales London].attendees"
LOW, HIGH = 1, 3


def ranges(window: MainWindow, qtbot: QtBot) -> RangesPanel:
    assert window.risk is not None
    window.risk.choose(draws=64)
    window.show_place("risk")
    page = arrived(qtbot, window, "risk")
    assert isinstance(page, RiskPage)
    page.show_view("ranges")
    assert isinstance(page.panel, RangesPanel)
    return page.panel


def choose(panel: RangesPanel, column: int) -> None:
    row = next(place for place, entry in enumerate(panel.model.rows) if entry.path == ATTENDEES)
    panel.table.go_to(row, column)
    panel.table.setFocus()


def enter(panel: RangesPanel, column: int, text: str, qtbot: QtBot) -> None:
    choose(panel, column)
    QTest.keyClicks(panel.table, text[0])
    editor = panel.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.table.state() != QAbstractItemView.State.EditingState, timeout=PATIENCE)


def test_an_entered_end_can_be_reset_taken_as_entered_and_undone(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document, panel = document_of(window), ranges(window, qtbot)
    choose(panel, HIGH)
    assert not panel.reset_button.isEnabled()
    assert panel.exact_button.isEnabled()
    enter(panel, HIGH, "10", qtbot)
    assert Range(ATTENDEES, 0.7, 2.0) in document.scenario.ranges
    choose(panel, HIGH)
    assert panel.reset_button.isEnabled()
    panel.exact_button.click()
    assert [entry.input for entry in document.scenario.ranges].count(ATTENDEES) == 0
    choose(panel, HIGH)
    assert not panel.exact_button.isEnabled()
    panel.reset_all_button.click()
    assert document.scenario.ranges == ()
    assert document.scenario.risk.default_ranges
    assert not panel.reset_all_button.isEnabled()
    for _step in range(3):
        document.undo_stack.undo()
    assert document.scenario.ranges == ()


def test_an_end_that_cannot_be_is_refused_beside_the_table_and_changes_nothing(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document, panel = document_of(window), ranges(window, qtbot)
    told: list[str] = []
    panel.model.refused.connect(lambda _row, _column, reason: told.append(reason))
    enter(panel, LOW, "6", qtbot)
    assert told == ["The low end cannot be above the likely value, 5."]
    assert document.scenario.ranges == ()


def test_correlation_and_chance_are_part_of_the_plan(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document, panel = document_of(window), ranges(window, qtbot)

    def settings() -> Risk:
        return document.scenario.risk

    assumed = panel.correlation.value()
    assert panel.correlation_note.text() == "assumed by default"
    panel.correlation.setValue(80)
    assert settings().correlation == 0.8
    assert panel.correlation_note.text() == "yours"
    panel.reset_correlation.click()
    assert settings().correlation is None
    assert panel.correlation.value() == assumed
    panel.noise.click()
    assert not settings().volume_noise
    for _step in range(3):
        document.undo_stack.undo()
    assert settings().volume_noise
    assert settings().correlation is None

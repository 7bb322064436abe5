from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from views.windows import OpenWindow, arrived, document_of, wait_for_answer

from ppm_desktop.views.pages.meetings import MeetingsPage
from ppm_desktop.views.pages.people import PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.widgets.data_table import DataTable

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
GROUPS = (("Sales", "GB", "120"), ("Engineering", "DE", "300"), ("Board", "US", "12"))
NAME, COUNTRY, ORGANISERS = 0, 1, 2


def type_into(table: DataTable, row: int, column: int, text: str, end: Qt.Key = KEY.Key_Return) -> None:
    """Click the cell, type, end with a key: as somebody who knows worksheets does."""
    index = table.model().index(row, column)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    QTest.keyClick(table, KEY.Key_F2)
    editor = next(
        field for field in table.viewport().findChildren(QWidget) if field.isVisible() and field.metaObject().indexOfProperty("text") >= 0
    )
    QTest.keyClick(editor, KEY.Key_A, CONTROL)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, end)


def begin(qtbot: QtBot, make: OpenWindow) -> MainWindow:
    window = make()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, KEY.Key_N, CONTROL)
    qtbot.waitUntil(lambda: window.document is not None, timeout=30_000)
    wait_for_answer(qtbot, window)
    return window


def test_a_new_plan_has_an_answer_at_once_and_nothing_to_save(qtbot: QtBot, empty_window: OpenWindow) -> None:
    window = begin(qtbot, empty_window)
    assert [option.name for option in document_of(window).scenario.options] == [
        "Per-user licences",
        "Pay per minute",
        "No-charge USA/CAN licence",
    ]
    assert not document_of(window).modified
    assert document_of(window).path is None
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None


def test_three_groups_are_built_by_keys_and_mouse_until_there_is_a_verdict(qtbot: QtBot, empty_window: OpenWindow) -> None:
    window = begin(qtbot, empty_window)
    QTest.keyClick(window, KEY.Key_1, CONTROL)
    people = arrived(qtbot, window, "people")
    assert isinstance(people, PeoplePage)
    for _ in GROUPS[1:]:
        QTest.mouseClick(people.add_button, Qt.MouseButton.LeftButton)
    for row, (name, country, organisers) in enumerate(GROUPS):
        type_into(people.table, row, NAME, name)
        type_into(people.table, row, COUNTRY, country)
        type_into(people.table, row, ORGANISERS, organisers)
    QTest.keyClick(window, KEY.Key_2, CONTROL)
    meetings = arrived(qtbot, window, "meetings")
    assert isinstance(meetings, MeetingsPage)
    column = next(c for c, shape in enumerate(meetings.model.columns) if shape.key == "meetings_per_organiser")
    type_into(meetings.table, 0, column, "20")
    qtbot.waitUntil(lambda: document_of(window).scenario.groups[0].habits.meetings_per_organiser == 20)  # taken in a later turn
    wait_for_answer(qtbot, window)
    groups = document_of(window).scenario.groups
    assert [(g.name, g.country, str(g.headcount[0].organisers)) for g in groups] == list(GROUPS)
    assert groups[0].habits.meetings_per_organiser == 20
    assert window.recalculator is not None
    comparison = window.recalculator.comparison
    assert comparison is not None
    cheapest = min(comparison.results, key=lambda result: result.total)
    verdict = window.answer.headline.text().replace("\N{NON-BREAKING HYPHEN}", "-").replace("\N{NO-BREAK SPACE}", " ")
    assert verdict.startswith(cheapest.option.name)

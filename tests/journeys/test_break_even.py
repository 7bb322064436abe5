"""By keyboard: a newcomer chooses inputs, drags a slider, reads what would turn the decision, and makes a scenario of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from views.windows import PATIENCE, OpenWindow, document_of, wait_for_answer

from ppm_desktop.costing.comparison import compare
from ppm_desktop.views.pages.break_even import BreakEvenPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_newcomer_finds_what_turns_the_decision_and_tries_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.load_chart_library()
    window.places.setFocus()
    while window.place != "break-even":
        QTest.keyClick(window.places, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "break-even" in window.pages, timeout=PATIENCE)
    page = window.pages["break-even"]
    assert isinstance(page, BreakEvenPage)
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    # Another input upwards, chosen in the list with the arrow keys.
    upwards = page.choices.upwards
    upwards.setFocus()
    while upwards.value != "minutes_per_call":
        QTest.keyClick(upwards, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(page.map_panel.map.points()) > 0, timeout=PATIENCE)
    # The slider, ten steps with the keyboard.
    slider, before = page.what_if.sliders[0], page.what_if.costs.text()
    slider.setFocus()
    for _step in range(10):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert page.what_if.costs.text() != before
    # The map is walked with the arrow keys: first the customer's own point.
    page.map_panel.map.setFocus()
    QTest.keyClick(page.map_panel.map, Qt.Key.Key_Home)
    assert page.map_panel.map.marked is not None
    assert page.map_panel.map.marked.series == "today"
    # What turns it, also in the verdict.
    qtbot.waitUntil(lambda: window.flips is not None and not window.flips.at_work, timeout=PATIENCE)
    flip = page.flip_card.flip
    assert flip is not None
    assert "flips" in window.answer.headline.text()
    document = document_of(window)
    scenarios = len(document.project.scenarios)
    page.flip_card.try_button.setFocus()
    QTest.keyClick(page.flip_card.try_button, Qt.Key.Key_Space)
    assert len(document.project.scenarios) == scenarios + 1
    assert document.scenario.name.startswith("What if: ")
    wait_for_answer(qtbot, window)
    assert window.parts is not None
    now = compare(document.project, document.scenario, window.parts.catalogue.availability)
    assert now.cheapest is not None
    assert now.cheapest.option.id == flip.winner.id
    document.undo_stack.undo()
    assert len(document.project.scenarios) == scenarios

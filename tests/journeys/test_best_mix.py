"""By keyboard: a newcomer asks for the best mix, reads how good it is, forbids licences for their minutes, and makes an option of it."""

from __future__ import annotations

from threading import Event
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from views.windows import PATIENCE, OpenWindow, document_of, grow, wait_for_answer

from ppm_desktop.decisions.best_mix import find
from ppm_desktop.views.pages.break_even import BreakEvenPage

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot


def test_a_newcomer_finds_the_best_mix_and_makes_it_an_option(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.places.setFocus()
    while window.place != "break-even":
        QTest.keyClick(window.places, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "break-even" in window.pages, timeout=PATIENCE)
    page = window.pages["break-even"]
    assert isinstance(page, BreakEvenPage)
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(page.isVisible, timeout=PATIENCE)
    page.views.choose("mix")
    panel = page.mix_panel
    qtbot.waitUntil(lambda: page.mix_study.up_to_date and panel.table.isVisible(), timeout=PATIENCE)
    assert page.heading.text().startswith("The best mix costs ")
    assert panel.verdict.text().startswith("Proven: ")
    assert panel.table.accessibleDescription().startswith("The best mix costs ")
    assert panel.simple.text()
    assert not page.figures.isVisible()
    # Without licences for the sake of their minutes.
    panel.donors.setFocus()
    QTest.keyClick(panel.donors, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.mix_study.up_to_date, timeout=PATIENCE)
    assert not page.mix_study.donors
    QTest.keyClick(panel.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text().startswith("Best mix\n")
    # An option, which is worked out like any other, and taken back.
    document = document_of(window)
    options = len(document.scenario.options)
    QTest.keyClick(panel.option_button, Qt.Key.Key_Space)
    assert len(document.scenario.options) == options + 1
    wait_for_answer(qtbot, window)
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None
    assert window.recalculator.comparison.result("best_mix") is not None
    document.undo_stack.undo()
    assert len(document.scenario.options) == options
    # Back to the two options.
    page.views.choose("options")
    qtbot.waitUntil(page.figures.isVisible, timeout=PATIENCE)
    assert not panel.isVisible()
    assert not page.heading.text().startswith("The best mix")


def test_an_edit_elsewhere_ends_the_search_for_the_mix_of_the_plan_before(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    window.show_place("break-even")
    page = window.pages["break-even"]
    assert isinstance(page, BreakEvenPage)
    begun, ended = Event(), Event()

    def endless(*_plan: object, go_on: Callable[[], None], **_choices: object) -> None:
        begun.set()
        try:
            while True:
                go_on()
                sleep(0.001)
        finally:
            ended.set()

    monkeypatch.setattr(find, "best_mix", endless)
    wait_for_answer(qtbot, window)
    page.views.choose("mix")
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    window.show_place("people")
    assert page.mix_study.at_work
    grow(window, 77)
    qtbot.waitUntil(ended.is_set, timeout=PATIENCE)
    assert not page.mix_study.at_work

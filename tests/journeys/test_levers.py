"""By keyboard: a newcomer sees what each lever saves, asks for another, enters a campaign, applies one and takes it back."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from views.windows import PATIENCE, OpenWindow, document_of, grow, make_unsound, wait_for_answer

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions import levers
from ppm_desktop.decisions.levers import Standing, standing_of
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.views.pages.policies import PoliciesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario
    from ppm_desktop.views.main_window import MainWindow


def policies(window: MainWindow, qtbot: QtBot) -> PoliciesPage:
    window.load_chart_library()
    window.show_place("policies")
    page = window.pages["policies"]
    assert isinstance(page, PoliciesPage)
    qtbot.waitUntil(lambda: page.levers.work.up_to_date, timeout=PATIENCE)
    return page


def total_a_year(window: MainWindow, option: str) -> float:
    document = document_of(window)
    assert window.parts is not None
    result = compare(document.project, document.scenario, window.parts.catalogue.availability).result(option)
    assert result is not None
    return result.total * 12 / document.project.months


def test_a_lever_is_tried_applied_and_taken_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = policies(window, qtbot)
    panel, document = page.levers, document_of(window)
    choices, card = panel.choices, panel.cards["dial_out"]
    choices.option.setFocus()
    while choices.option.value != "pay_per_minute":
        QTest.keyClick(choices.option, Qt.Key.Key_Down)
    choices.setting.setFocus()
    while choices.setting.value != "none":
        QTest.keyClick(choices.setting, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.work.up_to_date, timeout=PATIENCE)
    assert panel.work.result is not None
    effect = panel.work.result.study.levers.effects[0]
    assert effect.alone is not None
    assert effect.alone > 0
    assert "USD a year" in card.money.text()
    before, project = total_a_year(window, "pay_per_minute"), document.project
    card.apply_button.setFocus()
    QTest.keyClick(card.apply_button, Qt.Key.Key_Space)
    assert document.undo_stack.undoText() == "Set dial-out: No dial-out"
    assert {group.policies.dial_out for group in document.scenario.groups} == {"none"}
    assert before - total_a_year(window, "pay_per_minute") == pytest.approx(effect.alone)
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: panel.work.up_to_date and not card.apply_button.isEnabled(), timeout=PATIENCE)
    assert card.money.text() == "No difference"
    assert card.detail.text() == "The plan has it already."
    document.undo_stack.undo()
    assert document.project == project
    qtbot.waitUntil(card.apply_button.isEnabled, timeout=PATIENCE)


def test_a_campaign_says_when_it_pays_back_and_the_chart_is_walked_with_the_keyboard(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = policies(open_window(), qtbot)
    panel = page.levers
    panel.choices.option.setFocus()
    while panel.choices.option.value != "pay_per_minute":
        QTest.keyClick(panel.choices.option, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.work.up_to_date, timeout=PATIENCE)
    assert panel.choices.option.value == "pay_per_minute"
    assert "each percentage point" in panel.slope.text()
    cost = panel.choices.cost
    cost.setFocus()
    cost.selectAll()
    QTest.keyClicks(cost, "5000")
    QTest.keyClick(cost, Qt.Key.Key_Return)
    assert cost.value() == 5000
    assert "A campaign for 5 000 USD" in panel.slope.text()
    chart = panel.panel.painted
    qtbot.waitUntil(lambda: len(chart.points()) == 7, timeout=PATIENCE)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.marked is not None
    assert chart.marked.said.startswith("Dial-out: Zone A only, alone: ")


def test_one_group_is_asked_about_alone(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel, document = policies(window, qtbot).levers, document_of(window)
    name = document.scenario.groups[0].name
    panel.choices.group.choose(name)
    panel.choices.changed.emit()
    qtbot.waitUntil(lambda: panel.work.up_to_date, timeout=PATIENCE)
    panel.cards["toll_free_off"].apply_button.click()
    assert [group.policies.toll_free_off for group in document.scenario.groups][:2] == [True, False]
    assert document.undo_stack.undoText() == "Switch toll-free off"


def test_where_no_numbers_are_named_for_moved_calls_the_levers_say_what_to_enter(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel, document = policies(window, qtbot).levers, document_of(window)
    first = document.scenario.groups[0]
    join = replace(first.habits.join, toll=0.0, toll_free=0.0, dial_out=1.0)
    group = replace(first, habits=replace(first.habits, join=join), destinations=DestinationMixes(dial_out=first.destinations.dial_out))
    document.edit_group(0, group, "Only dial-out")
    panel.choices.setting.choose("none")
    panel.choices.changed.emit()
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: panel.work.up_to_date, timeout=PATIENCE)
    card = panel.cards["dial_out"]
    assert card.money.text() == "Not known yet"
    assert card.detail.text().startswith(f"{group.name} has no destinations for ")
    assert card.detail.text() in panel.assumptions.text()
    assert not card.apply_button.isEnabled()


def test_a_plan_with_problems_has_no_levers_until_it_is_mended(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel = policies(window, qtbot).levers
    make_unsound(window)
    wait_for_answer(qtbot, window)
    assert panel.refusal.isVisible()
    assert not panel.figures.isVisible()
    document_of(window).undo_stack.undo()
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: panel.figures.isVisible() and panel.work.up_to_date, timeout=PATIENCE)


def test_an_edit_elsewhere_ends_the_levers_of_the_plan_before(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They take a second for 200 groups, and the answer to the edit would wait for them."""
    window = open_window()
    panel = policies(window, qtbot).levers
    known, begun, gate = panel.work.result, Event(), Event()
    calculated: list[Project] = []

    def slow(project: Project, scenario: Scenario, option: Option) -> Standing:
        calculated.append(project)
        begun.set()
        assert gate.wait(PATIENCE / 1000)
        return standing_of(project, scenario, option)

    monkeypatch.setattr(levers, "standing_of", slow)
    panel.choices.setting.choose("none")
    panel.choices.changed.emit()
    assert begun.wait(PATIENCE / 1000)
    window.show_place("people")
    grow(window, 77)
    gate.set()
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: window.errands.idle, timeout=PATIENCE)
    assert len(calculated) == 1
    assert panel.work.result is known
    window.show_place("policies")
    qtbot.waitUntil(lambda: panel.work.up_to_date, timeout=PATIENCE)
    assert calculated[-1] is document_of(window).project

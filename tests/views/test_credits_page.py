"""The place Credits: what is typed is in the plan and in the figures, and billed afterwards no word of a wallet is seen."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.views.pages.credits import CreditsPage
from ppm_desktop.views.spoken_language import speak
from ppm_desktop.wording import PSEUDO
from views.walking import clipped, doubled_mnemonics, out_of_reach, outside_of_parent, sideways, unnamed
from views.windows import PATIENCE, OpenWindow, document_of, make_unsound, wait_for_answer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

AUTO = Credits("auto_recharge", Decimal(3000), Decimal(500), Decimal(1200))
WORDS_OF_A_WALLET = ("wallet", "trigger", "recharge", "expir", "forfeit", "balance", "prepaid")


def fund(window: MainWindow, funding: Credits | None) -> None:
    document = document_of(window)
    document.edit_scenario(replace(document.scenario, credits=funding), "Change credits")


def shown_page(window: MainWindow, qtbot: QtBot, funding: Credits | None) -> CreditsPage:
    fund(window, funding)
    window.show_place("credits")
    page = window.pages["credits"]
    assert isinstance(page, CreditsPage)
    if funding is not None:
        qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    return page


def figure(page: CreditsPage, key: str) -> str:
    return next(each.text for each in page.figures.shown if each.key == key)


def seen_texts(top: QWidget) -> list[str]:
    parts = [part for part in top.findChildren(QWidget) if part.isVisibleTo(top)]
    return [part.text() for part in parts if isinstance(part, QLabel | QAbstractButton)]


def type_over(field: QWidget, text: str) -> None:
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def test_an_amount_is_in_the_plan_and_in_the_figures_as_it_is_typed(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot, AUTO)
    before, field = figure(page, "bought"), page.settings.amounts["recharge"]
    field.setFocus()
    type_over(field, "5000")
    qtbot.waitUntil(lambda: document_of(window).scenario.credits == replace(AUTO, recharge=Decimal(5000)), timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.study.up_to_date and figure(page, "bought") != before, timeout=PATIENCE)
    assert field.text() == "5000"
    document_of(window).undo_stack.undo()
    assert document_of(window).scenario.credits == AUTO
    assert field.text() == "1200"


def test_amounts_alone_are_answered_although_the_rest_is_still_being_calculated(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot, AUTO)
    assert window.recalculator is not None
    wait_for_answer(qtbot, window)
    fund(window, replace(AUTO, opening=Decimal(4000)))
    assert not window.recalculator.up_to_date
    assert page._comparison() is window.recalculator.comparison  # noqa: SLF001 - what the next answer rests on
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)


def test_a_text_that_is_no_amount_is_said_beside_the_field_and_the_plan_keeps_the_last_one(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot, AUTO)
    field = page.settings.amounts["trigger"]
    field.setFocus()
    type_over(field, "12a")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.settings.message.isVisible, timeout=PATIENCE)
    assert "not a number" in page.settings.message.text()
    assert document_of(window).scenario.credits == AUTO
    field.setFocus()
    type_over(field, "600")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.settings.message.isVisible(), timeout=PATIENCE)
    assert document_of(window).scenario.credits == replace(AUTO, trigger=Decimal(600))


def test_an_amount_that_cannot_be_bought_is_warned_of_beside_its_field(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = shown_page(open_window(), qtbot, replace(AUTO, recharge=Decimal("20.5")))
    (said,) = [problem.text() for problem in page.settings.problems if problem.isVisibleTo(page)]
    assert "cannot be bought" in said


def test_billed_afterwards_no_word_of_a_wallet_is_seen(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot, Credits("post_paid"))
    names = [option.name for option in document_of(window).scenario.options]
    said = [text for text in seen_texts(page) if text not in names]
    assert [text for text in said if any(word in text.casefold() for word in WORDS_OF_A_WALLET)] == []
    assert page.billed.isVisibleTo(page)
    assert "billed afterwards" in page.heading.text()


def test_a_plan_that_says_nothing_begins_with_amounts_that_fit_the_option(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot, None)
    assert "choose it above" in page.refusal.text()
    assert not page.shown.isVisibleTo(page)
    page.settings.mode.setFocus()
    page.settings.mode.setCurrentIndex(page.settings.mode.findData("auto_recharge"))
    page.settings.mode.activated.emit(page.settings.mode.currentIndex())
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    funding = document_of(window).scenario.credits
    assert funding is not None
    assert funding.recharge is not None
    assert funding.recharge > 0
    assert document_of(window).undo_stack.undoText() == "Pay by credits with auto-recharge"
    assert not page.figures.shown[5].grave


def test_a_plan_with_errors_shows_no_figures(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot, AUTO)
    make_unsound(window)
    qtbot.waitUntil(lambda: page.refusal.isVisibleTo(page), timeout=PATIENCE)
    assert "must be mended first" in page.refusal.text()
    assert not page.shown.isVisibleTo(page)


def test_a_failing_card_is_tried_without_changing_the_plan(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot, AUTO)
    first, steps = document_of(window).project.start.first_day, document_of(window).undo_stack.count()
    page.trials.fails.setFocus()
    QTest.keyClicks(page.trials.fails, first.isoformat())
    qtbot.waitUntil(lambda: page.study.up_to_date and figure(page, "outage") != "0 days", timeout=PATIENCE)
    assert page.heading.text().startswith("Service stops")
    assert document_of(window).undo_stack.count() == steps
    page.trials.fails.clear()
    page.trials.changed.emit()
    qtbot.waitUntil(lambda: page.study.up_to_date and figure(page, "outage") == "0 days", timeout=PATIENCE)


def test_auto_recharge_that_stays_on_never_drains(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = shown_page(open_window(), qtbot, AUTO)
    assert "auto\N{HYPHEN-MINUS}recharge switched off" in page.trials.switch_sentence.text()
    page.trials.left_on.click()
    qtbot.waitUntil(lambda: "never used up" in page.trials.switch_sentence.text(), timeout=PATIENCE)


def test_a_day_outside_the_plan_is_refused_for_the_change(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = shown_page(open_window(), qtbot, AUTO)
    page.trials.switch_day.setFocus()
    QTest.keyClicks(page.trials.switch_day, "1999-01-01")
    QTest.keyClick(page.trials.switch_day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.trials.switch_message.isVisibleTo(page), timeout=PATIENCE)
    assert "within the plan" in page.trials.switch_message.text()
    assert page.trials.tried.post_paid_from is None


def test_the_rows_can_be_chosen_and_are_what_is_exported(open_window: OpenWindow, qtbot: QtBot) -> None:
    funding = replace(AUTO, top_ups=(TopUp(date(2026, 9, 1), Decimal(300)),))
    page = shown_page(open_window(), qtbot, funding)
    panel = page.panel
    panel.table_button.setChecked(True)
    heads = []
    for kind in ("months", "days", "purchases", "invoices"):
        panel.rows.kinds.choose(kind)
        twin = panel.exports.twin
        assert twin is not None
        assert twin is panel.rows.model.twin
        heads.append(twin.columns[0].key)
        assert panel.rows.model.rowCount() > 0
    assert heads == ["month", "day", "day", "day"]
    panel.table_button.setChecked(False)
    assert panel.exports.twin is not None
    assert len(panel.exports.twin.rows) > 300


def test_the_chart_is_walked_with_the_keyboard_and_says_each_day_to_the_mouse(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.load_chart_library()
    page = shown_page(window, qtbot, AUTO)
    chart = page.panel.painted
    qtbot.waitUntil(lambda: len(chart.points()) > 0, timeout=PATIENCE)
    assert page.panel.summary.text() == chart.accessibleDescription()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.marked is not None
    assert chart.marked.series == "balance"
    place = QPoint(chart.width() // 2, 40)
    assert chart.said_at(place.x(), place.y()).count("-") >= 2


@pytest.mark.parametrize("language", ["en", "de", PSEUDO])
def test_a_wallet_with_everything_on_it_has_room_and_can_be_used_by_keyboard(open_window: OpenWindow, qtbot: QtBot, language: str) -> None:
    speak(language)
    try:
        window = open_window()
        window.load_chart_library()
        top_ups = (TopUp(date(2026, 9, 1), Decimal("300.5")), TopUp(date(2036, 9, 1), Decimal(100)))
        page = shown_page(window, qtbot, replace(AUTO, opening=Decimal(90_000), top_ups=top_ups))
        qtbot.waitUntil(lambda: page.advice_study.up_to_date, timeout=PATIENCE)
        qtbot.waitUntil(lambda: len(page.panel.painted.points()) > 0, timeout=PATIENCE)
        for size in ((1366, 768), (911, 512)):  # of the screen, and of the same screen at 150 %
            window.resize(*size)
            with contextlib.suppress(qtbot.TimeoutError):
                qtbot.waitUntil(lambda: not wrong(page), timeout=PATIENCE)
            assert wrong(page) == [], size
            assert (unnamed(window), out_of_reach(window)) == ([], []), size
            assert language != "en" or doubled_mnemonics(window) == [], size
    finally:
        speak("en")


def wrong(page: CreditsPage) -> list[str]:
    return [*clipped(page), *outside_of_parent(page), *sideways(page)]


def test_an_option_without_metered_calls_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document = document_of(window)
    quiet = tuple(replace(group, habits=replace(group.habits, phone_share=0.0)) for group in document.scenario.groups)
    document.edit_scenario(replace(document.scenario, groups=quiet), "Nobody phones")
    wait_for_answer(qtbot, window)
    page = shown_page(window, qtbot, AUTO)
    assert all(page.option.itemText(place).endswith("no metered calls") for place in range(page.option.count()))
    assert "has no metered calls" in page.heading.text()
    fund(window, Credits("one_time", Decimal(0)))
    qtbot.waitUntil(lambda: "spends no credits" in page.heading.text(), timeout=PATIENCE)

"""From the first start to a verdict, by the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from views.windows import PATIENCE, OpenWindow, document_of, wait_for_answer

from ppm_desktop.domain.annotations import annotation_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.start.five_questions import FiveQuestions

KEY = Qt.Key


def keyboard() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def type_on(*parts: str | Qt.Key) -> None:
    """Type texts and press keys, wherever the keyboard is."""
    for part in parts:
        if isinstance(part, str):
            QTest.keyClicks(keyboard(), part)
        else:
            QTest.keyClick(keyboard(), part)


@pytest.fixture
def started(empty_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """The window as the program shows it the first time."""
    window = empty_window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.show_nothing_open()
    window.show_place("start")
    qtbot.waitUntil(lambda: window.start.page is not None, timeout=PATIENCE)
    return window


def questions(window: MainWindow) -> FiveQuestions:
    page = window.start.page
    assert page is not None
    assert page.questions is not None
    return page.questions


def has_rows(form: FiveQuestions, count: int) -> bool:
    return len(form.offices.rows) == count


def plain(text: str) -> str:
    return text.replace("\N{NON-BREAKING HYPHEN}", "-").replace("\N{NO-BREAK SPACE}", " ")


def test_five_answers_lead_to_a_verdict_by_keys_alone(started: MainWindow, qtbot: QtBot) -> None:
    type_on(KEY.Key_Space)  # Start begins at "Answer five questions"
    type_on("uk", KEY.Key_Return, "120", KEY.Key_Return, "20", KEY.Key_Return)
    form = questions(started)
    assert form.offices.texts[0].country == "United Kingdom (GB)"
    assert form.profile.buttons["medium"].hasFocus()
    type_on(KEY.Key_Down, KEY.Key_Return)  # much telephone
    assert form.phone.hasFocus()
    type_on(KEY.Key_Return, KEY.Key_Space, KEY.Key_Return)  # volume licensing
    assert form.numbers.buttons["toll"].hasFocus()
    type_on(KEY.Key_Return)
    assert form.dial_out.hasFocus()
    type_on(KEY.Key_Space, KEY.Key_Return)
    assert form.bar.answer_button.hasFocus()
    assert "120 organisers in 2 groups; about 130 000 phone minutes" in form.bar.size_text.text().replace("\N{NARROW NO-BREAK SPACE}", " ")
    type_on(KEY.Key_Return)
    qtbot.waitUntil(lambda: started.document is not None, timeout=PATIENCE)
    wait_for_answer(qtbot, started)
    qtbot.waitUntil(lambda: started.places.currentItem().text() == "Compare", timeout=PATIENCE)
    comparison = started.recalculator.comparison if started.recalculator is not None else None
    assert comparison is not None
    assert comparison.cheapest is not None
    assert plain(started.answer.headline.text()).startswith(comparison.cheapest.option.name)
    groups = document_of(started).scenario.groups
    assert [(group.country, group.headcount[0].organisers, group.holds) for group in groups] == [
        ("GB", 100, "none"),
        ("GB", 20, "included"),
    ]
    for group in groups:
        mark = annotation_of(group.annotations, "phone_share")
        assert mark is not None
        assert mark.confidence == "profile"
    assert groups[0].habits.join.dial_out > 0
    assert document_of(started).path is None
    assert document_of(started).modified  # somebody's answers are not given up without a question


def test_enter_presses_the_button_that_has_the_keyboard(started: MainWindow) -> None:
    type_on(KEY.Key_Return, "GB", KEY.Key_Tab)  # Start begins at "Answer five questions"
    assert questions(started).offices.texts[0].country == "United Kingdom (GB)"


def test_under_an_agreement_that_bars_pay_per_minute_the_verdict_names_another_option(started: MainWindow, qtbot: QtBot) -> None:
    type_on(KEY.Key_Space)
    type_on("GB", KEY.Key_Return, "40", KEY.Key_Return, KEY.Key_Return)
    type_on(KEY.Key_Return, KEY.Key_Return)  # the usual profile, nothing known about phone participants
    type_on(KEY.Key_Down, KEY.Key_Space)  # Cloud Solution Provider
    form = questions(started)
    assert form.agreement.chosen == "csp"
    type_on(KEY.Key_Return, KEY.Key_Return, KEY.Key_Return, KEY.Key_Return)
    qtbot.waitUntil(lambda: started.document is not None, timeout=PATIENCE)
    wait_for_answer(qtbot, started)
    comparison = started.recalculator.comparison if started.recalculator is not None else None
    assert comparison is not None
    barred = comparison.result("pay_per_minute")
    assert barred is not None
    assert not barred.eligibility.eligible
    assert comparison.cheapest is not None
    assert comparison.cheapest.option.id != "pay_per_minute"
    assert plain(started.answer.headline.text()).startswith(comparison.cheapest.option.name)
    funding = document_of(started).scenario.credits
    assert funding is not None
    assert funding.mode == "post_paid"


def test_enter_on_and_on_neither_adds_countries_nor_leaves(started: MainWindow) -> None:
    type_on(KEY.Key_Space)
    form = questions(started)
    for _ in range(30):
        type_on(KEY.Key_Return)
    assert len(form.offices.rows) == 1
    assert form.isVisible()
    assert started.document is None


def test_asking_for_the_answer_too_early_leads_to_what_is_missing(started: MainWindow) -> None:
    type_on(KEY.Key_Space, "DE", KEY.Key_Tab)
    form = questions(started)
    assert form.offices.rows[0].remark.isHidden()  # not before the field has been left
    form.bar.answer_button.setFocus()
    assert "how many people organise" in form.offices.rows[0].remark.text()
    type_on(KEY.Key_Return)
    assert form.offices.rows[0].organisers.hasFocus()
    assert "Choose how licences are bought" in form.agreement.remark.text()
    type_on("1.5")
    assert "not a whole number" in form.offices.rows[0].remark.text()
    QTest.keyClick(form.offices.rows[0].organisers, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_on("15")
    assert form.offices.rows[0].remark.isHidden()


def test_what_was_typed_is_there_again_after_looking_elsewhere(started: MainWindow) -> None:
    type_on(KEY.Key_Space, "FR", KEY.Key_Tab, "70", KEY.Key_Escape)
    page = started.start.page
    assert page is not None
    assert page.currentWidget() is page.overview
    started.show_place("people")
    started.show_place("start")
    page.overview.questions_button.setFocus()
    type_on(KEY.Key_Space)
    assert questions(started).offices.texts[0].organisers == "70"
    assert "France" in questions(started).offices.texts[0].country


#: A careful typist makes a keystroke a second.
KEYSTROKES_OF_A_MINUTE = 60


def test_five_questions_lead_to_a_verdict_in_a_minute_of_keystrokes(
    started: MainWindow, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    """All five questions are answered; not one step needs the mouse."""
    texts: tuple[str | Qt.Key, ...] = (KEY.Key_Space, "uk", KEY.Key_Return, "120", KEY.Key_Return, "20", KEY.Key_Return)
    choices: tuple[Qt.Key, ...] = (KEY.Key_Down, KEY.Key_Return, KEY.Key_Return, KEY.Key_Space, KEY.Key_Return, KEY.Key_Return)
    keys = (*texts, *choices, KEY.Key_Space, KEY.Key_Return, KEY.Key_Return)
    type_on(*keys)
    qtbot.waitUntil(lambda: started.document is not None, timeout=PATIENCE)
    wait_for_answer(qtbot, started)
    assert started.answer.headline.text()
    pressed = sum(len(key) if isinstance(key, str) else 1 for key in keys)
    record_property("keystrokes from the first start to a verdict", pressed)
    assert pressed <= KEYSTROKES_OF_A_MINUTE, pressed


@pytest.mark.parametrize("way", ["the key of the button", "back with Shift+Tab"])
def test_three_countries_are_typed_without_the_mouse_and_none_is_lost(started: MainWindow, way: str, qtbot: QtBot) -> None:
    type_on(KEY.Key_Space)
    form = questions(started)
    for number, (country, organisers, with_e5) in enumerate((("Germany", "1200", "200"), ("us", "600", "0"), ("br", "200", "50"))):
        if number and way == "the key of the button":
            QTest.keyClick(keyboard(), KEY.Key_C, Qt.KeyboardModifier.AltModifier)
        elif number:
            type_on(KEY.Key_Return)  # on to question 3
            QTest.keyClick(keyboard(), KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            assert form.add_button.hasFocus()
            type_on(KEY.Key_Space)
        qtbot.waitUntil(partial(has_rows, form, number + 1))  # the key of a button presses it a tenth of a second later
        type_on(country, KEY.Key_Return)  # typed at once: the new row has the keyboard
        qtbot.waitUntil(form.offices.rows[number].organisers.hasFocus)
        type_on(organisers, KEY.Key_Tab, with_e5)
    assert [(text.country, text.organisers, text.with_e5) for text in form.offices.texts] == [
        ("Germany (DE)", "1200", "200"),
        ("United States (US)", "600", "0"),
        ("Brazil (BR)", "200", "50"),
    ]
    assert "organisers in 5 groups" in form.bar.size_text.text()

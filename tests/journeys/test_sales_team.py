"""A customer's story by the keyboard: 2,000 people in three countries, some with E5, 150 in sales who phone a lot; to a verdict."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from views.windows import PATIENCE, arrived, document_of, open_dialogs, wait_for_answer

from journeys.test_five_questions import KEY, has_rows, keyboard, plain, questions, started, type_on
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.views.dialogs.split_group import SplitGroupDialog
from ppm_desktop.views.pages.people import PeoplePage
from ppm_desktop.views.pages.prices import PricesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

__all__ = ["started"]

ALT = Qt.KeyboardModifier.AltModifier


def press(key: Qt.Key) -> None:
    QTest.keyClick(keyboard(), key, ALT)


def answer_the_questions(window: MainWindow, qtbot: QtBot) -> None:
    type_on(KEY.Key_Return)
    form = questions(window)
    for number, (country, organisers, with_e5) in enumerate((("Germany", "900", "100"), ("USA", "600", "50"), ("India", "500", ""))):
        if number:
            press(KEY.Key_C)
            qtbot.waitUntil(partial(has_rows, form, number + 1))
        type_on(country, KEY.Key_Return)
        qtbot.waitUntil(form.offices.rows[number].organisers.hasFocus)
        type_on(organisers, KEY.Key_Tab, with_e5)
    type_on(KEY.Key_Return)
    assert "neither licences nor pay per minute can be bought there" in form.offices.rows[2].remark.text()
    type_on(KEY.Key_Return, KEY.Key_Return, KEY.Key_Space, KEY.Key_Return)  # the usual profile, volume licensing
    type_on(KEY.Key_Down, KEY.Key_Down, KEY.Key_Return, KEY.Key_Return)  # both kinds of numbers
    assert form.numbers.chosen == "both"
    assert form.bar.answer_button.hasFocus()
    type_on(KEY.Key_Return)
    qtbot.waitUntil(lambda: window.document is not None, timeout=PATIENCE)
    wait_for_answer(qtbot, window)


def split_sales_off(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("people")
    page = arrived(qtbot, window, "people")
    assert isinstance(page, PeoplePage)
    page.table.setFocus()
    press(KEY.Key_L)
    qtbot.waitUntil(lambda: bool(open_dialogs(window)))
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, SplitGroupDialog)
    qtbot.waitUntil(dialog.name.hasFocus)
    type_on("Sales", KEY.Key_Tab, "150", KEY.Key_Tab, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert not open_dialogs(window)
    window.activateWindow()  # where nothing manages windows, nobody else does
    assert QTest.qWaitForWindowActive(window)


def add_missing_rates(window: MainWindow, qtbot: QtBot, *rates: str) -> None:
    """Go to the first missing rate by its button and type it; then to what the page leads to, one after the other."""
    window.show_place("prices")
    page = arrived(qtbot, window, "prices")
    assert isinstance(page, PricesPage)
    qtbot.waitUntil(partial(lacks, page, len(rates)), timeout=PATIENCE)
    page.missing.buttons[0].setFocus()
    type_on(KEY.Key_Return)
    for left, rate in zip(reversed(range(len(rates))), rates, strict=True):
        qtbot.waitUntil(partial(asks, page), timeout=PATIENCE)
        type_on(rate, KEY.Key_Return)
        qtbot.waitUntil(partial(lacks, page, left), timeout=PATIENCE)


def asks(page: PricesPage) -> bool:
    return page.addition.rate.hasFocus() and bool(page.addition.picker.currentText())


def lacks(page: PricesPage, count: int) -> bool:
    return len(page.missing.buttons) == count


def test_a_sales_team_gets_its_own_group_its_own_option_and_a_verdict(started: MainWindow, qtbot: QtBot) -> None:
    answer_the_questions(started, qtbot)
    split_sales_off(started, qtbot)
    document = document_of(started)
    assert [(group.name, group.country, group.headcount[0].organisers) for group in document.scenario.groups] == [
        ("Germany", "DE", 650),
        ("Sales", "DE", 150),
        ("Germany with E5", "DE", 100),
        ("United States", "US", 550),
        ("United States with E5", "US", 50),
        ("India", "IN", 500),
    ]
    assert document.scenario.options[-1].name == "Sales licensed, the rest per minute"
    wait_for_answer(qtbot, started)
    assert started.answer.headline.text() == "No option can be called cheapest: a price is missing."
    add_missing_rates(started, qtbot, "0.05", "0.09")  # people in India call in, too
    rates = [
        document.project.price_book.rate_on(document.project.start.first_day, kind, Destination("IN")) for kind in ("toll", "toll_free")
    ]
    assert [rate.rate for rate in rates if rate is not None] == [Decimal("0.05"), Decimal("0.09")]
    wait_for_answer(qtbot, started)
    comparison = started.recalculator.comparison if started.recalculator is not None else None
    assert comparison is not None
    assert comparison.cheapest is not None
    assert plain(started.answer.headline.text()).startswith(comparison.cheapest.option.name)
    assert "Every option gives up" in plain(started.answer.detail.text())

"""By keyboard and by mouse: somebody decides how metered calls are paid for, sees the money day by day, and takes the advice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from views.windows import PATIENCE, OpenWindow, document_of

from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.views.pages.credits import CreditsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.widgets.data_table import DataTable


def at_credits(window: MainWindow, qtbot: QtBot) -> CreditsPage:
    window.load_chart_library()
    window.places.setFocus()
    while window.place != "credits":
        QTest.keyClick(window.places, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "credits" in window.pages, timeout=PATIENCE)
    page = window.pages["credits"]
    assert isinstance(page, CreditsPage)
    return page


def type_into_cell(table: DataTable, column: int, text: str, qtbot: QtBot) -> None:
    table.go_to(0, column)
    QTest.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.findChildren(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.findChildren(QLineEdit), timeout=PATIENCE)


def test_a_wallet_is_set_up_by_keyboard_and_follows_the_advice(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page, document = at_credits(window, qtbot), document_of(window)
    # Paid by credits, with auto-recharge: chosen with the arrow keys; the amounts fit the option.
    mode = page.settings.mode
    mode.setFocus()
    QTest.keyClick(mode, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: document.scenario.credits is not None, timeout=PATIENCE)
    assert mode.value == "auto_recharge"
    qtbot.waitUntil(lambda: page.study.up_to_date and page.figures.shown != (), timeout=PATIENCE)
    # A trigger that is too small, and spending that is seen late: service stops.
    trigger = page.settings.amounts["trigger"]
    trigger.setFocus()
    QTest.keyClick(trigger, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(trigger, "1")
    QTest.keyClick(trigger, Qt.Key.Key_Return)
    page.trials.lag.setFocus()
    for _day in range(2):
        QTest.keyClick(page.trials.lag, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.study.up_to_date and page.heading.text().startswith("Service stops"), timeout=PATIENCE)
    # The chart is walked, and its rows are read.
    chart = page.panel.painted
    qtbot.waitUntil(lambda: any(point.series == "outage" for point in chart.points()), timeout=PATIENCE)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.marked is not None
    assert chart.marked.series == "outage"
    page.panel.table_button.setFocus()
    QTest.keyClick(page.panel.table_button, Qt.Key.Key_Space)
    assert page.panel.rows.model.rowCount() == document.project.months + 1
    # The advice for one plan in twenty, taken with a key.
    qtbot.waitUntil(lambda: page.advice_study.up_to_date, timeout=PATIENCE)
    one_in_twenty = page.advice.risk.findChildren(QPushButton)[1]
    one_in_twenty.setFocus()
    QTest.keyClick(one_in_twenty, Qt.Key.Key_Space)
    assert page.advice.risk.is_chosen("0.05")
    qtbot.waitUntil(lambda: page.advice_study.up_to_date and page.advice.use_button.isEnabled(), timeout=PATIENCE)
    advice = page.advice.advice
    assert advice is not None
    assert advice.advised.outlook.outage <= 0.05
    page.advice.use_button.setFocus()
    QTest.keyClick(page.advice.use_button, Qt.Key.Key_Space)
    assert document.scenario.credits == advice.advised.settings
    assert trigger.text() == str(advice.advised.settings.trigger)
    qtbot.waitUntil(lambda: page.study.up_to_date and page.heading.text().startswith("There is always enough"), timeout=PATIENCE)
    # All of it can be taken back.
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.project.scenarios[0].credits is None
    assert not page.shown.isVisibleTo(page)


def test_purchases_by_hand_are_added_with_the_mouse_and_the_change_to_being_billed_is_read(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page, document = at_credits(window, qtbot), document_of(window)
    page.settings.mode.setFocus()
    QTest.keyClick(page.settings.mode, Qt.Key.Key_Home)
    QTest.keyClick(page.settings.mode, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    page.ensureWidgetVisible(page.top_ups)
    QTest.mouseClick(page.top_ups.add_button, Qt.MouseButton.LeftButton)
    table = page.top_ups.table
    qtbot.waitUntil(table.isVisible, timeout=PATIENCE)
    for column, text in enumerate(("2027-02-01", "2500")):
        type_into_cell(table, column, text, qtbot)
    funding = document.scenario.credits
    assert isinstance(funding, Credits)
    assert funding.top_ups == (TopUp(date(2027, 2, 1), Decimal(2500)),)
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    result = page.study.result
    assert result is not None
    assert any("2027-02-01" in str(row[0]) for row in result.rows("invoices").rows)
    page.trials.switch_day.setFocus()
    QTest.keyClicks(page.trials.switch_day, "2027-03-01")
    qtbot.waitUntil(lambda: "2027-03-01" in page.trials.switch_sentence.text(), timeout=PATIENCE)
    # Billed afterwards: nothing of the wallet is left, and one step brings it back.
    page.settings.mode.setFocus()
    QTest.keyClick(page.settings.mode, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.study.up_to_date and page.billed.isVisibleTo(page), timeout=PATIENCE)
    assert not page.rest.isVisibleTo(page)
    assert document.undo_stack.undoText() == "Have metered calls billed afterwards"
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: page.study.up_to_date and page.rest.isVisibleTo(page), timeout=PATIENCE)
    assert document.scenario.credits == funding

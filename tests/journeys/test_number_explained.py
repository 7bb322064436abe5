"""A number explained down to its rate and source, by the keyboard; and one that is not known, to where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from views.windows import MISSING_RATE, PATIENCE, OpenWindow, arrived, open_dialogs

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.session.tables.explanation_model import AMOUNT, DAY, RATE, SOURCE, WHAT
from ppm_desktop.views.dialogs.explanation import ExplanationDialog
from ppm_desktop.views.pages.prices import PricesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

KEY = Qt.Key
MOST_STEPS = 60


def asked(window: MainWindow, option: int, qtbot: QtBot) -> ExplanationDialog:
    """Press Enter on the total of an option's card."""
    total = window.answer._cards[option]._total  # noqa: SLF001 - what has the keyboard
    window.activateWindow()
    total.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(total.hasFocus)
    QTest.keyClick(total, KEY.Key_Space)
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, ExplanationDialog)
    return dialog


def cell(dialog: ExplanationDialog, column: int) -> str:
    return str(dialog.view.currentIndex().siblingAtColumn(column).data() or "")


def test_a_total_is_followed_to_a_rate_with_its_source_and_its_day(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    dialog = asked(window, 1, qtbot)
    assert dialog.windowTitle() == "Why? Pay-per-minute with Communications Credits: total"
    seen: list[str] = []
    for _ in range(MOST_STEPS):  # Right unfolds a level, Down goes into it
        if cell(dialog, RATE):
            break
        QTest.keyClick(dialog.view, KEY.Key_Right)
        QTest.keyClick(dialog.view, KEY.Key_Down)
        seen.append(cell(dialog, WHAT))
    assert cell(dialog, RATE), seen
    assert cell(dialog, AMOUNT)
    assert "Azure Communication Services" in cell(dialog, SOURCE)
    assert "20" in cell(dialog, DAY)  # the day of the source
    source = cell(dialog, SOURCE)
    QTest.keyClick(dialog.view, KEY.Key_Return)
    if open_dialogs(window):  # the line has levels of its own: the rate is below it
        dialog.input_button.click()
    page = arrived(qtbot, window, "prices")
    assert isinstance(page, PricesPage)
    row = page.rates_table.table_model.rows[page.rates_table.current_row]  # the very rate, or the first of the table
    assert row.source is not None
    assert f"{row.source.title}" in source


def test_an_unknown_number_says_why_and_leads_to_the_row_that_mends_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(MISSING_RATE)
    dialog = asked(window, 0, qtbot)
    assert "≥" in dialog.figure.text()
    (mend,) = [button for button in dialog.findChildren(QPushButton) if button.accessibleName().startswith("Show in Prices: ")]
    mend.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(mend, KEY.Key_Space)
    page = arrived(qtbot, window, "prices")
    assert isinstance(page, PricesPage)
    assert page.addition.call_type.currentIndex() == CALL_TYPES.index("dial_out")
    assert "United Arab Emirates" in page.addition.picker.currentText()

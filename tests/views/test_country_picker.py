from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.views.widgets.country_picker import CountryPicker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def picker(qtbot: QtBot) -> CountryPicker:
    field = CountryPicker(CountryFinder(load_catalogue()))
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    return field


@pytest.mark.parametrize(("typed", "code"), [("ger", "DE"), ("united k", "GB"), ("Germany", "DE"), ("uk", "GB")])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_the_suggestion_that_enter_takes_from_the_list_stays_in_the_field(
    picker: CountryPicker, typed: str, code: str, end: Qt.Key
) -> None:
    QTest.keyClicks(picker, typed)
    suggestions = QApplication.activePopupWidget()  # the desktop sends keys there while it is open
    assert suggestions is picker.popup
    QTest.keyClick(suggestions, end)
    assert picker.read() == code


def test_the_suggestion_that_is_clicked_stays_in_the_field(picker: CountryPicker, qtbot: QtBot) -> None:
    QTest.keyClicks(picker, "ger")
    second = picker.popup.model().index(1, 0)
    with qtbot.waitSignal(picker.chosen):
        QTest.mouseClick(picker.popup.viewport(), Qt.MouseButton.LeftButton, pos=picker.popup.visualRect(second).center())
    assert picker.currentText() == "Algeria (DZ)"

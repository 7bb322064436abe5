from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

from ppm_desktop.views.look.theme import apply_theme, load_theme
from ppm_desktop.views.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

#: The padding on both sides, and the border on the left: the next button has the one between them.
BESIDE = 25


@pytest.mark.parametrize("family", ["Inter", "DejaVu Sans"])
def test_the_chosen_button_has_room_for_its_heavier_text(qapp: QApplication, qtbot: QtBot, family: str) -> None:
    apply_theme(qapp, load_theme("light"))
    before = qapp.font()
    font = QFont(before)
    font.setFamily(family)
    qapp.setFont(font)
    shown = Segmented("View", {"component": "Cost by componen&t", "month": "By month"})
    qtbot.addWidget(shown)
    shown.choose("component")
    shown.show()
    button = shown.findChildren(QPushButton)[0]
    chosen = QFont(button.font())
    chosen.setWeight(QFont.Weight.DemiBold)
    needed, room = QFontMetrics(chosen).horizontalAdvance("Cost by component"), button.width() - BESIDE
    qapp.setFont(before)
    assert room >= needed

"""A row of parts: those of a line stand on one middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ppm_desktop.views.widgets.flow_row import FlowRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def part(width: int, height: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(width, height)
    return made


def test_a_low_part_stands_on_the_middle_of_its_line_and_lines_keep_apart(qtbot: QtBot) -> None:
    low, high, below = part(60, 10), part(60, 30), part(60, 20)
    row = FlowRow(low, high, below)
    qtbot.addWidget(row)
    row.resize(140, row.heightForWidth(140))
    row.show()
    assert low.geometry().center().y() == high.geometry().center().y()
    assert high.geometry().top() == 0
    assert below.geometry().top() > high.geometry().bottom()
    assert row.height() == below.geometry().bottom() + 1

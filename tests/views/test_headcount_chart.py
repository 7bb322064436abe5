from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import building
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month, months_from
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.views.widgets.headcount_chart import HeadcountChart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MONTHS = months_from(Month(2026, 1), 24)


def shown(qtbot: QtBot) -> HeadcountChart:
    group = building.group("Sales", organisers=100)
    steps = (*group.headcount, HeadcountStep(Month(2026, 7), 250), HeadcountStep(Month(2027, 1), 80))
    chart = HeadcountChart(NumberStyle())
    qtbot.addWidget(chart)
    chart.show_group(replace(group, headcount=steps), MONTHS)
    chart.show()
    return chart


def test_a_sentence_says_what_the_curve_shows(qtbot: QtBot) -> None:
    chart = shown(qtbot)
    assert chart.accessibleDescription() == "Sales: 100 in Jan 2026, 80 in Dec 2027, at most 250 in Jul 2026."


def test_the_arrow_keys_tell_month_by_month(qtbot: QtBot) -> None:
    chart = shown(qtbot)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    for _ in range(6):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.words == "250 in Jul 2026, growth included"
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription() == "80 in Dec 2027, growth included"
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.words == chart.summary


def test_without_a_group_it_says_nothing(qtbot: QtBot) -> None:
    chart = shown(qtbot)
    chart.show_group(None, MONTHS)
    assert chart.words == ""
    chart.grab()

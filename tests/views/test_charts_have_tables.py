"""No chart of the window speaks to eyes alone: beside each stand a sentence and the figures in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.views.compare.chart_panel import ChartPanel
from ppm_desktop.views.compare.view_switch import ViewSwitch
from ppm_desktop.views.widgets.chart_frame import ChartFrame
from views.test_credits_page import AUTO, fund
from views.test_usage_page import with_calls
from views.windows import PATIENCE, OpenWindow, arrived

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

#: Places with charts, their views (none: a place with one), and how many charts each has.
CHARTS = [
    ("policies", {"": 1}),
    ("compare", {"components": 1, "months": 1, "cumulative": 1, "coverage": 1, "bridge": 1, "options": 0}),
    ("break-even", {"options": 2, "mix": 0}),
    ("risk", {"chances": 1, "tornado": 1, "fan": 1, "regret": 1, "measure": 1, "ranges": 0}),
    ("credits", {"": 1}),
]


def has_sentence_and_rows(panel: ChartPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(panel.chart.points()) and panel.exports.twin is not None, timeout=PATIENCE)
    twin = panel.exports.twin
    assert twin is not None
    assert twin.rows, twin.title
    assert len({len(row) for row in twin.rows} | {len(twin.columns)}) == 1, twin.title
    assert panel.summary.text() == panel.chart.accessibleDescription() != "", twin.title
    panel.table_button.setChecked(False)
    panel.table_button.click()
    assert panel.table.isVisible(), twin.title
    assert not panel.summary.isVisible(), twin.title


def seen(page: QWidget) -> list[ChartPanel]:
    """Return the panels that are seen; no chart is seen outside of one."""
    panels = [panel for panel in page.findChildren(ChartPanel) if panel.isVisible()]
    assert {panel.chart for panel in panels} == {chart for chart in page.findChildren(ChartFrame) if chart.isVisible()}
    return panels


@pytest.mark.parametrize(("place", "views"), CHARTS)
def test_every_chart_of_a_place_has_a_sentence_and_its_figures_in_rows(
    open_window: OpenWindow, qtbot: QtBot, place: str, views: dict[str, int]
) -> None:
    window = open_window()
    window.load_chart_library()
    if window.risk is not None:
        window.risk.choose(draws=256)
    fund(window, AUTO)
    window.show_place(place)
    page = arrived(qtbot, window, place)
    switch = next(iter(page.findChildren(ViewSwitch)), None)
    assert (("",) if switch is None else switch.names) == tuple(views)
    for view, charts in views.items():
        if switch is not None:
            switch.choose(view)
        qtbot.waitUntil(lambda charts=charts: len(seen(page)) == charts, timeout=PATIENCE)  # type: ignore[misc]  # bound at once
        for panel in seen(page):
            has_sentence_and_rows(panel, qtbot)


def test_the_chart_of_imported_calls_has_a_sentence_and_its_figures_in_rows(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    window.load_chart_library()
    page = with_calls(window, tmp_path, qtbot)
    panels = seen(page)
    assert panels
    for panel in panels:
        has_sentence_and_rows(panel, qtbot)

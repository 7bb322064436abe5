"""The bridge of Compare in the window: between options, and between scenarios, whose steps are worked out in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ppm_desktop.views.compare.bridge_panel import BridgePanel
from ppm_desktop.views.dialogs.explanation import ExplanationDialog
from views.windows import PATIENCE, OpenWindow, add_scenario, wait_for_answer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.point_walk import Pointed
    from ppm_desktop.views.main_window import MainWindow


def bridge_of(window: MainWindow, qtbot: QtBot) -> BridgePanel:
    """Show the bridge and wait until its chart is there."""
    window.load_chart_library()
    window.compare_page.show_view("bridge")
    panel = window.compare_page.panel
    assert isinstance(panel, BridgePanel)
    qtbot.waitUntil(lambda: bool(panel.painted.points()), timeout=PATIENCE)
    return panel


def test_the_bridge_leads_between_the_chosen_options(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel = bridge_of(window, qtbot)
    assert panel.choice.ends == ("per_user", "pay_per_minute")
    panel.choice.second.choose("sales_only")
    panel.choice.second.activated.emit(0)
    assert "Licences for sales" in window.compare_page.heading.text()
    panel.choice.second.choose("per_user")
    panel.choice.second.activated.emit(0)
    assert panel.choice.note.text() == "Both ends are the same. Choose two that differ."
    assert not panel.painted.isVisible()


def test_the_bridge_between_scenarios_is_worked_out_in_the_background(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel = bridge_of(window, qtbot)
    panel.choice.modes._buttons["scenarios"].click()  # noqa: SLF001 - what is clicked
    assert panel.choice.note.text().startswith("There is only one scenario.")
    add_scenario(window, "Twice the sales people")
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: "Twice the sales people" in window.compare_page.heading.text(), timeout=PATIENCE)
    assert not panel.choice.progress.isVisible()
    assert "Organisers" in [row[0] for row in panel.exports.table.twin.rows]

    def replaced() -> list[Pointed]:
        return [point for point in panel.painted.points() if point.figure is not None and point.figure.kind == "step"]

    qtbot.waitUntil(lambda: bool(replaced()), timeout=PATIENCE)
    step = replaced()[0]
    QTest.mouseClick(panel.painted, Qt.MouseButton.LeftButton, pos=QPoint(round(step.x), round(step.y)))
    qtbot.waitUntil(lambda: bool(window.findChildren(ExplanationDialog)), timeout=PATIENCE)
    dialog = window.findChildren(ExplanationDialog)[0]
    assert dialog.windowTitle().endswith("to Twice the sales people: Organisers")
    assert dialog.figure.text() in step.said

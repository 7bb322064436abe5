"""How sure is the choice? From the chances over a range of one's own to what to measure first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from views.windows import PATIENCE, OpenWindow, document_of

from ppm_desktop.domain.ranges import Range
from ppm_desktop.views.compare.painted_panel import TwinPanel
from ppm_desktop.views.pages.risk import RiskPage
from ppm_desktop.views.risk.ranges_panel import RangesPanel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

ATTENDEES = "groups[Sales London].attendees"


def risk_page(window: MainWindow, qtbot: QtBot, draws: int = 1000) -> RiskPage:
    window.load_chart_library()
    assert window.risk is not None
    window.risk.choose(draws=draws)
    window.show_place("risk")
    page = window.pages["risk"]
    assert isinstance(page, RiskPage)
    qtbot.waitUntil(lambda: page.study.current is not None and page.study.result is page.study.current, timeout=PATIENCE)
    return page


def test_from_chances_to_a_range_of_ones_own_and_back(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    document = document_of(window)
    assert "P = " not in window.answer.headline.text()
    page = risk_page(window, qtbot)
    first = page.study.current
    assert first is not None
    assert page.heading.text().startswith("Cheapest in ")
    assert "of 1 000 draws, seed 1" in page.subheading.text()
    assert "P = " in page.advice.text()
    assert "Chance of being the cheapest: P = " in window.answer.headline.text()

    page.show_view("ranges")
    panel = page.panel
    assert isinstance(panel, RangesPanel)
    row = next(place for place, entry in enumerate(panel.model.rows) if entry.path == ATTENDEES)
    panel.table.go_to(row, 3)
    panel.table.setFocus()
    QTest.keyClicks(panel.table, "+")  # begins to type in the cell
    editor = panel.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "200 %")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Range(ATTENDEES, 0.7, 3.0) in document.scenario.ranges, timeout=PATIENCE)
    assert page.study.current is None
    assert page.study.result is first  # the old ones stay until there are new ones
    qtbot.waitUntil(lambda: "P = " not in window.answer.headline.text() or page.study.current is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.study.current is not None, timeout=PATIENCE)
    assert page.study.current is not first

    page.show_view("measure")
    assert (
        page.heading.text()
        == "Measure this first: attendees per meeting of Sales London, worth up to " + page.heading.text().rsplit("up to ")[1]
    )
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: page.study.current is first, timeout=PATIENCE)  # kept by project: nothing is drawn again


def test_drawing_can_be_stopped_and_begun_again(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = risk_page(window, qtbot)
    first = page.study.result
    page.study.choose(draws=100_000)
    qtbot.waitUntil(lambda: page.study.at_work and page.controls.stop_button.isVisible(), timeout=PATIENCE)
    page.controls.stop_button.click()
    assert not page.study.at_work
    assert page.study.result is first
    assert page.controls.run_button.isVisible()
    page.study.choose(draws=1000)
    qtbot.waitUntil(lambda: page.study.current is first, timeout=PATIENCE)
    assert not page.controls.run_button.isVisible()


def test_ranges_without_width_give_the_answer_without_chance_and_say_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = risk_page(window, qtbot)
    page.show_view("ranges")
    panel = page.panel
    assert isinstance(panel, RangesPanel)
    panel.model.make_exact(range(len(panel.model.rows)))
    panel.noise.click()
    qtbot.waitUntil(lambda: page.study.current is not None, timeout=PATIENCE)
    assert page.advice.text().startswith("Every range is without width and chance is switched off")
    panel.noise.click()
    assert document_of(window).scenario.risk.volume_noise


def test_every_view_is_drawn_with_points_that_the_keyboard_reaches(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = risk_page(window, qtbot)
    for view in ("chances", "tornado", "fan", "regret", "measure"):
        page.show_view(view)
        panel = page.panel
        assert isinstance(panel, TwinPanel)
        qtbot.waitUntil(lambda panel=panel: bool(panel.painted.points()), timeout=PATIENCE)  # type: ignore[misc]  # bound at once
        panel.painted.setFocus()
        QTest.keyClick(panel.painted, Qt.Key.Key_Home)
        marked = panel.painted.marked
        assert marked is not None
        assert marked.said
        assert panel.exports.twin is not None
        assert panel.exports.twin.rows

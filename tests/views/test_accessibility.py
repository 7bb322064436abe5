"""Every place and every dialog can be used with the keyboard, and says what its controls are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from ppm_desktop.views.dialog_list import DIALOGS
from ppm_desktop.views.places import PLACES
from ppm_desktop.views.widgets.number_spots import NumberSpot
from views.shown_texts import names_in
from views.walking import controls_of, described, doubled_mnemonics, mnemonics_without_buddy, out_of_reach, parts_of, unnamed
from views.windows import EVERY_RULE, PATIENCE, OpenWindow, document_of, each_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

#: What draws values; each says in words what it shows, and stands beside a table of the same values.
_CHARTS = ("Chart", "Bars")


def failings(top: QWidget, window: MainWindow) -> dict[str, list[str]]:
    """Return everything that a walker finds in a window or dialog, by what is wrong with it."""
    assert window.parts is not None
    names = names_in(document_of(window).project, window.parts.catalogue)
    found = {
        "without a name": unnamed(top),
        "mnemonic that leads nowhere": mnemonics_without_buddy(top, {name for name in names if "&" in name}),
        "two with the same key": doubled_mnemonics(top),
        "not reached by Tab": out_of_reach(top),
        "chart without words": [described(chart) for chart in charts(top) if not chart.accessibleDescription().strip()],
        "chart without a table": [described(chart) for chart in charts(top) if not tables_beside(chart)],
    }
    return {what: where for what, where in found.items() if where}


def answered(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """Open a plan and wait until the panel shows its answer: walkers are to see its numbers, too."""
    window = open_window(EVERY_RULE)
    cards = window.answer
    qtbot.waitUntil(lambda: any(not spot.isHidden() for spot in cards.findChildren(NumberSpot)), timeout=PATIENCE)
    return window


def charts(top: QWidget) -> list[QWidget]:
    return [part for part in parts_of(top) if type(part).__name__.endswith(_CHARTS)]


def tables_beside(chart: QWidget) -> list[QTableView]:
    """Return the tables of the page that a chart stands on; they may be folded away."""
    page = chart.parentWidget()
    while page is not None and page.parentWidget() is not None and not type(page).__name__.endswith(("Page", "Dialog")):
        page = page.parentWidget()
    return page.findChildren(QTableView) if page is not None else []


def test_every_place_can_be_used_without_eyes_and_without_a_mouse(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = answered(open_window, qtbot)
    found = {}
    for place in PLACES:
        window.show_place(place.name)
        found[place.name] = failings(window, window)
    assert found == {place.name: {} for place in PLACES}


def test_every_dialog_can_be_used_without_eyes_and_without_a_mouse(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(EVERY_RULE)
    found = {name: failings(dialog, window) for name, dialog in each_dialog(qtbot, window)}
    assert found == {name: {} for name in DIALOGS}


def test_the_empty_window_can_be_used_without_eyes_and_without_a_mouse(empty_window: OpenWindow) -> None:
    window = empty_window()
    window.show_nothing_open()
    assert (unnamed(window), doubled_mnemonics(window), out_of_reach(window)) == ([], [], [])


# the walkers themselves


@pytest.mark.parametrize(("place", "chart"), [("people", "HeadcountChart"), ("meetings", "SeasonBars"), ("compare", "PaintedChart")])
def test_the_walkers_see_the_controls_and_the_charts_of_a_window(place: str, chart: str, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = answered(open_window, qtbot)
    window.show_place(place)
    assert len(controls_of(window)) > 15
    assert [type(found).__name__ for found in charts(window)] == [chart]


def a_form(*parts: QWidget) -> QWidget:
    top = QWidget()
    column = QVBoxLayout(top)
    for part in parts:
        column.addWidget(part)
    return top


def a_button(text: str) -> QPushButton:
    return QPushButton(text)


def lonely_label() -> QLabel:
    return QLabel("&Amount")


class SeasonBars(QWidget):
    """Draws nothing and says nothing."""


@pytest.mark.parametrize(
    ("walker", "parts"),
    [
        (unnamed, [QLineEdit]),
        (lambda top: mnemonics_without_buddy(top, set()), [lonely_label]),
        (doubled_mnemonics, [lambda: a_button("&Copy"), lambda: a_button("&Clear")]),
        (lambda top: [described(chart) for chart in charts(top) if not tables_beside(chart)], [SeasonBars]),
    ],
)
def test_the_walkers_find_what_is_wrong(walker: Callable[[QWidget], list[str]], parts: list[Callable[[], QWidget]], qtbot: QtBot) -> None:
    top = a_form(*(make() for make in parts))
    qtbot.addWidget(top)
    top.show()
    qtbot.waitExposed(top)
    assert len(walker(top)) == 1


def test_the_walker_finds_a_button_that_tab_passes_over(qtbot: QtBot) -> None:
    passed = a_button("Passed over")
    passed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    top = a_form(a_button("One"), passed, a_button("Two"))
    qtbot.addWidget(top)
    top.show()
    qtbot.waitExposed(top)
    assert len(out_of_reach(top)) == 1

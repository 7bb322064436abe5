"""Hidden pages wait with what they would show, and dimmed figures stay below their veil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ppm_desktop.views.widgets.dimming import Dimming
from ppm_desktop.views.widgets.when_seen import WhenSeen
from views.windows import PATIENCE, OpenWindow, document_of, grow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_hidden_widget_does_it_once_when_it_is_shown(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    done: list[int] = []
    seen = WhenSeen(widget, lambda: done.append(1))
    seen.act()
    seen.act()
    assert not done
    widget.show()
    assert len(done) == 1
    seen.act()
    assert len(done) == 2
    widget.hide()
    seen.act()
    seen.catch_up()
    widget.show()
    assert len(done) == 3


def test_figures_are_dimmed_by_a_veil_of_their_size(qtbot: QtBot) -> None:
    figures = QWidget()
    qtbot.addWidget(figures)
    QVBoxLayout(figures).addWidget(QLabel("1,234"))
    figures.show()
    sharp = figures.grab().toImage()
    dimming = Dimming(figures)
    assert not dimming.isEnabled()
    dimming.setEnabled(True)
    assert dimming.isEnabled()
    figures.resize(300, 200)
    (veil,) = [child for child in figures.children() if isinstance(child, QWidget) and not isinstance(child, QLabel)]
    assert veil.geometry() == figures.rect()
    figures.resize(sharp.size())
    assert figures.grab().toImage() != sharp
    dimming.end()
    assert not dimming.isEnabled()
    assert figures.grab().toImage() == sharp


def test_a_hidden_page_says_what_an_edit_changed_when_it_is_shown(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("people")
    window.show_place("compare")
    page = window.pages["people"]
    before = page.total.text()  # type: ignore[attr-defined]  # People has one
    grow(window, 4000)
    window.show_place("people")
    assert page.total.text() != before  # type: ignore[attr-defined]  # as above


def test_a_page_that_was_made_for_one_plan_shows_another(open_window: OpenWindow, qtbot: QtBot, plan: Path) -> None:
    window = open_window(plan)
    for place in ("people", "destinations", "compare"):
        window.show_place(place)
    document, other = document_of(window), plan.with_name("Other.ppmplan")
    other.write_bytes(plan.read_bytes().replace(document.scenario.groups[0].name.encode(), b"Renamed group"))
    with qtbot.waitSignal(window.project_shown, timeout=PATIENCE):
        window.files.open(other)
    shown: list[str] = []
    window.visit_place("destinations", lambda: shown.append("destinations"))
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    assert window.pages["destinations"].groups.itemText(0) == "Renamed group"  # type: ignore[attr-defined]  # Destinations has one
    window.show_place("people")
    assert window.pages["people"].model.rows[0].name == "Renamed group"  # type: ignore[attr-defined]  # as above

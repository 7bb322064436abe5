"""Another theme: what is seen changes at once, hidden pages follow, and what is opened later looks the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from views.windows import PATIENCE, OpenWindow

from ppm_desktop.views.dialogs.messages import tell
from ppm_desktop.views.look.style_sheet import style_sheet
from ppm_desktop.views.look.theme import current_theme, load_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def colour(button: QPushButton) -> str:
    """The colour of a button's text as its style sheet has it."""
    button.ensurePolished()
    return button.palette().color(QPalette.ColorRole.ButtonText).name().upper()


def choose(qtbot: QtBot, window: MainWindow, theme: str) -> None:
    window.choose_theme(theme)  # type: ignore[arg-type]  # a theme
    qtbot.waitUntil(lambda: not window.dressing.under_way, timeout=PATIENCE)


def test_seen_and_hidden_pages_dialogs_and_bars_take_another_theme(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    for place in ("people", "compare"):
        window.show_place(place)
    choose(qtbot, window, "dark")
    assert current_theme().name == "dark"
    dark = load_theme("dark")
    hidden, seen = window.pages["people"].add_button, window.compare_page.findChildren(QPushButton)[0]  # type: ignore[attr-defined]  # People has one
    assert colour(hidden) == dark.text.upper()
    assert colour(seen) in {dark.text.upper(), dark.muted.upper(), dark.selection_text.upper()}
    box = tell(window, "A headline")
    assert colour(box.findChildren(QPushButton)[0]) == dark.text.upper()
    box.close()
    assert window.updatesEnabled()
    assert window.bar.styleSheet() == window.status.styleSheet() == style_sheet(dark)
    choose(qtbot, window, "light")
    assert colour(hidden) == load_theme("light").text.upper()


def test_a_page_that_is_made_or_shown_before_its_turn_has_the_theme_in_force(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.show_place("people")
    window.show_place("compare")
    window.choose_theme("dark")
    for place in ("people", "policies"):  # made before; made now
        window.show_place(place)
        label = next(label for label in window.pages[place].findChildren(QLabel) if label.property("role") == "muted")
        assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == load_theme("dark").muted.upper()
    choose(qtbot, window, "light")


def test_the_style_sheet_of_the_application_stays(open_window: OpenWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window = open_window()
    before = qapp.styleSheet()
    choose(qtbot, window, "contrast")
    assert qapp.styleSheet() == before  # changing it would match every widget anew for each of its ancestors
    choose(qtbot, window, "light")

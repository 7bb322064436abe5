from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.views.widgets.choice import Choice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Licences for sales, pay-per-minute for the rest"


def test_a_text_that_is_too_long_ends_with_an_ellipsis(qtbot: QtBot) -> None:
    choice = Choice("Option", [("split", LONG), ("all", "All")])
    qtbot.addWidget(choice)
    choice.resize(160, 30)
    choice.show()
    qtbot.waitExposed(choice)
    assert choice.shown_text.endswith("…")
    assert LONG.startswith(choice.shown_text[:-1])
    assert choice.currentText() == LONG  # what is said of the list stays whole
    choice.resize(800, 30)
    assert choice.shown_text == LONG
    choice.choose("all")
    assert choice.shown_text == "All"

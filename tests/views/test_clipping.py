"""No text is cut off and nothing stands outside of what holds it, in a small window and with longer words."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.views.dialog_list import DIALOGS
from ppm_desktop.views.places import PLACES
from ppm_desktop.views.spoken_language import speak
from ppm_desktop.views.widgets.option_card import OptionCardView
from ppm_desktop.wording import PSEUDO, current_language
from views.walking import clipped, outside_of_parent, sideways
from views.windows import EVERY_RULE, PATIENCE, OpenWindow, each_dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

LANGUAGES = ("en", "de", PSEUDO)
SMALL = (1366, 768)
AT_150_PERCENT = (911, 512)  # the same screen, scaled


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    """Speak one language after the other; the made-up one has longer words than either."""
    del qapp
    speak(request.param)
    yield request.param
    speak("en")


def settled(qtbot: QtBot, top: QWidget) -> list[str]:
    """Return what is still wrong when the layouts have had time to come to rest."""
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not _wrong(top), timeout=PATIENCE)
    return _wrong(top)


def _wrong(top: QWidget) -> list[str]:
    too_wide = [] if current_language() == PSEUDO else sideways(top)  # it has words as long as no language's
    return [*clipped(top), *outside_of_parent(top), *too_wide]


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("size", [SMALL, AT_150_PERCENT], ids=["at 100 %", "at 150 %"])
def test_every_text_of_every_place_has_room(size: tuple[int, int], open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(EVERY_RULE)
    window.resize(*size)
    qtbot.waitUntil(lambda: bool(window.answer.findChildren(OptionCardView)), timeout=PATIENCE)
    found = {}
    for place in PLACES:
        window.show_place(place.name)
        assert window.answer.isVisible() == (size == SMALL)
        assert window.folding.bar.isVisible() == (size != SMALL)
        found[place.name] = settled(qtbot, window)
    assert found == {place.name: [] for place in PLACES}


@pytest.mark.parametrize("language", ["en", "de"], indirect=True)
@pytest.mark.usefixtures("language")
def test_every_place_has_room_beside_the_answer_at_150_percent_too(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(EVERY_RULE)
    window.resize(*AT_150_PERCENT)
    qtbot.waitUntil(lambda: bool(window.answer.findChildren(OptionCardView)), timeout=PATIENCE)
    window.folding.bar.button.click()
    found = {}
    for place in PLACES:
        window.show_place(place.name)
        found[place.name] = settled(qtbot, window)
    assert window.answer.isVisible()
    assert found == {place.name: [] for place in PLACES}


@pytest.mark.usefixtures("language")
def test_every_text_of_every_dialog_has_room(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(EVERY_RULE)
    window.resize(*SMALL)
    found = {name: settled(qtbot, dialog) for name, dialog in each_dialog(qtbot, window)}
    assert found == {name: [] for name in DIALOGS}


@pytest.mark.parametrize("make", [lambda: QLabel("A sentence that is too long"), lambda: QPushButton("A button that is too long")])
def test_a_text_that_is_cut_off_is_found(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    part = make()
    part.setParent(top)
    part.setGeometry(0, 0, 40, 30)
    top.resize(300, 300)
    top.show()
    qtbot.waitExposed(top)
    assert len(clipped(top)) == 1


def test_a_part_that_stands_outside_is_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    part = QPushButton("Far away", top)
    part.setGeometry(250, 0, 200, 30)
    top.resize(300, 300)
    top.show()
    qtbot.waitExposed(top)
    assert len(outside_of_parent(top)) == 1


def test_a_page_that_is_too_wide_is_found(qtbot: QtBot) -> None:
    top = QScrollArea()
    qtbot.addWidget(top)
    part = QWidget()
    part.setMinimumWidth(400)
    holder = QWidget()
    QVBoxLayout(holder).addWidget(top)
    qtbot.addWidget(holder)
    top.setWidgetResizable(True)
    top.setWidget(part)
    holder.resize(300, 300)
    holder.show()
    qtbot.waitExposed(holder)
    assert len(sideways(holder)) == 1

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox

from ppm_desktop.session.preferences import Preferences
from ppm_desktop.views.dialog_list import DIALOGS
from ppm_desktop.views.places import PLACES
from ppm_desktop.views.spoken_language import choice_in_force, language_of, speak, translate_qt
from ppm_desktop.wording import PSEUDO, current_language
from views.shown_texts import left_in_english, names_in, texts_of
from views.windows import (
    EVERY_RULE,
    PATIENCE,
    OpenWindow,
    document_of,
    each_dialog,
    make_unsound,
    wait_for_answer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

NATIVE = QKeySequence.SequenceFormat.NativeText


@pytest.fixture
def made_up_language() -> Iterator[None]:
    """Speak the language in which every translated text stands in brackets."""
    speak(PSEUDO)
    yield
    speak("en")


@pytest.mark.usefixtures("made_up_language")
def test_no_place_has_a_text_that_was_left_in_english(open_window: OpenWindow) -> None:
    window = open_window(EVERY_RULE)
    found = {}
    for place in PLACES:
        window.show_place(place.name)
        found[place.name] = found_in(window, window, str(EVERY_RULE), str(EVERY_RULE.parent), EVERY_RULE.name)
    assert found == {place.name: [] for place in PLACES}


@pytest.mark.usefixtures("made_up_language")
def test_the_five_questions_and_what_they_say_back_are_not_in_english(open_window: OpenWindow) -> None:
    window = open_window(EVERY_RULE)
    window.show_place("start")
    page = window.start.page
    assert page is not None
    page.ask()
    assert page.questions is not None
    page.questions.ask_for_answer()
    page.questions.offices.rows[0].organisers.setText("many")
    assert found_in(page.questions, window, "many") == []
    page.questions.offices.rows[0].country.setEditText("MA")
    page.questions.offices.rows[0].organisers.setText("7")
    assert found_in(page.questions, window) == []


@pytest.mark.usefixtures("made_up_language")
def test_no_dialog_has_a_text_that_was_left_in_english(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(EVERY_RULE)
    found = {name: found_in(dialog, window) for name, dialog in each_dialog(qtbot, window)}
    assert found == {name: [] for name in DIALOGS}


@pytest.mark.usefixtures("made_up_language")
def test_what_must_be_mended_is_not_said_in_english(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    make_unsound(window)
    wait_for_answer(qtbot, window)
    window.show_place("compare")
    step = document_of(window).undo_stack.undoText()  # the test's own
    assert found_in(window, window, step) == []


@pytest.mark.usefixtures("made_up_language")
def test_the_empty_window_and_its_menus_are_not_in_english(empty_window: OpenWindow) -> None:
    window = empty_window()
    window.empty.show_nothing_open()
    assert left_in_english(texts_of(window), ()) == []


@pytest.mark.parametrize(
    ("desktop", "language"),
    [
        (["de-AT", "de", "en"], "de"),
        (["fr-FR", "fr", "de-CH"], "de"),
        (["en-GB", "de"], "en"),
        (["fr-FR"], "en"),
        (["C"], "en"),
        ([], "en"),
        (["de_DE"], "de"),
    ],
)
def test_the_first_language_of_the_desktop_that_we_speak_is_spoken(desktop: list[str], language: str) -> None:
    assert language_of("system", desktop) == language


def test_a_choice_is_stronger_than_the_desktop() -> None:
    assert language_of("en", ["de"]) == "en"
    assert language_of("de", ["en"]) == "de"


def test_the_chosen_language_is_remembered_and_a_spoilt_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "preferences.ini"
    Preferences(path).language = "de"
    assert Preferences(path).language == "de"
    path.write_text("[General]\nlanguage=klingon\n")
    assert Preferences(path).language == "system"


@pytest.mark.usefixtures("made_up_language")
def test_longer_badges_and_names_get_the_room_that_they_need(empty_window: OpenWindow, qtbot: QtBot) -> None:
    window = empty_window()
    window.resize(1366, 768)
    window.files.open_sample()
    wait_for_answer(qtbot, window)
    cards = window.answer._cards  # noqa: SLF001 - what is seen
    assert len(cards) == 4
    qtbot.waitUntil(lambda: all(card.height() >= card.heightForWidth(card.width()) for card in cards), timeout=PATIENCE)


@pytest.mark.usefixtures("made_up_language")
def test_a_language_for_one_run_is_ticked_instead_of_the_remembered_one() -> None:
    assert choice_in_force("de") == PSEUDO == current_language()


def test_qt_speaks_german_too_and_english_again(qapp: QApplication, qtbot: QtBot) -> None:
    translate_qt(qapp, "de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    german = QKeySequence("Ctrl+S").toString(NATIVE), box.buttons()[0].text().replace("&", "")
    translate_qt(qapp, "en")
    assert german == ("Strg+S", "Abbrechen")
    assert QKeySequence("Ctrl+S").toString(NATIVE) == "Ctrl+S"


def found_in(shown: QWidget, window: MainWindow, *names: str) -> list[tuple[str, str]]:
    parts = window.parts
    assert parts is not None
    return left_in_english(texts_of(shown), {*names_in(document_of(window).project, parts.catalogue), *names})

"""From the first start to a verdict in German: every word that is shown on the way comes from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from views.shown_texts import texts_of
from views.windows import PATIENCE, OpenWindow, document_of, wait_for_answer

from journeys.test_five_questions import KEY, plain, questions, type_on
from ppm_desktop.wording import choose_language, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


@pytest.fixture
def begun(empty_window: OpenWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    choose_language("de")
    window = empty_window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.show_nothing_open()
    window.show_place("start")
    qtbot.waitUntil(lambda: window.start.page is not None, timeout=PATIENCE)
    yield window
    choose_language("en")


def english_in(window: MainWindow) -> list[str]:
    """Return what is shown and would be another text in German."""
    return sorted({text for _kind, text in texts_of(window) if tr(text) != text})


def test_a_german_reaches_a_verdict_by_keys_alone(begun: MainWindow, qtbot: QtBot) -> None:
    type_on(KEY.Key_Space)  # "Fünf Fragen beantworten"
    type_on("Deutschl", KEY.Key_Return, "1200", KEY.Key_Return, "80", KEY.Key_Return)
    form = questions(begun)
    assert form.offices.texts[0].country == "Deutschland (DE)"
    type_on(KEY.Key_Down, KEY.Key_Return, KEY.Key_Return, KEY.Key_Space, KEY.Key_Return, KEY.Key_Return, KEY.Key_Space, KEY.Key_Return)
    assert form.bar.size_text.text().replace("\N{NARROW NO-BREAK SPACE}", " ").startswith("= 1 200 Organisatoren in 2 Gruppen")
    assert english_in(begun) == []
    type_on(KEY.Key_Return)
    qtbot.waitUntil(lambda: begun.document is not None, timeout=PATIENCE)
    wait_for_answer(qtbot, begun)
    qtbot.waitUntil(lambda: begun.places.currentItem().text() == "Vergleich", timeout=PATIENCE)
    groups = document_of(begun).scenario.groups
    assert [(group.name, group.country) for group in groups] == [("Deutschland", "DE"), ("Deutschland mit E5", "DE")]
    headline = plain(begun.answer.headline.text())
    assert "pro Jahr weniger als" in headline
    assert english_in(begun) == []

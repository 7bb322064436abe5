"""F1: the glossary opens at the word that fits what has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from ppm_desktop.catalog.glossary import load_glossary
from ppm_desktop.views.dialogs.glossary import GlossaryDialog
from ppm_desktop.views.help_terms import known_terms, term_of, term_of_column
from ppm_desktop.views.jumps import to_term
from ppm_desktop.views.places import PLACES
from ppm_desktop.views.widgets.data_table import DataTable
from views.windows import EVERY_RULE, OpenWindow, open_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def glossary(window: MainWindow) -> GlossaryDialog:
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, GlossaryDialog)]
    return dialog


def test_every_place_and_every_column_that_names_a_term_finds_it() -> None:
    assert known_terms() <= {term.id for term in load_glossary()}


@pytest.mark.parametrize("place", [place.name for place in PLACES if place.name != "start"])
def test_every_place_has_a_sentence_and_every_column_a_term_or_an_explanation(place: str, open_window: OpenWindow) -> None:
    window = open_window(EVERY_RULE)
    window.show_place(place)
    page = window.pages[place]
    assert term_of(page, place)
    assert [words for words in page.findChildren(QLabel) if words.text().endswith(".")]
    for table in page.findChildren(DataTable):
        for column in table.table_model.columns:
            assert column.tooltip or term_of_column(column.key), (place, column.key)


def test_the_glossary_opens_at_the_column_of_the_cursor(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("people")
    page = window.pages["people"]
    table = page.findChildren(DataTable)[0]
    table.go_to(0, [column.key for column in table.table_model.columns].index("growth"))
    assert term_of(table, "people") == "growth"
    assert term_of(window.answer, "people") == "option"
    window.show_place("policies")
    counting = window.pages["policies"].counting  # type: ignore[attr-defined]  # a page of the window
    assert term_of(counting.increment, "policies") == "increment"


def test_the_terms_are_searched_in_their_explanations_too(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    to_term(window)
    dialog = glossary(window)
    dialog.search.setText("merger")
    assert dialog.shown_terms == ["headcount-step"]
    assert dialog.heading.text() == "Headcount step"
    dialog.search.setText("no such word anywhere")
    assert dialog.shown_terms == []
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    qtbot.waitUntil(lambda: len(dialog.shown_terms) == len(load_glossary()))


def test_f1_is_in_the_help_menu(empty_window: OpenWindow) -> None:
    window = empty_window()
    actions = [action for action in window.menus.findChildren(QAction) if action.shortcut() == QKeySequence("F1")]
    assert [action.text() for action in actions] == ["&Glossary…"]

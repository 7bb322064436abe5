"""F1: the glossary opens at the word that fits what has the keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ppm_desktop.catalog.glossary import load_glossary
from ppm_desktop.views.dialogs.glossary import GlossaryDialog
from ppm_desktop.views.dialogs.plan_details import PlanDetailsDialog
from ppm_desktop.views.help_terms import known_terms, term_of, term_of_column
from ppm_desktop.views.jumps import to_term
from ppm_desktop.views.places import PLACES
from ppm_desktop.views.spoken_language import speak
from ppm_desktop.views.widgets.data_table import DataTable
from views.windows import EVERY_RULE, PATIENCE, OpenWindow, each_dialog, open_dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def is_ready(dialog: QDialog) -> bool:
    return dialog.isActiveWindow() and dialog.focusWidget() is not None


def glossary(window: MainWindow) -> GlossaryDialog:
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, GlossaryDialog)]
    return dialog


def test_every_place_and_every_column_that_names_a_term_finds_it() -> None:
    assert known_terms() <= {term.id for term in load_glossary()}


def test_every_place_has_a_sentence_and_every_column_a_term_or_an_explanation(open_window: OpenWindow) -> None:
    window = open_window(EVERY_RULE)
    for place in (place.name for place in PLACES if place.name != "start"):
        window.show_place(place)
        page = window.pages[place]
        assert term_of(page, place)
        assert [words for words in page.findChildren(QLabel) if words.text().endswith(".")], place
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


def focus_in(dialog: QDialog, field: QWidget, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)


def test_f1_in_a_modal_dialog_explains_the_field_with_the_keyboard(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.dialogs.show_details()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, PlanDetailsDialog)
    focus_in(dialog, dialog.agreement, qtbot)
    QTest.keyClick(dialog.agreement, Qt.Key.Key_F1)
    (shown,) = [found for found in dialog.findChildren(GlossaryDialog) if found.isVisible()]
    assert shown.heading.text() == "Agreement"
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    QTest.keyClick(shown.entries, Qt.Key.Key_Down)  # it can be used, although the dialog behind it is modal
    assert shown.heading.text() != "Agreement"
    shown.reject()
    dialog.reject()


def test_f1_opens_one_glossary_in_every_dialog(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    for name, dialog in each_dialog(qtbot, window):
        if name in {"about", "glossary"}:
            continue
        dialog.activateWindow()
        qtbot.waitUntil(partial(is_ready, dialog), timeout=PATIENCE)
        for _ in range(2):
            focused = dialog.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_F1)
            assert len([found for found in window.findChildren(GlossaryDialog) if found.isVisible()]) == 1, name


@pytest.mark.parametrize("language", ["en", "de"])
def test_tool_tips_of_labels_and_columns_have_the_line_of_the_glossary(language: str, open_window: OpenWindow, qtbot: QtBot) -> None:
    speak(language)
    try:
        window = open_window()
        window.show_place("people")
        lines = {term.id: term for term in load_glossary()}
        table = window.pages["people"].findChildren(DataTable)[0]
        column = [shape.key for shape in table.table_model.columns].index("organisers")
        header = table.table_model.headerData

        def heading_tip() -> str:
            return str(header(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))

        qtbot.waitUntil(lambda: lines["organiser"].line.shown in heading_tip())
        window.show_place("policies")
        counting = window.pages["policies"].counting  # type: ignore[attr-defined]  # a page of the window
        qtbot.waitUntil(lambda: any(lines["increment"].line.shown in label.toolTip() for label in counting.findChildren(QLabel)))
        window.dialogs.show_details()
        (dialog,) = open_dialogs(window)
        qtbot.waitUntil(lambda: any(lines["agreement"].line.shown in label.toolTip() for label in dialog.findChildren(QLabel)))
    finally:
        speak("en")

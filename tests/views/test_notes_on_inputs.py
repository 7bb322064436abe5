"""Notes and sources of inputs: in tables, beside settings, and in the list of all inputs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from ppm_desktop.domain.annotations import Annotation, annotation_of
from ppm_desktop.domain.credits import Credits
from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.domain.scenario import Purchase
from ppm_desktop.session.edits.annotation_edits import annotate
from ppm_desktop.session.tables.table_cell import CellRole
from ppm_desktop.views.dialogs.inputs import InputsDialog
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.note_dialog import NoteDialog
from views.windows import OpenWindow, arrived, document_of, open_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.pages.meetings import MeetingsPage


def meetings(window: MainWindow) -> MeetingsPage:
    window.show_place("meetings")
    return window.pages["meetings"]  # type: ignore[return-value]  # made by the window under this name


def cell_of(table: DataTable, field: str) -> tuple[int, int]:
    model = meetings_model(table)
    return next((0, c) for c in range(len(model.columns)) if model.input_at(0, c) == (0, field))


def meetings_model(table: DataTable):  # type: ignore[no-untyped-def]  # the model of whichever table  # noqa: ANN201 - as said
    return table.table_model


def the_note(window: MainWindow) -> NoteDialog:
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, NoteDialog)]
    return dialog


def show_inputs(window: MainWindow) -> InputsDialog:
    window.dialogs.show_inputs()
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, InputsDialog)]
    return dialog


def said(window: MainWindow, field: str, group: int = 0) -> Annotation | None:
    return annotation_of(document_of(window).scenario.groups[group].annotations, field)


def test_a_note_is_typed_for_the_selected_cell_with_shift_f2_and_undone_as_one_step(open_window: OpenWindow) -> None:
    window = open_window()
    table = meetings(window).table
    before = document_of(window).project
    table.go_to(*cell_of(table, "phone_share"))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    dialog = the_note(window)
    dialog.source.setText("usage report of October")
    dialog.confidence.choose("measured")
    dialog.note.setPlainText("two months only")
    dialog.accept()
    assert said(window, "phone_share") == Annotation("two months only", "usage report of October", "measured")
    assert document_of(window).undo_stack.undoText() == "Note on share by phone"
    document_of(window).undo_stack.undo()
    assert document_of(window).project == before


def test_the_same_is_said_about_all_selected_cells_in_one_step(open_window: OpenWindow) -> None:
    window = open_window()
    table = meetings(window).table
    _row, column = cell_of(table, "attendees")
    table.clearSelection()
    for row in range(2):
        table.selectionModel().select(table.model().index(row, column), table.selectionModel().SelectionFlag.Select)
    steps = document_of(window).undo_stack.count()
    action = next(action for action in table.context_menu().actions() if "Note and source" in action.text())
    assert "Shift+F2" in action.text()
    action.trigger()
    the_note(window).source.setText("survey")
    the_note(window).accept()
    assert [said(window, "attendees", group) for group in (0, 1)] == [Annotation(source="survey")] * 2
    assert document_of(window).undo_stack.count() == steps + 1


def test_different_notes_stay_when_nothing_is_typed_and_take_out_removes_them(open_window: OpenWindow) -> None:
    window = open_window()
    document = document_of(window)
    annotate(document, [(0, "attendees")], Annotation("one"))
    annotate(document, [(1, "attendees")], Annotation("two"))
    NoteDialog(document, [(0, "attendees"), (1, "attendees")], window).open()
    the_note(window).accept()
    assert [said(window, "attendees", group) for group in (0, 1)] == [Annotation("one"), Annotation("two")]
    NoteDialog(document, [(0, "attendees"), (1, "attendees")], window).open()
    the_note(window).take_out.click()
    assert [said(window, "attendees", group) for group in (0, 1)] == [None, None]


def test_cells_with_a_note_carry_a_mark_which_is_hollow_for_a_profiles_default(open_window: OpenWindow) -> None:
    window = open_window()
    table = meetings(window).table
    row, column = cell_of(table, "attendees")
    document = document_of(window)
    annotate(document, [(1, "attendees")], Annotation("counted"))
    annotate(document, [(2, "attendees")], Annotation(confidence="profile"))
    table.go_to(row, 0)
    muted = current_theme().colour("muted")

    def marked(at: int, x: int, y: int) -> bool:
        corner = table.visualRect(table.model().index(at, column)).topLeft()
        return near(table.viewport().grab().toImage().pixelColor(corner + QPoint(x, y)), muted)

    assert not marked(row, 3, 3)
    assert marked(1, 3, 3)
    assert marked(1, 4, 4)
    assert marked(2, 2, 4)
    assert not marked(2, 4, 4)


def near(one: QColor, other: QColor) -> bool:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 60 for a, b in parts)


def test_tool_tip_and_assistive_technology_are_told_what_is_said_about_a_cell(open_window: OpenWindow) -> None:
    window = open_window()
    table = meetings(window).table
    row, column = cell_of(table, "attendees")
    annotate(document_of(window), [(0, "attendees")], Annotation("counted", "usage report", "measured"))
    index = table.model().index(row, column)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        assert "Source: usage report · measured" in str(index.data(role))
        assert "Note: counted" in str(index.data(role))
    assert index.data(CellRole.ANNOTATION) is not None


@pytest.mark.parametrize(("place", "field"), [("meetings", "season"), ("policies", "increment_seconds"), ("policies", "pool_basis")])
def test_settings_outside_tables_have_a_note_of_their_own(open_window: OpenWindow, place: str, field: str) -> None:
    window = open_window()
    window.show_place(place)
    page = window.pages[place]
    links = {
        "season": lambda: page.season_links,  # type: ignore[attr-defined]  # a page of the window
        "increment_seconds": lambda: page.counting.increment_links,  # type: ignore[attr-defined]  # as above
        "pool_basis": lambda: page.counting.basis_links,  # type: ignore[attr-defined]  # as above
    }[field]()
    assert links.note_link.text() == "Add a note…"
    links.note_link.click()
    the_note(window).source.setText("contract")
    the_note(window).accept()
    assert annotation_of(document_of(window).scenario.annotations, field) == Annotation(source="contract")
    assert links.note_link.text() == "◤ Note…"
    assert "Source: contract" in links.note_link.toolTip()


def test_the_list_of_inputs_counts_and_filters_those_without_a_source(open_window: OpenWindow) -> None:
    window = open_window()
    dialog = show_inputs(window)
    everything = len(dialog.model.rows)
    assert dialog.count.text() == f"{everything} inputs; {everything} without a source, 0 from a profile"
    annotate(document_of(window), [(0, "attendees")], Annotation(source="survey"))
    annotate(document_of(window), [(0, "phone_share")], Annotation(confidence="profile"))
    assert dialog.count.text() == f"{everything} inputs; {everything - 2} without a source, 1 from a profile"
    dialog.only.click()
    assert len(dialog.model.rows) == everything - 2


@pytest.mark.parametrize("field", ["headcount", "phone_share", "destinations", "when_barred", "dial_out_policy"])
def test_a_double_click_on_an_input_leads_to_its_cell(open_window: OpenWindow, qtbot: QtBot, field: str) -> None:
    window = open_window()
    dialog = show_inputs(window)
    row = next((r for r, row in enumerate(dialog.model.rows) if row.entry.field == field), None)
    if row is None:
        dialog.input_wanted.emit(1, field)
    else:
        dialog.table.doubleClicked.emit(dialog.model.index(row, 1))
    page = arrived(qtbot, window, window.place)
    group = 1 if row is None else dialog.model.rows[row].entry.group
    entered = [
        table
        for table in page.findChildren(DataTable)
        if table.currentIndex().isValid()
        and hasattr(table.table_model, "input_at")
        and table.table_model.input_at(table.currentIndex().row(), table.currentIndex().column()) == (group, field)
    ]
    assert entered


def test_an_input_outside_tables_is_given_the_keyboard(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    dialog = show_inputs(window)
    dialog.input_wanted.emit(NO_GROUP, "increment_seconds")
    dialog.close()
    window.activateWindow()
    counting = arrived(qtbot, window, "policies").counting  # type: ignore[attr-defined]  # a page of the window
    qtbot.waitUntil(lambda: window.focusWidget() is counting.increment)


def with_purchases_and_credits(window: MainWindow) -> None:
    document = document_of(window)
    bought = (Purchase("standard", 400),)
    changed = replace(document.scenario, pool_basis="purchased", purchased=bought, credits=Credits("post_paid"))
    document.edit_scenario(changed, "Count purchased licences")


def test_purchases_and_credits_without_a_source_are_listed_and_take_one(open_window: OpenWindow) -> None:
    window = open_window()
    with_purchases_and_credits(window)
    dialog = show_inputs(window)
    dialog.only.click()
    before = dialog.model.count_without_source
    columns = [column.key for column in dialog.model.columns]
    for field in ("purchased", "credits"):
        row = next(r for r, row in enumerate(dialog.model.rows) if row.entry.field == field)
        assert dialog.model.enter({(row, columns.index("source")): "contract"}, "Source") == ()
        assert dialog.model.enter({(row, columns.index("note")): "as signed"}, "Note") == ()
        assert dialog.model.enter({(row, columns.index("confidence")): "measured"}, "Confidence") == ()
        said = annotation_of(document_of(window).scenario.annotations, field)
        assert said == Annotation("as signed", "contract", "measured")
    assert dialog.model.count_without_source == before - 2


def test_the_purchases_have_a_note_beside_their_table_and_are_found_from_the_list(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("policies")
    counting = window.pages["policies"].counting  # type: ignore[attr-defined]  # a page of the window
    assert counting.purchased_links.isHidden()
    with_purchases_and_credits(window)
    counting.purchased_links.note_link.click()
    the_note(window).source.setText("invoice")
    the_note(window).accept()
    assert annotation_of(document_of(window).scenario.annotations, "purchased") == Annotation(source="invoice")
    dialog = show_inputs(window)
    dialog.input_wanted.emit(NO_GROUP, "purchased")
    assert window.place == "policies"
    assert counting.table.currentIndex().isValid()


def test_the_list_is_copied_with_its_headings(open_window: OpenWindow) -> None:
    dialog = show_inputs(open_window())
    dialog.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Group", "Input", "Value", "Confidence", "Source", "Note"]
    assert len(lines) == len(dialog.model.rows) + 1


def test_a_note_dialog_closes_when_another_scenario_is_shown(open_window: OpenWindow) -> None:
    window = open_window()
    document = document_of(window)
    dialog = NoteDialog(document, [(0, "attendees")], window)
    dialog.open()
    results: list[int] = []
    dialog.finished.connect(results.append)
    document.scenario_changed.emit()
    assert results == [QDialog.DialogCode.Rejected]

"""What is said about inputs: in the tables where they are typed, and in the table of all inputs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.catalog.catalogue import Catalogue
from ppm_desktop.domain.annotation_edits import with_annotations
from ppm_desktop.domain.annotations import Annotation, annotation_of
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.edits.annotation_edits import annotate, plain_text
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.annotated_table import AnnotatedTable
from ppm_desktop.session.tables.inputs_table import InputsTable
from ppm_desktop.session.tables.meetings_table import MeetingsTable
from ppm_desktop.session.tables.mix_table import MixTable
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.session.tables.policies_table import PoliciesTable
from ppm_desktop.session.tables.purchased_table import PurchasedTable
from ppm_desktop.session.tables.season_table import SeasonTable
from ppm_desktop.session.tables.table_cell import CellRole

MEASURED = Annotation("two offices only", "Usage report, March", "measured")
PROFILE = Annotation(source="Profile: some telephone", confidence="profile")
MINUTES = 5  # the column "Minutes a call" of the Meetings table
WHERE, WHAT, VALUE, CONFIDENCE, SOURCE, NOTE = range(6)


@pytest.fixture
def inputs(document: Document, countries: CountryFinder, style: NumberStyle) -> InputsTable:
    return InputsTable(document, countries, style)


@pytest.fixture
def meetings(document: Document, style: NumberStyle) -> MeetingsTable:
    return MeetingsTable(document, style)


def said(document: Document, group: int, field: str) -> Annotation | None:
    return annotation_of(document.scenario.groups[group].annotations, field)


def texts(table: InputsTable, row: int) -> list[str]:
    return [str(table.index(row, column).data()).replace("\N{NARROW NO-BREAK SPACE}", " ") for column in range(6)]


def row_of(table: InputsTable, where: str, field: str) -> int:
    return next(r for r, row in enumerate(table.rows) if (row.where, row.entry.field) == (where, field))


# in the tables where inputs are typed


def test_a_note_on_several_cells_is_one_named_step(meetings: MeetingsTable, document: Document) -> None:
    annotate(document, meetings.inputs_of([(0, MINUTES), (1, MINUTES), (0, MINUTES)]), MEASURED)
    assert [said(document, group, "minutes_per_call") for group in range(3)] == [MEASURED, MEASURED, None]
    assert (document.undo_stack.count(), document.undo_stack.undoText()) == (1, "Note on minutes a call")
    document.undo_stack.undo()
    assert said(document, 0, "minutes_per_call") is None


def test_notes_on_several_inputs_are_counted(meetings: MeetingsTable, document: Document) -> None:
    annotate(
        document, meetings.inputs_of([(0, MINUTES), (0, 6), (0, 7), (0, 0), (0, 9)]), MEASURED
    )  # two shares of one split; a name; a result
    assert document.undo_stack.undoText() == "Notes on 2 inputs"
    assert [field for field, _said in document.scenario.groups[0].annotations] == ["join", "minutes_per_call"]


def test_an_empty_annotation_takes_out_what_was_said_and_no_input_is_no_step(meetings: MeetingsTable, document: Document) -> None:
    before = document.project
    annotate(document, meetings.inputs_of([(0, MINUTES)]), MEASURED)
    annotate(document, meetings.inputs_of([(0, MINUTES)]), Annotation(note=" \n"))
    assert document.project == before
    steps = document.undo_stack.count()
    annotate(document, meetings.inputs_of([(0, 0)]), MEASURED)
    assert document.undo_stack.count() == steps


def test_a_cell_says_its_source_in_the_tooltip_and_to_assistive_technology(meetings: MeetingsTable, document: Document) -> None:
    annotate(document, meetings.inputs_of([(0, MINUTES)]), MEASURED)
    annotate(document, meetings.inputs_of([(1, MINUTES)]), PROFILE)
    cell, unconfirmed, other = (meetings.index(row, MINUTES) for row in range(3))
    assert cell.data(CellRole.ANNOTATION) == MEASURED
    assert other.data(CellRole.ANNOTATION) is None
    lines = ["Source: Usage report, March · measured", "Note: two offices only"]
    assert str(cell.data(Qt.ItemDataRole.ToolTipRole)).splitlines()[-2:] == lines
    assert str(cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)).splitlines()[-2:] == lines
    assert str(unconfirmed.data(Qt.ItemDataRole.ToolTipRole)).endswith("Profile default – nobody has confirmed it.")
    assert "Source" not in str(other.data(Qt.ItemDataRole.ToolTipRole))


def test_a_new_note_is_told_to_the_views(
    meetings: MeetingsTable, document: Document, countries: CountryFinder, catalogue: Catalogue
) -> None:
    tables: list[AnnotatedTable[Any]] = [
        meetings,
        SeasonTable(document, NumberStyle()),
        MixTable(document, "toll", catalogue, countries, NumberStyle()),
    ]
    told: list[int] = []
    for number, table in enumerate(tables):
        table.dataChanged.connect(lambda *_cells, number=number: told.append(number))
    annotate(document, [(0, "destinations"), (NO_GROUP, "season")], MEASURED)
    assert sorted(told) == [0, 1, 2]


def test_typing_a_value_ends_the_profiles_default_and_undo_brings_it_back(meetings: MeetingsTable, document: Document) -> None:
    annotate(document, [(0, "minutes_per_call"), (0, "attendees")], PROFILE)
    meetings.setData(meetings.index(0, MINUTES), "33")
    assert (said(document, 0, "minutes_per_call"), said(document, 0, "attendees")) == (None, PROFILE)
    document.undo_stack.undo()
    assert said(document, 0, "minutes_per_call") == PROFILE


def test_a_sorted_table_annotates_the_group_that_is_shown(meetings: MeetingsTable, document: Document) -> None:
    meetings.turn(0)  # by name: Board is first
    annotate(document, meetings.inputs_of([(0, MINUTES)]), MEASURED)
    assert [group.name for group in document.scenario.groups if group.annotations] == ["Board"]


def test_every_page_knows_the_inputs_of_its_cells(
    document: Document, countries: CountryFinder, style: NumberStyle, catalogue: Catalogue
) -> None:
    people = PeopleTable(document, countries, style)
    assert people.inputs_of((1, column) for column in range(7)) == ((1, "country"), (1, "headcount"), (1, "growth_per_year"), (1, "holds"))
    policies = PoliciesTable(document, style)
    fields = ("dial_out_policy", "when_barred", "toll_free_off", "when_toll_free_off")
    assert policies.inputs_of((2, column) for column in range(10)) == tuple((2, field) for field in fields)
    mix = MixTable(document, "dial_out", catalogue, countries, style)
    mix.choose(1)
    assert mix.inputs_of([(0, 0), (0, 4), (0, 3)]) == ((1, "destinations"),)
    assert SeasonTable(document, style).inputs_of([(0, 3)]) == ((NO_GROUP, "season"),)
    assert PurchasedTable(document, style).inputs_of([(0, 0), (0, 1)]) == ((NO_GROUP, "purchased"),)


def test_a_mix_says_what_is_said_about_its_groups_destinations(
    document: Document, countries: CountryFinder, style: NumberStyle, catalogue: Catalogue
) -> None:
    mix = MixTable(document, "dial_out", catalogue, countries, style)
    annotate(document, [(0, "destinations")], PROFILE)
    assert mix.index(0, 0).data(CellRole.ANNOTATION) == PROFILE
    mix.add(Destination("ZW"))
    assert mix.index(0, 0).data(CellRole.ANNOTATION) is None


def test_a_typed_text_can_always_be_saved_and_read_again(document: Document) -> None:
    assert plain_text("  a\x1b[2J\u202eb\n\tc\u2028d ") == "a [2J b\n\tc d"
    annotate(document, [(0, "join")], Annotation("a\x00b\nc", "s\x85\u2066", "guessed"))
    assert read_project_bytes(project_bytes(document.project)).project == document.project


# the table of all inputs


def test_the_model_keeps_qts_rules(inputs: InputsTable, document: Document) -> None:
    tester = QAbstractItemModelTester(inputs, QAbstractItemModelTester.FailureReportingMode.Fatal)
    inputs.show_only_without_source(True)
    annotate(document, [(0, "join")], MEASURED)
    document.undo_stack.undo()
    inputs.show_only_without_source(False)
    assert tester.model() is inputs


def test_every_input_is_shown_with_its_value(inputs: InputsTable) -> None:
    shown = {(inputs.rows[r].where, inputs.rows[r].entry.field): texts(inputs, r)[VALUE] for r in range(inputs.rowCount())}
    assert shown["Sales London", "country"] == "United Kingdom"
    assert shown["Sales London", "growth_per_year"] == "6 %"
    assert shown["Engineering Munich", "headcount"].endswith("500 from Jan 2027")
    assert shown["Board", "holds"] == "E5 (included)"
    assert shown["All groups", "season"] == "1 / 1 / 1.1 / 1 / 1 / 1 / 0.7 / 0.6 / 1 / 1.1 / 1.1 / 0.7"
    assert shown["All groups", "increment_seconds"] == "60 seconds"
    assert shown["Sales London", "destinations"].startswith("toll dial-in: United Kingdom ")
    assert all(shown.values())


def test_typing_a_source_is_one_step_and_keeps_the_rest_of_what_was_said(inputs: InputsTable, document: Document) -> None:
    annotate(document, [(1, "attendees")], Annotation(note="ask again"))
    row = row_of(inputs, "Engineering Munich", "attendees")
    assert inputs.setData(inputs.index(row, SOURCE), "Usage report")
    assert inputs.setData(inputs.index(row, CONFIDENCE), "Measured")
    assert said(document, 1, "attendees") == Annotation("ask again", "Usage report", "measured")
    assert document.undo_stack.undoText() == "Change the confidence of attendees of Engineering Munich"
    assert texts(inputs, row)[CONFIDENCE:] == ["measured", "Usage report", "ask again"]


def test_a_source_is_filled_down_and_cleared(inputs: InputsTable, document: Document) -> None:
    rows = [row_of(inputs, "Sales London", field) for field in ("meetings_per_organiser", "attendees", "phone_share")]
    inputs.setData(inputs.index(rows[0], SOURCE), "Survey")
    inputs.fill({(row, SOURCE): (rows[0], SOURCE) for row in rows[1:]})
    assert [field for field, _said in document.scenario.groups[0].annotations] == ["attendees", "meetings_per_organiser", "phone_share"]
    inputs.clear([(row, SOURCE) for row in rows])
    assert document.scenario.groups[0].annotations == ()


def test_an_unknown_confidence_is_refused_with_those_that_exist(inputs: InputsTable, document: Document) -> None:
    refusals: list[str] = []
    inputs.refused.connect(lambda _row, _column, reason: refusals.append(reason))
    before = document.project
    assert not inputs.setData(inputs.index(0, CONFIDENCE), "certain")
    assert document.project is before
    assert "measured, estimated, guessed" in refusals[0]


def test_a_profiles_default_is_not_offered_and_is_confirmed_by_another_choice(inputs: InputsTable, document: Document) -> None:
    annotate(document, [(0, "join")], PROFILE)
    cell = inputs.index(row_of(inputs, "Sales London", "join"), CONFIDENCE)
    assert (cell.data(), "profile default" in cell.data(CellRole.CHOICES)) == ("profile default", False)
    inputs.setData(cell, "estimated")
    assert said(document, 0, "join") == replace(PROFILE, confidence="estimated")


def test_the_filter_shows_what_has_no_source_and_keeps_what_is_being_typed(inputs: InputsTable, document: Document) -> None:
    everything = {(0, "attendees"): MEASURED, (0, "join"): Annotation(note="ask")}
    document.edit_scenario(with_annotations(document.scenario, everything), "Say something")
    count = inputs.count_without_source
    inputs.show_only_without_source(True)
    fields = [(row.where, row.entry.field) for row in inputs.rows]
    assert len(fields) == count
    assert ("Sales London", "attendees") not in fields
    row = row_of(inputs, "Sales London", "join")
    inputs.setData(inputs.index(row, SOURCE), "Survey")
    assert (inputs.rowCount(), texts(inputs, row)[SOURCE], inputs.count_without_source) == (count, "Survey", count - 1)
    inputs.show_only_without_source(True)
    assert inputs.rowCount() == count - 1


def test_an_input_that_no_result_rests_on_is_shown_only_if_something_is_said_about_it(inputs: InputsTable, document: Document) -> None:
    assert "usage_spread" not in {row.entry.field for row in inputs.rows}
    annotate(document, [(0, "usage_spread")], MEASURED)
    assert [row.where for row in inputs.rows if row.entry.field == "usage_spread"] == ["Sales London"]

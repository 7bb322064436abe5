from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.domain.ranges import Range
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.entry.range_entry import read_end
from ppm_desktop.session.tables.ranges_table import RangesTable

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

ATTENDEES = "groups[Sales London].attendees"
LOW, HIGH = 1, 3


@pytest.fixture
def table(document: Document, catalogue: Catalogue, style: NumberStyle) -> RangesTable:
    return RangesTable(document, style, catalogue.risk_defaults.defaults())


def row_of(table: RangesTable, path: str) -> int:
    return next(place for place, row in enumerate(table.rows) if row.path == path)


def texts(table: RangesTable, path: str) -> list[object]:
    row = row_of(table, path)
    return [table.index(row, column).data() for column in range(1, table.columnCount())]


@pytest.mark.parametrize(
    ("text", "field", "today", "expected"),
    [
        ("6", "attendees", 5.0, 6.0),
        ("× 1.2", "attendees", 5.0, 6.0),
        ("+20 %", "attendees", 5.0, 6.0),
        ("-20 %", "phone_share", 0.5, 0.4),
        ("15 %", "phone_share", 0.5, 0.15),
        ("1:30", "minutes_per_call", 60.0, 90.0),
        ("120 %", "phone_minutes", None, 1.2),
        ("1.2", "phone_minutes", None, 1.2),
    ],
)
def test_an_end_is_read_as_people_type_it(text: str, field: str, today: float | None, expected: float, style: NumberStyle) -> None:
    assert read_end(text, field, today, style) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["-120 %", "much", "+ %", "-3"])
def test_what_is_no_end_is_refused_with_a_reason(text: str, style: NumberStyle) -> None:
    found = read_end(text, "attendees", 5.0, style)
    assert isinstance(found, Refusal)
    assert found.reason.endswith(".")


def test_ends_that_nobody_gave_are_shown_as_assumed(table: RangesTable) -> None:
    assert texts(table, ATTENDEES) == ["3.5", "5", "6.5", "assumed by default"]


def test_a_typed_end_is_yours_and_the_assumed_ones_of_other_inputs_stay(table: RangesTable, document: Document) -> None:
    before = [(row.path, row.low, row.high) for row in table.rows if row.path != ATTENDEES]
    assert table.setData(table.index(row_of(table, ATTENDEES), HIGH), "10")
    assert texts(table, ATTENDEES) == ["3.5", "5", "10", "yours"]
    assert [(row.path, row.low, row.high) for row in table.rows if row.path != ATTENDEES] == before
    assert Range(ATTENDEES, 0.7, 2.0) in document.scenario.ranges
    document.undo_stack.undo()
    assert document.scenario.ranges == ()


def test_reset_takes_what_is_assumed_and_then_nothing_is_written(table: RangesTable, document: Document) -> None:
    row = row_of(table, ATTENDEES)
    table.setData(table.index(row, HIGH), "10")
    table.reset([row])
    assert document.scenario.ranges == ()
    assert document.scenario.risk.default_ranges
    assert texts(table, ATTENDEES)[-1] == "assumed by default"


def test_taking_everything_as_entered_leaves_nothing_to_draw(table: RangesTable, document: Document) -> None:
    table.make_exact(range(len(table.rows)))
    assert document.scenario.ranges == ()
    assert not document.scenario.risk.default_ranges
    assert {row.origin for row in table.rows} == {"exact"}


def test_an_end_on_the_wrong_side_of_the_likely_value_is_refused(table: RangesTable, document: Document) -> None:
    told: list[str] = []
    table.refused.connect(lambda _row, _column, reason: told.append(reason))
    assert not table.setData(table.index(row_of(table, ATTENDEES), LOW), "6")
    assert told == ["The low end cannot be above the likely value, 5."]
    assert not table.setData(table.index(row_of(table, "groups[Sales London].phone_share"), HIGH), "× 9")
    assert document.scenario.ranges == ()


def test_delete_takes_the_likely_value(table: RangesTable, document: Document) -> None:
    row = row_of(table, ATTENDEES)
    table.clear([(row, LOW), (row, HIGH)])
    assert texts(table, ATTENDEES) == ["5", "5", "5", "taken as entered"]
    assert ATTENDEES not in [entry.input for entry in document.scenario.ranges]


def test_a_problem_of_a_range_is_shown_in_its_row(table: RangesTable, document: Document) -> None:
    wrong = replace(document.scenario, ranges=(Range(ATTENDEES, 1.5, 2.0), Range("phone_minutes", 0.5, 2.0)))
    document.edit_scenario(wrong, "Set ranges")
    row = row_of(table, ATTENDEES)
    assert [problem.code for problem in table.problems_at(row, LOW)] == ["range_order"]
    assert not table.problems_at(row_of(table, "phone_minutes"), LOW)

"""Where a cell's value comes from, and how it goes back to the default."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppm_desktop.domain.defaults import Layer
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.edits.group_edits import new_group
from ppm_desktop.session.firm_defaults import read_firm_defaults, write_firm_defaults
from ppm_desktop.session.tables.defaults_table import DefaultsTable
from ppm_desktop.session.tables.meetings_table import MeetingsTable

MINUTES = 5  # the column "Minutes a call"
MINUTES_ROW, JOIN_ROW = 3, 4  # in the table of defaults
FIRM, CUSTOMER = 1, 2


@pytest.fixture
def table(document: Document, style: NumberStyle) -> MeetingsTable:
    return MeetingsTable(document, style)


@pytest.fixture
def defaults(document: Document, style: NumberStyle) -> DefaultsTable:
    return DefaultsTable(document, style)


def type_default(defaults: DefaultsTable, row: int, layer: int, text: str) -> bool:
    return defaults.setData(defaults.index(row, layer), text)


def test_a_default_changes_nobody_until_somebody_follows_it(table: MeetingsTable, defaults: DefaultsTable, document: Document) -> None:
    before = document.scenario
    assert type_default(defaults, MINUTES_ROW, CUSTOMER, "30")
    assert document.scenario == before
    assert table.origin(0, MINUTES) == "minutes a call: this scenario; the customer default 30 is not used"
    table.reset([(0, MINUTES)])
    assert document.scenario.groups[0].habits.minutes_per_call == 30
    assert table.origin(0, MINUTES) == "minutes a call: customer default 30"
    assert table.face(0, MINUTES).follows
    assert "Minutes a call: customer default 30." in str(table._tooltip(0, MINUTES))  # noqa: SLF001 - what the pointer shows


def test_a_changed_default_is_one_step_for_all_who_follow(table: MeetingsTable, defaults: DefaultsTable, document: Document) -> None:
    type_default(defaults, MINUTES_ROW, CUSTOMER, "30")
    defaults.follow_everywhere([MINUTES_ROW])
    steps = document.undo_stack.count()
    type_default(defaults, MINUTES_ROW, CUSTOMER, "0:45")
    assert [group.habits.minutes_per_call for group in document.scenario.groups] == [45, 45, 45]
    assert document.undo_stack.undoText() == "Change the customer's default of minutes a call"
    assert document.undo_stack.count() <= steps + 1
    assert defaults.index(MINUTES_ROW, 3).data() == "3 of 3 groups"
    table.setData(table.index(1, MINUTES), "20")
    assert table.origin(1, MINUTES).startswith("minutes a call: this scenario")
    assert defaults.index(MINUTES_ROW, 3).data() == "2 of 3 groups"


def test_shares_are_typed_together_and_must_add_up(defaults: DefaultsTable) -> None:
    refusals: list[str] = []
    defaults.refused.connect(lambda _r, _c, reason: refusals.append(reason))
    assert not type_default(defaults, JOIN_ROW, CUSTOMER, "50 / 20 / 20")
    assert not type_default(defaults, JOIN_ROW, CUSTOMER, "50")
    assert [text.replace("\N{NARROW NO-BREAK SPACE}", " ") for text in refusals] == [
        "The shares add up to 90 %; they must add up to 100 %.",
        "Type 3 shares with slashes between them, such as 55 / 25 / 20.",
    ]
    assert type_default(defaults, JOIN_ROW, CUSTOMER, "55/25/20 %")
    assert str(defaults.index(JOIN_ROW, CUSTOMER).data()).replace("\N{NARROW NO-BREAK SPACE}", " ") == "55 / 25 / 20 %"


def test_a_new_group_follows_all_defaults(defaults: DefaultsTable, document: Document) -> None:
    type_default(defaults, MINUTES_ROW, FIRM, "25")
    group = new_group(document.project, document.scenario.groups)
    assert (group.habits.minutes_per_call, group.inherits) == (25, ("minutes_per_call",))


def test_the_firms_defaults_are_kept_in_a_file_and_a_spoilt_one_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "config" / "firm-defaults.json"
    layer: Layer = (("attendees", 6.0), ("dial_out_policy", "zone_a"))
    write_firm_defaults(layer, path)
    assert read_firm_defaults(path) == layer
    path.write_text('{"attendees": "six"}', encoding="utf-8")
    assert read_firm_defaults(path) == ()
    path.write_text('{"join": {"toll": 0.5, "toll_free": 0, "dial_out": 0}}', encoding="utf-8")
    assert read_firm_defaults(path) == ()
    assert read_firm_defaults(tmp_path / "missing.json") == ()

"""The Policies table: switches, where barred calls go, and how many calls move."""

from __future__ import annotations

from dataclasses import replace

import pytest
from arbitrary import groups
from hypothesis import given, settings
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.implied_minutes import implied_minutes
from ppm_desktop.session.moved_calls import moved_calls
from ppm_desktop.session.tables.policies_table import PoliciesTable

NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def table(document: Document, style: NumberStyle) -> PoliciesTable:
    return PoliciesTable(document, style)


def column(table: PoliciesTable, key: str) -> int:
    return next(c for c, shape in enumerate(table.columns) if shape.key == key)


def type_into(table: PoliciesTable, row: int, key: str, text: str) -> bool:
    return table.setData(table.index(row, column(table, key)), text)


def said(table: PoliciesTable, row: int) -> str:
    return table.sentence(row).replace(NARROW, " ")


def test_a_policy_is_one_undo_step_and_says_what_it_bars(table: PoliciesTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert said(table, 0) == "Sales London: dial-out to any number."
    assert type_into(table, 0, "dial_out_policy", "Zone A only")
    assert document.undo_stack.undoText() == "Change the dial-out policy of Sales London"
    # 20 % of 2 772 calls are dial-out, a tenth of them to a country outside Zone A
    assert table.rows[0].moved.barred == pytest.approx(2772 * 0.20 * 0.10)
    assert said(table, 0) == "Sales London: Zone A only bars 10 % of dial-out: all dial in instead."
    document.undo_stack.undo()
    assert table.rows[0].moved.barred == 0
    assert tester.model() is table


def test_shares_that_do_not_add_up_are_told_and_normalised(table: PoliciesTable, document: Document) -> None:
    type_into(table, 0, "dial_out_policy", "none")
    type_into(table, 0, "when_barred.toll", "30 %")
    type_into(table, 0, "when_barred.app", "30 %")
    assert [text.replace(NARROW, " ") for text in table.wrong_sums(0)] == ["barred dial-out goes to 60 % – 40 % missing"]
    table.normalise(0)
    assert table.wrong_sums(0) == ()
    assert document.scenario.groups[0].policies.when_barred.app == pytest.approx(0.5)
    assert said(table, 0) == "Sales London: No dial-out bars all of dial-out: 50 % dial in instead, 50 % join by app."


def test_toll_free_switched_off_moves_all_toll_free_calls(table: PoliciesTable) -> None:
    assert type_into(table, 2, "toll_free_off", "off")
    assert table.rows[2].moved.toll_free_moved == pytest.approx(18 * 9 * 8 * 0.40 * 0.50)
    assert said(table, 2) == "Board: dial-out to any number; toll-free is off: all dial a toll number instead."


def test_an_unknown_policy_is_refused_with_the_known_ones(table: PoliciesTable, document: Document) -> None:
    refusals = []
    table.refused.connect(lambda _r, _c, reason: refusals.append(reason))
    assert not type_into(table, 0, "dial_out_policy", "Mars")
    assert refusals == ["“Mars” is not a dial-out policy: Any number, Same country only, Zone A only, No dial-out."]
    assert document.undo_stack.count() == 0


@settings(max_examples=60, deadline=None)
@given(groups("Sales"))
def test_what_is_barred_is_missing_from_dial_out(group: Group) -> None:
    month, zone_a = Month(2026, 3), frozenset({"CA", "DE", "GB", "US"})
    moved = moved_calls(group, month, zone_a)
    left = implied_minutes(group, month, zone_a).dial_out
    free = implied_minutes(replace(group, policies=replace(group.policies, toll_free_off=False)), month, zone_a).toll_free
    assert moved.dial_out - moved.barred == pytest.approx(left, abs=1e-6)
    assert moved.toll_free_moved == pytest.approx(free if group.policies.toll_free_off else 0, abs=1e-6)

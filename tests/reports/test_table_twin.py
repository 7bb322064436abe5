from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from building import ANYWHERE, group, price_book, project, rate, scenario

from ppm_desktop.costing.comparison import compare
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn

TWIN = TableTwin(
    "=Title",
    "Cost, USD",
    (TwinColumn("month", "Month"), TwinColumn("@option", "=cmd|' /C calc'!A0")),
    (("2026-01", 1234.5), ("+1", "≥ 5"), ("a\tb\nc", -0.001)),
)


def test_pasted_text_never_becomes_a_formula_nor_breaks_the_table() -> None:
    lines = TWIN.tab_separated(NumberStyle(decimal_point=",")).splitlines()
    assert lines == ["'=Title", "Cost, USD", "Month\t'=cmd|' /C calc'!A0", "2026-01\t1234,50", "'+1\t≥ 5", "a b c\t0,00"]


def test_csv_has_keys_full_stops_and_safe_text() -> None:
    rows = list(csv.reader(StringIO(TWIN.comma_separated(), newline="")))
    assert rows == [["month", "'@option"], ["2026-01", "1234.500000"], ["'+1", "≥ 5"], ["a\tb\nc", "-0.001000"]]
    assert TWIN.comma_separated().count("\r\n") == 4


def test_the_twin_of_cost_by_component_has_its_figures() -> None:
    plan = project(price_book(rate("toll", "US", "0.40")), scenario(group(organisers=100)))
    plan = replace(plan, months=2)
    table = cost_table(compare(plan, plan.scenarios[0], ANYWHERE), NumberStyle(), "whole")
    twin = table.twin
    assert [column.key for column in twin.columns] == ["component", "per_user", "pay_per_minute"]
    assert [row[1:] for row in twin.rows] == [row.values for row in (*table.rows, table.total)]

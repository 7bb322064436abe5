from __future__ import annotations

import pytest
from arbitrary import projects
from building import ANYWHERE, COMPLETE_PROJECTS, dial_out_group, group, mix, price_book, project, rate, scenario
from hypothesis import HealthCheck, given, settings

from ppm_desktop.costing.charges import MINUTE_COMPONENTS
from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.ledger import ledger_of
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.coverage_table import coverage_table, pool_text
from ppm_desktop.reports.number_text import PLAIN_STYLE

SLOW_TO_DRAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW_TO_DRAW
@given(projects())
def test_every_minute_is_included_covered_or_charged_and_the_ledger_agrees(plan: Project) -> None:
    comparison = compare(plan, plan.scenarios[0], Availability(()))
    table = coverage_table(comparison, PLAIN_STYLE, "whole")
    for place, result in enumerate(comparison.results):
        for row in table.rows:
            cell = row.cells[place]
            assert cell.cost == pytest.approx(result.by_component[row.component])
            if row.component in MINUTE_COMPONENTS:
                ledger = ledger_of(result.charges, plan.price_book, components=(row.component,))
                assert cell.total == pytest.approx(result.minutes[row.component], abs=1e-6)
                assert cell.included + cell.pooled == pytest.approx(ledger.covered.sum(), abs=1e-6)
                assert cell.charged == pytest.approx((ledger.quantity - ledger.covered).sum(), abs=1e-6)


def test_a_pool_that_pays_part_is_told_in_shares_that_add_up() -> None:
    # 10 licences fill 600 minutes; 1 000 are dialled.
    plan = project(price_book(rate("dial_out", "US", "0.10")), scenario(dial_out_group(mix(US=1.0), organisers=10, minutes=100)))
    table = coverage_table(compare(plan, plan.scenarios[0], ANYWHERE), PLAIN_STYLE, "whole")
    pool, other = (next(row for row in table.rows if row.component == name) for name in ("dial_out_pool", "dial_out_other"))
    assert pool.cells[0].shares == ("60 % by pool", "40 % charged")
    assert pool.cells[0].quantity_text == "1,000 min"
    assert pool.cells[0].cost == pytest.approx(40)
    assert pool.cells[1].shares == ("none",)
    assert other.cells[1].shares == ("charged",)
    assert table.pools == ("used up; 167 % needed", "no pool")
    assert table.title == "Fewest minutes charged: per_user (40 %)"


def test_included_calls_are_called_no_charge_and_never_free() -> None:
    plan = project(price_book(rate("toll", "US", "0.10")), scenario(group(organisers=10)))
    table = coverage_table(compare(plan, plan.scenarios[0], ANYWHERE), PLAIN_STYLE)
    toll = table.rows[0].cells[0]
    assert (toll.share_text, toll.cost_text) == ("included", "no charge")
    assert " free" not in table.twin.comma_separated().lower()


def test_the_peak_month_of_a_pool_is_named() -> None:
    season = (0.5, 1.0, 0.8, *(0.1,) * 9)
    calls = dial_out_group(mix(US=1.0), organisers=10, minutes=30)
    plan = project(price_book(rate("dial_out", "US", "0.10")), scenario(calls, season=season), months=12)
    assert pool_text(compare(plan, plan.scenarios[0], ANYWHERE).results[0], PLAIN_STYLE) == "50 % used in Feb 2026"


def test_a_missing_rate_is_a_lower_bound_and_never_nothing() -> None:
    plan = read_project(COMPLETE_PROJECTS / "missing-rate.ppmplan").project
    assert plan is not None
    table = coverage_table(compare(plan, plan.scenarios[0], ANYWHERE), PLAIN_STYLE)
    other = next(row for row in table.rows if row.component == "dial_out_other")
    assert all(cell.cost_text.startswith(">=") and "United Arab Emirates (mobile)" in cell.gap for cell in other.cells)


def test_the_twin_has_a_row_for_each_cell_and_pool() -> None:
    plan = read_project(COMPLETE_PROJECTS / "every-rule-at-once.ppmplan").project
    assert plan is not None
    table = coverage_table(compare(plan, plan.scenarios[0], ANYWHERE), PLAIN_STYLE)
    assert len(table.twin.rows) == len(table.columns) * (len(table.rows) + 1)
    cells = [row.cells[place] for place in range(len(table.columns)) for row in table.rows]
    twin = [row for row in table.twin.rows if row[2] != ""]
    assert [row[2:5] for row in twin] == [(cell.included, cell.pooled, cell.charged) for cell in cells]
    for row in table.rows:
        for cell in row.cells:
            assert "100 %" not in cell.share_text
            assert "0 % " not in cell.share_text.replace("0 % b", "").replace("0 % i", "").replace("0 % c", "")

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pytest
from arbitrary import projects
from building import ANYWHERE, COMPLETE_PROJECTS, group, mix, price_book, project, rate, scenario
from hypothesis import HealthCheck, given, settings

from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.cost_lines import cumulative_cost, monthly_cost
from ppm_desktop.reports.number_text import PLAIN_STYLE

SLOW_TO_DRAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def seasonal(*season: float) -> Comparison:
    """A hundred organisers for a year: 4 USD a licence, or 10 minutes times season at 0.40 USD."""
    months = tuple(season) + (1.0,) * (12 - len(season))
    plan = project(price_book(rate("toll", "US", "0.40")), scenario(group(organisers=100), season=months), months=12)
    return compare(plan, plan.scenarios[0], ANYWHERE)


@SLOW_TO_DRAW
@given(projects())
def test_months_add_up_to_each_options_total_and_accumulate(plan: Project) -> None:
    comparison = compare(plan, plan.scenarios[0], Availability(()))
    monthly, cumulative = monthly_cost(comparison, PLAIN_STYLE), cumulative_cost(comparison, PLAIN_STYLE)
    for result, line, total in zip(comparison.results, monthly.lines, cumulative.lines, strict=True):
        assert sum(line.values) == pytest.approx(result.total, rel=1e-9, abs=1e-7)
        assert total.values == pytest.approx(list(accumulate(line.values)))
        assert line.complete == total.complete == result.complete
        assert all(("≥" in text or ">=" in text) == bound for text, bound in zip(total.texts, total.bounds, strict=True))


def test_the_title_names_the_month_from_which_another_option_is_cheaper() -> None:
    table = cumulative_cost(seasonal(0.2, 0.2, 0.2, 3.0, 3.0), PLAIN_STYLE)
    # 80 a month against 400, until 1 200 come twice: 1 440 against 1 600 in April, 2 640 against 2 000 in May.
    assert [(table.months[lead.month], table.lines[lead.line].option_id) for lead in table.leads] == [("May 2026", "per_user")]
    assert table.title == "Cheapest in total from May 2026: per_user"
    assert table.title in table.summary


def test_the_title_says_so_when_nothing_changes() -> None:
    assert cumulative_cost(seasonal(0.5), PLAIN_STYLE).title == "Cheapest in total throughout: pay_per_minute"
    assert monthly_cost(seasonal(0.5), PLAIN_STYLE).title == "Cheapest in 11 of 12 months: per_user"


def test_what_cannot_be_bought_neither_leads_nor_is_hidden() -> None:
    plan = replace(seasonal(0.1).project, agreement="csp")
    table = cumulative_cost(compare(plan, plan.scenarios[0], ANYWHERE), PLAIN_STYLE)
    assert [line.eligible for line in table.lines] == [True, False]
    assert table.title == "Cheapest in total throughout: per_user"
    assert "pay_per_minute" in table.summary
    assert "cannot be bought" in table.summary


def test_a_missing_rate_keeps_an_option_from_being_called_cheapest() -> None:
    plan = read_project(COMPLETE_PROJECTS / "missing-rate.ppmplan").project
    assert plan is not None
    for table in (monthly_cost(found := compare(plan, plan.scenarios[0], ANYWHERE), PLAIN_STYLE), cumulative_cost(found, PLAIN_STYLE)):
        assert table.title == "No option can be called cheapest yet: a price is missing"
        assert all(">=" in str(cell) for row in table.twin.rows for cell in row[1:])
        assert table.leads == ()


def test_a_price_that_is_missing_from_one_option_only_does_not_hide_a_certain_lead() -> None:
    calls = group("Abroad", organisers=100, destinations=DestinationMixes(toll=mix(ZW=1.0)))
    plan = project(price_book(), scenario(calls), months=3)
    table = monthly_cost(compare(plan, plan.scenarios[0], ANYWHERE), PLAIN_STYLE)
    # Toll is included for licences; by the minute it has no rate, so the lower bound of 0 may yet be the cheaper one.
    assert [line.complete for line in table.lines] == [True, False]
    assert table.title == "No option can be called cheapest yet: a price is missing"


def test_the_twin_has_the_drawn_figures() -> None:
    table = cumulative_cost(seasonal(0.2), PLAIN_STYLE)
    assert [column.key for column in table.twin.columns] == ["month", "per_user", "pay_per_minute"]
    assert [row[0] for row in table.twin.rows] == list(table.month_ids)
    for place, line in enumerate(table.lines, start=1):
        assert [row[place] for row in table.twin.rows] == list(line.values)


def test_options_that_always_cost_the_same_are_named_together() -> None:
    plan = project(price_book(), scenario(group(holds="included")), months=3)
    comparison = compare(plan, plan.scenarios[0], ANYWHERE)
    assert {result.total for result in comparison.results} == {0.0}
    assert monthly_cost(comparison, PLAIN_STYLE).title == "Cheapest in every month: per_user and pay_per_minute"
    assert cumulative_cost(comparison, PLAIN_STYLE).title == "Cheapest in total throughout: per_user and pay_per_minute"

"""What changed between two projects, cause by cause, with amounts worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from building import ANYWHERE, PAY_PER_MINUTE, PER_USER, dial_out_group, group, mix, option, price_book, product, project, rate, scenario

from ppm_desktop.decisions.changes import NoScenarioError, OtherCurrencyError, ProjectChange, project_change, scenarios_to_compare
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import Project
from ppm_desktop.reports.changes.table import change_report, changed_rates
from ppm_desktop.reports.number_text import NumberStyle

BOOK = price_book(rate("toll", "US", "0.05"), rate("dial_out", "ZW", "0.30"))
PLAN = project(BOOK, scenario(group(organisers=10)))
STYLE = NumberStyle(group_separator=",", minus="-")


def change(before: Project, after: Project, option_id: str = "") -> ProjectChange:
    return project_change(before, after, scenarios_to_compare(before, after), ANYWHERE, option_id)


def parts(found: ProjectChange) -> dict[str, float]:
    return {"+".join(now.causes): round(now.result.total - then.result.total, 6) for then, now in pairwise(found.steps)}


def test_each_cause_gets_what_it_alone_adds_in_the_stated_order() -> None:
    # 10 x 10 min x 0.05 = 5; two months: 10; at 0.06: 12; 20 people: 24
    dearer = price_book(rate("toll", "US", "0.06"), rate("dial_out", "ZW", "0.30"))
    after = replace(PLAN, months=2, price_book=dearer, scenarios=(scenario(group(organisers=20)),))
    assert parts(change(PLAN, after, "pay_per_minute")) == {"period": 5, "prices": 2, "headcount": 12}


def test_a_plan_that_begins_a_year_later_is_carried_on_into_the_new_year_first() -> None:
    later = project(BOOK, scenario(replace(group(), headcount=(replace(group().headcount[0], since=Month(2027, 1), organisers=30),))))
    found = change(PLAN, replace(later, start=Month(2027, 1)), "pay_per_minute")
    assert parts(found) == {"period": 0, "headcount": 10}
    assert found.common_months == 0


def test_without_an_option_the_cheapest_of_each_are_held_against_each_other() -> None:
    # 10 minutes at 0.05 cost less than a licence of 4.00; at 0.50 they cost more.
    after = replace(PLAN, price_book=price_book(rate("toll", "US", "0.50"), rate("dial_out", "ZW", "0.30")))
    found = change(PLAN, after)
    assert [step.result.option.id for step in (found.steps[0], found.steps[-1])] == ["pay_per_minute", "per_user"]
    assert parts(found) == {"prices": 45, "options": -10}
    said = change_report(found, ("A", "B"), {}, STYLE).decisions
    assert said[-1] == "The decision changes from pay_per_minute to per_user."


def test_another_source_or_name_of_the_price_book_is_no_cause() -> None:
    after = replace(PLAN, price_book=replace(BOOK, name="Renewed", id="renewed"))
    assert parts(change(PLAN, after, "per_user")) == {}


def test_a_renamed_group_is_neither_gone_nor_new() -> None:
    before = project(BOOK, scenario(group("Sales", organisers=10), options=(option("a", {"Sales": {"standard": 1.0}}),)))
    after = project(BOOK, scenario(group("Sales UK", organisers=10), options=(option("a", {"Sales UK": {"standard": 1.0}}),)))
    found = change(before, after, "a")
    assert parts(found) == {}
    assert next((row.what, row.before, row.after) for row in change_report(found, ("A", "B"), {}, STYLE).inputs) == (
        "renamed",
        "Sales",
        "Sales UK",
    )


def test_a_product_that_the_new_book_no_longer_sells_keeps_its_price_until_the_option_is_replaced() -> None:
    old = replace(BOOK, products=(*BOOK.products, replace(product("standard", "9.00"), id="classic", name="Classic")))
    before = project(old, scenario(group(organisers=10), options=(option("a", "classic"),)))
    after = project(BOOK, scenario(group(organisers=10), options=(option("a", "standard"),)))
    assert parts(change(before, after, "a")) == {"prices": 0, "options": -50}


def test_where_a_price_is_missing_in_between_causes_are_told_together() -> None:
    to_zimbabwe = scenario(dial_out_group(mix(ZW=1.0), organisers=10), options=(PAY_PER_MINUTE,))
    before, after = (
        project(BOOK, to_zimbabwe),
        project(price_book(rate("toll", "US", "0.05")), scenario(group(organisers=10), options=(PAY_PER_MINUTE,))),
    )
    assert parts(change(before, after, "pay_per_minute")) == {"prices+habits": -25, "destinations": 0}


def test_an_end_without_a_price_is_said_and_not_taken_apart() -> None:
    after = replace(PLAN, price_book=price_book())
    found = change(PLAN, after)
    assert found.steps == ()
    report = change_report(found, ("A", "B"), {}, STYLE)
    assert report.bridge is None
    assert report.decisions[1] == "B: no option can be called cheapest, because a price is missing."
    named = change_report(change(PLAN, after, "pay_per_minute"), ("A", "B"), {}, STYLE)
    assert named.bridge is not None
    assert "no rate for toll dial-in, United States" in named.bridge.refusal


def test_different_currencies_are_refused() -> None:
    euro = replace(PLAN, currency="EUR", price_book=replace(BOOK, currency="EUR"))
    with pytest.raises(OtherCurrencyError):
        change(PLAN, euro)


def test_a_scenario_that_one_of_them_lacks_is_refused_with_those_that_it_has() -> None:
    other = replace(PLAN, scenarios=(*PLAN.scenarios, replace(PLAN.scenarios[0], name="Growth")))
    with pytest.raises(NoScenarioError) as refused:
        scenarios_to_compare(PLAN, other, "Growth")
    assert (refused.value.is_before, refused.value.known) == (True, ("Base",))


def test_rates_are_told_as_changes_of_the_price_book_and_not_as_inputs() -> None:
    after = replace(PLAN, price_book=price_book(rate("toll", "US", "0.06"), rate("toll_free", "US", "0.09")))
    found = change(PLAN, after, "per_user")
    assert [(c.kind, (c.new or c.old or BOOK.rates[0]).call_type) for c in changed_rates(found)] == [
        ("changed", "toll"),
        ("added", "toll_free"),
        ("removed", "dial_out"),
    ]
    assert change_report(found, ("A", "B"), {}, STYLE).inputs == ()
    assert PER_USER in found.after.scenario.options

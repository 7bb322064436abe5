"""The checks: every problem at once, at its place, as bad as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from building import PER_USER, dial_out_group, group, mix, option, price_book, product, project, rate, scenario

from ppm_desktop.domain.check_groups import call_types_in_use
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies, WhenBarred
from ppm_desktop.domain.problem import at
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import FeeOverride, Purchase, Scenario
from ppm_desktop.reports.sentences import problem_sentence

BOOK = price_book(rate("toll", "US", "0.0085"))


def found(*scenarios: Scenario, book: object = BOOK, **changes: object) -> list[tuple[str, str, str]]:
    checked: Project = replace(project(book, *scenarios), **changes)  # type: ignore[arg-type]  # any field of a project
    problems = check_project(checked, frozenset({"US", "GB", "DE", "FR", "CA", "ZW"}))
    assert all("{" not in problem_sentence(problem) for problem in problems)
    return [(problem.severity, problem.path, problem.code) for problem in problems]


def test_a_sound_project_has_no_problem() -> None:
    assert found(scenario(group())) == []


def test_several_problems_are_found_in_file_order() -> None:
    uneven = group("A", habits=replace(group().habits, join=Join(0.5, 0, 0)))
    nowhere = group("B", country="XX", headcount=())
    assert found(scenario(uneven, nowhere), currency="EUR") == [
        ("error", "currency", "currency_mismatch"),
        ("error", "scenarios[0].groups[0].join", "sum_not_one"),
        ("error", "scenarios[0].groups[1].country", "unknown_country"),
        ("error", "scenarios[0].groups[1].headcount", "headcount_missing"),
    ]


def test_names_must_be_unique_and_a_star_is_no_group() -> None:
    assert found(scenario(group("A"), group("A"))) == [
        ("error", "scenarios[0].groups[0].name", "duplicate_name"),
        ("error", "scenarios[0].groups[1].name", "duplicate_name"),
    ]
    assert found(scenario(group("*"))) == [("error", "scenarios[0].groups[0].name", "reserved_id")]
    assert [code for _, _, code in found(scenario(group()), scenario(group()))] == ["duplicate_name"] * 2


def test_headcount_steps_go_forward_in_time() -> None:
    steps = (HeadcountStep(Month(2026, 2), 5), HeadcountStep(Month(2026, 1), 6))
    assert found(scenario(group(headcount=steps))) == [("error", "scenarios[0].groups[0].headcount[1].from", "headcount_order")]


def test_a_group_that_comes_after_the_period_is_a_warning() -> None:
    late = group(headcount=(HeadcountStep(Month(2030, 1), 5),))
    assert found(scenario(late)) == [("warning", "scenarios[0].groups[0].headcount", "nobody_in_period")]


def test_calls_that_policies_move_to_a_call_type_need_its_destinations() -> None:
    callers = dial_out_group(mix(ZW=1.0))
    barred = replace(callers, policies=Policies(dial_out="zone_a", when_barred=WhenBarred(0.5, 0.5, 0.0)))
    assert found(scenario(callers)) == []
    assert found(scenario(barred)) == [
        ("error", "scenarios[0].groups[0].destinations.toll", "mix_missing"),
        ("error", "scenarios[0].groups[0].destinations.toll_free", "mix_missing"),
    ]


def test_switching_toll_free_off_needs_toll_destinations_and_no_toll_free_ones() -> None:
    callers = group(habits=replace(group().habits, join=Join(0, 1, 0)), destinations=DestinationMixes())
    assert call_types_in_use(callers, frozenset()) == {"toll_free"}
    assert call_types_in_use(replace(callers, policies=Policies(toll_free_off=True)), frozenset()) == {"toll"}


def test_options_must_serve_every_group_with_known_products() -> None:
    wrong = option("wrong", {"Nobody": {"gold": 1.0}})
    assert found(scenario(group(), options=(wrong,))) == [
        ("error", "scenarios[0].options[0].assign.Nobody", "unknown_group"),
        ("error", "scenarios[0].options[0].assign.Nobody", "unknown_product"),
        ("error", "scenarios[0].options[0].assign", "group_without_product"),
    ]


def test_shares_of_products_must_sum_to_one() -> None:
    uneven = option("uneven", {"*": {"standard": 0.5, "pay_per_minute": 0.4}})
    assert found(scenario(group(), options=(uneven,))) == [("error", at("scenarios[0].options[0].assign", "*"), "sum_not_one")]


def test_holding_e5_needs_the_product_in_the_price_book() -> None:
    book = replace(BOOK, products=tuple(p for p in BOOK.products if p.id != "included"))
    assert found(scenario(group(holds="included")), book=book) == [("error", "scenarios[0].groups", "held_product_missing")]


def test_prices_without_a_source_or_given_twice_are_errors_and_odd_ones_are_warnings() -> None:
    rates = (
        rate("toll", "US", "0.0085"),
        rate("toll", "US", "0.0090"),
        replace(rate("toll", "GB", "0.01"), source="hearsay"),
        rate("toll", "DE", "9"),
        rate("toll", "FR", "0"),
        replace(rate("toll", "CA", "0.01"), line="mobile"),
        rate("toll", "XX", "0.01"),
    )
    assert found(scenario(group()), book=price_book(*rates)) == [
        ("error", "price_book.rates[1]", "duplicate_rate"),
        ("error", "price_book.rates[2].source", "unknown_source"),
        ("warning", "price_book.rates[3].rate", "suspicious_rate"),
        ("warning", "price_book.rates[4].rate", "zero_rate"),
        ("error", "price_book.rates[5].line", "line_only_for_dial_out"),
        ("error", "price_book.rates[6].country", "unknown_country"),
    ]


def test_example_prices_are_noted() -> None:
    source = replace(BOOK.sources[0], status="example")
    assert found(scenario(group()), book=replace(BOOK, sources=(source,))) == [("info", "price_book", "example_prices")]


def test_settings_must_name_products_that_exist() -> None:
    base = scenario(group(), fee_overrides=(FeeOverride("gold", Decimal(3), "Agreed"),), purchased=(Purchase("gold", 3),))
    assert found(replace(base, pool_basis="purchased")) == [
        ("error", "scenarios[0].fee_overrides.gold", "unknown_product"),
        ("error", "scenarios[0].purchased.gold", "unknown_product"),
    ]
    assert found(scenario(group(), pool_basis="purchased")) == [("warning", "scenarios[0].purchased", "purchased_missing")]
    assert found(scenario(group(), purchased=(Purchase("standard", 3),))) == [("warning", "scenarios[0].purchased", "purchased_not_used")]


@pytest.mark.parametrize(
    ("funding", "expected"),
    [
        (Credits("one_time", Decimal(1000)), []),
        (Credits("one_time"), [("error", "scenarios[0].credits.opening", "amount_missing")]),
        (Credits("auto_recharge", Decimal(1000), Decimal(400)), [("error", "scenarios[0].credits.recharge", "amount_missing")]),
        (Credits("post_paid"), []),
        (Credits("post_paid", trigger=Decimal(400)), [("warning", "scenarios[0].credits.trigger", "no_wallet")]),
        (Credits("one_time", Decimal(49)), [("warning", "scenarios[0].credits.opening", "funding_amount")]),
        (Credits("one_time", Decimal("50.50")), [("warning", "scenarios[0].credits.opening", "funding_amount")]),
        (
            Credits("one_time", Decimal(50), top_ups=(TopUp(date(2026, 1, 1), Decimal(20)),)),
            [("warning", "scenarios[0].credits.top_ups[0].amount", "funding_amount")],
        ),
    ],
)
def test_funding_has_the_amounts_that_its_mode_needs(funding: Credits, expected: list[tuple[str, str, str]]) -> None:
    assert found(scenario(group(), credits=funding)) == expected


@pytest.mark.parametrize(("amount", "code"), [("40", "funding_minimum_unknown"), ("60.5", "funding_not_whole")])
def test_in_another_currency_the_smallest_purchase_is_not_claimed_to_be_known(amount: str, code: str) -> None:
    euros = replace(BOOK, currency="EUR")
    plan = scenario(group(), credits=Credits("one_time", Decimal(amount)))
    assert found(plan, book=euros, currency="EUR") == [("warning", "scenarios[0].credits.opening", code)]


def test_a_project_needs_scenarios_groups_and_options() -> None:
    assert found() == [("error", "scenarios", "no_scenario")]
    assert [code for _, _, code in found(scenario(options=()))] == ["no_group", "no_option"]


def test_only_errors_keep_a_project_from_being_computed() -> None:
    late = scenario(group(headcount=(HeadcountStep(Month(2030, 1), 5),)), options=(PER_USER,))
    assert not has_errors(check_project(project(BOOK, late)))
    assert has_errors(check_project(project(replace(BOOK, products=(product("usa_can"),)), late)))

"""What next: only what concerns the project and option is said, with its grounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from building import PAY_PER_MINUTE, PER_USER, group, option, price_book, project, rate, scenario

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.purchase_steps import VALUES
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.costing.comparison import compare
from ppm_desktop.domain.policies import Policies
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.next_steps.conditions import conditions_met, values_of
from ppm_desktop.reports.next_steps.steps import NextSteps, next_steps
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.wording import choose_language

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.project import Project

CATALOGUE = load_catalogue()
BOOK = price_book(rate("toll", "US", "0.01"), rate("toll_free", "US", "0.02"), rate("dial_out", "US", "0.03"))
SAMPLES = [sample.id for sample in CATALOGUE.samples]


def costed(plan: Project, place: int = 0) -> Comparison:
    return compare(plan, plan.scenarios[place], CATALOGUE.availability)


def sample(name: str) -> Comparison:
    plan = read_project(resource_path(f"samples/{name}.ppmplan")).project
    assert plan is not None
    return costed(plan)


def following(comparison: Comparison, option_id: str) -> NextSteps:
    return next_steps(comparison, option_id, CATALOGUE, PLAIN_STYLE)


def ids(found: NextSteps) -> list[str]:
    return [step.id for step in found.steps]


def questions(found: NextSteps) -> set[str]:
    return {contradiction.rule for contradiction in found.contradictions}


def test_a_subscription_without_charged_minutes_needs_no_credits() -> None:
    found = following(costed(project(BOOK, scenario(group()))), "per_user")
    assert ids(found) == ["order-standard", "assign-licences", "measure"]  # the fee is of the customer's own contract
    assert questions(found) == set()
    assert "example-prices" not in {limit.id for limit in found.limits}


def test_pay_per_minute_under_volume_licensing_goes_from_the_agreement_over_credits_to_the_licences() -> None:
    found = following(costed(project(BOOK, scenario(group()))), "pay_per_minute")
    assert ids(found) == [
        "ask-for-pay-per-minute",
        "order-pay-per-minute",
        "set-up-credits",
        "check-billing-region",
        "plan-the-amounts",
        "assign-licences",
        "assign-credits-licence",
        "measure",
    ]
    codes = {code.code for step in found.steps for code in step.codes}
    assert codes == {"MCOMEETACPEA", "MCOPSTNPP"}
    assert {"rounding", "credits-licence-assignment"} <= questions(found)


@pytest.mark.parametrize("agreement", ["csp", "mca"])
def test_customers_who_are_billed_afterwards_are_never_told_to_fill_a_wallet(agreement: str) -> None:
    plan = project(BOOK, scenario(group()), agreement=agreement)
    found = following(costed(plan), "pay_per_minute")
    assert "set-up-post-paid" in ids(found)
    assert not {"set-up-credits", "plan-the-amounts", "assign-credits-licence"} & set(ids(found))
    assert "forfeited-credits" not in {limit.id for limit in found.limits}
    assert len(found.barred) == 1
    assert "volume licensing customers only" in found.barred[0]


def test_people_with_e5_are_named_so_that_nothing_is_bought_for_them_twice() -> None:
    found = following(sample("enterprise-6000"), "sales_licensed")
    step = next(step for step in found.steps if step.id == "check-e5")
    assert step.text.endswith("Leaders with E5.")
    assert [ground.rule for ground in step.grounds] == ["e5-includes-licence"]


def test_a_mix_says_how_many_licences_of_each_and_that_nobody_gets_two() -> None:
    found = following(sample("enterprise-6000"), "sales_licensed")
    texts = {step.id: step.text for step in found.steps}
    assert "860 from Jan 2027, 1,011 by Dec 2029" in texts["order-standard"]
    assert "assign-one-licence-each" in texts
    assert "organisers in Morocco" in texts["per-minute-only-countries"]
    assert "ask-for-licence-price" not in texts  # a price was negotiated
    assert "both-licences-on-one-user" in questions(found)


def test_policies_that_the_plan_counts_on_have_to_be_set() -> None:
    limited = group("Sales", policies=Policies(dial_out="zone_a", toll_free_off=True))
    found = following(costed(project(BOOK, scenario(limited))), "per_user")
    texts = {step.id: step.text for step in found.steps}
    assert texts["limit-dial-out"].endswith("these people: Sales.")
    assert "AllowTollFreeDialin" in texts["switch-toll-free-off"]
    assert "decide-on-dial-out" not in texts


def test_countries_without_credits_and_without_a_page_are_named() -> None:
    plan = project(BOOK, scenario(group("Seoul", country="KR"), group("Pyongyang", country="KP")))
    texts = {step.id: step.text for step in following(costed(plan), "per_user").steps}
    assert "South Korea" in texts["without-credits"]
    assert "North Korea" in texts["ask-about-countries"]


def test_a_contradiction_names_all_sides_with_source_and_day() -> None:
    found = following(costed(project(BOOK, scenario(group()))), "pay_per_minute")
    contradiction = next(c for c in found.contradictions if c.rule == "credits-licence-assignment")
    assert contradiction.status == "conflict"
    assert contradiction.changes_cost is False
    assert len(contradiction.sides) == 7
    assert contradiction.sides[0].since == date(2019, 4, 8)
    assert all(side.source and side.says for side in contradiction.sides)


def test_what_changes_the_cost_comes_before_what_does_not() -> None:
    found = following(sample("enterprise-6000"), "sales_licensed")
    costs = [contradiction.changes_cost for contradiction in found.contradictions]
    assert costs == sorted(costs, reverse=True)
    assert "pool-basis" in questions(found)


def test_the_pool_question_is_not_asked_of_the_no_charge_licence_whose_basis_is_documented() -> None:
    assert "pool-basis" not in questions(following(sample("public-body"), "usa_can"))


def test_grounds_are_in_the_state_of_the_first_month() -> None:
    plan = replace(project(BOOK, scenario(group())), agreement="volume_licensing")
    found = following(costed(plan), "pay_per_minute")
    ground = next(g for g in found.steps[0].grounds if g.rule == "pay-per-minute-agreement")
    assert ground.date == CATALOGUE.sources["ppm-2025-01"].date


def test_calls_that_are_given_up_are_a_limit_of_the_estimate() -> None:
    plan = project(BOOK, scenario(group(), options=(PER_USER, option("nothing", "none"))))
    assert "lost-calls" in {limit.id for limit in following(costed(plan), "nothing").limits}
    assert "lost-calls" not in {limit.id for limit in following(costed(plan), "per_user").limits}


def test_an_option_that_is_not_there_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        following(costed(project(BOOK, scenario(group(), options=(PAY_PER_MINUTE,)))), "gold")


@pytest.mark.parametrize("name", SAMPLES)
def test_no_brace_is_left_in_any_text_of_any_option(name: str) -> None:
    comparison = sample(name)
    for result in comparison.results:
        found = following(comparison, result.option.id)
        assert found.steps
        assert found.limits
        texts = [text for step in found.steps for text in (step.text, step.why)] + [limit.text for limit in found.limits]
        texts += [contradiction.text for contradiction in found.contradictions]
        assert not [text for text in texts if "{" in text or ": ." in text]


def test_in_german_the_steps_are_german_and_keep_their_values() -> None:
    comparison = sample("enterprise-6000")
    choose_language("de")
    try:
        found = following(comparison, "sales_licensed")
    finally:
        choose_language("en")
    texts = {step.id: step.text for step in found.steps}
    assert texts["check-e5"].endswith("kaufen Sie für sie keine weitere Lizenz: Leaders with E5.")
    assert texts["set-up-credits"].startswith("Richten Sie im Admin Center das Guthaben (Communications Credits) ein")
    assert found.limits[0].text.startswith("Steuern werden weder")


def test_every_value_that_texts_may_use_is_given() -> None:
    comparison = sample("public-body")
    result = comparison.results[0]
    assert values_of(comparison, result, CATALOGUE.availability, {}, PLAIN_STYLE).keys() == VALUES


def test_conditions_follow_the_option_not_only_the_project() -> None:
    comparison = costed(project(BOOK, scenario(group())))
    met = {result.option.id: conditions_met(comparison, result, CATALOGUE.availability) for result in comparison.results}
    assert "metered" in met["pay_per_minute"]
    assert "metered" not in met["per_user"]


def test_a_book_whose_rates_were_all_replaced_asks_for_its_example_fee_only() -> None:
    comparison = sample("forty-person-firm")
    plan = comparison.project
    contract = replace(plan.price_book.sources[0], id="contract", title="Contract", date=date(2026, 11, 1), status="customer")
    rates = tuple(replace(rate, source="contract") for rate in plan.price_book.rates)
    book = replace(plan.price_book, rates=rates, sources=(*plan.price_book.sources, contract), as_of=contract.date)
    options = {result.option.id for result in comparison.results}
    assert any("ask-for-rates" in ids(following(comparison, option_id)) for option_id in options)
    for option_id in options:
        found = following(costed(replace(plan, price_book=book)), option_id)
        assert "ask-for-rates" not in ids(found)
        assert ("ask-for-licence-price" in ids(found)) == ("order-standard" in ids(found))


def test_examples_beside_newer_prices_keep_the_day_of_their_own_sources() -> None:
    comparison = sample("forty-person-firm")
    newer = replace(comparison.project, price_book=replace(comparison.project.price_book, as_of=date(2026, 11, 1)))
    limit = next(limit for limit in following(costed(newer), "per_user").limits if limit.id == "example-prices")
    assert "2026-11-01" not in limit.text
    assert max(s.date for s in newer.price_book.sources if s.status == "example").isoformat() in limit.text

"""How a project stands, and what new prices would do to it, with amounts worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from building import ANYWHERE, PAY_PER_MINUTE, PER_USER, group, option, price_book, product, project, rate, scenario

from ppm_desktop.decisions.drift import Drift, drift_of, most_urgent_first
from ppm_desktop.decisions.portfolio import Standing, standing_of
from ppm_desktop.domain.prices import PriceBook
from ppm_desktop.domain.project import Project
from ppm_desktop.reports.drift.words import drift_sentences
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.portfolio.table import portfolio_csv, portfolio_entry
from ppm_desktop.reports.portfolio.words import standing_sentences

STYLE = NumberStyle(group_separator=",", minus="-")
BOOK = price_book(rate("toll", "US", "0.05"))
DEARER = price_book(rate("toll", "US", "0.50"))


def plan(*, organisers: int = 10, months: int = 1, **changes: object) -> Project:
    made = project(BOOK, scenario(group(organisers=organisers)), months=months)
    return replace(made, **changes)  # type: ignore[arg-type]  # any field of a project


def standing(made: Project, file: str = "a.ppmplan") -> Standing:
    return standing_of(file, made, made.scenarios[0], ANYWHERE)


def drift(made: Project, book: PriceBook, file: str = "a.ppmplan") -> Drift:
    return drift_of(file, made, made.scenarios[0], book, ANYWHERE)


def test_a_line_tells_the_cheapest_option_its_cost_each_and_both_differences() -> None:
    found = standing(plan(months=2))
    assert found.best is not None
    assert (found.best.id, found.best.total, found.organisers, found.organiser_months) == ("pay_per_minute", 10, 10, 20)
    assert (found.per_organiser, found.against_baseline, found.against_next) == (0.5, -70, -70)
    assert found.complete


def test_a_missing_rate_leaves_the_cheapest_unknown_and_nothing_is_zero() -> None:
    found = standing(plan(price_book=price_book()))
    assert (found.best, found.against_baseline, found.against_next, found.per_organiser, found.complete) == (None, None, None, None, False)
    assert standing_sentences(found, STYLE) == (
        "No option can be called cheapest: a price is missing.",
        "There is no rate for toll dial-in, United States: 100 minutes, Jan 2026.",
    )


def test_a_plan_without_organisers_costs_nobody_anything() -> None:
    assert standing(plan(organisers=0)).per_organiser is None


def test_what_two_options_lack_is_told_once_as_where_most_of_it_is_missing() -> None:
    half = option("half", {"*": {"pay_per_minute": 0.5, "standard": 0.5}})
    found = standing(project(price_book(), scenario(group(organisers=10), options=(half, PAY_PER_MINUTE))))
    assert [u.minutes for u in found.unpriced if hasattr(u, "minutes")] == [100]


def test_totals_keep_currencies_apart_and_leave_undecided_projects_out() -> None:
    euro = plan(organisers=40, currency="EUR", price_book=replace(BOOK, currency="EUR"))
    undecided = plan(price_book=price_book())
    totals = portfolio_entry([standing(plan()), standing(euro), standing(plan(months=6)), standing(undecided)], {})["totals"]
    assert totals == [
        {"currency": "EUR", "projects": 1, "projects_undecided": 0, "organisers": 40, "total": 20, "total_a_year": 240},
        {"currency": "USD", "projects": 2, "projects_undecided": 1, "organisers": 20, "total": 35, "total_a_year": 120},
    ]


def test_a_customer_whose_name_looks_like_a_formula_stays_text_in_csv() -> None:
    text = portfolio_csv([standing(plan(customer="=1+1"))])
    assert "'=1+1" in text
    assert ",=1+1" not in text


def test_dearer_minutes_change_the_decision_and_say_what_staying_costs() -> None:
    found = drift(plan(), DEARER)
    assert (found.outcome, found.change, found.cost_of_staying) == ("changed", 35, 10)
    assert drift_sentences(found, STYLE) == ("per_user instead of pay_per_minute: staying would cost 10.00 USD more.",)


def test_a_rate_that_the_new_book_lacks_makes_the_plan_open_and_never_cheaper() -> None:
    found = drift(plan(), price_book())
    assert (found.outcome, found.after, found.change, found.cost_of_staying, found.complete) == ("open", None, None, None, False)
    assert "With the new prices there is no rate for toll dial-in, United States: 100 minutes, Jan 2026." in drift_sentences(found, STYLE)


def test_another_currency_is_not_comparable_and_nothing_is_converted() -> None:
    found = drift(plan(), replace(DEARER, currency="EUR"))
    assert (found.outcome, found.after, found.other_currency) == ("not_comparable", None, "EUR")


def test_a_book_without_a_product_that_is_assigned_is_not_comparable_and_says_why() -> None:
    found = drift(plan(), replace(DEARER, products=(product("included"), product("pay_per_minute"))))
    assert found.outcome == "not_comparable"
    assert found.problems
    assert drift_sentences(found, STYLE)[0].startswith("The plan cannot be calculated with the new prices: ")


def test_a_price_that_begins_after_the_plan_is_as_good_as_missing() -> None:
    found = drift(plan(), price_book(rate("toll", "US", "0.01", effective=date(2030, 1, 1))))
    assert found.outcome == "open"


def test_changed_decisions_come_first_and_among_them_the_costliest_to_keep() -> None:
    drifts = [
        drift(plan(), replace(BOOK, currency="EUR"), "currency"),
        drift(plan(), BOOK, "same"),
        drift(plan(), price_book(), "open"),
        drift(plan(), DEARER, "changed"),
        drift(plan(organisers=20), DEARER, "changed more"),
    ]
    assert [found.heading.file for found in most_urgent_first(drifts)] == ["changed more", "changed", "open", "same", "currency"]


@pytest.mark.parametrize("options", [(PER_USER,), (PAY_PER_MINUTE,)])
def test_a_plan_with_one_option_has_no_next_best(options: tuple[object, ...]) -> None:
    found = standing(project(BOOK, scenario(group(organisers=10), options=options)))  # type: ignore[arg-type]  # options as parametrised
    assert (found.next_best, found.against_next, found.against_baseline) == (None, None, 0)

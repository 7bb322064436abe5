"""Licences: who gets one, how many are paid for, at which fee."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from building import ANYWHERE, PER_USER, group, option, price_book, product, project, rate, scenario

from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.costing.ledger import ledger_of
from ppm_desktop.costing.licences import split
from ppm_desktop.costing.traffic import organisers_by_month
from ppm_desktop.costing.unpriced import UnpricedFee
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month, months_from
from ppm_desktop.domain.prices import PriceBook
from ppm_desktop.domain.products import Fee
from ppm_desktop.domain.scenario import FeeOverride, Purchase, Scenario

BOOK = price_book(rate("toll", "US", "0.01"))


def compared(base: Scenario, book: PriceBook = BOOK, months: int = 1) -> Comparison:
    return compare(project(book, base, months=months), base, ANYWHERE)


@pytest.mark.parametrize("organisers", range(8))
@pytest.mark.parametrize("shares", [[0.5, 0.5], [0.5, 0.5, 0.0], [0.9, 0.05, 0.05], [0.0, 1.0], [1 / 3, 1 / 3, 1 / 3]])
def test_split_licences_are_never_negative_and_sum_to_the_organisers(organisers: int, shares: list[float]) -> None:
    parts = split(np.array([organisers]), [(f"p{i}", share) for i, share in enumerate(shares)])
    assert sum(int(part[0]) for part in parts.values()) == organisers
    assert all(int(part[0]) >= 0 for part in parts.values())


def test_a_split_rounds_half_up_and_leaves_the_rest_to_the_last_product_by_id() -> None:
    parts = split(np.array([5]), [("standard", 0.5), ("pay_per_minute", 0.5)])
    assert {name: int(part[0]) for name, part in parts.items()} == {"pay_per_minute": 3, "standard": 2}


def test_growth_compounds_monthly_from_the_step_and_rounds_half_up() -> None:
    grown = group(headcount=(HeadcountStep(Month(2025, 1), 100), HeadcountStep(Month(2026, 3), 10)), growth_per_year=0.1)
    assert organisers_by_month([grown], months_from(Month(2025, 12), 5)).tolist() == [[109, 110, 111, 10, 10]]
    assert organisers_by_month([grown], months_from(Month(2024, 12), 2)).tolist() == [[0, 100]]


def test_on_the_purchased_basis_fee_and_pool_count_what_was_bought_in_months_with_any_assignment() -> None:
    joined_later = group(organisers=10, headcount=(HeadcountStep(Month(2026, 2), 10),))
    base = scenario(joined_later, options=(PER_USER,), pool_basis="purchased", purchased=(Purchase("standard", 100),))
    charges = compared(base, months=2).results[0].charges
    assert charges.by_component[:, 0].tolist() == [0.0, 400.0]
    assert charges.pools["standard"].tolist() == [0.0, 6000.0]


def test_fewer_licences_bought_than_assigned_does_not_make_assigned_ones_disappear() -> None:
    base = scenario(group(organisers=10), options=(PER_USER,), pool_basis="purchased", purchased=(Purchase("standard", 3),))
    assert compared(base).results[0].by_component["licences"] == 40.0


def test_licences_bought_but_not_assigned_are_a_ledger_line_of_nobody() -> None:
    base = scenario(group(organisers=10), options=(PER_USER,), pool_basis="purchased", purchased=(Purchase("standard", 12),))
    lines = list(ledger_of(compared(base).results[0].charges, BOOK, components=("licences",)).lines())
    assert [(line.group, line.quantity, line.amount) for line in lines] == [("Everybody", 10.0, 40.0), ("", 2.0, 8.0)]


def test_a_negotiated_price_replaces_every_list_price_and_carries_its_reason() -> None:
    base = scenario(group(organisers=10), options=(PER_USER,), fee_overrides=(FeeOverride("standard", Decimal("3.20"), "Offer of May"),))
    found = compared(base, months=2)
    assert found.results[0].by_component["licences"] == pytest.approx(64.0)
    line = next(ledger_of(found.results[0].charges, BOOK, components=("licences",)).lines())
    assert (line.unit_price, line.source, line.reason) == (3.2, "", "Offer of May")


def test_a_fee_changes_in_the_first_month_that_begins_with_it_in_force() -> None:
    fees = (Fee(date(2020, 1, 1), Decimal("4.00"), "bill"), Fee(date(2026, 2, 2), Decimal("5.00"), "bill"))
    book = price_book(products=(replace(product("standard", None), fees=fees),))
    charges = compared(scenario(group(), options=(PER_USER,)), book, months=3).results[0].charges
    assert charges.by_component[:, 0].tolist() == [4.0, 4.0, 5.0]


def test_a_fee_that_nobody_knows_makes_the_option_incomplete_and_not_cheap() -> None:
    book = price_book(rate("toll", "US", "0.01"), products=(product("standard", None),))
    found = compared(scenario(group(organisers=3)), book, months=2)
    assert found.results[0].unpriced == (UnpricedFee("standard", (Month(2026, 1), Month(2026, 2)), 6),)
    assert found.cheapest is None


def test_e5_people_keep_their_licence_and_share_the_pool_of_the_standard_one() -> None:
    base = scenario(
        group("Board", organisers=5, holds="included"), group("Sales", organisers=10), options=(PER_USER, option("ppm", "pay_per_minute"))
    )
    per_user, per_minute = compared(base).results
    assert per_user.charges.pools["standard"].tolist() == [900.0]
    assert per_minute.charges.pools["standard"].tolist() == [300.0]
    assert per_minute.by_component["toll"] == pytest.approx(10 * 10 * 0.01)


def test_included_minutes_are_in_the_ledger_as_covered_and_cost_nothing() -> None:
    ledger = ledger_of(compared(scenario(group(organisers=10))).results[0].charges, BOOK, components=("toll",))
    [line] = list(ledger.lines())
    assert (line.quantity, line.covered, line.amount) == (100.0, 100.0, 0.0)

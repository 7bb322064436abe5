"""Levers against full calculations of projects that were changed by hand, on arbitrary projects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from arbitrary import projects
from building import everywhere
from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.app_slope import app_slope
from ppm_desktop.decisions.lever_plan import LEVERS, LeverPlan, renewed_share
from ppm_desktop.decisions.levers import dial_out_settings, levers_of
from ppm_desktop.decisions.pool_drain import pool_drains
from ppm_desktop.domain.policies import DIAL_OUT_POLICIES, WhenBarred

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project

ANYWHERE = everywhere("CA", "DE", "GB", "US", "ZW")
FEW = settings(max_examples=40, deadline=None)
PLANS = st.builds(
    LeverPlan,
    dial_out=st.sampled_from(DIAL_OUT_POLICIES),
    app_share=st.sampled_from([0.0, 0.1, 0.5, 1.0]),
    renewal_months=st.sampled_from([0, 1, 3, 12]),
    groups=st.sampled_from([(), ("Sales",)]),
)


def changed(project: Project, change: Callable[[Group], Group]) -> Project:
    base = project.scenarios[0]
    return replace(project, scenarios=(replace(base, groups=tuple(change(group) for group in base.groups)),))


def total(project: Project, option_id: str) -> float:
    result = compare(project, project.scenarios[0], ANYWHERE).result(option_id)
    assert result is not None
    assert result.complete
    return result.total


def with_policies(group: Group, **changes: object) -> Group:
    return replace(group, policies=replace(group.policies, **changes))  # type: ignore[arg-type]  # any field of policies


def close(amount: float) -> object:
    return pytest.approx(amount, rel=1e-9, abs=1e-6)


@FEW
@given(project=projects(complete=True), plan=PLANS, option=st.integers(0, 2))
def test_what_levers_add_in_order_and_their_fair_shares_both_sum_to_what_all_save(project: Project, plan: LeverPlan, option: int) -> None:
    scenario = project.scenarios[0]
    levers = levers_of(project, scenario, scenario.options[option], plan)
    assert levers.together is not None
    assert sum(effect.in_order or 0 for effect in levers.effects) == close(levers.together)
    assert sum(effect.fair or 0 for effect in levers.effects) == close(levers.together)
    assert all(sum(effect.moved.values()) == pytest.approx(0, abs=1e-6) for effect in levers.effects)


@FEW
@given(project=projects(complete=True), plan=PLANS, option=st.sampled_from(["per_user", "pay_per_minute", "custom"]))
def test_a_saving_is_the_difference_of_two_full_calculations(project: Project, plan: LeverPlan, option: str) -> None:
    scenario = project.scenarios[0]
    plan = replace(plan, renewal_months=0)
    found = levers_of(project, scenario, next(one for one in scenario.options if one.id == option), plan)
    years = 12 / project.months

    def barred(group: Group) -> Group:
        return with_policies(group, dial_out=plan.dial_out) if plan.concerns(group) else group

    def all_three(group: Group) -> Group:
        if not plan.concerns(group):
            return group
        habits = replace(group.habits, phone_share=group.habits.phone_share * (1 - plan.app_share))
        return replace(with_policies(barred(group), toll_free_off=True), habits=habits)

    today = total(project, option)
    assert found.today == close(today * years)
    assert found.saving(frozenset({"dial_out"})) == close((today - total(changed(project, barred), option)) * years)
    assert found.together == close((today - total(changed(project, all_three), option)) * years)


@FEW
@given(project=projects(complete=True), renewal=st.integers(1, 12))
def test_a_slower_renewal_saves_the_renewed_part_of_each_month(project: Project, renewal: int) -> None:
    scenario = project.scenarios[0]
    off: frozenset[str] = frozenset({"toll_free_off"})
    at_once, slowly = (
        levers_of(project, scenario, scenario.options[1], LeverPlan(renewal_months=months)).saved_by_month(off)  # type: ignore[arg-type]  # a lever
        for months in (0, renewal)
    )
    assert at_once is not None
    shares = [renewed_share(month, renewal) for month in range(project.months)]
    assert slowly == pytest.approx(at_once * np.array(shares), rel=1e-9, abs=1e-6)
    assert sum(renewed_share(month, renewal) for month in range(24)) == pytest.approx(24 - renewal / 2)


@FEW
@given(project=projects(complete=True))
def test_the_setting_a_group_has_saves_nothing_and_any_nothing_where_any_is_set(project: Project) -> None:
    for setting in dial_out_settings(project, project.scenarios[0], project.scenarios[0].options[0]):
        if setting.chosen:
            assert setting.saving == 0


@FEW
@given(project=projects(complete=True), option=st.sampled_from(["per_user", "pay_per_minute"]))
def test_no_dial_out_with_everybody_dialling_in_at_toll_saves_the_barred_charges_of_a_subscription(project: Project, option: str) -> None:
    def open_to_all(group: Group) -> Group:
        return with_policies(group, dial_out="any", when_barred=WhenBarred(1, 0, 0), toll_free_off=True)

    project = changed(project, open_to_all)
    scenario = project.scenarios[0]
    chosen = next(one for one in scenario.options if one.id == option)
    found = levers_of(project, scenario, chosen, LeverPlan(dial_out="none"))
    charged = compare(project, scenario, ANYWHERE).result(option)
    then = changed(project, lambda group: with_policies(group, dial_out="none"))
    after = compare(then, then.scenarios[0], ANYWHERE).result(option)
    assert charged is not None
    assert after is not None
    barred = charged.total - charged.by_component["licences"] if option == "per_user" else charged.total - after.total
    assert found.saving(frozenset({"dial_out"})) == close(barred * 12 / project.months)


@FEW
@given(project=projects(complete=True), option=st.sampled_from(["per_user", "pay_per_minute", "custom"]))
def test_the_slope_is_the_finite_difference_of_the_model(project: Project, option: str) -> None:
    scenario = project.scenarios[0]
    slope = app_slope(project, scenario, next(one for one in scenario.options if one.id == option))
    assert slope is not None
    step = 1e-6

    def at(share: float) -> float:
        return total(
            changed(
                project, lambda group: replace(group, habits=replace(group.habits, phone_share=group.habits.phone_share * (1 - share)))
            ),
            option,
        )

    today = total(project, option)
    measured = (today - at(step)) / step * 0.01 * 12 / project.months
    assert slope.per_point == pytest.approx(measured, rel=1e-4, abs=1e-4 + 1e-8 * today / step * 0.01)


@FEW
@given(project=projects(complete=True), place=st.integers(0, 2))
def test_the_slope_of_one_group_is_the_finite_difference_too(project: Project, place: int) -> None:
    scenario = project.scenarios[0]
    name = scenario.groups[min(place, len(scenario.groups) - 1)].name
    slope = app_slope(project, scenario, scenario.options[0])
    assert slope is not None
    step = 1e-6

    def one_moved(group: Group) -> Group:
        if group.name != name:
            return group
        return replace(group, habits=replace(group.habits, phone_share=group.habits.phone_share * (1 - step)))

    today = total(project, "per_user")
    measured = (today - total(changed(project, one_moved), "per_user")) / step * 0.01 * 12 / project.months
    assert dict(slope.by_group)[name] == pytest.approx(measured, rel=1e-4, abs=1e-4 + 1e-8 * today / step * 0.01)


@FEW
@given(project=projects(complete=True))
def test_what_groups_drain_from_pools_sums_to_the_overage_of_the_ledger(project: Project) -> None:
    scenario = project.scenarios[0]
    result = compare(project, scenario, ANYWHERE).result("per_user")
    assert result is not None
    drains = pool_drains(project, scenario, scenario.options[0], ANYWHERE)
    years = 12 / project.months
    assert sum(drain.wanted for drain in drains) == close(result.minutes["dial_out_pool"] * years)
    assert all(drain.covered + drain.overage == close(drain.wanted) for drain in drains)
    charges = sum(
        float((part.calls * part.tariff.unit_fee["dial_out_pool"] * part.charged("dial_out_pool")).sum()) for part in result.charges.parts
    )
    assert sum(drain.cost or 0 for drain in drains) == close((result.by_component["dial_out_pool"] + charges) * years)
    for drain in drains:
        for move in drain.moves:
            assert move.saving <= (result.total * years) + 1e-6


def test_the_levers_are_pulled_in_the_order_in_which_the_engine_applies_them() -> None:
    assert LEVERS == ("dial_out", "toll_free_off", "app")

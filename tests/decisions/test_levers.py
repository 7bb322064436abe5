"""Levers on projects small enough to work out by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from building import PAY_PER_MINUTE, PER_USER, dial_out_group, everywhere, group, mix, price_book, project, rate, scenario

from ppm_desktop.charts.drawing import Space
from ppm_desktop.charts.lever_bars import LeverBarsChart
from ppm_desktop.decisions import levers, pool_drain
from ppm_desktop.decisions.app_slope import app_slope
from ppm_desktop.decisions.lever_plan import LeverPlan, renewed_share
from ppm_desktop.decisions.lever_study import lever_study
from ppm_desktop.decisions.levers import Standing, dial_out_settings, levers_of, standing_of
from ppm_desktop.decisions.pool_drain import Move, pool_drains
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.policies import Policies, WhenBarred
from ppm_desktop.reports.levers.table import levers_table, settings_twin
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.views.look.tokens import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

BOOK = price_book(
    rate("toll", "US", "0.01"),
    rate("toll_free", "US", "0.05"),
    rate("dial_out", "US", "0.02"),
    rate("dial_out", "ZW", "0.50"),
)
ANYWHERE = everywhere("US", "ZW")
MINUTES = Habits(meetings_per_organiser=1, attendees=1, phone_share=1, minutes_per_call=10, join=Join(0, 0, 1))
CALLED = DestinationMixes(toll=mix(US=1.0), dial_out=mix(US=0.5, ZW=0.5))


def test_barred_calls_that_dial_in_at_toll_cost_the_toll_rate_per_minute() -> None:
    plan = project(BOOK, scenario(group(habits=MINUTES, destinations=CALLED, organisers=100)), months=12)
    found = levers_of(plan, plan.scenarios[0], PAY_PER_MINUTE, LeverPlan(dial_out="zone_a", app_share=0.0))
    # 500 minutes a month to Zimbabwe at 0.50 become 500 at 0.01.
    assert found.effects[0].alone == pytest.approx(12 * (250 - 5))
    assert found.effects[0].moved == pytest.approx({"toll": 600, "toll_free": 0, "dial_out": -600, "app": 0})


def test_under_a_subscription_the_same_barred_calls_save_their_whole_charge() -> None:
    plan = project(BOOK, scenario(group(habits=MINUTES, destinations=CALLED, organisers=100)), months=12)
    settings = {one.policy: one.saving for one in dial_out_settings(plan, plan.scenarios[0], PER_USER)}
    # The pool pays the calls within the United States, so closing those saves nothing more.
    assert settings == pytest.approx({"any": 0, "same_country": 3000, "zone_a": 3000, "none": 3000})


def test_toll_free_off_arrives_as_invitations_are_renewed() -> None:
    assert [renewed_share(month, 2) for month in range(3)] == [0.25, 0.75, 1.0]
    assert renewed_share(0, 0) == 1
    habits = replace(MINUTES, join=Join(0, 1, 0))
    mixes = DestinationMixes(toll=mix(US=1.0), toll_free=mix(US=1.0))
    plan = project(BOOK, scenario(group(habits=habits, destinations=mixes, organisers=100)), months=2)
    found = levers_of(plan, plan.scenarios[0], PAY_PER_MINUTE, LeverPlan(renewal_months=2))
    saved = found.saved_by_month(frozenset({"toll_free_off"}))
    assert saved is not None
    assert saved.tolist() == pytest.approx([0.25 * 40, 0.75 * 40])  # of 1,000 minutes at 0.05, then at 0.01


def test_a_campaign_pays_back_in_the_month_in_which_its_cost_is_saved() -> None:
    plan = project(BOOK, scenario(group(organisers=100)), months=12)  # 1,000 toll minutes at 0.01 a month
    found = levers_of(plan, plan.scenarios[0], PAY_PER_MINUTE, LeverPlan(app_share=0.5))
    assert [found.payback(cost) for cost in (0, 5, 5.01, 60, 60.01)] == [1, 1, 2, 12, None]
    slope = app_slope(plan, plan.scenarios[0], PAY_PER_MINUTE)
    assert slope is not None
    assert slope.per_point == pytest.approx(12 * 10 * 0.01)


def test_the_group_that_drains_the_pool_is_named_with_what_it_costs_and_where_it_could_go() -> None:
    heavy = dial_out_group(mix(US=1.0), "Heavy", minutes=180)
    light = dial_out_group(mix(US=1.0), "Light", minutes=20)
    plan = project(BOOK, scenario(heavy, light), months=12)
    first, second = pool_drains(plan, plan.scenarios[0], PER_USER, ANYWHERE)
    # A pool of 120 minutes pays 60 % of 200; the other 80 cost 0.02 each, in proportion.
    assert (first.group, first.wanted, first.share, first.brought) == ("Heavy", 12 * 180, 0.9, 12 * 60)
    assert (first.overage, first.cost) == pytest.approx((12 * 72, 12 * 72 * 0.02))
    assert (second.overage, second.cost) == pytest.approx((12 * 8, 12 * 8 * 0.02))
    # Per minute, Heavy pays 180 × 0.02 and no fee of 4.00; Light's own 60 minutes are then enough for its 20.
    by_product = {move.product: move.saving for move in first.moves}
    assert by_product["pay_per_minute"] == pytest.approx(12 * (8 + 80 * 0.02 - 4 - 180 * 0.02))
    assert first.moves[0] == max(first.moves, key=lambda move: move.saving)
    assert isinstance(first.moves[0], Move)


def test_where_no_toll_numbers_are_named_the_lever_says_so_and_saves_nothing_known() -> None:
    alone = group(habits=MINUTES, destinations=DestinationMixes(dial_out=mix(US=0.5, ZW=0.5)), organisers=10)
    plan = project(BOOK, scenario(alone))
    found = levers_of(plan, plan.scenarios[0], PAY_PER_MINUTE, LeverPlan(dial_out="none"))
    assert found.together is None
    assert found.effects[0].lacking == (("Everybody", "toll"),)
    assert found.effects[2].alone is not None


def test_a_lever_that_costs_more_goes_to_the_left_of_zero_in_the_chart() -> None:
    dear = price_book(rate("toll_free", "US", "0.9"), rate("dial_out", "US", "0.02"), rate("toll", "US", "0.01"))
    moved = Policies(when_barred=WhenBarred(0, 1, 0))
    one = group(habits=MINUTES, destinations=DestinationMixes(mix(US=1.0), mix(US=1.0), mix(US=1.0)), policies=moved, organisers=10)
    plan = project(dear, scenario(one), months=12)
    study = lever_study(plan, plan.scenarios[0], PAY_PER_MINUTE, LeverPlan(dial_out="none"), ANYWHERE)
    table = levers_table(study, NumberStyle())
    assert table.bars[0].alone is not None
    assert table.bars[0].alone.value == pytest.approx(-12 * 88)
    tokens = load_theme("light").tokens()
    for width in (900.0, 400.0):
        chart = LeverBarsChart(tokens, "Inter")
        drawing = chart.draw(table, Space(width, chart.wanted_height(table, width), tokens, chart.families))
        zero = drawing.strokes[-1].xs[0]
        assert drawing.boxes[0].left + drawing.boxes[0].width == pytest.approx(zero)
        assert all(words.extent(chart.families)[2] <= width for words in drawing.words)
        assert len(drawing.points) == 7


def test_the_settings_of_the_largest_groups_are_told_where_not_all_are() -> None:
    groups = [dial_out_group(mix(US=1.0), f"G{size}", organisers=size) for size in (1, 3, 2)]
    plan = project(BOOK, scenario(*(replace(one, destinations=replace(one.destinations, toll=mix(US=1.0))) for one in groups)))
    study = lever_study(plan, plan.scenarios[0], PER_USER, LeverPlan(), ANYWHERE, most=2)
    twin = settings_twin(study)
    assert [row[0] for row in twin.rows] == ["G3", "G2"]
    assert "the 2 groups with the most dial-out calls" in twin.subtitle


class Enough(Exception):  # noqa: N818 - not an error
    """Somebody has moved on."""


def test_before_each_full_calculation_the_study_asks_whether_to_go_on_and_ends_where_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = project(BOOK, scenario(dial_out_group(mix(US=1.0), "Heavy", minutes=180), dial_out_group(mix(US=1.0), "Light", minutes=20)))
    calculated: list[int] = []

    def counted(project: Project, scenario: Scenario, option: Option) -> Standing:
        calculated.append(1)
        return standing_of(project, scenario, option)

    for module in (levers, pool_drain):
        monkeypatch.setattr(module, "standing_of", counted)
    asked: list[int] = []
    lever_study(plan, plan.scenarios[0], PER_USER, LeverPlan(), ANYWHERE, go_on=lambda: asked.append(len(calculated)))
    today = 1  # what the option costs as it is, which the settings are held against
    assert len(calculated) == len(asked) + today
    assert max(later - earlier for earlier, later in pairwise(asked)) == 1 + today
    for last in range(len(asked)):
        calculated.clear()
        left = iter(range(last))

        def go_on(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Enough

        with pytest.raises(Enough):
            lever_study(plan, plan.scenarios[0], PER_USER, LeverPlan(), ANYWHERE, go_on=go_on)
        assert len(calculated) <= last + today

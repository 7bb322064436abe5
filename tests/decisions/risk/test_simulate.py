from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from arbitrary import projects
from building import ANYWHERE, COMPLETE_PROJECTS, dial_out_group, group, mix, option, price_book, project, rate, scenario
from hypothesis import given, settings

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.inputs import input_at
from ppm_desktop.decisions.risk.chunk_costs import CHUNK
from ppm_desktop.decisions.risk.simulate import Simulation, simulate
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.ranges import Range, Risk, RiskDefaults
from ppm_desktop.domain.scenario import Purchase, Scenario
from ppm_desktop.files.project_file import read_project

CERTAIN = Risk(volume_noise=False, default_ranges=False)
ONLY_RANGES = Risk(correlation=0.0, volume_noise=False)
ONLY_CHANCE = Risk(month_shock=0.0, default_ranges=False)


@cache
def defaults() -> RiskDefaults:
    return load_catalogue().risk_defaults.defaults()


@cache
def offices() -> Project:
    read = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan", load_catalogue().country_codes)
    assert read.project is not None
    return read.project


def run(plan: Project, chosen: Scenario | None = None, draws: int = 100, seed: int = 1, threads: int = 1) -> Simulation:
    return simulate(plan, chosen or plan.scenarios[0], ANYWHERE, defaults(), draws=draws, seed=seed, threads=threads)


@given(plan=projects(complete=True))
@settings(max_examples=25, deadline=None)
def test_without_ranges_and_chance_every_draw_is_the_answer_without_chance(plan: Project) -> None:
    chosen = replace(plan.scenarios[0], risk=CERTAIN)
    found = run(plan, chosen, draws=3)
    for place, result in enumerate(found.comparison.results):
        by_month = [sum(month.values()) for month in result.by_month]
        for draw in found.cost[:, place]:
            assert draw == pytest.approx(by_month, rel=1e-9, abs=1e-9)


def test_ranges_without_width_change_nothing_either() -> None:
    plan = offices()
    today = tuple(Range(f"groups[{g.name}].phone_share", 1.0, 1.0) for g in plan.scenarios[0].groups)
    found = run(plan, replace(plan.scenarios[0], ranges=today, risk=Risk(volume_noise=False)), draws=2)
    for place, result in enumerate(found.comparison.results):
        assert found.total[:, place] == pytest.approx([result.total] * 2, rel=1e-9)


def test_the_same_seed_gives_the_same_bytes_with_any_number_of_threads() -> None:
    draws = 5 * CHUNK + 7
    one = run(offices(), draws=draws, seed=9)
    for threads in (2, 5):
        assert run(offices(), draws=draws, seed=9, threads=threads).cost.tobytes() == one.cost.tobytes()
    assert run(offices(), draws=draws, seed=10).cost.tobytes() != one.cost.tobytes()


def test_more_draws_begin_with_the_same_ones() -> None:
    few, many = run(offices(), draws=CHUNK + 3), run(offices(), draws=3 * CHUNK)
    assert many.cost[: CHUNK + 3].tobytes() == few.cost.tobytes()


def test_each_draw_of_the_inputs_costs_what_a_full_calculation_says() -> None:
    book = price_book(rate("toll", "US", "0.02"), rate("toll_free", "US", "0.05"), rate("dial_out", "GB", "0.1", fee="0.03"))
    habits = Habits(6, 5, 0.3, 20, 1.0, Join(0.5, 0.3, 0.2))
    mixes = replace(group().destinations, toll_free=mix(US=1.0), dial_out=mix(GB=1.0))
    people = (
        group("Sales", organisers=30, habits=habits, destinations=mixes),
        group("Board", organisers=4, habits=habits, destinations=mixes),
    )
    half = option("half", {"*": {"standard": 0.5, "pay_per_minute": 0.5}})
    ranges = (
        Range("fee.standard", 3.0, 5.0),
        Range("groups[Board].join.dial_out", 0.0, 0.9),
        Range("groups[Sales].minutes_per_call", 0.5, 3.0),
        Range("phone_minutes", 0.2, 2.0),
        Range("phone_share", 0.5, 3.0),
    )
    base = scenario(*people, options=(*scenario().options, half), increment_seconds=60, ranges=ranges, risk=ONLY_RANGES)
    plan = project(book, base, months=4)
    assert not has_errors(check_project(plan))
    found = run(plan, draws=25)
    for draw in range(25):
        changed = base
        for path, values in found.inputs.items():
            changed = input_at(path, plan, changed).changed(float(values[draw]))
        expected = [result.total for result in compare(plan, changed, ANYWHERE).results]
        assert found.total[draw] == pytest.approx(expected, rel=1e-9)


def unsure_plan() -> Project:
    book = price_book(rate("toll", "US", "0.02"), rate("toll_free", "US", "0.05"), rate("dial_out", "GB", "0.1", fee="0.03"))
    habits = Habits(6, 5, 0.3, 20, 1.0, Join(0.5, 0.3, 0.2))
    mixes = replace(group().destinations, toll_free=mix(US=1.0), dial_out=mix(GB=1.0))
    people = (
        replace(group("Sales", organisers=30, habits=habits, destinations=mixes), growth_per_year=0.2),
        group("Board", organisers=4, habits=habits, destinations=mixes),
        group("Office", organisers=9, habits=habits, destinations=mixes),
    )
    half = option("half", {"*": {"standard": 0.5, "pay_per_minute": 0.3, "usa_can": 0.2}})
    options = (option("all", "standard"), option("ppm", "pay_per_minute"), half)
    return project(book, scenario(*people, options=options, purchased=(Purchase("standard", 40),), risk=ONLY_RANGES), months=15)


UNSURE = (
    Range("groups[Sales].growth_per_year", 0.0, 8.0),
    Range("groups[Sales].organisers", 0.4, 1.6),
    Range("increment_seconds", 1, 60),
    Range("organisers", 0.5, 3.0),
    Range("pool_basis", 0, 1),
)


@pytest.mark.parametrize("ranges", [UNSURE, *((entry,) for entry in UNSURE)])
def test_each_draw_of_organisers_growth_and_settings_costs_what_a_full_calculation_says(ranges: tuple[Range, ...]) -> None:
    plan = unsure_plan()
    base = replace(plan.scenarios[0], ranges=ranges)
    plan = replace(plan, scenarios=(base,))
    assert not has_errors(check_project(plan))
    found = run(plan, draws=CHUNK + 6)
    for draw in (*range(12), CHUNK + 5):
        changed = base
        for path, values in found.inputs.items():
            changed = input_at(path, plan, changed).changed(float(values[draw]))
        results = compare(plan, changed, ANYWHERE).results
        assert found.total[draw] == pytest.approx([result.total for result in results], rel=1e-9)
        months = [[sum(month.values()) for month in result.by_month] for result in results]
        assert found.cost[draw] == pytest.approx(np.array(months), rel=1e-9, abs=1e-9)
    assert not any(found.unpriced_draws)


def test_such_ranges_without_width_leave_every_draw_as_it_was_to_the_last_bit() -> None:
    plan = unsure_plan()
    chance = Risk(default_ranges=False)
    today = (Range("groups[Sales].growth_per_year", 1, 1), Range("increment_seconds", 60, 60), Range("organisers", 1, 1))
    plain = run(plan, replace(plan.scenarios[0], risk=chance), draws=70)
    narrow = run(plan, replace(plan.scenarios[0], risk=chance, ranges=today), draws=70)
    assert narrow.cost.tobytes() == plain.cost.tobytes()


def test_organisers_that_hardly_differ_cost_on_average_what_the_same_ones_cost() -> None:
    plan = unsure_plan()
    people = tuple(replace(one, habits=replace(one.habits, usage_spread=1.0)) for one in plan.scenarios[0].groups)
    base = replace(plan.scenarios[0], groups=people, risk=ONLY_CHANCE)
    same = run(plan, base, draws=6000)
    nearly = run(plan, replace(base, ranges=(Range("organisers", 0.999, 1.001),)), draws=6000)
    for option_place in range(3):
        a, b = same.total[:, option_place], nearly.total[:, option_place]
        assert b.mean() == pytest.approx(a.mean(), abs=5 * np.hypot(a.std(), b.std()) / 6000**0.5)
        assert b.std() == pytest.approx(a.std(), rel=0.1)


def test_a_call_that_only_more_organisers_make_is_never_without_a_price_unnoticed() -> None:
    book = price_book(rate("toll", "US", "0.02"), rate("dial_out", "GB", "0.1"))
    fifth = option("fifth", {"*": {"pay_per_minute": 0.2, "standard": 0.8}})
    two = replace(group("Pair", organisers=2), destinations=replace(group().destinations, toll=mix(FR=1.0)))
    base = scenario(two, options=(fifth,), risk=ONLY_RANGES, ranges=(Range("organisers", 1.0, 3.0),))
    plan = project(book, base, months=2)
    found = run(plan, draws=200)
    assert found.comparison.results[0].complete
    crowded = np.floor(2 * found.inputs["organisers"] + 0.5) * 0.2 >= 0.5
    assert found.unpriced_draws == (int(crowded.sum()),)
    assert 0 < crowded.sum() < 200


def test_ranges_of_organisers_keep_threads_and_prefixes_the_same() -> None:
    plan = unsure_plan()
    unsure = replace(plan.scenarios[0], ranges=UNSURE, risk=Risk())
    one = run(plan, unsure, draws=3 * CHUNK)
    assert run(plan, unsure, draws=3 * CHUNK, threads=3).cost.tobytes() == one.cost.tobytes()
    assert run(plan, unsure, draws=CHUNK + 3).cost.tobytes() == one.cost[: CHUNK + 3].tobytes()


def test_another_group_leaves_the_calls_of_the_first_as_they_were() -> None:
    book = price_book(rate("toll", "US", "0.02"), rate("toll", "DE", "0.03"))
    other = group("Munich", "DE", 50, destinations=replace(group().destinations, toll=mix(DE=1.0)))
    ppm = (option("pay_per_minute", "pay_per_minute"),)
    nobody = replace(other, headcount=(replace(other.headcount[0], organisers=0),))
    alone = run(project(book, scenario(group(organisers=20), options=ppm, risk=ONLY_CHANCE), months=3))
    beside = run(project(book, scenario(nobody, group(organisers=20), options=ppm, risk=ONLY_CHANCE), months=3))
    assert alone.cost.tobytes() == beside.cost.tobytes()


def test_every_option_sees_the_same_calls() -> None:
    book = price_book(rate("toll_free", "US", "0.02"))
    habits = Habits(5, 2, 0.5, 10, 1.0, Join(0, 1, 0))
    people = group(organisers=10, habits=habits, destinations=replace(group().destinations, toll_free=mix(US=1.0)))
    split = option("split", {"*": {"standard": 0.3, "pay_per_minute": 0.7}})
    found = run(project(book, scenario(people, options=(*scenario().options, split), risk=ONLY_CHANCE), months=2))
    # Toll-free is charged alike with every product, so all options meter the very same minutes.
    assert found.metered[:, 1] == pytest.approx(found.metered[:, 0], rel=1e-12)
    assert found.metered[:, 2] == pytest.approx(found.metered[:, 0], rel=1e-12)
    assert found.metered.std() > 0


def test_chance_leaves_the_average_as_it_is_and_spreads_as_worked_out_by_hand() -> None:
    # 40 organisers x 3 calls of 10 minutes: the variance of a month's minutes is that of a gamma-mixed compound Poisson number.
    book = price_book(rate("toll", "US", "1"))
    habits = Habits(3, 1, 1, 10, 0.5, Join(1, 0, 0))
    ppm = (option("pay_per_minute", "pay_per_minute"),)
    found = run(project(book, scenario(group(organisers=40, habits=habits), options=ppm, risk=ONLY_CHANCE)), draws=40_000)
    calls, spread = 120.0, 0.5
    variance = calls * 2 * 10**2 + (calls * 10) ** 2 * spread**2 / 40
    assert found.total.mean() == pytest.approx(1200, abs=4 * (variance / 40_000) ** 0.5)
    assert found.total.std() == pytest.approx(variance**0.5, rel=0.02)


def alike_months(found: Simulation) -> float:
    """How far the first two months of the first option go together."""
    first, second = found.cost[:, 0, 0], found.cost[:, 0, 1]
    return float(((first - first.mean()) * (second - second.mean())).mean() / (first.std() * second.std()))


def test_organisers_differ_for_the_whole_period_but_a_shared_shock_only_for_a_month() -> None:
    book = price_book(rate("toll", "US", "1"))
    habits = Habits(1000, 1, 1, 10, 0.5, Join(1, 0, 0))
    ppm = (option("pay_per_minute", "pay_per_minute"),)
    spread = run(project(book, scenario(group(organisers=4, habits=habits), options=ppm, risk=ONLY_CHANCE), months=2), draws=4000)
    assert alike_months(spread) > 0.95
    alike = replace(habits, usage_spread=0.0)
    shock = Risk(month_shock=0.3, default_ranges=False)
    people = (group("A", organisers=4, habits=alike), group("B", organisers=4, habits=alike))
    shocked = run(project(book, scenario(*people, options=ppm, risk=shock), months=2), draws=4000)
    assert abs(alike_months(shocked)) < 0.06
    # Both groups together are as unsure as one: the shock does not average out.
    month = shocked.cost[:, 0, 0]
    assert month.std() / month.mean() == pytest.approx(0.3, rel=0.06)


def test_at_full_correlation_the_spreads_of_ranges_add_up() -> None:
    book = price_book(rate("toll", "US", "1"))
    ppm = (option("pay_per_minute", "pay_per_minute"),)
    ranges = (Range("groups[A].phone_minutes", 0.5, 1.5), Range("groups[B].phone_minutes", 0.5, 1.5))

    def spread(risk: Risk, *used: Range) -> float:
        people = (group("A", organisers=10), group("B", organisers=10))
        found = run(project(book, scenario(*people, options=ppm, ranges=used, risk=risk)), draws=2000)
        return float(np.ptp(np.quantile(found.total, [0.1, 0.9])))

    together, apart = Risk(correlation=1.0, volume_noise=False), Risk(correlation=0.0, volume_noise=False)
    alone = spread(together, ranges[0])
    assert spread(together, *ranges) == pytest.approx(2 * alone, rel=1e-9)
    assert spread(apart, *ranges) < 1.6 * alone


def test_minutes_that_only_a_draw_takes_beyond_the_pool_are_never_free_of_a_price() -> None:
    # 60 pool minutes an organiser; 50 are expected. No rate is known for the rest.
    people = dial_out_group(mix(GB=1.0), organisers=20, minutes=50)
    alone = scenario(people, options=(option("per_user", "standard"),), risk=Risk(default_ranges=False))
    found = run(project(price_book(), alone), draws=200)
    assert found.comparison.results[0].complete
    assert 0 < found.unpriced_draws[0] < 200
    assert not found.complete(0)


def test_assumed_ranges_are_wider_the_less_an_input_is_trusted_and_give_way_to_the_projects_own() -> None:
    plan = offices()
    assumed = run(plan, draws=2).ranges
    assert all(entry.assumed and entry.low < 1 < entry.high for entry in assumed)
    widths = {name: high - low for name, low, high in defaults().factors}
    assert widths["measured"] < widths["estimated"] < widths["guessed"] < widths["profile"]
    own = run(plan, replace(plan.scenarios[0], ranges=(Range("phone_minutes", 0.9, 1.2),)), draws=2).ranges
    assert [(entry.path, entry.assumed) for entry in own] == [("phone_minutes", False)]


def test_what_credits_must_pay_is_there_by_draw_option_and_month() -> None:
    found = run(offices(), draws=7)
    assert found.metered.shape == (7, len(found.comparison.results), 36)
    assert found.cost == pytest.approx(found.metered + found.licences)
    assert set(found.inputs) == {entry.path for entry in found.ranges}
    assert all(values.shape == (7,) for values in found.inputs.values())

"""Calls of similar rates drawn together: what is expected stays, to the cent and in every month."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from building import ANYWHERE, COMPLETE_PROJECTS, group, mix, option, price_book, project, rate, scenario

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.risk import segments
from ppm_desktop.decisions.risk.segments import segments_of
from ppm_desktop.decisions.risk.simulate import Simulation, simulate
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.ranges import Risk
from ppm_desktop.files.project_file import read_project

if TYPE_CHECKING:
    from ppm_desktop.decisions.risk.segments import Segments
    from ppm_desktop.domain.project import Project

TOLL = (rate("toll", "US", "0.010"), rate("toll", "GB", "0.011"), rate("toll", "FR", "0.02"), rate("toll", "CH", "0"))
DIAL_OUT = (rate("dial_out", "US", "0.1"), rate("dial_out", "GB", "0.11"), rate("dial_out", "FR", "0.105", fee="0.05"))


def called() -> Project:
    habits = Habits(40, 5, 0.5, 12, 0.5, Join(0.6, 0, 0.4))
    mixes = DestinationMixes(toll=mix(US=0.4, GB=0.2, FR=0.3, CH=0.1), dial_out=mix(US=0.5, GB=0.3, FR=0.2))
    one = group(organisers=30, habits=habits, destinations=mixes)
    options = (option("pay_per_minute", "pay_per_minute"), option("standard", "standard"))
    return project(price_book(*TOLL, *DIAL_OUT), scenario(one, options=options), months=3)


def cut(plan: Project) -> Segments:
    return segments_of(plan, plan.scenarios[0], traffic_of(plan, plan.scenarios[0]).organisers)


def drawn(plan: Project, draws: int = 50, threads: int = 1, **risk: object) -> Simulation:
    chosen = replace(plan.scenarios[0], risk=Risk(**risk)) if risk else plan.scenarios[0]  # type: ignore[arg-type]  # settings by name
    return simulate(plan, chosen, ANYWHERE, load_catalogue().risk_defaults.defaults(), draws=draws, seed=4, threads=threads)


@cache
def offices() -> Project:
    read = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan", load_catalogue().country_codes)
    assert read.project is not None
    return read.project


def test_only_rates_of_one_kind_within_the_factor_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = cut(called())
    assert (exact.joined_within, len(exact.groups[0].classes)) == (1.0, 7)
    monkeypatch.setattr(segments, "MOST_SEGMENTS", 15)
    near = cut(called())
    # Toll US with GB, dial-out US with GB; a connection fee, nothing at all and twice the rate stay by themselves.
    assert (near.joined_within, len(near.groups[0].classes)) == (1.25, 5)
    toll = max((entry for entry in near.groups[0].classes if entry.key.call_type == "toll"), key=lambda entry: entry.landing)
    assert toll.landing == pytest.approx((0.6, 0, 0))
    assert toll.prices["default"].per_minute == pytest.approx([(0.4 * 0.010 + 0.2 * 0.011) / 0.6] * 3)


@pytest.mark.parametrize("plan", [called, offices])
def test_without_chance_joined_calls_cost_the_answer_without_chance(plan: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(plan)
    monkeypatch.setattr(segments, "MOST_SEGMENTS", 0)
    found = drawn(plan(), draws=2, volume_noise=False, default_ranges=False)
    assert found.joined_within > 1
    for place, result in enumerate(found.comparison.results):
        by_month = [sum(month.values()) for month in result.by_month]
        assert found.cost[0, place] == pytest.approx(by_month, rel=1e-9)


def test_joined_calls_spread_as_single_ones_do(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = drawn(called(), 4000, month_shock=0.0, default_ranges=False).total
    monkeypatch.setattr(segments, "MOST_SEGMENTS", 0)
    joined = drawn(called(), 4000, month_shock=0.0, default_ranges=False).total
    errors = np.sqrt((exact.var(axis=0) + joined.var(axis=0)) / 4000)
    assert np.all(np.abs(exact.mean(axis=0) - joined.mean(axis=0)) < 4 * errors)
    assert joined.std(axis=0) == pytest.approx(exact.std(axis=0), rel=0.06)


def test_joined_calls_are_the_same_bytes_with_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "MOST_SEGMENTS", 0)
    assert drawn(called(), 300).cost.tobytes() == drawn(called(), 300, threads=3).cost.tobytes()

"""The short cut of whole segments against drawing every organiser and every call."""

from __future__ import annotations

import numpy as np
import pytest
from building import ANYWHERE, COMPLETE_PROJECTS
from scipy.stats import binom, ks_2samp  # type: ignore[import-untyped]  # scipy brings no types

from benchmarks.every_call import every_call, without_inputs_drawn
from benchmarks.risk_coverage import inside
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.decisions.risk.simulate import simulate
from ppm_desktop.files.project_file import read_project

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("month_shock", [0.0, 0.2])
def test_whole_segments_are_distributed_as_the_sums_of_every_call(month_shock: float) -> None:
    plan = read_project(COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan", CATALOGUE.country_codes).project
    assert plan is not None
    chance = without_inputs_drawn(plan.scenarios[0], month_shock)
    generator = np.random.default_rng(11)
    slow = np.array([every_call(plan, chance, generator, month_shock).sum(axis=1) for _ in range(1500)])
    fast = simulate(plan, chance, ANYWHERE, CATALOGUE.risk_defaults.defaults(), draws=6000, seed=3).total
    errors = np.sqrt(slow.var(axis=0) / len(slow) + fast.var(axis=0) / len(fast))
    assert np.all(np.abs(slow.mean(axis=0) - fast.mean(axis=0)) < 3.5 * errors)
    for place in range(slow.shape[1]):
        # What pools leave constant in many draws differs by rounding only.
        assert ks_2samp(np.round(slow[:, place], 6), np.round(fast[:, place], 6)).pvalue > 0.001


def test_nine_of_ten_synthetic_tenants_pay_what_their_band_said_before() -> None:
    found = np.array([inside(number, CATALOGUE, 640) for number in range(60)])
    # So few by chance once in a thousand times if the true share were the promised 90 %.
    assert np.all(found.sum(axis=0) >= binom.ppf(0.001, 60, 0.9))

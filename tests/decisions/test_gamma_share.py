"""Shares of a gamma distribution, held against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special, stats  # type: ignore[import-untyped]  # it has no stubs of its own

from ppm_desktop.decisions.gamma_share import lower_gamma, usage_shares

SPREADS = (0.02, 0.1, 0.28, 0.29, 0.5, 1.0, 1.5, 3.0, 8.0)


@pytest.mark.parametrize("spread", SPREADS)
def test_the_incomplete_gamma_function_agrees_with_scipy_to_twelve_digits(spread: float) -> None:
    shape = 1 / spread**2
    factor = np.concatenate([np.linspace(0, 1 + 8 * spread, 400), np.geomspace(1e-6, 1 + 20 * spread, 200)])
    for a in (shape, shape + 1):
        wanted = special.gammainc(a, shape * factor)
        told = wanted > 1e-100  # far below, scipy itself is no more exact
        np.testing.assert_allclose(lower_gamma(a, shape * factor)[told], wanted[told], rtol=1e-12)


@pytest.mark.parametrize("spread", SPREADS)
def test_nobody_is_below_zero_and_everybody_below_infinity(spread: float) -> None:
    people, usage = usage_shares(spread, [0.0, np.inf])
    assert people.tolist() == [0.0, 1.0]
    assert usage.tolist() == [0.0, 1.0]


def test_half_the_usage_is_that_of_the_heaviest_fifteen_in_a_hundred_when_the_spread_is_one() -> None:
    factor = stats.gamma(2).median()  # usage-weighted, an exponential becomes a gamma of shape 2
    people, usage = usage_shares(1.0, factor)
    assert usage == pytest.approx(0.5)
    assert people == pytest.approx(1 - np.exp(-factor))


def test_spreads_and_factors_are_broadcast() -> None:
    people, usage = usage_shares(np.array([[0.5], [2.0]]), [0.3, 1.0, 4.0])
    assert people.shape == usage.shape == (2, 3)
    assert (usage < people).all()

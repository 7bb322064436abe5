from __future__ import annotations

import numpy as np
import pytest

from ppm_desktop.decisions.risk.streams import correlated_ranks, normal_rank, stream, triangular

FIRST_NUMBERS = [257178, 817387, 892199]


def test_a_name_gives_the_same_numbers_in_every_process() -> None:
    # Written down once: a change of numpy or of the naming that changes draws must be noticed.
    assert stream(1, "calls of Sales").integers(0, 1_000_000, 3).tolist() == FIRST_NUMBERS


def test_neighbouring_seeds_names_and_chunks_share_no_number() -> None:
    drawn = [stream(seed, name, chunk).random(1000) for seed in (1, 2) for name in ("a", "b") for chunk in (0, 1)]
    assert np.unique(np.concatenate(drawn)).size == 8000


def test_another_name_leaves_the_ranks_of_the_first_as_they_were() -> None:
    alone = dict(correlated_ranks(5, ("first",), 100, 0.4))
    beside = dict(correlated_ranks(5, ("before", "first"), 100, 0.4))
    assert alone["first"].tobytes() == beside["first"].tobytes()


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.9])
def test_ranks_are_uniform_and_as_correlated_as_asked(correlation: float) -> None:
    ranks = dict(correlated_ranks(1, ("a", "b"), 40_000, correlation))
    for rank in ranks.values():
        assert np.quantile(rank, [0.1, 0.5, 0.9]) == pytest.approx([0.1, 0.5, 0.9], abs=0.01)
    # Of a Gaussian copula the rank correlation is 6 / pi * asin(rho / 2).
    found = np.corrcoef(ranks["a"], ranks["b"])[0, 1]
    assert found == pytest.approx(6 / np.pi * np.arcsin(correlation / 2), abs=0.02)


def test_at_full_correlation_all_ranks_of_a_draw_are_the_same() -> None:
    ranks = dict(correlated_ranks(1, ("a", "b"), 100, 1.0))
    assert ranks["a"].tobytes() == ranks["b"].tobytes()


def test_a_triangular_distribution_has_its_ends_its_mean_and_its_turn() -> None:
    rank = (np.arange(100_000) + 0.5) / 100_000
    drawn = triangular(rank, 0.5, 1.0, 2.5)
    assert (drawn.min(), drawn.max()) == pytest.approx((0.5, 2.5), abs=0.01)
    assert drawn.mean() == pytest.approx((0.5 + 1.0 + 2.5) / 3, abs=1e-4)
    assert (drawn < 1.0).mean() == pytest.approx(0.25, abs=1e-4)


@pytest.mark.parametrize(("low", "likely", "high"), [(1.0, 1.0, 2.0), (0.5, 1.0, 1.0)])
def test_a_range_may_lie_on_one_side_only(low: float, likely: float, high: float) -> None:
    drawn = triangular(np.array([0.0, 0.3, 1.0]), low, likely, high)
    assert drawn[0] == low
    assert drawn[2] == high
    assert low < drawn[1] < high


def test_a_range_without_width_is_its_value_exactly() -> None:
    assert triangular(np.array([0.1, 0.9]), 0.3, 0.3, 0.3).tolist() == [0.3, 0.3]


def test_the_normal_rank_is_that_of_the_tables() -> None:
    assert normal_rank(np.array([-1.959963984540054, 0.0, 1.2815515655446004])) == pytest.approx([0.025, 0.5, 0.9], abs=1e-12)

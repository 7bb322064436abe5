from __future__ import annotations

import numpy as np
import pytest

from ppm_desktop.decisions.measure_first import measure_first

DRAWS = 20_000


def drawn(seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.random.default_rng(seed).normal(size=DRAWS)


def test_one_input_that_decides_alone_is_worth_as_much_as_knowing_everything() -> None:
    x = drawn(1)
    found = measure_first({"minutes": x, "season": drawn(2)}, np.stack([np.zeros(DRAWS), x]))
    # E[max(0, X)] of a standard normal number is 1 / sqrt(2 pi); choosing blindly saves nothing.
    assert found.regret == pytest.approx(1 / np.sqrt(2 * np.pi), abs=0.02)
    assert [one.name for one in found.inputs] == ["minutes", "season"]
    assert found.inputs[0].value == pytest.approx(found.regret, rel=0.02)
    assert found.inputs[0].flips == pytest.approx(0.5, abs=0.05)
    assert found.wrong == pytest.approx(0.5, abs=0.02)


def test_an_input_that_changes_no_cost_is_worth_nothing() -> None:
    x = drawn(1)
    for seed in range(2, 12):
        [_, other] = measure_first({"minutes": x, "idle": drawn(seed)}, np.stack([np.zeros(DRAWS), x])).inputs
        assert (other.name, other.value, other.flips) == ("idle", 0.0, 0.0)


def test_an_input_that_moves_all_options_alike_is_worth_nothing() -> None:
    x, y = drawn(1), drawn(2)
    found = measure_first({"headcount": 10 * y, "minutes": x}, np.stack([y, y + x]))
    assert found.inputs[0].name == "minutes"
    assert found.inputs[1].value == 0.0


def test_two_inputs_share_the_worth_as_their_spread_does() -> None:
    x, y = drawn(1), drawn(2)
    found = measure_first({"small": y, "large": x}, np.stack([np.zeros(DRAWS), 3 * x + y]))
    assert [one.name for one in found.inputs] == ["large", "small"]
    # Given one of them the average is that one alone: E[max(0, a X)] = a / sqrt(2 pi).
    assert found.inputs[0].value == pytest.approx(3 / np.sqrt(2 * np.pi), rel=0.04)
    assert found.inputs[1].value == pytest.approx(1 / np.sqrt(2 * np.pi), rel=0.15)
    assert all(one.value <= found.regret for one in found.inputs)


def test_an_option_that_always_wins_leaves_nothing_to_learn() -> None:
    x = drawn(1)
    found = measure_first({"minutes": x}, np.stack([x, x + 1]))
    assert (found.choice, found.regret, found.wrong, found.inputs[0].value) == (0, 0.0, 0.0, 0.0)


def test_options_that_cost_the_same_are_no_mistake() -> None:
    x = drawn(1)
    found = measure_first({"minutes": x}, np.stack([x, x]))
    assert (found.choice, found.wrong, found.inputs[0].flips) == (0, 0.0, 0.0)


def test_an_input_of_two_values_and_one_that_never_differs() -> None:
    which = np.tile([0.0, 1.0], 500)
    found = measure_first({"policy": which, "fixed": np.ones(1000)}, np.stack([np.full(1000, 4.0), 10 * which]))
    # Off: 0 instead of 4; on: 4 instead of 10. Choosing 4 now, knowing saves 4 in half of the draws.
    assert [(one.name, one.value) for one in found.inputs][1] == ("fixed", 0.0)
    assert found.inputs[0].value == pytest.approx(2.0, abs=0.1)
    assert found.inputs[0].flips == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("values", "costs"),
    [
        ({}, np.zeros((2, 0))),
        ({"minutes": np.zeros(3)}, np.zeros((2, 4))),
        ({"minutes": np.array([1.0, np.nan])}, np.zeros((2, 2))),
        ({}, np.array([[1.0, np.nan]])),
    ],
)
def test_what_is_not_known_is_refused(values: dict[str, np.ndarray], costs: np.ndarray) -> None:
    with pytest.raises(ValueError, match="needed"):
        measure_first(values, costs)

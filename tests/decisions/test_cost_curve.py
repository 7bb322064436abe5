from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from arbitrary import projects
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.charges import Tariffs, charges_of
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.cost_curve import Gap, Piece, gap_between
from ppm_desktop.decisions.inputs import input_at
from ppm_desktop.decisions.zeros import zeros_of
from ppm_desktop.domain.project import Project

if TYPE_CHECKING:
    from numpy.typing import NDArray


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects(complete=True), st.sampled_from(["phone_minutes", "groups[Sales].phone_minutes"]), st.floats(0.01, 50))
def test_between_two_calculations_the_curve_is_what_the_engine_finds(project: Project, path: str, x: float) -> None:
    changing = input_at(path, project, project.scenarios[0])

    def charges(at: float) -> list[object]:
        scenario = changing.changed(at)
        traffic = traffic_of(project, scenario)
        return [charges_of(project, scenario, one, traffic, Tariffs(project, traffic)) for one in scenario.options[:2]]

    at_0, at_1 = charges(0.0), charges(1.0)
    gap = gap_between((at_0[0], at_1[0]), (at_0[1], at_1[1]), 1.0)  # type: ignore[arg-type]  # charges of the engine
    first, second = (float(one.by_component.sum()) for one in charges(x))  # type: ignore[attr-defined]  # as above
    edges = [0.0, *gap.kinks(0.0, 100.0).tolist(), 100.0]
    [piece] = [gap.piece(low, high) for low, high in pairwise(edges) if low <= x < high]
    assert piece.at(x) == pytest.approx(first - second, rel=1e-9, abs=1e-6)
    low, high = next((low, high) for low, high in pairwise(edges) if low <= x < high)
    smallest, largest = piece.slopes(low, high)
    step = (high - low) / 1000
    slope = (piece.at(x + step) - piece.at(x)) / step if x + step < high else (piece.at(x) - piece.at(x - step)) / step
    if low < x - step:
        assert smallest - 1e-6 * (1 + abs(smallest)) <= slope <= largest + 1e-6 * (1 + abs(largest))


class Bowl(Gap):
    """(x - 3)² - depth: it touches, crosses twice, or stays above."""

    def __init__(self, depth: float) -> None:
        object.__setattr__(self, "depth", depth)
        object.__setattr__(self, "scale", (0.0, 0.0))

    def simplified(self) -> Gap:
        return self

    def beside_zero(self, edges: NDArray[np.float64]) -> NDArray[np.bool_]:
        return np.ones(len(edges) - 1, dtype=np.bool_)

    def piece(self, low: float, high: float) -> Piece:  # noqa: ARG002 - the same everywhere
        return BowlPiece(self.depth)  # type: ignore[attr-defined]  # set above


class BowlPiece(Piece):
    def __init__(self, depth: float) -> None:
        object.__setattr__(self, "depth", depth)

    def at(self, x: float) -> float:
        return (x - 3) ** 2 - float(self.depth)  # type: ignore[attr-defined]  # set above

    def slopes(self, low: float, high: float) -> tuple[float, float]:
        return 2 * (low - 3), 2 * (high - 3)


@pytest.mark.parametrize(
    ("depth", "expected"), [(4.0, [1.0, 5.0]), (1e-4, [2.99, 3.01]), (-1e-3, []), (0.0, [3.0]), (100.0, []), (9.0, [0.0, 6.0])]
)
def test_zeros_close_together_are_told_apart_and_none_is_invented(depth: float, expected: list[float]) -> None:
    found = zeros_of(Bowl(depth), [0.0, 7.0])
    assert len(found) == len(expected)
    assert [(begin + end) / 2 for begin, end in found] == pytest.approx(expected, abs=2e-3)

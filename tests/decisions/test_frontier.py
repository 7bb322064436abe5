from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from building import PAY_PER_MINUTE, PER_USER, dial_out_group, group, mix, option, price_book, product, project, rate, scenario

from ppm_desktop.decisions.break_even import IncompleteOptionsError
from ppm_desktop.decisions.contour import FrontierPoint, branches_of
from ppm_desktop.decisions.frontier import Frontier, frontier_of
from ppm_desktop.decisions.inputs import UnusableInputError
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.project import Project

BOTH = DestinationMixes(toll=mix(US=1.0), toll_free=mix(US=1.0))
PATHS = ("phone_minutes", "join.toll_free")


def callers(name: str = "Everybody", minutes: float = 600.0, toll_free: float = 0.5, organisers: int = 1) -> Project:
    """The licence of 4.00 includes toll calls at 0.0085; toll-free calls cost both options the same."""
    usual = group()
    habits = replace(usual.habits, minutes_per_call=minutes, join=Join(1 - toll_free, toll_free, 0))
    book = price_book(rate("toll", "US", "0.0085"), rate("toll_free", "US", "0.022"))
    return project(book, scenario(group(name, organisers=organisers, habits=habits, destinations=BOTH)))


def found(plan: Project, paths: tuple[str, str] = PATHS, **changes: object) -> Frontier:
    return frontier_of(plan, plan.scenarios[0], (PER_USER, PAY_PER_MINUTE), paths, **changes)  # type: ignore[arg-type]  # as named


def test_the_frontier_of_minutes_and_toll_free_share_is_the_known_hyperbola() -> None:
    answer = found(callers())
    assert (answer.kind, len(answer.branches)) == ("single", 1)
    assert len(answer.points) > 20
    for point in answer.points:
        # 600 x minutes, of which 1 - y are toll calls, cost what the licence costs.
        assert 600 * point.x * (1 - point.y) * 0.0085 == pytest.approx(4.0)
    assert answer.today == (1.0, 0.5)
    assert answer.today_is_exact
    assert (answer.xs[0], answer.ys[-1]) == (0.0, 1.0)


def test_the_range_reaches_beyond_a_break_even_that_lies_farther_off() -> None:
    answer = found(callers(minutes=100.0))  # 4.00 / 0.0085 / 50 toll minutes: 9.4 times today's
    assert answer.xs[-1] == pytest.approx(1.25 * 4 / 0.0085 / 50)


def test_options_that_never_cost_the_same_say_which_is_cheaper() -> None:
    answer = found(callers(minutes=1.0))
    assert (answer.kind, answer.points, answer.cheaper) == ("never", (), "pay_per_minute")


def test_options_that_assign_the_same_always_cost_the_same() -> None:
    plan = callers()
    again = option("again", {"Everybody": {"standard": 1.0}})
    answer = frontier_of(plan, plan.scenarios[0], (PER_USER, again), PATHS, lines=5)
    assert (answer.kind, answer.points, answer.cheaper) == ("always", (), None)


def test_groups_stand_where_their_own_habits_put_them() -> None:
    one, other = callers("Sales", 900.0, 0.2, organisers=3), callers("Board", 300.0, 0.8, organisers=3)
    plan = project(one.price_book, scenario(*one.scenarios[0].groups, *other.scenarios[0].groups))
    answer = found(plan, lines=5, ranges={"Board": ((0.4, 0.7), None)})
    assert [at.group for at in answer.groups] == ["Sales", "Board"]
    assert [at.x for at in answer.groups] == pytest.approx([1.5, 0.5])
    assert [at.y for at in answer.groups] == pytest.approx([0.2, 0.8])
    assert (answer.groups[1].x_range, answer.groups[1].y_range) == ((0.4, 0.7), None)
    # Each person makes one call, so that the average over calls is the middle.
    assert list(answer.today) == pytest.approx([1.0, 0.5])
    assert not answer.today_is_exact


def test_a_missing_rate_leaves_a_hole_in_the_grid_where_it_would_be_charged() -> None:
    plan = project(price_book(rate("dial_out", "US", "0.10")), scenario(dial_out_group(mix(US=0.5, DE=0.5))))
    other = option("half", {"Everybody": {"standard": 1.0}})
    answer = frontier_of(plan, plan.scenarios[0], (PER_USER, other), ("phone_minutes", "fee.standard"), lines=5, ends=((0.0, 12.0), None))
    # The pool of 60 minutes pays for six times today's calls, the German ones included; beyond it a rate is needed.
    assert np.isfinite(answer.difference).all(axis=0).tolist() == [True, True, True, False, False]
    with pytest.raises(IncompleteOptionsError):
        found(project(price_book(), scenario(group())), ("phone_minutes", "fee.standard"))


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (("phone_minutes", "phone_minutes"), "same_input"),
        (("attendees", "groups[Everybody].attendees"), "same_input"),
        (("join.toll", "join.toll_free"), "two_shares"),
        (("fee.standard", "fee.standard"), "same_input"),
        (("organisers", "attendees"), "goes_in_steps"),
        (("weather", "attendees"), "unknown_input"),
    ],
)
def test_pairs_that_mean_nothing_are_refused(paths: tuple[str, str], code: str) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        found(callers(), paths)
    assert refusal.value.code == code


def test_a_ring_and_two_crossing_lines_are_told_apart() -> None:
    grid = np.linspace(-2, 2, 9)

    def ring(x: float, y: float) -> float:
        return x * x + y * y - 1.69

    def cross(x: float, y: float) -> float:
        return (x - 0.1) * (y - 0.1) - 0.01

    on_ring = [(x, y, "x") for x in grid for y in (_root(1.69 - x * x)) if abs(y) <= 2]
    on_ring += [(x, y, "y") for y in grid for x in _root(1.69 - y * y) if abs(x) <= 2]
    [line] = branches_of(tuple(FrontierPoint(*p) for p in on_ring), grid, grid, ring)  # type: ignore[arg-type]  # "x" and "y"
    assert line[0] == line[-1]
    on_cross = [(x, 0.1 + 0.01 / (x - 0.1), "x") for x in grid] + [(0.1 + 0.01 / (y - 0.1), y, "y") for y in grid]
    inside = tuple(FrontierPoint(*p) for p in on_cross if abs(p[0]) <= 2 and abs(p[1]) <= 2)  # type: ignore[arg-type]  # as above
    lines = branches_of(inside, grid, grid, cross)
    assert len(lines) == 2
    for line in lines:
        assert len({point.x > 0.1 for point in line}) == 1, line


def _root(square: float) -> list[float]:
    return [] if square < 0 else [-(square**0.5), square**0.5]


def test_a_licence_with_a_pool_bends_the_frontier_and_every_point_is_exact() -> None:
    book = price_book(rate("dial_out", "US", "0.10"), products=(product("standard", "4.00"),))
    plan = project(book, scenario(dial_out_group(mix(US=1.0))))
    answer = found(plan, ("phone_minutes", "fee.standard"))
    for point in answer.points:
        # Up to 60 minutes the licence saves every minute's 0.10; beyond, 6.00 and no more.
        assert point.y == pytest.approx(min(6.0, 10 * point.x * 0.10), abs=1e-6)

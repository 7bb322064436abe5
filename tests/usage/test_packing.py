"""Sums that share a number of 64 bits come out as if each had its own."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ppm_desktop.usage.packing import Packing

SMALL = st.integers(0, 1 << 12)
LARGE = st.integers(0, 1 << 50)
#: Of one call: its place, seconds, billed increments, charge and fee.
CALLS = st.lists(
    st.tuples(st.integers(0, 3), SMALL | LARGE, SMALL, st.integers(-(1 << 40), 1 << 40), SMALL | LARGE),
    min_size=1,
    max_size=40,
)


@given(CALLS)
def test_packed_sums_are_those_of_each_by_itself(calls: list[tuple[int, int, int, int, int]]) -> None:
    place, seconds, billed, charge, fee = np.array(calls, dtype=np.int64).T
    single = {"calls": np.ones_like(place), "seconds": seconds, "billed": billed, "charge": charge, "fee": fee}
    most = {name: int(np.abs(column).sum()) for name, column in single.items()}
    packing = Packing.of({name: most[name] for name in ("calls", "seconds", "billed")}, {name: most[name] for name in ("charge", "fee")})
    numbers = [np.zeros(4, dtype=np.int64) for _ in packing.words]
    given_up = {name: column.copy() for name, column in single.items() if name != "calls"}
    for number, addend in zip(numbers, packing.pack({"calls": 1, **given_up}), strict=True):
        np.add.at(number, place, addend)
    assert np.array_equal(np.flatnonzero(numbers[packing.number_of("calls")]), np.unique(place))
    found = dict(packing.sums(numbers))
    assert numbers == []
    for name, column in single.items():
        expected = np.zeros(4, dtype=np.int64)
        np.add.at(expected, place, column)
        assert np.array_equal(found[name], expected), (name, packing)


def test_sums_that_fit_share_a_number_and_others_have_their_own() -> None:
    assert len(Packing.of({"calls": (1 << 21) - 1}, {"charge": (1 << 42) - 1}).words) == 1
    assert len(Packing.of({"calls": 1 << 21}, {"charge": (1 << 42) - 1}).words) == 2


def test_the_highest_sum_of_a_number_may_be_as_large_as_said() -> None:
    most = (1 << 63) - 1
    packing = Packing.of({"seconds": most, "calls": 1}, {})
    numbers = [np.zeros(1, dtype=np.int64) for _ in packing.words]
    for number, addend in zip(numbers, packing.pack({"seconds": np.array([most]), "calls": 1}), strict=True):
        np.add.at(number, np.array([0]), addend)
    assert {name: int(found[0]) for name, found in packing.sums(numbers)} == {"seconds": most, "calls": 1}

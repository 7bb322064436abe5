from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ppm_desktop.reports.leads import Lead, changes_of_lead, leaders

#: Few values, so that lines touch and cross often; some differ by less than a millionth.
AMOUNTS = st.sampled_from([0.0, 1.0, 1.0 + 1e-9, 2.0, 2.5, 3.0])


@st.composite
def lines_and_candidates(draw: st.DrawFn) -> tuple[list[list[float]], list[int]]:
    months = draw(st.integers(1, 12))
    lines = draw(st.lists(st.lists(AMOUNTS, min_size=months, max_size=months), min_size=1, max_size=5))
    chosen = draw(st.lists(st.sampled_from(range(len(lines))), unique=True))
    return lines, sorted(chosen)


def by_brute_force(lines: list[list[float]], candidates: list[int]) -> list[tuple[int, int]]:
    """Walk through the months and look at every pair."""
    found: list[tuple[int, int]] = []
    before: int | None = None
    for month in range(len(lines[0])):
        now = None
        for one in candidates:
            beaten = any(
                round(lines[other][month], 6) < round(lines[one][month], 6)
                or (round(lines[other][month], 6) == round(lines[one][month], 6) and other < one)
                for other in candidates
                if other != one
            )
            if not beaten:
                now = one
        if month and now is not None and now != before:
            found.append((month, now))
        before = now
    return found


@given(lines_and_candidates())
def test_changes_of_lead_are_those_found_by_looking_at_every_pair(drawn: tuple[list[list[float]], list[int]]) -> None:
    lines, candidates = drawn
    assert [(lead.month, lead.line) for lead in changes_of_lead(lines, candidates)] == by_brute_force(lines, candidates)


def test_of_equals_the_one_listed_first_leads() -> None:
    assert leaders([[1.0, 3.0], [1.0, 2.0]], [0, 1]) == (0, 1)
    assert changes_of_lead([[1.0, 3.0], [1.0, 2.0]], [0, 1]) == (Lead(1, 1),)


def test_less_than_a_millionth_is_no_change() -> None:
    assert changes_of_lead([[1.0, 2.0 + 1e-9], [1.5, 2.0]], [0, 1]) == ()


def test_without_candidates_nobody_leads() -> None:
    assert leaders([[1.0]], []) == ()
    assert changes_of_lead([[1.0]], []) == ()

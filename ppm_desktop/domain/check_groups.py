"""Judges one group of organisers: sums that must be 1, mixes that are needed, headcount in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.organisation import MOST_ORGANISERS
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.problem import Problem, at, problem
from ppm_desktop.domain.scenario import SHARE_TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project


def group_problems(group: Group, path: str, project: Project, countries: frozenset[str] | None) -> Iterator[Problem]:
    """Yield every problem of one group; ``path`` is where the group stands in the project."""
    if countries is not None and group.country not in countries:
        yield problem(f"{path}.country", "error", "unknown_country", found=group.country)
    yield from _headcount_problems(group, path, project)
    sums = {
        "join": group.habits.join.total,
        "when_barred": group.policies.when_barred.total,
        "when_toll_free_off": group.policies.when_toll_free_off.total,
    }
    for name, total in sums.items():
        if abs(total - 1) > SHARE_TOLERANCE:
            yield problem(f"{path}.{name}", "error", "sum_not_one", group=group.name, found=f"{total:.6g}", name=name)
    used = call_types_in_use(group, project.price_book.zone_a)
    for call_type in CALL_TYPES:
        mix = group.destinations.of(call_type)
        where = f"{path}.destinations.{call_type}"
        if call_type in used and not mix:
            yield problem(where, "error", "mix_missing", group=group.name, call_type=call_type)
        elif mix and abs(sum(share for _, share in mix) - 1) > SHARE_TOLERANCE:
            total = sum(share for _, share in mix)
            yield problem(where, "error", "sum_not_one", group=group.name, found=f"{total:.6g}", name=f"destinations of {call_type}")
        for destination, _share in mix:
            if countries is not None and destination.country not in countries:
                yield problem(at(where, str(destination)), "error", "unknown_country", found=destination.country)
            if call_type != "dial_out" and destination.line != "any":
                yield problem(at(where, str(destination)), "error", "line_only_for_dial_out", found=destination.line, call_type=call_type)


def call_types_in_use(group: Group, zone_a: frozenset[str]) -> set[CallType]:
    """Return the call types that carry calls of a group once its policies have moved the barred ones."""
    join, policies = group.habits.join, group.policies
    used: set[CallType] = {call_type for call_type in CALL_TYPES if join.of(call_type) > 0}
    if "dial_out" in used and any(not dial_out_allowed(group, d.country, zone_a) for d, share in group.destinations.dial_out if share > 0):
        used |= {"toll"} if policies.when_barred.toll > 0 else set()
        used |= {"toll_free"} if policies.when_barred.toll_free > 0 else set()
    if policies.toll_free_off and "toll_free" in used and policies.when_toll_free_off.toll > 0:
        used.add("toll")
    if policies.toll_free_off:
        used.discard("toll_free")
    return used


def dial_out_allowed(group: Group, country: str, zone_a: frozenset[str]) -> bool:
    """Say whether the group's dial-out policy lets a call to ``country`` through."""
    match group.policies.dial_out:
        case "any":
            return True
        case "same_country":
            return country == group.country
        case "zone_a":
            return country in zone_a
        case "none":
            return False


def _headcount_problems(group: Group, path: str, project: Project) -> Iterator[Problem]:
    steps = group.headcount
    if not steps:
        yield problem(f"{path}.headcount", "error", "headcount_missing", group=group.name)
        return
    for index, (earlier, later) in enumerate(pairwise(steps), start=1):
        if later.since <= earlier.since:
            yield problem(f"{path}.headcount[{index}].from", "error", "headcount_order", found=later.since, after=earlier.since)
    last = project.start.plus(project.months - 1)
    ends = [later.since for later in steps[1:]] + [last]
    for index, (step, end) in enumerate(zip(steps, ends, strict=True)):
        months = max(0, min(end, last) - step.since)
        if step.organisers * (1 + group.growth_per_year) ** (months / MONTHS_PER_YEAR) > MOST_ORGANISERS:
            yield problem(f"{path}.headcount[{index}]", "error", "too_many_organisers", group=group.name, limit=f"{MOST_ORGANISERS:,}")
    if min(step.since for step in steps) > last or all(step.organisers == 0 for step in steps):
        yield problem(f"{path}.headcount", "warning", "nobody_in_period", group=group.name, start=project.start, end=last)

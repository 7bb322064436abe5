"""Judges the ranges of a scenario: inputs that exist, low and high around the scenario's value, no open question on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.check_groups import call_types_in_use
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.input_paths import (
    FEE,
    GROWTH,
    INCREMENT,
    MULTIPLIED,
    ORGANISERS,
    PHONE_MINUTES,
    POOL_BASIS,
    SHARES,
    names_group,
    split_path,
)
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.organisation import MOST_ORGANISERS
from ppm_desktop.domain.problem import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.ranges import Range
    from ppm_desktop.domain.scenario import Scenario

#: Rounding of factors such as 1 / 0.3: a share may come to 1 and a little.
_ROUNDING: Final = 1e-9
_KNOWN: Final = ", ".join((*MULTIPLIED, *SHARES, INCREMENT, POOL_BASIS, "fee.PRODUCT", "groups[NAME].…"))
#: The most that a group may grow in a year, and the longest billing increment, as in a project file.
MOST_GROWTH: Final = 10.0
LONGEST_INCREMENT: Final = 3600


def range_problems(project: Project, scenario: Scenario, path: str) -> Iterator[Problem]:
    """Yield every problem of a scenario's ranges; ``path`` is where the scenario stands in the project."""
    seen: set[tuple[str, str]] = set()
    for number, entry in enumerate(scenario.ranges):
        where = f"{path}.ranges[{number}]"
        written, field = split_path(entry.input)
        groups = [group for group in scenario.groups if written is None or names_group(written, group.name)]
        if not groups and written is not None:
            known = ", ".join(group.name for group in scenario.groups)
            yield problem(f"{where}.input", "error", "unknown_group", found=written, known=known)
        elif field.startswith(FEE) and written is None:
            yield from _fee_problems(project, scenario, entry, where)
        elif field == INCREMENT and written is None:
            yield from _increment_problems(scenario, entry, where)
        elif field == POOL_BASIS and written is None:
            yield from _basis_problems(scenario, entry, where)
        elif field not in (*MULTIPLIED, *SHARES):
            yield problem(f"{where}.input", "error", "range_unknown_input", found=entry.input, known=_KNOWN)
        else:
            yield from _habit_problems(project, groups, entry, where)
        # Two call types of one group would each change the other's share; which comes first nobody said.
        kind = "join" if field in SHARES else entry.input
        touched = {(group.name, kind) for group in groups} if kind == "join" else {("", kind)}
        if touched & seen:
            yield problem(f"{where}.input", "error", "range_twice", found=entry.input)
        seen |= touched


def likely_fee(project: Project, scenario: Scenario, product_id: str) -> float | None:
    """Return the fee of a product that a range lies around; None where months differ or nobody knows it."""
    override, product = scenario.fee_override(product_id), project.price_book.product(product_id)
    if override is not None:
        return float(override.amount)
    fees = set() if product is None else {product.fee_on(month.first_day) for month in project.period}
    amounts = {None if fee is None else fee.amount for fee in fees}
    (amount,) = amounts if len(amounts) == 1 else (None,)
    return None if amount is None else float(amount)


def likely_share(groups: Sequence[Group], field: str) -> float | None:
    """Return the share of a call type that a range lies around; None where groups differ."""
    shares = {group.habits.join.of(CALL_TYPES[SHARES.index(field)]) for group in groups}
    return shares.pop() if len(shares) == 1 else None


def _fee_problems(project: Project, scenario: Scenario, entry: Range, where: str) -> Iterator[Problem]:
    product = entry.input.removeprefix(FEE)
    book = project.price_book
    if book.product(product) is None:
        known = ", ".join(sorted(p.id for p in book.products)) or "none"
        yield problem(f"{where}.input", "error", "unknown_product", found=product, known=known)
        return
    likely = likely_fee(project, scenario, product)
    if likely is None:
        yield problem(where, "error", "range_no_fee", found=entry.input)
        return
    yield from _order_problems(entry, likely, where)


def _habit_problems(project: Project, groups: Sequence[Group], entry: Range, where: str) -> Iterator[Problem]:
    _written, field = split_path(entry.input)
    if field in SHARES:
        likely = likely_share(groups, field)
        if likely is None:
            yield problem(where, "error", "range_groups_differ", found=entry.input)
            return
        yield from _order_problems(entry, likely, where)
        if entry.high > 1:
            yield problem(f"{where}.high", "error", "range_over_whole", found=f"{entry.high:g}")
        for group in groups:
            yield from _share_problems(project, group, field, entry, where)
        return
    if field in {ORGANISERS, GROWTH}:
        yield from _people_problems(groups, field, entry, where)
        return
    if field != PHONE_MINUTES and not any(getattr(group.habits, field) for group in groups):
        yield problem(f"{where}.input", "error", "range_of_nothing", found=entry.input)
    yield from _order_problems(entry, 1.0, where)
    if field == "phone_share":
        most = max((group.habits.phone_share for group in groups), default=0.0) * entry.high
        if most > 1 + _ROUNDING:
            yield problem(f"{where}.high", "error", "range_over_whole", found=f"{most:.6g}")


def _people_problems(groups: Sequence[Group], field: str, entry: Range, where: str) -> Iterator[Problem]:
    """Judge factors on headcounts or on growth: what they come to must be what a project may say."""
    counts = [float(step.organisers) for group in groups for step in group.headcount]
    growths = [group.growth_per_year for group in groups]
    values, most = (counts, float(MOST_ORGANISERS)) if field == ORGANISERS else (growths, MOST_GROWTH)
    if not any(values):
        yield problem(f"{where}.input", "error", "range_of_nothing", found=entry.input)
    yield from _order_problems(entry, 1.0, where)
    largest = max(values, default=0.0) * entry.high
    if largest > most * (1 + _ROUNDING):
        yield problem(f"{where}.high", "error", "range_too_far", found=f"{largest:.6g}", most=f"{most:g}")


def _increment_problems(scenario: Scenario, entry: Range, where: str) -> Iterator[Problem]:
    yield from _order_problems(entry, float(scenario.increment_seconds), where)
    for key, end in (("low", entry.low), ("high", entry.high)):
        if not 1 <= end <= LONGEST_INCREMENT:
            yield problem(f"{where}.{key}", "error", "range_increment", found=f"{end:g}", most=str(LONGEST_INCREMENT))


def _basis_problems(scenario: Scenario, entry: Range, where: str) -> Iterator[Problem]:
    """Judge the range of the two readings of which licences count: both or none, and there must be licences purchased."""
    if (entry.low, entry.high) != (0.0, 1.0):
        yield problem(where, "error", "range_basis", low=f"{entry.low:g}", high=f"{entry.high:g}")
    if not scenario.purchased:
        yield problem(f"{where}.input", "error", "range_basis_alike", found=entry.input)


def _share_problems(project: Project, group: Group, field: str, entry: Range, where: str) -> Iterator[Problem]:
    """Refuse a share whose change would need a proportion or destinations that nobody gave."""
    place = SHARES.index(field)
    join = group.habits.join
    now = join.of(CALL_TYPES[place])
    if now >= 1 and entry.low < now:
        yield problem(where, "error", "range_rest_unknown", found=entry.input, group=group.name)
    if entry.high <= 0 or now >= 1:
        return
    shares = [0.5 if number == place else join.of(call_type) * 0.5 / (1 - now) for number, call_type in enumerate(CALL_TYPES)]
    changed = replace(group, habits=replace(group.habits, join=Join(*shares)))
    for call_type in CALL_TYPES:
        if call_type in call_types_in_use(changed, project.price_book.zone_a) and not group.destinations.of(call_type):
            yield problem(where, "error", "range_mix_missing", found=entry.input, group=group.name, call_type=call_type)


def _order_problems(entry: Range, likely: float, where: str) -> Iterator[Problem]:
    if not entry.low <= likely <= entry.high:
        yield problem(where, "error", "range_order", low=f"{entry.low:g}", high=f"{entry.high:g}", likely=f"{likely:g}")

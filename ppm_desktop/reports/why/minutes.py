"""Calls and minutes: organisers × meetings × attendees × by phone × how they join × where the number is × minutes a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.reports.why.case import number, product_of, sum_of
from ppm_desktop.reports.why.landing import call_type_share, landing_factors, open_share
from ppm_desktop.reports.why.node import Node
from ppm_desktop.reports.why.people import organiser_factors, organisers
from ppm_desktop.reports.words import component_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.costing.charges import Part
    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.reports.why.case import Case, OptionCase

#: ``expected_rounding``: half an increment, in minutes.
_HALF_IN_SECONDS: Final = 120


def habit_factors(case: Case, group: int) -> tuple[Node, Node, Node]:
    """Return meetings, attendees and the share by phone: the calls of one organiser in an average month."""
    return case.once(("habits", group), lambda: _habit_factors(case, group))


def _habit_factors(case: Case, group: int) -> tuple[Node, Node, Node]:
    found = case.scenario.groups[group]
    habits = found.habits
    return (
        case.input(
            tr("Meetings a month"), habits.meetings_per_organiser, "factor", case.group_path(group, "meetings_per_organiser"), found,
            "meetings_per_organiser",
        ),
        case.input(tr("Attendees a meeting"), habits.attendees, "factor", case.group_path(group, "attendees"), found, "attendees"),
        case.input(tr("Share by phone"), habits.phone_share, "share", case.group_path(group, "phone_share"), found, "phone_share"),
    )  # fmt: skip


def minutes_of_call(case: Case, group: int) -> Node:
    """Return the minutes that one call is connected."""
    found = case.scenario.groups[group]
    path = case.group_path(group, "minutes_per_call")
    return case.input(tr("Minutes a call"), found.habits.minutes_per_call, "minutes_each", path, found, "minutes_per_call")


def billed_minutes_of_call(case: Case, group: int) -> Node:
    """Return the minutes that one call is charged for: what is connected and the expected rounding up."""
    return case.once(("billed", group), lambda: _billed_minutes_of_call(case, group))


def _billed_minutes_of_call(case: Case, group: int) -> Node:
    connected, seconds = minutes_of_call(case, group), case.scenario.increment_seconds
    rounding = expected_rounding(seconds)
    if not rounding:
        return connected

    def terms() -> tuple[Node, Node]:
        increment = case.input(
            tr("Billing increment in seconds"), seconds, "factor", f"{case.scenario_path}.increment_seconds", None, "increment_seconds"
        )
        half = (increment, number(_HALF_IN_SECONDS, tr("Seconds; half an increment in minutes")))
        return connected, Node(tr("Expected rounding up"), rounding, "minutes_each", "quotient", lambda: half)

    return Node(tr("Billed minutes a call"), connected.value + rounding, "minutes_each", "sum", terms)


def key_calls(case: OptionCase, part: Part, group: int, key: int, months: Sequence[int], label: str) -> Node:
    """Return the calls of a group to one destination, by position among the keys, summed over months."""
    factors = _call_factors(case, part.use, group, key, months)
    value = float(part.calls[group, list(months)].sum() * case.charges.traffic.weights[group, key])
    return Node(label, value, "calls", "product", lambda: factors)


def key_minutes(case: OptionCase, part: Part, group: int, key: int, months: Sequence[int], label: str) -> Node:
    """Return the billed minutes of a group to one destination, summed over months."""
    value = float(part.minutes[group, list(months)].sum() * case.charges.traffic.weights[group, key])
    return Node(
        label,
        value,
        "minutes",
        "product",
        lambda: (*_call_factors(case, part.use, group, key, months), billed_minutes_of_call(case, group)),
    )


def part_minutes(case: OptionCase, part: Part, component: str, label: str) -> Node:
    """Return the billed minutes of one product and component, group by group, destination by destination."""
    months = list(case.chosen)
    by_group = part.minutes[:, months].sum(axis=1) * part.tariff.weight[component]
    return sum_of(label, float(by_group.sum()), "minutes", lambda: [_group_minutes(case, part, component, g) for g in _used(by_group)])


def component_minutes(case: OptionCase, component: str) -> Node:
    """Return an option's billed minutes of one component, product by product."""
    months = list(case.chosen)
    values = [float((part.minutes[:, months].sum(axis=1) * part.tariff.weight[component]).sum()) for part in case.charges.parts]
    found = [part for part, value in zip(case.charges.parts, values, strict=True) if value]
    label = component_label(component)
    if len(found) == 1:
        return part_minutes(case, found[0], component, label)
    return sum_of(label, sum(values), "minutes", lambda: [part_minutes(case, part, component, part.use.product.name) for part in found])


def lost_calls(case: OptionCase) -> Node:
    """Return the calls that organisers without phone meetings give up."""
    traffic, months = case.charges.traffic, list(case.chosen)
    shares = traffic.weights.sum(axis=1)

    def calls(use: LicenceUse) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        taken: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = (
            traffic.calls[:, months] * use.assigned[:, months] / np.maximum(traffic.organisers[:, months], 1)
        ).sum(axis=1) * shares
        return taken

    def of_group(use: LicenceUse, group: int, value: float) -> Node:
        keys = np.flatnonzero(traffic.weights[group]).tolist()

        def to(key: int) -> Node:
            factors = _call_factors(case, use, group, key, case.chosen)
            return product_of(case.place(traffic.keys[key].destination), "calls", factors)

        return sum_of(case.scenario.groups[group].name, value, "calls", lambda: [to(key) for key in keys])

    found = [(use, g, float(value)) for use in case.charges.lost for g, value in enumerate(calls(use)) if value]
    label = tr("Calls given up")
    return sum_of(label, sum(value for _use, _g, value in found), "calls", lambda: [of_group(*entry) for entry in found])


def implied_minutes_of(case: Case, group: int, call_type: CallType) -> Node:
    """Return what a group's habits come to: minutes of one call type in an average month after policies, before season and rounding."""
    month = case.period[0]
    factors = [organisers(case, group, month), *habit_factors(case, group), call_type_share(case, group, call_type, normal=True)]
    if call_type == "dial_out" and case.scenario.groups[group].policies.dial_out != "any":
        factors.append(open_share(case, group))
    return product_of(case.scenario.groups[group].name, "minutes", (*factors, minutes_of_call(case, group)))


def _group_minutes(case: OptionCase, part: Part, component: str, group: int) -> Node:
    keys = keys_of(case, part, component, group)
    months = [m for m in case.chosen if part.calls[group, m] > 0]
    name = case.scenario.groups[group].name
    value = float(part.minutes[group, months].sum() * part.tariff.weight[component][group])
    places = [case.place(case.charges.traffic.keys[key].destination) for key in keys]
    if len(keys) == 1:
        return key_minutes(case, part, group, keys[0], months, tr("{group}: {what}").format(group=name, what=places[0]))
    return sum_of(
        name,
        value,
        "minutes",
        lambda: [key_minutes(case, part, group, key, months, place) for key, place in zip(keys, places, strict=True)],
    )


def keys_of(case: OptionCase, part: Part, component: str, group: int) -> list[int]:
    """Return the positions of the keys that a group's calls of one component land at."""
    found: list[int] = np.flatnonzero(part.tariff.masks[component] & (case.charges.traffic.weights[group] > 0)).tolist()
    return found


def _call_factors(case: OptionCase, use: LicenceUse, group: int, key: int, months: Sequence[int]) -> tuple[Node, ...]:
    people = organiser_factors(case, use, group, months)
    return (*people, *habit_factors(case, group), *landing_factors(case, group, case.charges.traffic.keys[key]))


def _used(by_group: Iterable[float]) -> list[int]:
    return [g for g, value in enumerate(by_group) if value]

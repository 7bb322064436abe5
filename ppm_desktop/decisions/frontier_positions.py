"""Where the customer and each of its groups stand on the two axes of a frontier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.input_paths import FEE, PHONE_MINUTES, SHARES, names_group, split_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.costing.traffic import Traffic
    from ppm_desktop.decisions.input_pair import InputPair
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.ranges import Ranges

#: How far each of the two inputs may be off for a group, as (low, high) on the axis; None where it is certain.
GroupRange = tuple[tuple[float, float] | None, tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class GroupPosition:
    """Where everybody would stand if all were like this group."""

    group: str
    x: float
    y: float
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None


def today_of(pair: InputPair) -> tuple[tuple[float, float], bool]:
    """Return the customer's own point, and whether every group stands there; otherwise it is the average over calls."""
    known = pair.x.today, pair.y.today
    traffic = pair.today
    x, y = (_average(one, traffic) if today is None else today for one, today in zip((pair.x, pair.y), known, strict=True))
    return (x, y), None not in known


def group_positions(pair: InputPair, ranges: Mapping[str, GroupRange]) -> tuple[GroupPosition, ...]:
    """Return where each group stands that both inputs change; groups without organisers are left out."""
    traffic = pair.today
    of_all = [_factor_bases(one, traffic) for one in (pair.x, pair.y)]
    found = []
    for place, group in enumerate(traffic.groups):
        here = all(not one.places or place in one.places for one in (pair.x, pair.y))
        if here and traffic.organisers[place].any():
            x, y = (_of_group(one, place, traffic, bases) for one, bases in zip((pair.x, pair.y), of_all, strict=True))
            found.append(GroupPosition(group.name, x, y, *ranges.get(group.name, (None, None))))
    return tuple(found)


def with_ranges(groups: tuple[GroupPosition, ...], pair: InputPair, ranges: Ranges) -> tuple[GroupPosition, ...]:
    """Give each group's place the ranges of a scenario: its own, or that of everybody; a factor is one on the group's own value."""

    def reach(group: GroupPosition, changing: ChangingInput, here: float) -> tuple[float, float] | None:
        own = next(
            (
                r
                for r in ranges
                if (written := split_path(r.input))[0] and names_group(written[0], group.group) and written[1] == changing.field
            ),
            None,
        )
        found = own or next((r for r in ranges if r.input == changing.field), None)
        if found is None:
            return None
        return (here * found.low, here * found.high) if changing.multiplied else (found.low, found.high)

    return tuple(replace(group, x_range=reach(group, pair.x, group.x), y_range=reach(group, pair.y, group.y)) for group in groups)


def _of_group(changing: ChangingInput, place: int, traffic: Traffic, values: list[float]) -> float:
    """Return where a group stands on an axis: a factor is its own value against the average over organisers."""
    if not changing.places:
        return _average(changing, traffic) if changing.today is None else changing.today
    if not changing.multiplied:
        return _habit(changing, traffic.groups[place])
    organisers = traffic.organisers.sum(axis=1).tolist()
    inside = [number for number in changing.places if organisers[number] > 0]
    average = sum(values[number] * organisers[number] for number in inside) / sum(organisers[number] for number in inside)
    return values[place] / average if average else 1.0


def _average(changing: ChangingInput, traffic: Traffic) -> float:
    """Return the average over the calls of the groups that the input changes; over months for a fee."""
    if changing.field.startswith(FEE):
        product = changing.project.price_book.product(changing.field.removeprefix(FEE))
        fees = () if product is None else [product.fee_on(month.first_day) for month in traffic.months]
        amounts = [float(fee.amount) for fee in fees if fee is not None]
        return sum(amounts) / len(amounts) if amounts else 0.0
    places = list(changing.places)
    calls = traffic.calls[places].sum(axis=1)
    values = [_habit(changing, traffic.groups[place]) for place in places]
    return float(np.average(values, weights=calls)) if calls.any() else sum(values) / max(1, len(values))


def _habit(changing: ChangingInput, group: Group) -> float:
    if changing.field in SHARES:
        return group.habits.join.of(CALL_TYPES[SHARES.index(changing.field)])
    value: float = getattr(group.habits, changing.field)
    return value


def _factor_bases(changing: ChangingInput, traffic: Traffic) -> list[float]:
    """Return what a factor multiplies for each group: its minutes an organiser and month, or the habit itself; none where there is no factor."""
    if not changing.multiplied or not changing.places:
        return []
    if changing.field != PHONE_MINUTES:
        return [_habit(changing, group) for group in traffic.groups]
    organisers = traffic.organisers.sum(axis=1)
    minutes = traffic.minutes.sum(axis=1) * traffic.weights.sum(axis=1)
    found: list[float] = np.where(organisers > 0, minutes / np.maximum(1, organisers), 0.0).tolist()
    return found

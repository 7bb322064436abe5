"""Which calls of a project would have no rate with another price book? Asked before a rate sheet is taken over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import Charges, Tariffs, charges_of
from ppm_desktop.costing.traffic import Key, traffic_of
from ppm_desktop.costing.unpriced import Unpriced, unpriced_of
from ppm_desktop.domain.destinations import CALL_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.destinations import CallType, Destination
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Project


@dataclass(frozen=True, slots=True)
class MissingRate:
    """A call type and destination that is charged somewhere and has no rate."""

    call_type: CallType
    destination: Destination
    used_by: tuple[tuple[str, str], ...]  # scenario and group, in the order of the project
    minutes: float  # without a rate, over the whole period, in the option that has most of them


def unpriced_after(project: Project, book: PriceBook) -> tuple[MissingRate, ...]:
    """Return what would have no rate if the project had another price book, by call type and destination.

    The engine itself looks the rates up, so rate sets of products, line types and days count as they do in the results; what
    a licence includes or a pool pays needs no rate. The project must have passed the checks, with that book too.
    """
    changed = replace(project, price_book=book)
    users: dict[Key, dict[tuple[str, str], None]] = {}
    minutes: dict[Key, float] = {}
    for scenario in changed.scenarios:
        traffic = traffic_of(changed, scenario)
        tariffs = Tariffs(changed, traffic)
        for option in scenario.options:
            charges = charges_of(changed, scenario, option, traffic, tariffs)
            for unpriced in unpriced_of(charges):
                if isinstance(unpriced, Unpriced):
                    users.setdefault(unpriced.key, {}).update(((scenario.name, name), None) for name in _callers(charges, unpriced))
                    minutes[unpriced.key] = max(minutes.get(unpriced.key, 0.0), unpriced.minutes)
    order = sorted(users, key=lambda key: (CALL_TYPES.index(key.call_type), key.destination))
    return tuple(MissingRate(key.call_type, key.destination, tuple(users[key]), minutes[key]) for key in order)


def _callers(charges: Charges, unpriced: Unpriced) -> Iterator[str]:
    """Yield the groups whose calls go there under a product that has no rate for it."""
    column = charges.traffic.keys.index(unpriced.key)
    calling = np.zeros(len(charges.traffic.groups), dtype=np.bool_)
    for part in charges.parts:
        lacking = part.tariff.rates.missing[:, column]
        components = [name for name, mask in part.tariff.masks.items() if mask[column] and part.tariff.metered(name)]
        if components:
            calling |= (part.calls[:, lacking].sum(axis=1) * charges.traffic.weights[:, column]) > 0
    for group, calls in zip(charges.traffic.groups, calling, strict=True):
        if calls:
            yield group.name

"""What has no price: minutes without a rate and licences without a fee. Reported, never counted as zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges, Part
    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.domain.period import Month


@dataclass(frozen=True, slots=True)
class Unpriced:
    """Minutes that are charged but have no rate: one call type and destination, over the months without one."""

    key: Key
    months: tuple[Month, ...]
    minutes: float
    rate_sets: tuple[str, ...]  # the sets in which a rate was looked for
    components: tuple[str, ...]  # whose sums lack it


@dataclass(frozen=True, slots=True)
class UnpricedFee:
    """Licences of a product that nobody knows the fee of."""

    product: str
    months: tuple[Month, ...]
    licences: int  # summed over the months


def unpriced_of(charges: Charges) -> tuple[Unpriced | UnpricedFee, ...]:
    """Collect everything in an option that is charged and has no price, rates first, in key order.

    Minutes that a licence includes or a pool covers whole cost nothing at any rate, so they are not unpriced.
    """
    traffic = charges.traffic
    minutes = np.zeros((len(traffic.months), len(traffic.keys)))
    lacking = np.zeros(minutes.shape, dtype=np.bool_)
    sets: dict[int, set[str]] = {}
    components: dict[int, set[str]] = {}
    fees: list[UnpricedFee] = []
    for part in charges.parts:
        found_here = _without_rate(part, traffic.weights)
        if found_here is not None:
            without, unpaid_minutes = found_here
            minutes += unpaid_minutes
            lacking |= without
            for k in np.flatnonzero(without.any(axis=0)):
                sets.setdefault(int(k), set()).add(part.use.product.rate_set)
                components.setdefault(int(k), set()).update(name for name, mask in part.tariff.masks.items() if mask[k])
        unpaid = np.isnan(part.fee) & (part.use.paid > 0)
        if unpaid.any():
            months = tuple(traffic.months[m] for m in np.flatnonzero(unpaid))
            fees.append(UnpricedFee(part.use.product.id, months, int(part.use.paid[unpaid].sum())))
    found: list[Unpriced | UnpricedFee] = []
    for column, names in sorted(sets.items()):
        months = tuple(traffic.months[m] for m in np.flatnonzero(lacking[:, column]))
        found.append(
            Unpriced(traffic.keys[column], months, float(minutes[:, column].sum()), tuple(sorted(names)), tuple(sorted(components[column])))
        )
    return (*found, *fees)


def _without_rate(part: Part, weights: NDArray[np.float64]) -> tuple[NDArray[np.bool_], NDArray[np.float64]] | None:
    """Return where charged calls have no rate, and their minutes, both of shape (M, K); None when every key has its rate.

    Calls decide, not minutes: a call of no length may still have a connection fee that nobody knows.
    """
    if not part.tariff.rates.missing.any():
        return None
    share = np.zeros(part.tariff.rates.missing.shape)
    for component in MINUTE_COMPONENTS:
        share[:, part.tariff.masks[component]] = part.charged(component)[:, None]
    share[~part.tariff.rates.missing] = 0.0
    return (part.calls.T @ weights) * share > 0, (part.minutes.T @ weights) * share

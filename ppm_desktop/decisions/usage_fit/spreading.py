"""Puts calls that no group or no destination is known for where the others are, so that no minute is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.traffic import Key
from ppm_desktop.domain.destinations import CALL_TYPES, Destination

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Landed:
    """Billed minutes of groups where a plan has them. Shapes: G groups, K keys, each with a country."""

    minutes: NDArray[np.float64]  # (G, K)
    keys: tuple[Key, ...]


def with_nobodys(sums: NDArray[np.float64], keys: Sequence[Key]) -> NDArray[np.float64]:
    """Return the sums of the groups, shape (G, K), after sharing out the last row of ``sums`` (G + 1, K), which names nobody.

    Each call type's share goes to the groups as they use that call type; one that no group uses, as they use all.
    """
    groups, nobody = sums[:-1].copy(), sums[-1]
    for call_type in CALL_TYPES:
        own = np.array([key.call_type == call_type for key in keys], dtype=np.bool_)
        if not own.any() or not nobody[own].any():
            continue
        used = sums[:-1, own].sum(axis=1)
        if not used.any():
            used = sums[:-1].sum(axis=1)
        if not used.any():
            used = np.ones(len(groups))
        groups[:, own] += np.outer(used / used.sum(), nobody[own])
    return groups


def with_known_destinations(sums: NDArray[np.float64], keys: Sequence[Key], homes: Sequence[str]) -> Landed:
    """Return the sums (G, K) and keys after moving what goes to no known country to the group's other destinations of the call type.

    A group that has none takes those of all groups; where no call of the type has a country, that of the group.
    """
    found, all_keys = sums.copy(), list(keys)
    for call_type in CALL_TYPES:
        places = [place for place, key in enumerate(all_keys) if key.call_type == call_type and key.destination.country]
        for lost in (place for place, key in enumerate(keys) if key.call_type == call_type and not key.destination.country):
            for group in np.flatnonzero(found[:, lost]).tolist():
                mix = found[group, places] if found[group, places].any() else found[:, places].sum(axis=0)
                if mix.any():
                    found[group, places] += found[group, lost] * mix / mix.sum()
                else:
                    home = Key(call_type, Destination(homes[group]))
                    if home not in all_keys:
                        all_keys.append(home)
                        found = np.hstack([found, np.zeros((len(found), 1))])
                    found[group, all_keys.index(home)] += found[group, lost]
                found[group, lost] = 0.0
    kept = [place for place, key in enumerate(all_keys) if key.destination.country]
    return Landed(found[:, kept], tuple(all_keys[place] for place in kept))

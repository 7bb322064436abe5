"""Classes of keys that a simulation does not tell apart, and how those of similar rates are joined in plans of very many segments.

A joined class costs the average of its keys' rates, weighted as its calls are, so that what is expected does not change in any month. What is lost
is how the calls of one class differ in price: beside months, habits and organisers that is next to nothing where there are so many calls.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.traffic import Key

#: Ways to join are in the same proportion when they are to so many digits.
_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class ClassPrices:
    """What the calls of a class cost in one rate set, by month, each of shape (M,)."""

    per_minute: NDArray[np.float64]
    connection_fee: NDArray[np.float64]
    missing: NDArray[np.bool_]


@dataclass(frozen=True)
class KeyClass:
    """Keys that cost the same, or nearly, with every product; the first stands for all."""

    key: Key
    landing: tuple[float, float, float]  # share of a group's toll, toll-free and dial-out calls that ends up here after policies
    prices: dict[str, ClassPrices]  # by rate set


def near_prices(kinds: dict[Key, tuple[object, ...]], prices: dict[Key, dict[str, ClassPrices]], factor: float) -> dict[Key, int]:
    """Number the keys so that those of one number are of one kind, and nowhere cost more than ``factor`` times what another of them costs.

    What costs nothing is near nothing else.
    """
    alike: dict[tuple[object, ...], list[tuple[NDArray[np.float64], Key]]] = {}
    for key, kind in kinds.items():
        every = np.concatenate([amounts for one in prices[key].values() for amounts in (one.per_minute, one.connection_fee)])
        alike.setdefault(kind, []).append((every, key))
    found: dict[Key, int] = {}
    number = 0
    for entries in alike.values():
        first: NDArray[np.float64] | None = None
        for every, key in sorted(entries, key=lambda entry: float(entry[0].sum())):
            if first is None or (np.maximum(first, every) > factor * np.minimum(first, every)).any():
                first = every
                number += 1
            found[key] = number
    return found


def joined_classes(classes: tuple[KeyClass, ...], near: dict[Key, int]) -> tuple[KeyClass, ...]:
    """Join the classes of a group that have the same number in ``near`` and are reached in the same proportion of ways to join."""
    alike: dict[tuple[object, ...], list[KeyClass]] = {}
    for entry in classes:
        whole = sum(entry.landing)
        proportion = tuple(round(share / whole, _DIGITS) for share in entry.landing)
        alike.setdefault((near[entry.key], proportion), []).append(entry)
    return tuple(_one(together) for together in alike.values())


def _one(together: list[KeyClass]) -> KeyClass:
    """Return classes as one, at the rates that its calls cost on average."""
    if len(together) == 1:
        return together[0]
    weights = np.array([sum(entry.landing) for entry in together])
    weights /= weights.sum()
    landing = np.sum([entry.landing for entry in together], axis=0)
    prices = {
        name: ClassPrices(
            weights @ np.array([entry.prices[name].per_minute for entry in together]),
            weights @ np.array([entry.prices[name].connection_fee for entry in together]),
            first.missing,
        )
        for name, first in together[0].prices.items()
    }
    return KeyClass(together[0].key, (float(landing[0]), float(landing[1]), float(landing[2])), prices)

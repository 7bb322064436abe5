"""Streams of random numbers: one for each name, so that a new input or group leaves the draws of all others as they were."""

from __future__ import annotations

import math
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.giving_way import step_by_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_HALF_ROOT: Final = math.sqrt(0.5)
_erf: Final = np.frompyfunc(math.erf, 1, 1)
#: Ranks that are worked out at one stroke, in which Python's lock is held: it takes a sixth of a millisecond, and the window may be waiting.
_AT_ONCE: Final = 1 << 10


def stream(seed: int, name: str, chunk: int = 0) -> np.random.Generator:
    """Return the random numbers of a name, and of one chunk of its draws.

    The name goes in by its SHA-256 hash, which is the same in every process and on every machine.
    """
    digest = sha256(name.encode("utf-8", "surrogatepass")).digest()
    words = tuple(int(word) for word in np.frombuffer(digest[:16], dtype="<u4"))
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed, spawn_key=(*words, chunk))))


def correlated_ranks(seed: int, names: tuple[str, ...], draws: int, correlation: float) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """Yield ranks between 0 and 1 for each name, shape (draws,), every pair tied by a Gaussian copula of one common factor.

    ``correlation`` (0 … 1) is that of the normal numbers behind the ranks; at 1 all ranks of a draw are the same.
    """
    common = stream(seed, "common factor of the ranges").standard_normal(draws)
    shared, own = math.sqrt(correlation), math.sqrt(1.0 - correlation)
    for name in names:
        yield name, normal_rank(shared * common + own * stream(seed, f"range {name}").standard_normal(draws))


def normal_rank(normal: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of a standard normal distribution lies below each number."""
    scaled = normal * _HALF_ROOT
    below = np.empty_like(scaled)
    for begin in step_by_step(range(0, scaled.size, _AT_ONCE)):
        part = slice(begin, begin + _AT_ONCE)
        below[part] = _erf(scaled[part])
    return 0.5 + 0.5 * below


def triangular(rank: NDArray[np.float64], low: float, likely: float, high: float) -> NDArray[np.float64]:
    """Return the values of a triangular distribution at ranks: ends ``low`` and ``high``, highest at ``likely``.

    A range without width gives its value, exactly.
    """
    width = high - low
    if width == 0:
        return np.full(rank.shape, likely)
    turn = (likely - low) / width
    rising = low + np.sqrt(rank * width * (likely - low))
    falling = high - np.sqrt((1.0 - rank) * width * (high - likely))
    found: NDArray[np.float64] = np.clip(np.where(rank < turn, rising, falling), low, high)
    return found

"""How usage spreads over people: shares of a gamma distribution, in closed form.

An organiser's usage is the average of the group times a factor that is gamma-distributed with mean 1 and the group's coefficient of
variation. People up to a factor are a share of the people and a smaller share of the usage; both are regularised incomplete gamma
functions, worked out here by their series and their continued fraction (Lentz), which holds them to about twelve digits.
"""

from __future__ import annotations

from math import lgamma
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: From this shape on the gamma function is written by Stirling's series, whose error is below the last digit there.
_STIRLING_FROM: Final = 12.0
_STIRLING: Final = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)
_LAST_DIGIT: Final = 1e-17
_SETTLED: Final = 5e-16
_TINY: Final = 1e-300
#: Below this multiple of the shape, ``log1p`` of the distance would lose the digits that ``log`` keeps.
_FAR_BELOW: Final = -0.5
#: Far more terms than either expansion needs for any coefficient of variation from 0.001 up.
_MOST_TERMS: Final = 200_000


def usage_shares(spread: ArrayLike, factor: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the share of people whose usage is at most ``factor`` times the average, and the share of all usage that is theirs.

    Args:
        spread: Coefficient of variation, above 0; broadcast against ``factor``.
        factor: Multiple of the average usage, 0 or more; infinity is everybody.
    """
    shape = 1.0 / np.square(np.asarray(spread, dtype=np.float64))
    reach = shape * np.asarray(factor, dtype=np.float64)
    return lower_gamma(shape, reach), lower_gamma(shape + 1.0, reach)


def lower_gamma(shape: ArrayLike, x: ArrayLike) -> NDArray[np.float64]:
    """Return the regularised lower incomplete gamma function P(shape, x), shape above 0 and x 0 or more, broadcast."""
    a, at = np.broadcast_arrays(np.asarray(shape, dtype=np.float64), np.asarray(x, dtype=np.float64))
    found = np.where(np.isinf(at), 1.0, 0.0)
    below = (at > 0) & (at < a + 1.0)
    above = np.isfinite(at) & (at >= a + 1.0)
    found[below] = _by_series(a[below], at[below])
    found[above] = 1.0 - _upper_by_fraction(a[above], at[above])
    return found


def _by_series(a: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum x^n / ((a + 1) … (a + n)): every term is positive, so nothing cancels."""
    total = np.ones_like(x)
    term = np.ones_like(x)
    for n in range(1, _MOST_TERMS):
        term = term * (x / (a + n))
        total += term
        if not (term > total * _LAST_DIGIT).any():
            break
    summed: NDArray[np.float64] = _front(a, x) * total
    return summed


def _upper_by_fraction(a: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return 1 - P by the continued fraction, evaluated from the front."""
    b = x + 1.0 - a
    c = np.full_like(x, 1.0 / _TINY)
    d = 1.0 / b
    h = d
    for n in range(1, _MOST_TERMS):
        step = -n * (n - a)
        b = b + 2.0
        d = step * d + b
        d = 1.0 / np.where(np.abs(d) < _TINY, _TINY, d)
        c = b + step / c
        c = np.where(np.abs(c) < _TINY, _TINY, c)
        change = c * d
        still = np.abs(change - 1.0) > _SETTLED
        if not still.any():
            break
        # What has settled stays as it is: a thousand more factors that are 1 but for the last digit would add up.
        h = np.where(still, h * change, h)
    # The front is x^a e^-x / gamma(a + 1); here it is divided by gamma(a).
    upper: NDArray[np.float64] = _front(a, x) * a * h
    return upper


def _front(a: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return x^a e^-x / gamma(a + 1) without the loss of digits that large powers bring."""
    found = np.empty_like(x)
    large = a >= _STIRLING_FROM
    if large.any():
        shape = a[large]
        off = (x[large] - shape) / shape
        logarithm = np.where(off < _FAR_BELOW, np.log(x[large] / shape), np.log1p(np.maximum(off, _FAR_BELOW)))
        inverse = 1.0 / shape
        correction = sum(weight * inverse ** (2 * power + 1) for power, weight in enumerate(_STIRLING))
        found[large] = np.exp(-shape * (off - logarithm) - correction) / np.sqrt(2.0 * np.pi * shape)
    small = ~large
    if small.any():
        shapes, where = np.unique(a[small], return_inverse=True)
        log_gamma = np.array([lgamma(shape + 1.0) for shape in shapes.tolist()])[where]
        found[small] = np.exp(a[small] * np.log(x[small]) - x[small] - log_gamma)
    return found

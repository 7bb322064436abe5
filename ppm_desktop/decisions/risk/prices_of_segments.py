"""What a call and a minute of each segment cost with each option: the weights with which drawn totals are summed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.licences import is_lost
from ppm_desktop.decisions.risk.segments import product_of_cells

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.decisions.risk.joined_classes import KeyClass
    from ppm_desktop.decisions.risk.segments import Segments
    from ppm_desktop.domain.project import Project


@dataclass(frozen=True)
class PoolSums:
    """Where the sums of one pool of one option stand."""

    pool: str
    available: NDArray[np.float64]  # (M,) minutes
    eligible: int  # column of the minutes in its scope
    cost: int  # column of what they would cost without it
    lacking: NDArray[np.bool_]  # (M,) whether some of them have no rate once the pool is used up


@dataclass(frozen=True)
class OptionSums:
    """Where the sums of one option stand."""

    direct: int  # column of what is charged whatever any pool holds
    pools: tuple[PoolSums, ...]
    lacking: bool  # whether something charged has no rate


@dataclass(frozen=True)
class SegmentPrices:
    """Weights of minutes and calls by group. Shapes: M months, C cells x classes of the group, F sums."""

    per_minute: tuple[NDArray[np.float64], ...]  # by group, (M, C, F)
    per_call: tuple[NDArray[np.float64] | None, ...]  # by group: connection fees and what rounding up adds; None where that is nothing
    options: tuple[OptionSums, ...]
    sums: int


def segment_prices(project: Project, segments: Segments, live: tuple[NDArray[np.bool_] | None, ...], rounding: float) -> SegmentPrices:
    """Lay out what every segment costs.

    Args:
        project: Whose price book is in force.
        segments: The scenario, cut.
        live: By group, where calls may come: (M, C). Elsewhere a missing rate does no harm. None: the group's cells differ from draw to draw.
        rounding: Minutes that rounding up adds to a call on average.
    """
    columns = columns_of(segments)
    months = len(project.period)
    lacking = np.zeros((months, len(columns)), dtype=np.bool_)
    per_minute: list[NDArray[np.float64]] = []
    per_call: list[NDArray[np.float64] | None] = []
    for place, group in enumerate(segments.groups):
        alive = live[place]
        if alive is None:
            per_minute.append(np.zeros((months, 0, len(columns))))
            per_call.append(None)
            continue
        shape = (months, group.bounds.shape[0] - 1, len(group.classes), len(columns))
        minute, call, absent = np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=np.bool_)
        for number, uses in enumerate(segments.uses):
            chosen = product_of_cells(segments, number, place)
            for position, use in enumerate(uses):
                if is_lost(use):
                    continue
                for s, entry in enumerate(group.classes):
                    price(
                        project,
                        use,
                        entry,
                        (number, columns),
                        (minute[:, :, s], call[:, :, s], absent[:, :, s]),
                        chosen == position,
                    )
        joined = (months, -1, len(columns))
        lacking |= (absent.reshape(joined) & alive[:, :, None]).any(axis=1)
        per_minute.append(minute.reshape(joined))
        call += rounding * minute
        per_call.append(call.reshape(joined) if call.any() else None)
    options = tuple(_sums(number, uses, columns, lacking) for number, uses in enumerate(segments.uses))
    return SegmentPrices(tuple(per_minute), tuple(per_call), options, len(columns))


def columns_of(segments: Segments) -> dict[tuple[int, str, str], int]:
    """Return where each sum stands, by option, kind and pool; those of an option stand side by side."""
    columns: dict[tuple[int, str, str], int] = {}
    for number, uses in enumerate(segments.uses):
        columns.setdefault((number, "direct", ""), len(columns))
        for use in uses:
            if use.product.pool_minutes and not is_lost(use):
                columns.setdefault((number, "eligible", use.product.pool), len(columns))
                columns.setdefault((number, "pooled", use.product.pool), len(columns))
    return columns


def price(
    project: Project,
    use: LicenceUse,
    entry: KeyClass,
    where: tuple[int, dict[tuple[int, str, str], int]],
    into: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]],
    holds: NDArray[np.bool_],
) -> None:
    """Write what one product charges for one class of keys; ``into`` are (M, J, F), ``holds`` the cells that have the product, (M, J)."""
    product, key, (number, columns) = use.product, entry.key, where
    if key.call_type == "toll" and product.toll_included:
        return
    pooled = key.call_type == "dial_out" and product.pool_covers(key.destination, project.price_book.zone_a)
    in_pool = pooled and (number, "pooled", product.pool) in columns
    column = columns[(number, "pooled", product.pool) if in_pool else (number, "direct", "")]
    prices = entry.prices[product.rate_set]
    minute, call, absent = into
    minute[:, :, column] += holds * prices.per_minute[:, None]
    call[:, :, column] += holds * prices.connection_fee[:, None]
    absent[:, :, column] |= holds & prices.missing[:, None]
    if in_pool:
        minute[:, :, columns[number, "eligible", product.pool]] += holds


def _sums(number: int, uses: tuple[LicenceUse, ...], columns: dict[tuple[int, str, str], int], lacking: NDArray[np.bool_]) -> OptionSums:
    pools: dict[str, NDArray[np.float64]] = {}
    for use in uses:
        if (number, "pooled", use.product.pool) in columns and not is_lost(use):
            available = use.product.pool_minutes * use.paid.astype(np.float64)
            pools[use.product.pool] = pools.get(use.product.pool, 0.0) + available
    direct = columns[number, "direct", ""]
    found = tuple(
        PoolSums(
            pool, available, columns[number, "eligible", pool], columns[number, "pooled", pool], lacking[:, columns[number, "pooled", pool]]
        )
        for pool, available in pools.items()
    )
    return OptionSums(direct, found, bool(lacking[:, direct].any()))

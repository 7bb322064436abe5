"""Makes a choice better by giving single organisers, and in small tenants two at a time, another product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.tenant import Tenant

#: More moves than this are not tried in pairs.
_MOST_PAIRED: Final = 160
_PAIRS_AT_ONCE: Final = 8192
_NOTHING: Final = 1e-12
#: What is left of minutes when all of them are taken away again.
_NO_MINUTES: Final = 1e-9


def polished(
    tenant: Tenant, chosen: NDArray[np.intp], rows: NDArray[np.intp] | None = None, rounds: int = 60
) -> tuple[NDArray[np.intp], float]:
    """Return a choice that no single move improves (or what ``rounds`` of moves led to), and its cost.

    Only the organisers of ``rows`` are moved, all unless given.
    """
    chosen = chosen.copy()
    some = np.arange(tenant.organisers) if rows is None else rows
    part = tenant if rows is None else tenant.only(some)
    counts, sums = tenant.sums(chosen)
    now = _Standing(float(tenant.calls[np.arange(tenant.organisers), chosen].sum()), counts, sums)
    for _ in range(rounds):
        saved = _saved(tenant, part, chosen[some], now)
        best = saved.argmax(axis=1)
        gain = saved[np.arange(len(some)), best]
        order = np.argsort(-gain, kind="stable")
        order = order[gain[order] > _NOTHING * max(1.0, abs(now.own))]
        moved = _batch(tenant, part, chosen[some], now, order, best)
        if moved is None:
            moved = _pair(tenant, part, chosen[some], now)
        if moved is None:
            break
        places, to, now = moved
        chosen[some[places]] = to
    return chosen, tenant.total(chosen)


@dataclass(frozen=True)
class _Standing:
    """Where a choice stands: charges beside the pools, organisers by product and their sums in its scope."""

    own: float
    counts: NDArray[np.float64]  # (P,)
    sums: NDArray[np.float64]  # (P, 2 M)

    def cost(self, tenant: Tenant) -> float:
        """Return what it costs."""
        return float(tenant.cost(np.array(self.own), self.counts, self.sums))

    def moved(self, part: Tenant, places: NDArray[np.intp], out: NDArray[np.intp], to: NDArray[np.intp]) -> _Standing:
        """Return where it stands after organisers of ``part`` went from products ``out`` to ``to``."""
        counts, sums = self.counts.copy(), self.sums.copy()
        for products, sign in ((out, -1.0), (to, 1.0)):
            for p in np.unique(products):
                rows = places[products == p]
                counts[p] += sign * len(rows)
                if part.scope_of[p] >= 0:
                    sums[p] += sign * part.scoped[part.scope_of[p]][rows].sum(axis=0)
        return _Standing(self.own + float((part.calls[places, to] - part.calls[places, out]).sum()), counts, sums)


_Moved = tuple["NDArray[np.intp]", "NDArray[np.intp]", _Standing]


def _batch(
    tenant: Tenant, part: Tenant, product: NDArray[np.intp], now: _Standing, order: NDArray[np.intp], best: NDArray[np.intp]
) -> _Moved | None:
    """Make as many of the moves, best first, as pay together."""
    found: _Moved | None = None
    least = now.cost(tenant)
    least -= _NOTHING * max(1.0, abs(least))
    size = len(order)
    while size:
        places = order[:size]
        tried = now.moved(part, places, product[places], best[places])
        cost = tried.cost(tenant)
        if cost < least:
            found, least = (places, best[places], tried), cost
        elif found is not None:
            break
        size //= 2
    return found


def _saved(tenant: Tenant, part: Tenant, now: NDArray[np.intp], standing: _Standing) -> NDArray[np.float64]:
    """Return what one move would save, shape (rows, P): exactly, with what it changes for everybody else; ``now`` are the products."""
    counts, months = standing.counts, tenant.months
    use = tenant.pool_use(counts, standing.sums)
    before = (use.charged * use.price).sum(axis=1)  # (Q,)
    paid = tenant.paid(counts)
    more, fewer = tenant.paid(counts + 1.0) - paid, tenant.paid(counts - 1.0) - paid

    def shift(p: int, sign: float, rows: NDArray[np.intp]) -> tuple[NDArray[np.float64] | float, float]:
        scope = tenant.scope_of[p]
        extra = 0.0 if scope < 0 else sign * part.scoped[scope][rows]
        return extra, float(tenant.pool_minutes[p] * (more if sign > 0 else fewer)[p])

    def pool_cost(q: int, extra: NDArray[np.float64] | float, pool_more: float, size: int) -> NDArray[np.float64]:
        price, minutes = use.price[q], use.minutes[q]
        if isinstance(extra, float):
            price, minutes = np.tile(price, (size, 1)), np.tile(minutes, (size, 1))
        else:
            price, minutes = price + extra[:, :months], minutes + extra[:, months:]
        pool = use.pool[q] + pool_more
        charged = np.maximum(0.0, 1.0 - pool / np.where(minutes > _NO_MINUTES, minutes, np.inf))
        charged[minutes <= max(pool, _NO_MINUTES)] = 0.0
        found: NDArray[np.float64] = (charged * price).sum(axis=1)
        return found

    saved = np.full(part.allowed.shape, -np.inf)
    everybody = np.arange(len(now))
    own = part.calls[everybody, now]
    for a in np.unique(now):
        rows = np.flatnonzero(now == a)
        out, less = shift(a, -1.0, rows)
        qa = tenant.pool_of[a]
        left = pool_cost(qa, out, less, len(rows)) - before[qa]
        for b in range(tenant.products):
            if b == a:
                continue
            can = part.allowed[rows, b]
            into, gained = shift(b, 1.0, rows)
            qb = tenant.pool_of[b]
            if qa == qb:
                pools = pool_cost(qa, out + into, less + gained, len(rows)) - before[qa]
            else:
                pools = left + pool_cost(qb, into, gained, len(rows)) - before[qb]
            change = part.calls[rows, b] - own[rows] + tenant.fee[b] * more[b] + tenant.fee[a] * fewer[a] + pools
            saved[rows, b] = np.where(can, -change, -np.inf)
    return saved


def _pair(tenant: Tenant, part: Tenant, product: NDArray[np.intp], now: _Standing) -> _Moved | None:
    """Make the best two moves at once, where there are few enough to try them all."""
    rows, to = np.nonzero(part.allowed & (np.arange(tenant.products) != product[:, None]))
    if not 1 < len(rows) <= _MOST_PAIRED:
        return None
    zero = _Standing(0.0, np.zeros_like(now.counts), np.zeros_like(now.sums))
    single = [zero.moved(part, rows[k : k + 1], product[rows[k : k + 1]], to[k : k + 1]) for k in range(len(rows))]
    own, counts, sums = (np.array([getattr(one, name) for one in single]) for name in ("own", "counts", "sums"))
    first, second = np.triu_indices(len(rows), 1)
    two = rows[first] != rows[second]
    first, second = first[two], second[two]
    least = now.cost(tenant)
    least -= _NOTHING * max(1.0, abs(least))
    found: NDArray[np.intp] | None = None
    for begin in range(0, len(first), _PAIRS_AT_ONCE):
        a, b = first[begin : begin + _PAIRS_AT_ONCE], second[begin : begin + _PAIRS_AT_ONCE]
        costs = tenant.cost(now.own + own[a] + own[b], now.counts + counts[a] + counts[b], now.sums + sums[a] + sums[b])
        place = int(costs.argmin())
        if costs[place] < least:
            least, found = float(costs[place]), np.array([a[place], b[place]])
    if found is None:
        return None
    return rows[found], to[found], now.moved(part, rows[found], product[rows[found]], to[found])

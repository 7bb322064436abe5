"""What it costs to keep the mix simple: one product for everybody, one threshold for all groups, or two to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ppm_desktop.decisions.best_mix.bands import shares_of
from ppm_desktop.decisions.gamma_share import usage_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.find import BestMix

SimpleKind = Literal["one_product", "one_rule", "two_rules"]
#: Thresholds that are tried for every pair of products.
_THRESHOLDS: Final = 60
_LEAST, _MOST = 0.01, 8.0
#: More rules must save this share of the cost, or they are none.
_SAVES: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Rule:
    """A lighter product up to a threshold, a heavier one above it; ``minutes`` None: one product for everybody."""

    light: str
    heavy: str
    minutes: float | None


@dataclass(frozen=True, slots=True)
class SimpleMix:
    """A mix of few rules. Groups that cannot have a rule's products keep what the best mix gives them."""

    kind: SimpleKind
    rules: tuple[Rule, ...]
    groups: tuple[tuple[str, ...], ...]  # names, for each rule
    total: float


@dataclass(frozen=True)
class _Rules:
    """All rules side by side. Shapes: G groups, K rules, P products."""

    light: NDArray[np.intp]  # (K,)
    heavy: NDArray[np.intp]  # (K,)
    minutes: NDArray[np.float64]  # (K,) infinite where there is one product
    people: NDArray[np.float64]  # (G, K, P)
    usage: NDArray[np.float64]  # (G, K, P)
    fits: NDArray[np.bool_]  # (G, K)


def simple_mixes(mix: BestMix) -> tuple[SimpleMix, ...]:
    """Return the cheapest mix of each kind of simplicity, simplest first. Left out is what no group can follow or saves nothing."""
    rules = _rules_of(mix)
    free = ~mix.terms.held & mix.terms.traffic.organisers.any(axis=1)
    known = rules.fits[free].any(axis=0) if free.any() else np.zeros(0, dtype=np.bool_)
    if not known.any():
        return ()
    totals = np.where(known, _totals(mix, rules, np.where(rules.fits, np.arange(len(rules.light)), -1)), np.inf)
    followers = rules.fits[free].sum(axis=0)
    single = np.isinf(rules.minutes)
    found: list[SimpleMix] = []
    best_of: list[int] = []
    kinds: tuple[tuple[SimpleKind, NDArray[np.bool_]], ...] = (("one_product", single), ("one_rule", ~single))
    for kind, among in kinds:
        # A rule that few can follow is no rule for all: the more groups follow it, the better, then the cheaper.
        widest = followers == np.max(followers, where=among & known, initial=0)
        costs = np.where(among & widest, totals, np.inf)
        best = int(costs.argmin())
        if np.isfinite(costs[best]) and (not found or costs[best] < found[-1].total * (1 - _SAVES)):
            best_of.append(best)
            found.append(_told(mix, rules, kind, np.where(rules.fits[:, best], best, -1), float(costs[best])))
    first = best_of[-1]
    cost = _separate_costs(mix, rules)
    second = np.where(rules.fits & (cost < np.where(rules.fits[:, [first]], cost[:, [first]], np.inf)), np.arange(len(totals)), -1)
    used = np.where(second >= 0, second, np.where(rules.fits[:, [first]], first, -1))
    costs = _totals(mix, rules, used)
    best = int(costs.argmin())
    if costs[best] < found[-1].total * (1 - _SAVES):
        found.append(_told(mix, rules, "two_rules", used[:, best], float(costs[best])))
    return tuple(found)


def _rules_of(mix: BestMix) -> _Rules:
    terms = mix.terms
    average = np.maximum(terms.minutes_per_organiser, 1e-9)
    count = len(terms.products)
    scale = average[~terms.held] if (~terms.held).any() else average
    minutes = np.geomspace(_LEAST * scale.min(), _MOST * scale.max(), _THRESHOLDS)
    pairs = [(p, q) for p in range(count) for q in range(count) if p != q]
    light = np.array([p for p, _ in pairs for _ in minutes] + list(range(count)), dtype=np.intp)
    heavy = np.array([q for _, q in pairs for _ in minutes] + list(range(count)), dtype=np.intp)
    at = np.concatenate([np.tile(minutes, len(pairs)), np.full(count, np.inf)])
    people, usage = np.zeros((len(average), len(at), count)), np.zeros((len(average), len(at), count))
    k = np.arange(len(at))
    # The same thresholds come with every pair of products.
    once = np.append(minutes, np.inf)
    place = np.concatenate([np.tile(np.arange(len(minutes)), len(pairs)), np.full(count, len(minutes))])
    for g, spread in enumerate(terms.spread.tolist()):
        if spread > 0:
            below, calls_below = (share[place] for share in usage_shares(spread, once / average[g]))
        else:
            below = calls_below = (average[g] <= at).astype(np.float64)
        for shares, part in ((people, below), (usage, calls_below)):
            np.add.at(shares[g], (k, light), part)
            np.add.at(shares[g], (k, heavy), 1.0 - part)
    fits = terms.candidate[:, light] & terms.candidate[:, heavy] & ~terms.held[:, None]
    if not mix.donors:
        nobody_below = (at[None, :] / average[:, None]) >= mix.grid.worth_from[:, heavy]
        fits &= (mix.grid.worth_from[:, light] == 0) & (nobody_below | np.isinf(at))
    return _Rules(light, heavy, at, people, usage, fits)


def _totals(mix: BestMix, rules: _Rules, used: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the cost when each group follows the rule ``used`` (G, K) in each case; -1 keeps what the best mix gives it."""
    own = shares_of(mix.bands, len(mix.terms.products))
    total = None
    for g in range(len(used)):
        kept = (used[g] < 0)[:, None]
        people = np.where(kept, own[0][g], rules.people[g, used[g]])
        usage = np.where(kept, own[1][g], rules.usage[g, used[g]])
        part = mix.pooled.sums_of(g, people, usage)
        total = part if total is None else total + part
    assert total is not None  # noqa: S101 - a mix has groups
    return mix.pooled.cost(total)


def _separate_costs(mix: BestMix, rules: _Rules) -> NDArray[np.float64]:
    """Return what each rule costs each group at the prices that pool minutes have in the best mix, shape (G, K)."""
    terms, pooled = mix.terms, mix.pooled
    sums = pooled.sums(*shares_of(mix.bands, len(terms.products)))
    charged = pooled.charged(sums)
    rate = np.where(charged > 0, sums.pooled / np.where(sums.in_scope > 0, sums.in_scope, 1.0), 0.0)
    of = terms.pool_of
    level = np.einsum("gt,pt->gp", terms.organisers, (terms.fee - rate[of] * terms.pool_minutes[:, None]) * terms.times)
    own = terms.own + charged[of] * terms.pooled + ((1.0 - charged) * rate)[of] * terms.in_scope
    slope = np.einsum("gpt,t->gp", own, terms.times)
    cost: NDArray[np.float64] = np.einsum("gkp,gp->gk", rules.people, level) + np.einsum("gkp,gp->gk", rules.usage, slope)
    return cost


def _told(mix: BestMix, rules: _Rules, kind: SimpleKind, used: NDArray[np.intp], total: float) -> SimpleMix:
    terms = mix.terms
    peopled = terms.traffic.organisers.any(axis=1)
    told, groups = [], []
    for k in sorted({int(one) for one in used[peopled] if one >= 0}):
        minutes = float(rules.minutes[k])
        told.append(Rule(terms.products[rules.light[k]].id, terms.products[rules.heavy[k]].id, minutes if np.isfinite(minutes) else None))
        groups.append(tuple(terms.scenario.groups[g].name for g in np.flatnonzero((used == k) & peopled)))
    return SimpleMix(kind, tuple(told), tuple(groups), total)

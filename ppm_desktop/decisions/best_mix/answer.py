"""The best mix told group by group: who gets what, from how many minutes on, how many that are, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.best_mix.bands import shares_of
from ppm_desktop.decisions.gamma_share import usage_shares
from ppm_desktop.domain.scenario import Assignment, Option

if TYPE_CHECKING:
    from ppm_desktop.decisions.best_mix.find import BestMix
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.scenario import Scenario

#: Id of the option that is made of a mix.
BEST_MIX: Final = "best_mix"
#: Shares of an option are written with so many decimals.
_SHARE_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Band:
    """Organisers of a group with one product. Money over the whole period."""

    group: Group
    product: Product
    above: float | None  # phone minutes a month of an organiser; None at the light end, and where all are alike
    up_to: float | None  # as above; None at the heavy end
    people: float  # share of the group's organisers
    usage: float  # share of the group's calls
    organisers: float  # on average over the months in which the group has any
    most_organisers: int  # of the whole group, in the month that has most
    licences: float  # their cost
    calls: float  # what their calls cost, with what the pool does not cover
    donors: float  # organisers, on average, whose own calls do not repay the licence


@dataclass(frozen=True)
class Answer:
    """A mix in detail; the costs of all bands and of spare licences add up to its total."""

    mix: BestMix
    bands: tuple[Band, ...]
    spare: float  # licences that were bought and are assigned to nobody
    option: Option  # the same shares for people picked at random
    at_random: float | None  # what the option costs; None where it cannot be priced


def answer_of(mix: BestMix, availability: Availability, name: str) -> Answer:
    """Tell a mix in detail; ``name`` is that of the option made of it."""
    terms, pooled = mix.terms, mix.pooled
    people, usage = shares_of(mix.bands, len(terms.products))
    sums = pooled.sums(people, usage)
    beyond = pooled.charged(sums)[terms.pool_of]  # (P, T)
    fees = np.einsum("t,gt,pt->gp", terms.times, terms.organisers, terms.fee)
    calls = np.einsum("t,gpt->gp", terms.times, terms.own + terms.pooled * beyond)
    bands = []
    for g, (group, shares) in enumerate(zip(terms.scenario.groups, mix.bands, strict=True)):
        months = terms.traffic.organisers[g]
        if not months.any():
            continue
        average = float(months[months > 0].mean())
        ends = [0.0, *shares.borders, np.inf] if shares.borders else [0.0, *[np.nan] * (len(shares.products) - 1), np.inf]
        for k, p in enumerate(shares.products):
            bands.append(
                Band(
                    group=group,
                    product=terms.products[p],
                    above=_minutes(mix, g, ends[k]),
                    up_to=_minutes(mix, g, ends[k + 1]),
                    people=shares.people[k],
                    usage=shares.usage[k],
                    organisers=average * shares.people[k],
                    most_organisers=int(months.max()),
                    licences=float(fees[g, p] * shares.people[k]),
                    calls=float(calls[g, p] * shares.usage[k]),
                    donors=average * _donors(mix, g, p, ends[k], ends[k + 1], shares.people[k]),
                )
            )
    paid = pooled.paid(sums) - sums.licences
    spare = float(np.einsum("pt,pt,t->", paid, terms.fee, terms.times))
    option = option_of(mix, name)
    alone = compare(terms.project, _with_only(mix, option), availability).results[0]
    return Answer(mix, tuple(bands), spare, option, alone.total if alone.complete else None)


def option_of(mix: BestMix, name: str) -> Option:
    """Return the option that gives every group the mix's shares of products; the engine picks its people at random, not by usage."""
    assign = []
    for group, shares in zip(mix.terms.scenario.groups, mix.bands, strict=True):
        if group.holds == "included":
            continue
        parts: dict[str, float] = {}
        for p, share in zip(shares.products, shares.people, strict=True):
            product_id = mix.terms.products[p].id
            parts[product_id] = parts.get(product_id, 0.0) + share
        rounded = {product_id: round(share, _SHARE_DIGITS) for product_id, share in parts.items()}
        most = max(rounded, key=lambda product_id: rounded[product_id])
        rounded[most] = round(1.0 - sum(share for product_id, share in rounded.items() if product_id != most), _SHARE_DIGITS)
        assign.append(Assignment(group.name, tuple(sorted((product_id, share) for product_id, share in rounded.items() if share > 0))))
    return Option(BEST_MIX, name, tuple(sorted(assign, key=lambda entry: entry.group)))


def _with_only(mix: BestMix, option: Option) -> Scenario:
    return replace(mix.terms.scenario, options=(option,))


def _minutes(mix: BestMix, g: int, border: float) -> float | None:
    if not 0 < border < np.inf:
        return None
    return float(border * mix.terms.minutes_per_organiser[g])


def _donors(mix: BestMix, g: int, p: int, low: float, high: float, people: float) -> float:
    """Return the share of a group's people within a band whose own calls do not repay its product."""
    worth = float(mix.grid.worth_from[g, p])
    if mix.terms.held[g] or worth == 0:
        return 0.0
    spread = float(mix.terms.spread[g])
    if spread == 0:
        return people if worth > 1 else 0.0
    below = usage_shares(spread, [low, min(max(worth, low), high)])[0]
    return float(below[1] - below[0])

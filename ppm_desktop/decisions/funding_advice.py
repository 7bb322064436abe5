"""Which trigger and recharge amount to set, for the risk of an outage that somebody accepts.

Spending reaches the recharge some days late, so the trigger must hold what is spent within that time: when it is at least the dearest such
days of a draw, that draw never runs dry. The trigger advised covers them in all draws but the share that is accepted. The recharge amount
is a month's demand, which makes about one invoice a month, and less where so much would not be used before it expires.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.wallet import FundingRisks, metered_cost
from ppm_desktop.decisions.funding_outlook import DrawnDemand, Outlook, Switch, money_at_risk, outlook_of, switch_to_post_paid
from ppm_desktop.domain.credits import Credits

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.decisions.risk.simulate import Simulation
    from ppm_desktop.domain.rules import CreditsTerms
    from ppm_desktop.domain.rules import FundingAdvice as FundingBand

#: Usage shows up within 24 to 48 hours.
USUAL_LAG_DAYS: Final = 2
#: Service stops in one plan of a hundred.
USUAL_RISK: Final = 0.01


@dataclass(frozen=True, slots=True)
class Advised:
    """Settings, and what they lead to."""

    settings: Credits
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class AdviceQuestion:
    """What advice is asked for."""

    risk: float  # share of the draws in which service may stop, 0 … below 1
    lag_days: int = USUAL_LAG_DAYS
    post_paid_from: date | None = None  # None: from the day after the plan
    smallest: int = 1  # the smallest purchase


@dataclass(frozen=True)
class FundingAdvice:
    """What may be set, beside what is set and what Microsoft once advised."""

    question: AdviceQuestion
    draws: int
    seed: int
    spends: bool  # whether anything is charged in any draw
    complete: bool  # otherwise something charged has no price, and more is needed than is said
    advised: Advised
    set_now: Advised | None  # None: nothing is set that a wallet could be run with
    users: int  # licences in the month that has most
    band: FundingBand | None  # of the table of 2017; None: it does not go so far
    by_band: Advised | None  # None: no band, or the plan is not in dollars
    at_risk: float  # of the money that is set now, or as advised: expires if demand comes as planned
    at_risk_from: date | None
    switch: Switch
    switch_left_on: Switch | None  # the same with auto-recharge left on; None without auto-recharge


def funding_advice(
    simulation: Simulation, option: int, settings: Credits | None, terms: CreditsTerms, question: AdviceQuestion
) -> FundingAdvice:
    """Advise an option, by its place, on the trigger and recharge amount of its wallet."""
    comparison = simulation.comparison
    result, project = comparison.results[option], comparison.project
    demand = DrawnDemand(project.period, simulation.metered[:, option])
    risks, lifetime = FundingRisks(question.lag_days), terms.lifetime_months

    def tried(funding: Credits) -> Advised:
        return Advised(funding, outlook_of(demand, funding, lifetime, risks))

    advised = tried(advised_settings(demand, question, lifetime))
    set_now = None if settings is None or settings.mode == "post_paid" else tried(settings)
    users = _users(result)
    band = next((one for one in terms.funding_advice if one.users_from <= users < one.users_to), None)
    by_band = None
    if band is not None and project.currency == terms.advice_currency:
        by_band = tried(_recharging(band.first_funding, band.trigger, band.first_funding))
    settled = advised.settings if set_now is None else set_now.settings
    costs = metered_cost(result.charges)
    at_risk, at_risk_from = money_at_risk(project.period, costs, settled, lifetime, risks)
    day = question.post_paid_from or project.period[-1].plus(1).first_day
    switches = [
        switch_to_post_paid(project.period, costs, settled, lifetime, day=day, recharge_stays_on=on, risks=risks) for on in (False, True)
    ]
    return FundingAdvice(
        question=question,
        draws=simulation.draws,
        seed=simulation.seed,
        spends=bool(demand.costs.any()),
        complete=simulation.complete(option),
        advised=advised,
        set_now=set_now,
        users=users,
        band=band,
        by_band=by_band,
        at_risk=at_risk,
        at_risk_from=at_risk_from,
        switch=switches[0],
        switch_left_on=switches[1] if settled.mode == "auto_recharge" else None,
    )


def advised_settings(demand: DrawnDemand, question: AdviceQuestion, lifetime_months: int) -> Credits:
    """Return auto-recharge with the smallest amounts that keep the risk, rounded up to two figures where the size allows."""
    trigger = _rounded_up(_kept(dearest_days(demand, question.lag_days), question.risk))
    by_month = demand.costs.mean(axis=0)
    wanted = _rounded_up(max(float(by_month.mean()), question.smallest))
    # What is held at most is used up before it expires when the leanest time between two anniversaries needs as much.
    window = min(lifetime_months, len(demand.months))
    leanest = np.lib.stride_tricks.sliding_window_view(demand.costs, window, axis=1).sum(axis=2).min(axis=1) * lifetime_months / window
    used_in_time = -_kept(-leanest, question.risk) - trigger
    recharge = max(min(wanted, int(used_in_time)), question.smallest)
    return _recharging(max(trigger, recharge), trigger, recharge)


def dearest_days(demand: DrawnDemand, days: int) -> NDArray[np.float64]:
    """Return what the dearest so many days on end cost, by draw, (D,), when each month is spent evenly over its days."""
    if not days or not demand.costs.size:
        return np.zeros(len(demand.costs))
    lengths = np.array([monthrange(month.year, month.month)[1] for month in demand.months])
    daily = demand.costs / lengths
    # The days lie in one month, or some before the end of one and the rest after: the sum is linear between, so these ends are enough.
    dearest: NDArray[np.float64] = (daily * np.minimum(days, lengths)).max(axis=1)
    for before in range(1, days):
        across = daily[:, :-1] * np.minimum(before, lengths[:-1]) + daily[:, 1:] * np.minimum(days - before, lengths[1:])
        dearest = np.maximum(dearest, across.max(axis=1, initial=0.0))
    return dearest


def _kept(amounts: NDArray[np.float64], risk: float) -> float:
    """Return the smallest amount that at most a share ``risk`` of the draws exceeds."""
    ordered = np.sort(amounts)
    return float(ordered[len(ordered) - 1 - int(len(ordered) * risk + 1e-9)]) if len(ordered) else 0.0


def _rounded_up(amount: float) -> int:
    """Round up to a whole amount of two figures: 134 becomes 140."""
    whole = ceil(round(amount, 6))
    step = int(10 ** max(0, len(str(whole)) - 2))
    return -(-whole // step) * step


def _recharging(opening: int, trigger: int, recharge: int) -> Credits:
    return Credits("auto_recharge", Decimal(opening), Decimal(trigger), Decimal(recharge))


def _users(result: OptionResult) -> int:
    uses = [part.use.paid for part in result.charges.parts]
    return int(np.sum(uses, axis=0).max()) if uses else 0

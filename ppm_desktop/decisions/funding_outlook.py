"""What funding settings lead to over many draws of the demand, and what becomes of the money that is left when a plan ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.wallet import PLAIN_WALLET, FundingRisks, daily_demand, money, run_wallet
from ppm_desktop.costing.wallet_draws import run_wallet_draws
from ppm_desktop.domain.period import MONTHS_PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from ppm_desktop.costing.wallet import Wallet
    from ppm_desktop.domain.credits import Credits
    from ppm_desktop.domain.period import Month


@dataclass(frozen=True)
class DrawnDemand:
    """What an option takes from the wallet, draw by draw."""

    months: tuple[Month, ...]
    costs: NDArray[np.float64]  # (D, M)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What settings lead to in D draws. Money in the currency, means over the draws unless said otherwise."""

    outage: float  # share of the draws in which service stops on some day
    outage_error: float  # how far chance alone may have put that off: its standard error
    days_without_service: float
    recharges: tuple[float, float, float]  # of the whole period: so many or fewer in 10, 50, 90 per cent of the draws
    bought: float
    forfeited: float  # within the period
    at_risk: float  # that, and what is forfeited of the rest when nothing more is bought after the period
    at_risk_90: float  # it is no more than this in nine draws of ten


@dataclass(frozen=True, slots=True)
class Switch:
    """What becomes of prepaid money when a customer is billed afterwards from a day on."""

    day: date
    balance: float  # left on that day, before anything is forfeited or spent
    drained: date | None  # the first day at whose end nothing is left; None: never, because auto-recharge stays on
    stranded: float  # forfeited on that day or later


def went_on(months: Sequence[Month], costs: NDArray[np.float64], more: int) -> tuple[tuple[Month, ...], NDArray[np.float64]]:
    """Continue demand, (D, M), for so many months: each as the month a year before, or, in plans of less than a year, from the start again."""
    year = min(MONTHS_PER_YEAR, len(months))
    again = np.arange(more) % year + len(months) - year
    return (*months, *(months[-1].plus(k + 1) for k in range(more))), np.concatenate([costs, costs[:, again]], axis=1)


def outlook_of(demand: DrawnDemand, funding: Credits, lifetime_months: int, risks: FundingRisks = PLAIN_WALLET) -> Outlook:
    """Run the wallets of all draws.

    Raises:
        ValueError: There is no wallet with these settings.
    """
    planned = len(demand.months)
    months, costs = went_on(demand.months, demand.costs, lifetime_months)
    end = months[planned].first_day
    stop = end if risks.buying_stops is None else min(end, risks.buying_stops)
    drawn = run_wallet_draws(months, costs, funding, lifetime_months, replace(risks, buying_stops=stop))
    without = drawn.days_without_service[:, :planned].sum(axis=1)
    share = float((without > 0).mean())
    forfeited, at_risk = drawn.forfeited[:, :planned].sum(axis=1), drawn.forfeited.sum(axis=1)
    tenth, half, most = np.quantile(drawn.recharges[:, :planned].sum(axis=1), (0.1, 0.5, 0.9), method="inverted_cdf").tolist()
    return Outlook(
        outage=share,
        outage_error=sqrt(share * (1 - share) / len(without)),
        days_without_service=float(without.mean()),
        recharges=(tenth, half, most),
        bought=float(drawn.bought[:, :planned].sum(axis=1).mean()),
        forfeited=float(forfeited.mean()),
        at_risk=float(at_risk.mean()),
        at_risk_90=float(np.quantile(at_risk, 0.9, method="inverted_cdf")),
    )


def money_at_risk(
    months: Sequence[Month], costs: Sequence[float], funding: Credits, lifetime_months: int, risks: FundingRisks = PLAIN_WALLET
) -> tuple[float, date | None]:
    """Return what expires of the money bought in a plan, exactly, and the first day on which any does: in the plan, or after it.

    After the plan demand goes on as in its last year. Buying more would not change the answer, because the oldest money is used first.
    """
    longer, demand = _continued(months, costs, lifetime_months)
    end = longer[len(months)].first_day
    stop = end if risks.buying_stops is None else min(end, risks.buying_stops)
    wallet = run_wallet(months[0].first_day, demand, funding, lifetime_months, replace(risks, buying_stops=stop))
    lost = [entry.day for entry in wallet.days if entry.moved.forfeited]
    return _money(wallet.total.forfeited), lost[0] if lost else None


def switch_to_post_paid(
    months: Sequence[Month],
    costs: Sequence[float],
    funding: Credits,
    lifetime_months: int,
    *,
    day: date,
    recharge_stays_on: bool = False,
    risks: FundingRisks = PLAIN_WALLET,
) -> Switch:
    """Say what becomes of prepaid money when the customer is billed afterwards from ``day``, a day of the plan or the one after it.

    The old balance is used first. It never runs dry while auto-recharge stays on, which must be switched off by hand.
    """
    longer, demand = _continued(months, costs, lifetime_months + 1)
    left_on = recharge_stays_on and funding.mode == "auto_recharge"
    settings = replace(funding, top_ups=tuple(top_up for top_up in funding.top_ups if top_up.day < day))
    if not left_on:
        risks = replace(risks, buying_stops=day if risks.buying_stops is None else min(day, risks.buying_stops))
    wallet: Wallet = run_wallet(longer[0].first_day, demand, settings, lifetime_months, risks)
    after = [entry for entry in wallet.days if entry.day >= day]
    return Switch(
        day=day,
        balance=_money(after[0].moved.opening),
        drained=None if left_on else next((entry.day for entry in after if not entry.moved.closing), None),
        stranded=_money(sum(entry.moved.forfeited for entry in after)),
    )


def _continued(months: Sequence[Month], costs: Sequence[float], more: int) -> tuple[tuple[Month, ...], list[int]]:
    longer, continued = went_on(months, np.array([costs]), more)
    return longer, daily_demand(zip(longer, continued[0].tolist(), strict=True))


def _money(units: int) -> float:
    return round(float(money(units)), MONEY_DIGITS)

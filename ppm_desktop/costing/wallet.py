"""The wallet of Communications Credits, day by day: what is bought, used, forfeited and missing.

Amounts are whole numbers of a tiny unit, because the rules compare: a balance equal to the trigger does not recharge, and after a hundred
daily subtractions in binary floating point it would not be equal any more. The unit is the last of the twelve decimals that money of a
project file may have, divided by the least common multiple of the lengths of months, so that a month's cost spreads evenly without a rest.
"""

from __future__ import annotations

from calendar import monthrange
from collections import deque
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from math import lcm
from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.domain.period import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.costing.charges import Charges
    from ppm_desktop.domain.credits import Credits

#: Decimals of money in a project file.
_FILE_DIGITS: Final = 12
#: So many units are one of the currency.
UNITS: Final = 10**_FILE_DIGITS * lcm(28, 29, 30, 31)
#: Amounts of the engine are good to this many units.
_ENGINE_UNITS: Final = UNITS // 10**MONEY_DIGITS
ONE_DAY: Final = timedelta(days=1)
_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class FundingRisks:
    """What can go wrong between spending and recharging. The plain wallet knows neither.

    With a posting lag of *n* days the recharge sees spending *n* days late: on the same day with 0, on the next with 1. While the card
    fails, nothing is recharged; purchases by hand go on. A customer who will be billed afterwards stops buying altogether, and drains
    what is left.
    """

    posting_lag_days: int = 0
    card_fails_from: date | None = None
    card_works_from: date | None = None  # None: it never works again
    buying_stops: date | None = None  # from this day on nothing is bought, neither by hand nor by recharging

    def card_fails_on(self, day: date) -> bool:
        """Say whether the card is refused on ``day``."""
        return (
            self.card_fails_from is not None and self.card_fails_from <= day and not (self.card_works_from and self.card_works_from <= day)
        )

    def nothing_bought_on(self, day: date) -> bool:
        """Say whether buying has stopped by ``day``."""
        return self.buying_stops is not None and self.buying_stops <= day


PLAIN_WALLET: Final = FundingRisks()


@dataclass(frozen=True, slots=True)
class Movements:
    """What a wallet did in a day, a month or all the time. Amounts in units: ``money`` makes an amount of the currency of one."""

    opening: int
    bought: int  # the opening amount, top-ups and recharges
    used: int
    forfeited: int
    unmet: int  # demand that no money was there for
    closing: int
    recharges: int  # how many


@dataclass(frozen=True, slots=True)
class WalletDay:
    """One day of a wallet."""

    day: date
    moved: Movements


@dataclass(frozen=True, slots=True)
class Wallet:
    """A wallet over a period. Always bought = used + forfeited + closing."""

    days: tuple[WalletDay, ...]

    @property
    def months(self) -> tuple[tuple[Month, Movements], ...]:
        """The same by calendar month."""
        by_month = groupby(self.days, key=lambda entry: Month.of(entry.day))
        return tuple((month, _sum(entry.moved for entry in days)) for month, days in by_month)

    @property
    def total(self) -> Movements:
        """The same over all days."""
        return _sum(entry.moved for entry in self.days)

    @property
    def days_without_service(self) -> tuple[date, ...]:
        """Days on which there was not enough money: toll-free numbers and dial-out charged per minute stop."""
        return tuple(entry.day for entry in self.days if entry.moved.unmet)


def money(units: int) -> Fraction:
    """Return units as an amount of the currency, exactly."""
    return Fraction(units, UNITS)


def units_of(amount: Decimal | int) -> int:
    """Return an amount of a project file in units, exactly."""
    return int(Fraction(amount) * UNITS)


def metered_cost(charges: Charges) -> list[float]:
    """Return what an option takes from the wallet in each month: everything but licences; a lower bound while rates are missing."""
    by_month: list[float] = charges.by_component[:, 1:].sum(axis=1).tolist()
    return by_month


def daily_demand(costs: Iterable[tuple[Month, float]]) -> list[int]:
    """Spread the metered cost of each month evenly over its days, in units; costs count to a millionth, as everywhere."""
    demand: list[int] = []
    for month, cost in costs:
        days = monthrange(month.year, month.month)[1]
        demand += [round(cost * 10**MONEY_DIGITS) * _ENGINE_UNITS // days] * days
    return demand


@lru_cache(maxsize=8192)  # asked for again with every wallet of a plan
def forfeited_on(bought: date, months: int) -> date:
    """Return the day on which the rest of a purchase is forfeited: so many calendar months later.

    Where that month is too short for the day, it is its last: what is bought on 29 February is forfeited on 28 February.
    """
    month = Month.of(bought).plus(months)
    return date(month.year, month.month, min(bought.day, monthrange(month.year, month.month)[1]))


def recharging(funding: Credits) -> tuple[Decimal, Decimal]:
    """Return trigger and recharge amount, both 0 without auto-recharge.

    Raises:
        ValueError: The customer is billed afterwards and has no wallet, or the settings recharge nothing.
    """
    if funding.mode == "post_paid" or (funding.mode == "auto_recharge" and not funding.recharge):
        message = f"no wallet can be run with these settings: {funding}"
        raise ValueError(message)
    return (funding.trigger or _NOTHING, funding.recharge or _NOTHING) if funding.mode == "auto_recharge" else (_NOTHING, _NOTHING)


def purchases_by_hand(start: date, funding: Credits) -> dict[date, Decimal]:
    """Return what is bought without a recharge, by day: the opening amount on the first day, and the top-ups."""
    due = {start: funding.opening or _NOTHING}
    for top_up in funding.top_ups:
        due[top_up.day] = due.get(top_up.day, _NOTHING) + top_up.amount
    return due


def run_wallet(start: date, demand: Sequence[int], funding: Credits, lifetime_months: int, risks: FundingRisks = PLAIN_WALLET) -> Wallet:
    """Live through every day: forfeit, buy what is due, recharge, spend.

    Args:
        start: The first day, on which the opening amount is bought.
        demand: What each day from ``start`` on wants to spend, in units; ``daily_demand`` makes it of monthly costs.
        funding: The settings; they must have passed the checks. Top-ups on other days are not made.
        lifetime_months: After so many calendar months the rest of a purchase is forfeited, before anything of that day is spent.
        risks: Posting lag, card failure, and the day from which nothing is bought.

    Raises:
        ValueError: The customer is billed afterwards and has no wallet, or the settings recharge nothing.
    """
    trigger, recharge = (units_of(amount) for amount in recharging(funding))
    due = {day: units_of(amount) for day, amount in purchases_by_hand(start, funding).items()}
    purse = _Purse(lifetime_months)
    lag = risks.posting_lag_days
    unposted: deque[int] = deque(maxlen=max(0, lag - 1))  # spent on the days before that the recharge does not see yet
    days = []
    for number, wanted in enumerate(demand):
        day = start + number * ONE_DAY
        opening = purse.balance
        forfeited = purse.forfeit(day)
        stopped = risks.nothing_bought_on(day)
        bought = 0 if stopped else due.get(day, 0)
        purse.buy(day, bought)
        recharges = 0
        if recharge and not stopped and not risks.card_fails_on(day):
            seen = purse.balance + sum(unposted) - (0 if lag else wanted)
            recharges = max(0, -((seen - trigger) // recharge))  # as often as it falls below; equality does not recharge
            purse.buy(day, recharges * recharge)
        used = purse.spend(wanted)
        unposted.append(used)
        moved = Movements(opening, bought + recharges * recharge, used, forfeited, wanted - used, purse.balance, recharges)
        days.append(WalletDay(day, moved))
    return Wallet(tuple(days))


class _Purse:
    """Money in lots, the oldest first: each with the day on which what is left of it is forfeited."""

    def __init__(self, lifetime_months: int) -> None:
        self._lifetime_months = lifetime_months
        self._lots: deque[tuple[date, int]] = deque()
        self.balance = 0

    def buy(self, day: date, amount: int) -> None:
        if amount:
            self._lots.append((forfeited_on(day, self._lifetime_months), amount))
            self.balance += amount

    def forfeit(self, day: date) -> int:
        lost = 0
        while self._lots and self._lots[0][0] <= day:
            lost += self._lots.popleft()[1]
        self.balance -= lost
        return lost

    def spend(self, wanted: int) -> int:
        used = min(wanted, self.balance)
        left = used
        while left:
            forfeit_day, amount = self._lots.popleft()
            if amount > left:
                self._lots.appendleft((forfeit_day, amount - left))
            left -= min(amount, left)
        self.balance -= used
        return used


def _sum(parts: Iterable[Movements]) -> Movements:
    """Add up what was moved one after the other."""
    rows = list(parts)
    summed = {f.name: sum(getattr(row, f.name) for row in rows) for f in fields(Movements)}
    return Movements(**summed | {"opening": rows[0].opening, "closing": rows[-1].closing})

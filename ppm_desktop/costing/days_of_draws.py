"""Wallets that have to be lived through day by day: they may run out of money in spite of recharging, or forfeit some."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ppm_desktop.costing.purchases_of_draws import DayByDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.costing.purchases_of_draws import Amounts, Draws, Purchases, Stretch
    from ppm_desktop.costing.recharging_of_draws import EvenRecharging


@dataclass(frozen=True, slots=True)
class LivedDays:
    """What some draws did on the days of a stretch, in units; recharges are counted."""

    balance: Amounts
    forfeited: Amounts
    unmet: Amounts
    days_missed: Amounts
    recharges: Amounts
    unposted: list[Amounts]  # spent on each day of the posting lag before the end
    daily: DayByDay


class _Spent(NamedTuple):
    """A day's spending: what was wanted, without what is missing of some draws."""

    wanted: Amounts
    short: Draws
    missing: Amounts

    def amounts(self) -> Amounts:
        spent = self.wanted.copy()
        spent[self.short] -= self.missing
        return spent


def live_day_by_day(stretch: Stretch, draws: Draws, everybody: EvenRecharging, purchases: Purchases, *, forfeits: bool) -> LivedDays:
    """Live through a stretch: forfeit, recharge, spend. Purchases by hand are in the balance and in the total already.

    Args:
        stretch: The days.
        draws: Who is lived through, in order.
        everybody: How all draws begin the stretch.
        purchases: What all draws bought before.
        forfeits: Whether any of the draws may forfeit anything.
    """
    return _Days(stretch, draws, everybody.of(draws), purchases).live(purchases.expired(stretch, draws) if forfeits else None)


class _Days:
    """Some draws at work."""

    def __init__(self, stretch: Stretch, draws: Draws, start: EvenRecharging, purchases: Purchases) -> None:
        self.stretch, self.draws, self.recharge = stretch, draws, start.recharge
        self.balance, self.wanted, self.bought = start.balance, start.wanted, purchases.total[draws]
        nobody = np.empty(0, dtype=np.intp)
        self.unposted = [_Spent(spent, nobody, spent[:0]) for spent in start.unposted]
        # Below this balance it is recharged: the trigger, without what is spent but not seen yet.
        self.below: Amounts = np.full(len(draws), start.trigger, dtype=np.int64) if self.unposted else start.trigger + self.wanted
        for spent in start.unposted[1:]:
            self.below -= spent
        self.forfeited, self.unmet, self.missed, self.recharges = (np.zeros(len(draws), dtype=np.int64) for _ in range(4))
        keeps = stretch.buys and purchases.keeps(stretch)
        self.kept: Amounts = np.empty((stretch.days if keeps else 0, len(draws)), dtype=np.int64)

    def live(self, expiring: Iterator[Amounts | None] | None) -> LivedDays:
        for number, expired in enumerate(repeat(None, self.stretch.days) if expiring is None else expiring):
            if expired is not None:
                self._forfeit(expired)
            if self.stretch.buys:
                self._recharge()
            if self.kept.size:
                self.kept[number] = self.bought
            self._spend()
        unposted = [spent.amounts() for spent in self.unposted]
        daily = DayByDay(self.draws, self.kept)
        return LivedDays(self.balance, self.forfeited, self.unmet, self.missed, self.recharges, unposted, daily)

    def _forfeit(self, expired: Amounts) -> None:
        """Forfeit what has expired of the balance: what is not gone yet of all that was bought until some day."""
        left = expired - self.bought
        left += self.balance
        losing = np.flatnonzero(left > 0)
        if losing.size:
            lost = left[losing]
            self.balance[losing] -= lost
            self.forfeited[losing] += lost

    def _recharge(self) -> None:
        """Buy as often as what is seen falls below the trigger; equality does not recharge."""
        low = np.flatnonzero(self.balance < self.below)
        if low.size:
            times = -((self.balance[low] - self.below[low]) // self.recharge)
            self.recharges[low] += times
            amounts = times * self.recharge
            self.balance[low] += amounts
            self.bought[low] += amounts

    def _spend(self) -> None:
        """Spend what is there."""
        self.balance -= self.wanted
        short = np.flatnonzero(self.balance < 0)
        missing = -self.balance[short]
        if short.size:
            self.balance[short] = 0
            self.unmet[short] += missing
            self.missed[short] += 1
        if self.unposted:
            self._post(_Spent(self.wanted, short, missing))

    def _post(self, today: _Spent) -> None:
        """Hide what is spent today from the recharge, and show it what was spent on the day that is far enough away by now."""
        self.unposted.append(today)
        del self.unposted[0]
        seen = self.unposted[0]
        if seen is today:
            return
        if seen.wanted is not today.wanted:
            self.below -= today.wanted
            self.below += seen.wanted
        self.below[today.short] += today.missing
        self.below[seen.short] -= seen.missing

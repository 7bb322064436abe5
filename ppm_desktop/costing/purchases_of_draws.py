"""What many wallets have bought by which day, for ``costing.wallet_draws``: what expires, and what of it nobody has used.

No lots are kept. What is bought first is used first, so it is enough to know how much was ever bought and how much of it is gone: when the
purchases of a day and of all days before it have expired, everything bought until then that is not gone yet is forfeited. Nor is a
number kept for every day: within a stretch, what was bought by a day follows from what the recharge saw on it.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ppm_desktop.costing.wallet import ONE_DAY, forfeited_on
from ppm_desktop.domain.period import Month

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.wallet import FundingRisks

    Amounts = NDArray[np.int64]
    Draws = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of a month on which nothing changes but the balances: purchases by hand and what they forfeit come on the first of them."""

    first: date
    days: int
    month: int  # its place in the plan
    due: int  # bought by hand on the first day, in units
    buys: bool  # whether auto-recharge is at work


def stretches(
    months: Sequence[Month], due: Mapping[date, int], lifetime_months: int, risks: FundingRisks, *, recharges: bool
) -> Iterator[Stretch]:
    """Cut ``months`` into stretches, in order; ``due`` is bought by hand, by day, in units."""
    changes = {*due, *(forfeited_on(day, lifetime_months) for day in due)}
    changes |= {day for day in (risks.card_fails_from, risks.card_works_from, risks.buying_stops) if day is not None}
    for place, month in enumerate(months):
        first, end = month.first_day, month.plus(1).first_day
        cuts = sorted({first, *(day for day in changes if first <= day < end), end})
        for begin, stop in pairwise(cuts):
            buys = recharges and not risks.card_fails_on(begin) and not risks.nothing_bought_on(begin)
            yield Stretch(begin, (stop - begin).days, place, due.get(begin, 0), buys)


class Recharging(Protocol):
    """How auto-recharge buys during a stretch."""

    def of(self, draws: Draws) -> Recharging:
        """Return the same of some draws only."""

    def by_day(self, number: int) -> Amounts:
        """Return what has been recharged by the end of a day of the stretch, counted from 0."""


@dataclass(frozen=True, slots=True)
class DayByDay:
    """Draws that had to be lived through day by day: their places in order, and what they had bought by each day."""

    draws: Draws
    bought: Amounts  # (days, draws), since the first day of the plan


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was bought in a stretch, as a sum since the first day of the plan."""

    stretch: Stretch
    before: Amounts  # with what was bought by hand on its first day
    after: Amounts
    recharging: Recharging | None  # None: nothing was recharged
    daily: DayByDay | None


class Purchases:
    """How much each draw has bought since the first day of the plan, and how much it had by each day that expires within it.

    The sums may run over 64 bits; their differences, which alone are used, do not.
    """

    def __init__(self, draws: int, lifetime_months: int, last_day: date) -> None:
        """Expect purchases of ``draws`` wallets until ``last_day``."""
        self.total: Amounts = np.zeros(draws, dtype=np.int64)
        self._lifetime, self._last_day = lifetime_months, last_day
        self._kept: list[_Kept] = []

    def add(self, stretch: Stretch, recharged: Amounts | None, recharging: Recharging | None = None, daily: DayByDay | None = None) -> None:
        """Add what was recharged in a stretch, whose purchase by hand is part of the total already."""
        before = self.total
        if recharged is not None:
            self.total = before + recharged
        if self.keeps(stretch):
            self._kept.append(_Kept(stretch, before, self.total, recharging, daily))

    def keeps(self, stretch: Stretch) -> bool:
        """Say whether what is bought in a stretch expires within the plan."""
        return forfeited_on(stretch.first, self._lifetime) <= self._last_day

    def expiring(self, stretch: Stretch, balance: Amounts) -> Draws:
        """Return the draws that may forfeit something of ``balance`` in a stretch if they bought and spent nothing in it."""
        kept, number = self._by(stretch.first + (stretch.days - 1) * ONE_DAY)
        if kept is None or not (kept.after - self.total + balance).max(initial=0) > 0:
            return np.empty(0, dtype=np.intp)
        return np.flatnonzero(_Bought(kept, np.arange(len(balance))).by_day(number) - self.total + balance > 0)

    def expired(self, stretch: Stretch, draws: Draws) -> Iterator[Amounts | None]:
        """Yield for each day of a stretch how much of all that some draws ever bought has expired; None where it is as on the day before."""
        found: _Bought | None = None
        last = -1
        for number in range(stretch.days):
            kept, bought_on = self._by(stretch.first + number * ONE_DAY)
            if kept is None or (found is not None and found.kept is kept and bought_on == last):
                yield None
                continue
            if found is None or found.kept is not kept:
                found = _Bought(kept, draws)
            last = bought_on
            yield found.by_day(bought_on)

    def _by(self, day: date) -> tuple[_Kept | None, int]:
        """Return the stretch of the last purchases that have expired by ``day``, and on which of its days they were made."""
        bought = last_bought(day, self._lifetime)
        for kept in reversed(self._kept):
            if kept.stretch.first <= bought:
                return kept, (bought - kept.stretch.first).days
        return None, 0


def last_bought(day: date, lifetime_months: int) -> date:
    """Return the last day whose purchases are forfeited by ``day``: ``wallet.forfeited_on`` the other way round."""
    month = Month.of(day).plus(-lifetime_months)
    length = monthrange(month.year, month.month)[1]
    whole = day.day == monthrange(day.year, day.month)[1]
    return date(month.year, month.month, length if whole else min(day.day, length))


class _Bought:
    """What some draws had bought since the first day of the plan, by the end of each day of a stretch."""

    def __init__(self, kept: _Kept, draws: Draws) -> None:
        self.kept, self._before = kept, kept.before[draws]
        self._even = self._lived = self._places = None
        if kept.daily is not None:
            places = np.minimum(np.searchsorted(kept.daily.draws, draws), len(kept.daily.draws) - 1)
            self._lived = kept.daily.draws[places] == draws
            self._places = places[self._lived]
        if kept.recharging is not None and (self._lived is None or not self._lived.all()):
            self._even = kept.recharging.of(draws)

    def by_day(self, number: int) -> Amounts:
        """Return the amounts at the end of a day of the stretch, counted from 0."""
        daily = self.kept.daily
        if daily is None or self._lived is None or self._places is None:
            return self._before if self._even is None else self._even.by_day(number) + self._before
        if self._even is None:
            bought: Amounts = daily.bought[number]
            return bought if len(self._places) == len(bought) else bought[self._places]
        bought = self._even.by_day(number) + self._before
        bought[self._lived] = daily.bought[number, self._places]
        return bought

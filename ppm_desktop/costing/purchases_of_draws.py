"""What many wallets have bought and when it is forfeited, and what of their spending a recharge sees; for ``costing.wallet_draws``.

No lots are kept. What is bought first is used first, so it is enough to know how much was ever bought and how much of it is gone: when the
purchases of a day and of all days before it have expired, everything bought until then that is not gone yet is forfeited.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.wallet import forfeited_on

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    Amounts = NDArray[np.int64]


class Purchases:
    """How much each draw has bought since the first day, and how much it had by each day whose purchases expire within the months.

    The sums may run over 64 bits; their differences, which alone are used, do not.
    """

    def __init__(self, draws: int, lifetime_months: int, last_day: date) -> None:
        """Expect purchases of ``draws`` wallets until ``last_day``."""
        self._total: Amounts = np.zeros(draws, dtype=np.int64)
        self._lifetime, self._last_day = lifetime_months, last_day
        self._days: deque[tuple[date, Amounts]] = deque()  # when they expire, and what had been bought by the day of their purchase

    def add(self, day: date, amounts: int | Amounts, draws: NDArray[np.intp] | None = None) -> None:
        """Add what all ``draws`` buy on a day, or some of them."""
        if draws is None:
            self._total += amounts
        else:
            self._total[draws] += amounts
        expires = forfeited_on(day, self._lifetime)
        if expires <= self._last_day:
            self._days.append((expires, self._total.copy()))

    def begin_month(self, first_day: date, end: date, balance: Amounts) -> None:
        """Forget what expires before ``end``, if at the beginning of ``first_day`` nobody has anything left of it."""
        expiring = [entry for entry in self._days if first_day <= entry[0] < end]
        if expiring and (expiring[-1][1] - self._total + balance).max(initial=0) <= 0:
            for _ in expiring:
                self._days.popleft()

    def lost(self, day: date, balance: Amounts) -> Amounts | None:
        """Return what is forfeited of ``balance`` on ``day`` by draw: what had been bought long ago, without what is gone since."""
        bought: Amounts | None = None
        while self._days and self._days[0][0] <= day:
            bought = self._days.popleft()[1]
        if bought is None:
            return None
        left: Amounts = bought - self._total
        left += balance
        return np.maximum(left, 0, out=left) if left.max(initial=0) > 0 else None


class Posting:
    """Below which balance a wallet recharges: spending reaches the recharge some days late."""

    def __init__(self, trigger: int, lag: int, draws: int) -> None:
        """Recharge below ``trigger``, which is compared with a balance that spending reaches ``lag`` days late."""
        self._trigger, self._lag = trigger, lag
        self._unposted: deque[Amounts] = deque()  # spent on the days before that the recharge does not see yet
        self._hidden: Amounts = np.zeros(draws, dtype=np.int64)
        self._threshold: Amounts = np.zeros(draws, dtype=np.int64)
        self._thought_of: Amounts | None = None  # the demand that the threshold stands for

    def threshold(self, wanted: Amounts) -> Amounts | int:
        """Return the balance below which a wallet recharges before it spends ``wanted``."""
        if self._lag == 1:
            return self._trigger
        if self._thought_of is not wanted:
            if self._lag == 0:
                np.add(wanted, self._trigger, out=self._threshold)
            else:
                np.subtract(self._trigger, self._hidden, out=self._threshold)
            self._thought_of = wanted
        return self._threshold

    def spent(self, wanted: Amounts, missing: Amounts | None) -> None:
        """Take note of the day's spending: what was wanted without what is missing."""
        if self._lag <= 1:
            return
        used = wanted if missing is None else wanted - missing
        self._unposted.append(used)
        oldest = self._unposted.popleft() if len(self._unposted) >= self._lag else None
        if oldest is used:
            return  # in the middle of a month
        self._hidden += used
        if oldest is not None:
            self._hidden -= oldest
        self._thought_of = None

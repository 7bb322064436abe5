"""How auto-recharge buys for many wallets at one stroke over the days of a stretch; for ``costing.wallet_draws``.

Nothing is forfeited and nobody runs out of money in most months of most wallets. Then what the recharge sees falls evenly, and what it
has bought by any day is the least number of recharges that keeps it from falling below the trigger: no day has to be lived through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.purchases_of_draws import Amounts, Draws


@dataclass(frozen=True, slots=True)
class EvenRecharging:
    """Draws of which none runs out of money during a stretch."""

    trigger: int
    recharge: int
    balance: Amounts  # on the first day, before anything is recharged or spent
    wanted: Amounts  # on each day
    unposted: Sequence[Amounts]  # spent on each day of the posting lag before the stretch, the oldest first

    def of(self, draws: Draws) -> EvenRecharging:
        """Return the same of some draws only."""
        unposted = [spent[draws] for spent in self.unposted]
        return EvenRecharging(self.trigger, self.recharge, self.balance[draws], self.wanted[draws], unposted)

    def times(self, number: int) -> Amounts:
        """Return how often each draw has recharged by the end of a day of the stretch, counted from 0."""
        visible = number + 1 - len(self.unposted)  # so many days of the stretch has the recharge seen
        above: Amounts = self.balance - self.trigger
        if visible > 0:
            above -= self.wanted * visible
        for spent in self.unposted[number + 1 :]:
            above += spent
        # As often as it falls below; equality does not recharge. The sign is turned because division rounds down.
        times: Amounts = np.floor_divide(above, self.recharge, out=above)
        return np.maximum(np.negative(times, out=times), 0, out=times)

    def by_day(self, number: int) -> Amounts:
        """Return what has been recharged by the end of a day of the stretch, counted from 0."""
        return self.times(number) * self.recharge

    def unsure(self, exhausted: Draws) -> Draws:
        """Return those of the draws, which cannot pay a stretch without recharging, that may run out of money in spite of it."""
        lag = len(self.unposted)
        if not lag or not exhausted.size:
            return exhausted[:0]
        dearest = self.wanted[exhausted]
        for spent in {id(one): one for one in self.unposted}.values():
            dearest = np.maximum(dearest, spent[exhausted])
        return exhausted[dearest * lag > self.trigger]

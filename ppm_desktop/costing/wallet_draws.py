"""The wallet of Communications Credits for many draws of the demand at once, by the same rules and to the same numbers as one wallet.

Amounts are whole numbers of 64 bits, because the rules compare, as in ``costing.wallet``. Their unit is as small as the wallet allows:
with less than about twelve million of the currency in it, amounts of six decimals and a month's cost spread over its days are exact.

A month is lived through at one stroke, because its cost is spread evenly: balances fall on a straight line until somebody buys something,
something is forfeited or the money is gone. Only draws of which that is not sure beforehand are lived through day by day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.days_of_draws import live_day_by_day
from ppm_desktop.costing.giving_way import step_by_step
from ppm_desktop.costing.purchases_of_draws import Purchases, stretches
from ppm_desktop.costing.recharging_of_draws import EvenRecharging
from ppm_desktop.costing.wallet import ONE_DAY, PLAIN_WALLET, FundingRisks, purchases_by_hand, recharging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.days_of_draws import LivedDays
    from ppm_desktop.costing.purchases_of_draws import Draws, Stretch
    from ppm_desktop.domain.credits import Credits
    from ppm_desktop.domain.period import Month

    Amounts = NDArray[np.int64]

_SPREAD: Final = lcm(28, 29, 30, 31)
#: A wallet may hold so many units: sums of two still fit into 64 bits.
_MOST_UNITS: Final = 2**62


@dataclass(frozen=True)
class WalletDraws:
    """What the wallets of D draws did in M months. Always bought = used + forfeited + closing.

    Units are kept with the draws of a month side by side, (M, D); everything that is asked for has the shape (D, M), amounts in the currency.
    """

    unit: float  # so many units are one of the currency
    wanted_units: Amounts  # (M, D) demand of the month
    by_hand_units: Amounts  # (M, 1) opening amount and top-ups
    recharge_units: int  # one recharge
    forfeited_units: Amounts
    unmet_units: Amounts
    closing_units: Amounts
    recharge_counts: Amounts
    days_missed: Amounts

    @property
    def bought(self) -> NDArray[np.float64]:
        """The opening amount, top-ups and recharges."""
        return self._money(self.recharge_counts * self.recharge_units + self.by_hand_units)

    @property
    def used(self) -> NDArray[np.float64]:
        """What was spent."""
        return self._money(self.wanted_units - self.unmet_units)

    @property
    def forfeited(self) -> NDArray[np.float64]:
        """What was lost because nobody used it in time."""
        return self._money(self.forfeited_units)

    @property
    def unmet(self) -> NDArray[np.float64]:
        """Demand that no money was there for."""
        return self._money(self.unmet_units)

    @property
    def closing(self) -> NDArray[np.float64]:
        """What was left at the end of each month."""
        return self._money(self.closing_units)

    @property
    def recharges(self) -> Amounts:
        """How often auto-recharge bought."""
        return self.recharge_counts.T

    @property
    def days_without_service(self) -> Amounts:
        """On how many days there was not enough money."""
        return self.days_missed.T

    def _money(self, units: Amounts) -> NDArray[np.float64]:
        amounts: NDArray[np.float64] = units.T / self.unit
        return amounts


def run_wallet_draws(
    months: Sequence[Month], costs: NDArray[np.float64], funding: Credits, lifetime_months: int, risks: FundingRisks = PLAIN_WALLET
) -> WalletDraws:
    """Live through every day of every draw: forfeit, buy what is due, recharge, spend.

    Args:
        months: The months, one after the other; the opening amount is bought on the first day of the first.
        costs: Metered cost by draw and month, (D, M), spread evenly over the days of each month; it counts to a millionth.
        funding: The settings; they must have passed the checks.
        lifetime_months: After so many calendar months the rest of a purchase is forfeited.
        risks: Posting lag, card failure, and the day from which nothing is bought.

    Raises:
        ValueError: The customer is billed afterwards and has no wallet, or the settings recharge nothing.
    """
    return _Wallets(months, costs, funding, lifetime_months, risks).run()


class _Wallets:
    """The wallets of all draws at work."""

    def __init__(
        self, months: Sequence[Month], costs: NDArray[np.float64], funding: Credits, lifetime_months: int, risks: FundingRisks
    ) -> None:
        self.months, self.lag = months, risks.posting_lag_days
        self.lengths = np.array([monthrange(month.year, month.month)[1] for month in months])
        trigger, recharge = recharging(funding)
        by_hand = purchases_by_hand(months[0].first_day, funding)
        # What is held, what is spent in a month, and what of it a recharge does not see yet.
        spent = (2 + self.lag / 28) * float(costs.max(initial=0.0))
        digits, held = MONEY_DIGITS, float(sum(by_hand.values()) + trigger + recharge) + spent
        while held * 10.0**digits * _SPREAD > _MOST_UNITS:
            digits -= 1
        self.unit = Fraction(10) ** digits * _SPREAD
        counted = np.multiply(costs.T, 10.0**digits, order="C")
        self.daily: Amounts = np.rint(counted, out=counted).astype(np.int64)
        self.daily *= (_SPREAD // self.lengths)[:, None]
        self.trigger, self.recharge = round(Fraction(trigger) * self.unit), round(Fraction(recharge) * self.unit)
        due = {day: round(Fraction(amount) * self.unit) for day, amount in by_hand.items() if amount and not risks.nothing_bought_on(day)}
        self.stretches = tuple(stretches(months, due, lifetime_months, risks, recharges=self.recharge > 0))
        shape = self.daily.shape
        self.forfeited, self.unmet, self.closing, self.recharges, self.missed = (np.zeros(shape, dtype=np.int64) for _ in range(5))
        self.balance: Amounts = np.zeros(shape[1], dtype=np.int64)
        self.unposted: list[Amounts] = [self.balance] * (self.lag if self.recharge else 0)
        self.purchases = Purchases(shape[1], lifetime_months, months[-1].plus(1).first_day - ONE_DAY)

    def run(self) -> WalletDraws:
        by_hand = np.zeros((len(self.months), 1), dtype=np.int64)
        for stretch in step_by_step(self.stretches):
            by_hand[stretch.month] += stretch.due
            self._live(stretch)
            self.closing[stretch.month] = self.balance
        wanted = np.multiply(self.daily, self.lengths[:, None], out=self.daily)
        return WalletDraws(
            float(self.unit), wanted, by_hand, self.recharge, self.forfeited, self.unmet, self.closing, self.recharges, self.missed
        )

    def _live(self, stretch: Stretch) -> None:
        """Live through a stretch, with all draws but the doubtful ones at one stroke."""
        doubtful = forfeiting = self._forfeit(stretch)
        if stretch.due:
            self.balance = self.balance + stretch.due
            self.purchases.total = self.purchases.total + stretch.due
        wanted = self.daily[stretch.month]
        start = EvenRecharging(self.trigger, self.recharge, self.balance, wanted, self.unposted)
        left = self.balance - wanted * stretch.days
        short = np.flatnonzero(left < 0)
        if stretch.buys:
            unsure = start.unsure(short)
            doubtful = np.union1d(doubtful, unsure) if doubtful.size and unsure.size else max(doubtful, unsure, key=len)
        lived = None
        if doubtful.size:
            lived = live_day_by_day(stretch, doubtful, start, self.purchases, forfeits=forfeiting.size > 0)
        recharged = None
        if stretch.buys:
            times = start.times(stretch.days - 1)
            if lived is not None:
                times[doubtful] = lived.recharges
            self.recharges[stretch.month] += times
            recharged = np.multiply(times, self.recharge, out=times)
            left += recharged
        elif doubtful.size:
            short = np.setdiff1d(short, doubtful, assume_unique=True)
        self._spend(stretch, start, left, short[:0] if stretch.buys else short)
        if lived is not None:
            self._take_over(stretch, doubtful, lived)
        kept = start if stretch.buys else None
        self.purchases.add(stretch, recharged, kept, None if lived is None or kept is None else lived.daily)

    def _forfeit(self, stretch: Stretch) -> Draws:
        """Forfeit what has expired by the first day of a stretch; return the draws that may lose more on its other days."""
        expiring = self.purchases.expiring(stretch, self.balance)
        if not expiring.size:
            return expiring
        expired = next(self.purchases.expired(stretch, expiring))
        if expired is not None:
            lost = np.maximum(expired - self.purchases.total[expiring] + self.balance[expiring], 0)
            self.balance = self.balance.copy()
            self.balance[expiring] -= lost
            self.forfeited[stretch.month, expiring] += lost
        return self.purchases.expiring(stretch, self.balance)

    def _spend(self, stretch: Stretch, start: EvenRecharging, left: Amounts, short: Draws) -> None:
        """Leave ``left`` in the wallets, and nothing in those whose money is short."""
        if self.unposted:
            self.unposted = [*self.unposted, *[start.wanted] * stretch.days][-self.lag :]
        if short.size:
            held, wanted = start.balance[short], start.wanted[short]
            self.unmet[stretch.month, short] -= left[short]
            self.missed[stretch.month, short] += stretch.days - held // wanted
            left[short] = 0
            for back in range(1, 1 + min(len(self.unposted), stretch.days)):
                spent = start.wanted.copy()
                spent[short] = np.clip(held - (stretch.days - back) * wanted, 0, wanted)
                self.unposted[-back] = spent
        self.balance = left

    def _take_over(self, stretch: Stretch, draws: Draws, lived: LivedDays) -> None:
        """Put in what draws did that were lived through day by day."""
        self.balance[draws] = lived.balance
        self.forfeited[stretch.month, draws] += lived.forfeited
        self.unmet[stretch.month, draws] += lived.unmet
        self.missed[stretch.month, draws] += lived.days_missed
        for place, spent in enumerate(lived.unposted):
            everybody = self.unposted[place].copy()
            everybody[draws] = spent
            self.unposted[place] = everybody

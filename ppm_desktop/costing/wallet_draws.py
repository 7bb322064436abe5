"""The wallet of Communications Credits for many draws of the demand at once, by the same rules and to the same numbers as one wallet.

Amounts are whole numbers of 64 bits, because the rules compare, as in ``costing.wallet``. Their unit is as small as the wallet allows:
with less than about twelve million of the currency in it, amounts of six decimals and a month's cost spread over its days are exact.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.purchases_of_draws import Posting, Purchases
from ppm_desktop.costing.wallet import ONE_DAY, PLAIN_WALLET, FundingRisks, purchases_by_hand, recharging

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

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
        self.months, self.risks = months, risks
        self.lengths = np.array([monthrange(month.year, month.month)[1] for month in months])
        trigger, recharge = recharging(funding)
        due = purchases_by_hand(months[0].first_day, funding)
        digits, held = MONEY_DIGITS, float(sum(due.values()) + trigger + recharge) + 2 * float(costs.max(initial=0.0))
        while held * 10.0**digits * _SPREAD > _MOST_UNITS:
            digits -= 1
        self.unit = Fraction(10) ** digits * _SPREAD
        counted = np.multiply(costs.T, 10.0**digits, order="C")
        self.daily: Amounts = np.rint(counted, out=counted).astype(np.int64)
        self.daily *= (_SPREAD // self.lengths)[:, None]
        self.due = {day: round(Fraction(amount) * self.unit) for day, amount in due.items() if amount and not risks.nothing_bought_on(day)}
        self.recharge = round(Fraction(recharge) * self.unit)
        shape = self.daily.shape
        self.forfeited, self.unmet, self.closing, self.recharges, self.without = (np.zeros(shape, dtype=np.int64) for _ in range(5))
        draws = self.daily.shape[1]
        self.balance: Amounts = np.zeros(draws, dtype=np.int64)
        self.posting = Posting(round(Fraction(trigger) * self.unit), risks.posting_lag_days, draws)
        self.purchases = Purchases(draws, lifetime_months, months[-1].plus(1).first_day - ONE_DAY)
        self.sure = 0  # for so many days nobody can run out of money
        self.place = 0

    def run(self) -> WalletDraws:
        by_hand = np.zeros((len(self.months), 1), dtype=np.int64)
        for place, (month, length) in enumerate(zip(self.months, self.lengths.tolist(), strict=True)):
            self.place, first = place, month.first_day
            self.sure, wanted = 0, self.daily[self.place]
            self.purchases.begin_month(first, first + length * ONE_DAY, self.balance)
            for number in range(length):
                by_hand[self.place] += self._live(first + number * ONE_DAY, wanted)
            self.closing[self.place] = self.balance
        wanted = np.multiply(self.daily, self.lengths[:, None], out=self.daily)
        return WalletDraws(
            float(self.unit), wanted, by_hand, self.recharge, self.forfeited, self.unmet, self.closing, self.recharges, self.without
        )

    def _live(self, day: date, wanted: Amounts) -> int:
        """Live through a day; return what is bought by hand."""
        lost = self.purchases.lost(day, self.balance)
        if lost is not None:
            self.balance -= lost
            self.forfeited[self.place] += lost
            self.sure = 0
        due: int = self.due.get(day, 0)
        if due:
            self.balance += due
            self.purchases.add(day, due)
        if self.recharge and not self.risks.card_fails_on(day) and not self.risks.nothing_bought_on(day):
            self._recharge(day, self.posting.threshold(wanted))
        self.posting.spent(wanted, self._spend(wanted))
        return due

    def _recharge(self, day: date, threshold: Amounts | int) -> None:
        """Buy as often as the balance falls below its threshold; equality does not recharge."""
        low = np.flatnonzero(self.balance < threshold)
        if low.size:
            held = self.balance[low]
            times = -((held - (threshold if isinstance(threshold, int) else threshold[low])) // self.recharge)
            amounts = times * self.recharge
            self.balance[low] = held + amounts
            self.recharges[self.place, low] += times
            self.purchases.add(day, amounts, low)

    def _spend(self, wanted: Amounts) -> Amounts | None:
        """Spend what is there; return what is missing by draw, None where nothing is."""
        if self.sure <= 0:
            self.sure = int(self.balance.min(initial=_MOST_UNITS)) // max(1, int(wanted.max(initial=0)))
        self.balance -= wanted
        self.sure -= 1
        if self.sure >= 0 or self.balance.min(initial=0) >= 0:
            return None
        missing: Amounts = np.maximum(-self.balance, 0)
        self.balance += missing
        self.unmet[self.place] += missing
        self.without[self.place] += missing > 0
        return missing

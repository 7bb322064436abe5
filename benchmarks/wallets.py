"""Years of 10,000 wallets beside numpy passing once over as many numbers for every event that they must handle.

The unit is one subtraction in place of whole numbers, draws times days of them. The limit is three units for each event of a case. Every way
of funding is here, and with the two last cases those where no short cut helps: everybody runs out or forfeits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from time import process_time
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.wallet import FundingRisks
from ppm_desktop.costing.wallet_draws import run_wallet_draws
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.domain.period import Month, months_from

if TYPE_CHECKING:
    from collections.abc import Callable

DRAWS: Final = 10_000
LIFETIME: Final = 12
_ROUNDS: Final = 15
_AUTO: Final = Credits("auto_recharge", Decimal(1000), Decimal(400), Decimal(1000))


@dataclass(frozen=True, slots=True)
class Case:
    """Settings, and what happens to every wallet on each of the days: the events."""

    name: str
    months: int
    funding: Credits
    risks: FundingRisks
    events: tuple[str, ...]

    @property
    def days(self) -> int:
        """How many days are lived through."""
        return (self.period[-1].plus(1).first_day - self.period[0].first_day).days

    @property
    def period(self) -> tuple[Month, ...]:
        """The months."""
        return months_from(Month(2026, 1), self.months)


#: Bought by hand, and the card fails for two months.
_TOP_UPS: Final = tuple(TopUp(date(2026, month, 10), Decimal(700)) for month in range(2, 13))
_CARD: Final = FundingRisks(2, date(2026, 4, 5), date(2026, 6, 5))
_LATE: Final = FundingRisks(2)
CASES: Final = (
    Case("one purchase", 12, Credits("one_time", Decimal(6000)), FundingRisks(), ("spend", "run out")),
    Case(
        "one purchase, top-ups", 12, Credits("one_time", Decimal(500), None, None, _TOP_UPS), FundingRisks(), ("top up", "spend", "run out")
    ),
    Case("auto-recharge", 12, _AUTO, FundingRisks(), ("recharge", "spend", "run out")),
    Case("auto-recharge, seen 2 days late", 12, _AUTO, _LATE, ("post", "recharge", "spend", "run out")),
    Case("the same, the card fails", 12, _AUTO, _CARD, ("post", "card", "recharge", "spend", "run out")),
    Case("three years, seen 2 days late", 36, _AUTO, _LATE, ("forfeit", "post", "recharge", "spend", "run out")),
    Case("too low a trigger", 12, replace(_AUTO, trigger=Decimal(5)), _LATE, ("post", "recharge", "spend", "run out")),
    Case(
        "three years, too much bought",
        36,
        replace(_AUTO, trigger=Decimal(9000)),
        _LATE,
        ("forfeit", "post", "recharge", "spend", "run out"),
    ),
)
#: So many units may be taken for each event.
LIMIT: Final = 3


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time of ``work``, in seconds, over several rounds: whatever else the machine does only adds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        begin = process_time()
        work()
        best = min(best, process_time() - begin)
    return best


def one_pass(days: int) -> Callable[[], None]:
    """Return the unit of the limit: numpy subtracts as many whole numbers as there are wallets times days, once, in place."""
    balance, wanted = np.full((days, DRAWS), 2**40, dtype=np.int64), np.ones((days, DRAWS), dtype=np.int64)

    def once() -> None:
        np.subtract(balance, wanted, out=balance)

    return once


def main() -> None:
    """Measure and print each case with its ratio."""
    generator = np.random.default_rng(2026)
    print(f"wallets: {DRAWS:,} draws; the unit is numpy subtracting draws x days numbers once, the limit {LIMIT} units for each event")
    for case in CASES:
        costs = generator.gamma(9.0, 60.0, (DRAWS, case.months))
        unit = seconds(one_pass(case.days))

        def run(case: Case = case, costs: np.ndarray[tuple[int, int], np.dtype[np.float64]] = costs) -> object:
            return run_wallet_draws(case.period, costs, case.funding, LIFETIME, case.risks)

        whole, units = seconds(run), LIMIT * len(case.events)
        print(
            f"{case.name:32} {whole * 1000:6.1f} ms = {whole / unit:5.2f} units of {unit * 1000:4.1f} ms, limit {units:2}: {whole / unit / units:5.1%}"
            f"  ({case.days:,} days; {', '.join(case.events)})"
        )


if __name__ == "__main__":
    main()

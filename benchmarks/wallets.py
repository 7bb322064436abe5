"""A year of 10,000 wallets, day by day, beside numpy passing once over as many numbers for every event that it must handle."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from time import process_time
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.wallet import FundingRisks
from ppm_desktop.costing.wallet_draws import run_wallet_draws
from ppm_desktop.domain.credits import Credits
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


CASES: Final = (
    Case("one purchase", 12, Credits("one_time", Decimal(6000)), FundingRisks(), ("spend", "run out")),
    Case("auto-recharge", 12, _AUTO, FundingRisks(), ("recharge", "spend", "run out")),
    Case("auto-recharge, seen 2 days late", 12, _AUTO, FundingRisks(2), ("post", "recharge", "spend", "run out")),
    Case("three years of it", 36, _AUTO, FundingRisks(2), ("forfeit", "post", "recharge", "spend", "run out")),
)


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
    print(f"wallets: {DRAWS:,} draws, day by day; the limit is numpy subtracting draws x days numbers once for each event")
    for case in CASES:
        months = months_from(Month(2026, 1), case.months)
        costs = generator.gamma(9.0, 60.0, (DRAWS, case.months))
        days = (months[-1].plus(1).first_day - months[0].first_day).days
        limit = seconds(one_pass(days)) * len(case.events)

        def run(case: Case = case, costs: np.ndarray[tuple[int, int], np.dtype[np.float64]] = costs) -> object:
            return run_wallet_draws(months_from(Month(2026, 1), case.months), costs, case.funding, LIFETIME, case.risks)

        whole = seconds(run)
        print(
            f"{case.name:32} {whole * 1000:7.1f} ms   {whole / limit:6.2f} x the limit of {limit * 1000:.1f} ms"
            f" ({days:,} days x {len(case.events)} events: {', '.join(case.events)})"
        )


if __name__ == "__main__":
    main()

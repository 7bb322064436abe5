"""What became of each purchase of a wallet: the oldest money is used first, and what is left after twelve months is forfeited."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.costing.wallet import forfeited_on, units_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ppm_desktop.costing.wallet import Wallet


@dataclass(slots=True)
class Lot:
    """What was bought on a day, by hand or by recharging. Amounts in the wallet's units; bought = used + forfeited + left."""

    day: date
    bought: int
    recharges: int  # how many recharges it is; 0: bought by hand
    expires: date
    left: int
    used: int = 0
    forfeited: int = 0


def lots_of(wallet: Wallet, lifetime_months: int, recharge: Decimal | None = None) -> tuple[Lot, ...]:
    """Return the purchases in their order; of one day, what was bought by hand first.

    Args:
        wallet: A wallet that was run from its first purchase on.
        lifetime_months: After so many calendar months the rest of a purchase is forfeited.
        recharge: The amount of a recharge, in the currency; None without auto-recharge.
    """
    each = 0 if recharge is None else units_of(recharge)
    lots: list[Lot] = []
    open_lots: deque[Lot] = deque()
    for entry in wallet.days:
        while open_lots and open_lots[0].expires <= entry.day:
            lot = open_lots.popleft()
            lot.forfeited, lot.left = lot.left, 0
        recharged = entry.moved.recharges * each
        for amount, count in ((entry.moved.bought - recharged, 0), (recharged, entry.moved.recharges)):
            if amount:
                lot = Lot(entry.day, amount, count, forfeited_on(entry.day, lifetime_months), amount)
                lots.append(lot)
                open_lots.append(lot)
        _spend(open_lots, entry.moved.used)
    return tuple(lots)


def _spend(lots: deque[Lot], amount: int) -> None:
    """Take an amount from the oldest money on; there is enough of it."""
    while amount:
        lot = lots[0]
        taken = min(amount, lot.left)
        lot.left -= taken
        lot.used += taken
        amount -= taken
        if not lot.left:
            lots.popleft()

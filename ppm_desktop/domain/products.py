"""What can be assigned to an organiser: a fee and a rule for what it includes. Products are data, never code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from ppm_desktop.domain.destinations import Destination

#: Held by E5 people and never bought again; the only product id that the engine knows by name, with ``none``.
INCLUDED: Final = "included"
#: No phone meetings: the calls cost nothing and are reported as lost.
NONE: Final = "none"
#: The product that pays for every minute; the only one that needs a volume licensing agreement.
PAY_PER_MINUTE: Final = "pay_per_minute"

PoolScope = Literal["zone_a", "none"] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fee:
    """A price per organiser and month, in force from a day on. ``source`` is an id in the price book's sources."""

    effective: date
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Product:
    """A licence: whether toll dial-in is included, the dial-out minutes it adds to a pool, and its fees."""

    id: str
    name: str
    toll_included: bool
    pool_minutes: int  # per licence and calendar month
    pool_scope: PoolScope  # countries whose non-premium numbers the pool covers
    pool: str  # products naming the same pool fill and use one pool
    rate_set: str  # the rates consulted before those of "default"
    fees: tuple[Fee, ...]

    @property
    def is_metered(self) -> bool:
        """Whether every minute is paid for, toll dial-in included: what makes a product pay-per-minute, whatever its id."""
        return not self.toll_included

    @property
    def covers_usa_and_canada_only(self) -> bool:
        """Whether this is the no-charge licence whose pool is for the United States and Canada."""
        return isinstance(self.pool_scope, tuple) and set(self.pool_scope) == {"CA", "US"}

    def pool_covers(self, destination: Destination, zone_a: frozenset[str]) -> bool:
        """Say whether dial-out to ``destination`` may be paid from this product's pool; premium numbers never are."""
        if destination.line == "premium" or self.pool_scope == "none":
            return False
        countries = zone_a if self.pool_scope == "zone_a" else self.pool_scope
        return destination.country in countries

    def fee_on(self, day: date) -> Fee | None:
        """Return the last fee effective on or before ``day``; None when there is none, which is never zero."""
        return max((f for f in self.fees if f.effective <= day), key=lambda f: f.effective, default=None)


#: The engine's own product for organisers without phone meetings; a price book need not list it.
NO_PHONE_MEETINGS: Final = Product(
    id=NONE, name="No phone meetings", toll_included=True, pool_minutes=0, pool_scope="none", pool=NONE, rate_set="default", fees=()
)

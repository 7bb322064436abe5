"""A scenario: how people meet, and the options of licensing them that are compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from ppm_desktop.domain.annotations import Annotations
from ppm_desktop.domain.credits import Credits
from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.products import INCLUDED
from ppm_desktop.domain.ranges import AS_ASSUMED, Ranges, Risk

PoolBasis = Literal["assigned", "purchased"]
EVERYBODY: Final = "*"
FLAT_SEASON: Final = (1.0,) * MONTHS_PER_YEAR
#: Shares typed by people or divided by programs; a sum further from 1 than this is an error, never mended silently.
SHARE_TOLERANCE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who gets what: one product for all of a group, or shares of several, sorted by product id."""

    group: str  # a group's name, or "*" for everybody who is not named
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One way of licensing everybody."""

    id: str
    name: str
    assign: tuple[Assignment, ...]  # sorted by group

    def shares_of(self, group: Group) -> tuple[tuple[str, float], ...] | None:
        """Return the product shares of a group; None when nobody said."""
        return self.shares_of_each((group,))[0]

    def shares_of_each(self, groups: tuple[Group, ...]) -> list[tuple[tuple[str, float], ...] | None]:
        """Return the product shares of every group, in order. People who hold E5 keep it in every option."""
        by_name = {assignment.group: assignment.shares for assignment in self.assign}
        everybody = by_name.get(EVERYBODY)
        held = ((INCLUDED, 1.0),)
        return [held if group.holds == "included" else by_name.get(group.name, everybody) for group in groups]


@dataclass(frozen=True, slots=True)
class FeeOverride:
    """A negotiated price per organiser and month, with the reason that goes into every report."""

    product: str
    amount: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Purchase:
    """Licences bought, whether or not they are assigned."""

    product: str
    licences: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """Demand, settings and options. Everything that changes a number is in here or in the price book."""

    name: str
    groups: tuple[Group, ...]
    options: tuple[Option, ...]
    season: tuple[float, ...] = FLAT_SEASON  # January first
    increment_seconds: int = 60
    pool_basis: PoolBasis = "assigned"
    purchased: tuple[Purchase, ...] = ()
    fee_overrides: tuple[FeeOverride, ...] = ()
    credits: Credits | None = None
    inherits: tuple[str, ...] = ()  # settings that follow a default of the project, sorted
    annotations: Annotations = ()  # of its own settings; those of groups are with the groups
    ranges: Ranges = ()  # of inputs; only the simulation reads them
    risk: Risk = AS_ASSUMED

    def fee_override(self, product_id: str) -> FeeOverride | None:
        """Return the negotiated price of a product, if there is one."""
        return next((override for override in self.fee_overrides if override.product == product_id), None)

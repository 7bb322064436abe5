"""Switches of the tenant that bar calls, and what barred callers do instead.

The four dial-out settings are those of the outbound calling policies of Teams; toll-free numbers can be
switched off per organiser. Where barred calls go is an assumption of the planner, so it is an input.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

DialOutPolicy = Literal["any", "same_country", "zone_a", "none"]
DIAL_OUT_POLICIES: Final[tuple[DialOutPolicy, ...]] = get_args(DialOutPolicy)


@dataclass(frozen=True, slots=True)
class WhenBarred:
    """What becomes of barred dial-out calls: shares summing to 1. Calls moved to the app cost nothing."""

    toll: float = 1.0
    toll_free: float = 0.0
    app: float = 0.0

    @property
    def total(self) -> float:
        """Sum of the shares; 1 in a sound project."""
        return self.toll + self.toll_free + self.app


@dataclass(frozen=True, slots=True)
class WhenTollFreeOff:
    """What becomes of toll-free calls when toll-free is switched off: shares summing to 1."""

    toll: float = 1.0
    app: float = 0.0

    @property
    def total(self) -> float:
        """Sum of the shares; 1 in a sound project."""
        return self.toll + self.app


@dataclass(frozen=True, slots=True)
class Policies:
    """The switches of one group. Dial-out is barred first, toll-free is switched off second."""

    dial_out: DialOutPolicy = "any"
    when_barred: WhenBarred = WhenBarred()
    toll_free_off: bool = False
    when_toll_free_off: WhenTollFreeOff = WhenTollFreeOff()

"""Rounding call durations up to the billing increment, for calls that happened and for calls that are expected.

How ordinary conferencing calls are rounded is not documented (only premium-rate calls in the United Kingdom are, by
the minute), so the increment is a setting of the scenario.
"""

from __future__ import annotations

from typing import Final

SECONDS_PER_MINUTE: Final = 60
#: An increment of one second is exact: durations are given in whole seconds.
EXACT_INCREMENT: Final = 1


def billed_minutes(seconds: int, increment_seconds: int) -> float:
    """Return the minutes billed for one call that lasted so many seconds: whole increments, the last one rounded up."""
    increments = -(-seconds // increment_seconds)
    return increments * increment_seconds / SECONDS_PER_MINUTE


def expected_rounding(increment_seconds: int) -> float:
    """Return the minutes that rounding up adds to a call on average: half an increment, unless it is exact."""
    if increment_seconds <= EXACT_INCREMENT:
        return 0.0
    return increment_seconds / 2 / SECONDS_PER_MINUTE

"""How an input of a scenario is named on a command line and in a project file: ``phone_minutes``, ``groups[Sales].phone_share``, ``fee.standard``."""

from __future__ import annotations

import re
from typing import Final

from ppm_desktop.domain.destinations import CALL_TYPES

PHONE_MINUTES: Final = "phone_minutes"
ORGANISERS: Final = "organisers"
GROWTH: Final = "growth_per_year"
INCREMENT: Final = "increment_seconds"
#: Which licences count: 0 for those assigned, 1 for those purchased.
POOL_BASIS: Final = "pool_basis"
#: Habits of a group that are varied by a factor on what each has.
HABITS: Final = (PHONE_MINUTES, "meetings_per_organiser", "attendees", "phone_share", "minutes_per_call")
#: Inputs that are varied by a factor on what each group has.
MULTIPLIED: Final = (*HABITS, ORGANISERS, GROWTH)
#: People and seconds are whole: costs go in steps, not in lines.
STEPPED: Final = (ORGANISERS, GROWTH, INCREMENT)
#: Inputs that are varied as a share; the other two call types keep their proportion.
SHARES: Final = tuple(f"join.{call_type}" for call_type in CALL_TYPES)
#: What the fee of a product in every month begins with.
FEE: Final = "fee."
_OF_ONE_GROUP: Final = re.compile(r"groups\[(?P<group>.*)\]\.(?P<field>[a-z_.]+)")


def split_path(path: str) -> tuple[str | None, str]:
    """Return the group that a path names, as it is written there, and the field; None for all groups."""
    one = _OF_ONE_GROUP.fullmatch(path)
    return (None, path) if one is None else (one["group"], one["field"])


def group_path(group: str, field: str) -> str:
    """Name an input of one group."""
    return f"groups[{group}].{field}"


def names_group(written: str, group: str) -> bool:
    """Say whether the name in a path, which may stand in quotes, is that of a group."""
    return group in {written, written.strip("\"'")}

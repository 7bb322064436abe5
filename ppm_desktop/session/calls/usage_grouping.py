"""How a plan is made of imported calls: what makes its groups, and which months it is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from pathlib import Path

GroupedBy = Literal["country", "band", "list"]
GROUPED_BY: Final[tuple[GroupedBy, ...]] = get_args(GroupedBy)


@dataclass(frozen=True, slots=True)
class Grouping:
    """By country, by how much somebody phones, or by a list of departments."""

    by: GroupedBy = "country"
    departments: Path | None = None  # a text with a user principal name and a department in each line
    ahead: bool = False  # the year from next month on, instead of the months of the calls as they were

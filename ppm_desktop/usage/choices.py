"""What a person decides about an import, where the export does not say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ppm_desktop.usage.headers import folded

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class UsageChoices:
    """Answers to what the import asks; without any it reads what is certain and says what it assumed."""

    mapped: Mapping[str, str] = field(default_factory=dict)  # call type or bridge number type, as spelt, to a class or "ignore"
    number_types: Mapping[str, str] = field(default_factory=dict)  # the same of bridge number types only, of which "" is one
    bridge_numbers: Mapping[str, Literal["toll", "toll_free"]] = field(default_factory=dict)  # digits to class
    currency: str = ""  # the only one to keep, where an export has several
    increment_seconds: int = 60

    @property
    def folded_map(self) -> dict[str, str]:
        """The mapping of call types by folded spelling."""
        return {folded(found): chosen for found, chosen in self.mapped.items()}

    @property
    def folded_number_types(self) -> dict[str, str]:
        """The mapping of bridge number types by folded spelling."""
        return self.folded_map | {folded(found): chosen for found, chosen in self.number_types.items()}

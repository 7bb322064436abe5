"""How well a plan reproduces the calls of one type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppm_desktop.domain.destinations import CallType


@dataclass(frozen=True, slots=True)
class Match:
    """Billed minutes and calls of one call type over the time that the export covers: as imported, and as the engine has them."""

    call_type: CallType
    imported: float
    planned: float
    imported_calls: float
    planned_calls: float

    @property
    def error(self) -> float:
        """Difference of the minutes as a share of those imported; 0 where both are 0."""
        return abs(self.planned - self.imported) / self.imported if self.imported else self.planned

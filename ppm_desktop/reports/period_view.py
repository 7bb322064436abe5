"""The span that figures are shown for: an average month, an average year, or the whole period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ppm_desktop.domain.period import MONTHS_PER_YEAR

Span = Literal["month", "year", "whole"]
SPANS: Final[tuple[Span, ...]] = ("month", "year", "whole")


def default_span(months: int) -> Span:
    """Return the span to show first: a year, unless the plan is shorter and a year would be an extrapolation."""
    return "year" if months >= MONTHS_PER_YEAR else "whole"


@dataclass(frozen=True, slots=True)
class PeriodView:
    """How totals of a period of so many months are turned into what is shown."""

    span: Span
    months: int

    @property
    def factor(self) -> float:
        """Multiply a total of the whole period by this."""
        return {"month": 1 / self.months, "year": MONTHS_PER_YEAR / self.months, "whole": 1.0}[self.span]

    @property
    def unit(self) -> str:
        """Words after the currency: ``USD a year``."""
        return {"month": "a month", "year": "a year", "whole": f"over {self.months} month{'s' * (self.months != 1)}"}[self.span]

"""The span that figures are shown for: an average month, an average year, or the whole period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.wording import tr, trn

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
        """Words after the currency: ``a year``."""
        if self.span == "whole":
            return trn("over {count} month", "over {count} months", self.months).format(count=self.months)
        return tr("a month") if self.span == "month" else tr("a year")

    def unit_in(self, currency: str) -> str:
        """Return the currency and the span: ``USD a year``."""
        return tr("{currency} {span}").format(currency=currency, span=self.unit)

"""One row of the table of ranges: an input, its ends, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.input_paths import FEE, GROWTH, MULTIPLIED, POOL_BASIS, SHARES
from ppm_desktop.reports.input_words import read_number, reading_text
from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

Origin = Literal["assumed", "yours", "exact"]
ORIGINS: Final[dict[Origin, str]] = {
    "assumed": mark("assumed by default"),
    "yours": mark("yours"),
    "exact": mark("taken as entered"),
}
#: Ends nearer than this are the same.
_ALIKE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One input. Ends and likely are factors where it is multiplied, otherwise values."""

    path: str
    field: str
    name: str
    today: float | None  # the value that people know; None where groups differ or there is none
    likely: float
    low: float
    high: float
    assumed: tuple[float, float]  # what the program would assume; ``likely`` twice where nothing

    @property
    def multiplied(self) -> bool:
        """Whether the ends are factors."""
        return self.field in MULTIPLIED

    @property
    def is_share(self) -> bool:
        """Whether it is read and written in per cent."""
        return self.field in {"phone_share", GROWTH, *SHARES}

    @property
    def exact(self) -> bool:
        """Whether it is not drawn."""
        return alike(self.low, self.likely) and alike(self.high, self.likely)

    @property
    def as_assumed(self) -> bool:
        """Whether the ends are those that the program assumes, or none where it assumes none."""
        return alike(self.low, self.assumed[0]) and alike(self.high, self.assumed[1])

    @property
    def origin(self) -> Origin:
        """Who says so."""
        if self.exact:
            return "exact"
        return "assumed" if self.as_assumed else "yours"

    def shown(self, end: float) -> float:
        """Return an end as people know it: the value, or the factor where there is no one value."""
        return end * self.today if self.multiplied and self.today is not None else end

    def inner(self, shown: float) -> float:
        """Return what is kept for an end as people know it."""
        return shown / self.today if self.multiplied and self.today else shown


def alike(one: float, other: float) -> bool:
    """Say whether two ends are the same but for rounding."""
    return abs(one - other) <= _ALIKE * max(1.0, abs(one), abs(other))


def end_text(row: RangeRow, end: float, style: NumberStyle) -> str:
    """Write an end: a value in the input's unit, or a factor."""
    value = row.shown(end)
    if row.field == POOL_BASIS:
        return reading_text(end)
    if row.today is None:
        return f"×{style.narrow_space}{read_number(value, style)}"
    if row.is_share:
        return style.percent(value)
    return style.money(value) if row.field.startswith(FEE) else read_number(value, style)

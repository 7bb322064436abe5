"""Numbers as text, one way everywhere: grouped, never shortened, never a missing value as zero."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Shown where a value is not known; the reason stands beside it.
UNKNOWN: Final = "–"
MINUS: Final = "\N{MINUS SIGN}"
#: From here on money is shown without decimals; smaller amounts keep two.
WHOLE_FROM: Final = 1000
#: Percentages below this keep one decimal.
WHOLE_PERCENT_FROM: Final = 10


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How the user's locale writes numbers and days. The default is what no locale misreads: a narrow space, and ISO 8601."""

    decimal_point: str = "."
    group_separator: str = "\N{NARROW NO-BREAK SPACE}"
    minus: str = MINUS
    narrow_space: str = "\N{NARROW NO-BREAK SPACE}"  # between a sign or number and its unit
    at_least_sign: str = "≥"
    day_pattern: str = "{year:04}-{month:02}-{day:02}"  # filled in with ``str.format``

    def fixed(self, value: float, digits: int) -> str:
        """Format with a fixed number of decimals."""
        if not math.isfinite(value):
            return UNKNOWN
        text = f"{abs(value):,.{digits}f}"
        if value < 0 and any(digit in text for digit in "123456789"):
            text = self.minus + text
        return text.replace(",", "\0").replace(".", self.decimal_point).replace("\0", self.group_separator)

    def money(self, amount: float) -> str:
        """Format an amount: whole from 1,000 up, two decimals below, zero as "0"."""
        rounded = round(amount, 2)
        if rounded == 0:
            return "0"
        return self.fixed(amount, 0 if abs(rounded) >= WHOLE_FROM else 2)

    def apart(self, one: float, other: float) -> float:
        """Return how far apart two amounts are as they are printed, so that whoever subtracts finds the same; exactly where both print alike."""
        printed = abs(_as_printed(one) - _as_printed(other))
        return printed if round(printed, 2) else abs(one - other)

    def count(self, value: float) -> str:
        """Format organisers, minutes or calls: whole from 10 up, one decimal below unless it is whole."""
        whole = abs(value) >= 10 or round(float(value), 1).is_integer()  # noqa: PLR2004 - explained in the docstring
        return self.fixed(value, 0 if whole else 1)

    def percent(self, share: float) -> str:
        """Format a share of 1 as per cent: one decimal below 10 %."""
        percent = share * 100
        return self.fixed(percent, 0 if abs(percent) >= WHOLE_PERCENT_FROM or percent == 0 else 1) + f"{self.narrow_space}%"

    def rate(self, amount: float) -> str:
        """Format a price per minute or call: three or four decimals, as the price book has it."""
        return self.fixed(amount, 3 if round(amount, 3) == round(amount, 4) else 4)

    def plain(self, value: float) -> str:
        """Format an input with all the digits it has and no more, without grouping."""
        text = repr(round(value, 10)) if not float(value).is_integer() else str(int(value))
        return text.replace(".", self.decimal_point).replace("-", self.minus)

    def day(self, day: date) -> str:
        """Write a day: 2026-11-22, 22/11/2026, 22.11.2026. The year always has four digits."""
        return self.day_pattern.format(year=day.year, month=day.month, day=day.day)

    @property
    def order_of_day(self) -> Literal["day first", "month first"] | None:
        """Which of two numbers before a year is the day; None where the year comes first and nothing is said about them."""
        order = sorted(("year", "month", "day"), key=lambda part: self.day_pattern.index(f"{{{part}"))
        return None if order[0] == "year" else "day first" if order[0] == "day" else "month first"

    def at_least(self, text: str) -> str:
        """Mark an amount as a lower bound."""
        return f"{self.at_least_sign}{self.narrow_space}{text}"


def _as_printed(amount: float) -> float:
    rounded = round(amount, 2)
    return round(amount) if abs(rounded) >= WHOLE_FROM else rounded


#: Plain ASCII for machines, logs and pipes.
PLAIN_STYLE: Final = NumberStyle(group_separator=",", minus="-", narrow_space=" ", at_least_sign=">=")


def common_digits(totals: Iterable[float]) -> int:
    """Return with how many decimals totals that stand together are written: none from 1,000 up; one of nothing asks for none."""
    counted = [abs(total) for total in totals if round(total, 2)]
    return 0 if counted and min(counted) >= WHOLE_FROM else 2

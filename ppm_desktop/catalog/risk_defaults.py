"""What the simulation assumes where nobody gave ranges, from ``risk_defaults.toml``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.spoken_text import SpokenText, spoken_texts
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.annotations import CONFIDENCES
from ppm_desktop.domain.ranges import RiskDefaults

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile

#: The name in the file of what nobody said anything about.
_UNSAID: Final = "unsaid"


@dataclass(frozen=True, slots=True)
class RiskDefaultsEntry:
    """The assumptions with what is said about them in several languages."""

    values: RiskDefaults
    basis: SpokenText

    def defaults(self) -> RiskDefaults:
        """Return the assumptions, their basis in the language in force."""
        return replace(self.values, basis=self.basis.shown)


def read_risk_defaults(file: TextFile) -> RiskDefaultsEntry:
    """Read the assumptions.

    Raises:
        CatalogueError: With every mistake of the file; a range that does not hold the value itself is one.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    assumed, ranges = top.table("assumed"), top.table("ranges")
    assumed.choice("status", ("assumption",))
    (basis,) = spoken_texts(assumed, "basis")
    as_of = assumed.date("as_of")
    correlation = float(assumed.amount("correlation"))
    if correlation > 1:
        assumed.contradict("correlation", found=f"{correlation:g}", expected="a number between 0 and 1")
    month_shock, call_length_spread = float(assumed.amount("month_shock")), float(assumed.amount("call_length_spread"))
    factors = tuple((name, *_factors(ranges.table(name or _UNSAID))) for name in CONFIDENCES)
    for table in (assumed, ranges, top):
        table.end()
    log.raise_if_any()
    return RiskDefaultsEntry(RiskDefaults(as_of, correlation, month_shock, call_length_spread, factors, ""), basis)


def _factors(table: TomlTable) -> tuple[float, float]:
    low, high = float(table.amount("low")), float(table.amount("high"))
    if low > 1:
        table.contradict("low", found=f"{low:g}", expected="a factor of at most 1")
    if high < 1:
        table.contradict("high", found=f"{high:g}", expected="a factor of at least 1")
    table.end()
    return low, high

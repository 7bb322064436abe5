"""A project: one customer, one price book, one period, one or more scenarios. Immutable; an edit makes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from ppm_desktop.domain.defaults import Defaults
from ppm_desktop.domain.kept_usage import KeptUsage
from ppm_desktop.domain.period import Month, months_from
from ppm_desktop.domain.prices import PriceBook
from ppm_desktop.domain.scenario import Scenario

Agreement = Literal["volume_licensing", "csp", "mca", "web_direct"]
AGREEMENTS: Final[tuple[Agreement, ...]] = get_args(Agreement)
#: Ten years: longer plans say more about the planner than about the customer.
LONGEST_PERIOD: Final = 120


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The project as it was at one moment, under a name: "What did we tell them in March?"."""

    name: str
    taken: str  # "YYYY-MM-DDTHH:MM:SSZ"
    project: Project  # without snapshots of its own


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that one file holds."""

    agreement: Agreement
    currency: str  # ISO 4217, the price book's
    start: Month
    months: int  # 1 … LONGEST_PERIOD
    price_book: PriceBook
    scenarios: tuple[Scenario, ...]
    name: str = ""
    customer: str = ""
    notes: str = ""
    baseline: str = ""  # name of the scenario that the others are held against; "" is the first
    defaults: Defaults = Defaults()
    snapshots: tuple[Snapshot, ...] = ()
    usage_summary: KeptUsage | None = None  # of the calls that were imported last

    @property
    def period(self) -> tuple[Month, ...]:
        """The months that are planned."""
        return months_from(self.start, self.months)

    @property
    def has_examples(self) -> bool:
        """Whether any price that may be used rests on an example; every output then says so."""
        return self.price_book.has_examples_from(self.start.first_day)

    @property
    def baseline_index(self) -> int:
        """Which scenario the others are held against."""
        return next((place for place, scenario in enumerate(self.scenarios) if scenario.name == self.baseline), 0)

    def scenario(self, name: str) -> Scenario | None:
        """Return the scenario of that name, if there is one."""
        return next((scenario for scenario in self.scenarios if scenario.name == name), None)

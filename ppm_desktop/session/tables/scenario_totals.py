"""The totals of all scenarios, worked out in the background while somebody looks at them.

A scenario that did not change since it was last worked out is not worked out again; answers to questions that are no
longer asked are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ppm_desktop.domain.defaults import Defaults

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document

    Compare = Callable[[Project, Scenario, Availability], Comparison]


@dataclass(frozen=True, slots=True)
class OptionTotal:
    """What one option of a scenario costs over the whole period."""

    id: str
    name: str
    total: float
    complete: bool
    eligible: bool


@dataclass(frozen=True, slots=True)
class ScenarioTotal:
    """What the options of one scenario cost, and which is cheapest."""

    name: str
    options: tuple[OptionTotal, ...]
    cheapest: str | None  # id

    def option(self, option_id: str) -> OptionTotal | None:
        """Return the total of one option, if the scenario has it."""
        return next((option for option in self.options if option.id == option_id), None)


class ScenarioTotals(QObject):
    """One total for each scenario of a document, or None where it cannot be computed or is not known yet."""

    changed = Signal()

    def __init__(self, document: Document, availability: Callable[[], Availability], errands: Errands, compare: Compare) -> None:
        """Work on ``document`` when ``ask`` is called; one scenario at a time."""
        super().__init__()
        self._document = document
        self._availability = availability
        self._errands = errands
        self._compare = compare
        self._busy = False
        self._known: dict[str, tuple[Project, Scenario, ScenarioTotal]] = {}

    @property
    def totals(self) -> tuple[ScenarioTotal | None, ...]:
        """The newest totals in the order of the scenarios; old ones stay until they are worked out anew."""
        found = (self._known.get(scenario.name) for scenario in self._document.project.scenarios)
        return tuple(entry[2] if entry and self._computable(place) else None for place, entry in enumerate(found))

    @property
    def up_to_date(self) -> bool:
        """Whether nothing is left to be worked out."""
        return self._next() is None

    def ask(self) -> None:
        """Work out what is not known, unless that is under way."""
        scenario = self._next()
        if self._busy or scenario is None:
            return
        self._busy = True
        project, common, compare, availability = self._document.project, self._common, self._compare, self._availability

        def work() -> ScenarioTotal:
            return total_of(compare(project, scenario, availability()))

        self._errands.send(work, lambda total: self._accept(common, scenario, total), self._give_up)

    @property
    def _common(self) -> Project:
        """What all scenarios share; the rest changes no total."""
        return replace(self._document.project, scenarios=(), name="", customer="", notes="", baseline="", defaults=Defaults(), snapshots=())

    def _computable(self, place: int) -> bool:
        own = f"scenarios[{place}]"
        errors = (p.path for p in self._document.problems if p.severity == "error")
        return not any(path.startswith(own) or not path.startswith("scenarios[") for path in errors)

    def _next(self) -> Scenario | None:
        common = self._common
        for place, scenario in enumerate(self._document.project.scenarios):
            known = self._known.get(scenario.name)
            current = known is not None and known[1] == scenario and (known[0] is common or known[0] == common)
            if not current and self._computable(place):
                return scenario
        return None

    def _accept(self, common: Project, scenario: Scenario, total: ScenarioTotal) -> None:
        self._busy = False
        if scenario in self._document.project.scenarios and common == self._common:
            self._known[scenario.name] = (common, scenario, total)
            self.changed.emit()
        self.ask()

    def _give_up(self, error: Exception) -> None:
        self._busy = False
        raise error


def total_of(comparison: Comparison) -> ScenarioTotal:
    """Keep of a comparison what is shown side by side."""
    best = comparison.cheapest
    options = tuple(OptionTotal(r.option.id, r.option.name, r.total, r.complete, r.eligibility.eligible) for r in comparison.results)
    return ScenarioTotal(comparison.scenario.name, options, best.option.id if best else None)

"""The levers of the plan, worked out in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.session.background.background_study import BackgroundStudy

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.decisions.lever_plan import LeverPlan
    from ppm_desktop.decisions.lever_study import LeverStudy
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario
    from ppm_desktop.reports.levers.table import LeversTable
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin
    from ppm_desktop.session.background.errands import Errands


#: So many groups are looked at one by one, so that a plan of hundreds is answered soon; the command line has all of them.
MOST_GROUPS: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class LeverQuestion:
    """A plan under an option. Projects and scenarios are told apart by identity: they are never changed."""

    project: Project
    scenario: Scenario
    option: Option
    plan: LeverPlan

    def same(self, other: LeverQuestion | None) -> bool:
        """Say whether another question is this one."""
        if other is None or self.project is not other.project or self.scenario is not other.scenario:
            return False
        return self.plan == other.plan and self.option.id == other.option.id


@dataclass(frozen=True, slots=True, eq=False)
class LeverResult:
    """What was found, with its tables."""

    study: LeverStudy
    table: LeversTable
    settings: TableTwin
    drains: TableTwin


class LeverWork(BackgroundStudy[LeverQuestion, LeverResult]):
    """Works out the levers that were asked for last; stops soon when nobody wants them any more."""

    def __init__(self, errands: Errands, style: NumberStyle, catalogue: Catalogue) -> None:
        """Work by ``errands``, writing numbers in ``style``."""
        super().__init__(errands)
        self._style = style
        self._catalogue = catalogue

    def answer(self, question: LeverQuestion) -> LeverResult:
        """Answer a question; in a thread."""
        from ppm_desktop.decisions.flip_search import NoLongerWantedError  # noqa: PLC0415 - brings numpy, in a thread
        from ppm_desktop.decisions.lever_study import lever_study  # noqa: PLC0415 - as above
        from ppm_desktop.reports.levers.table import drains_twin, levers_table, settings_twin  # noqa: PLC0415 - as above

        def go_on() -> None:
            if not self.wants(question):
                raise NoLongerWantedError

        where = self._catalogue.availability
        study = lever_study(question.project, question.scenario, question.option, question.plan, where, most=MOST_GROUPS, go_on=go_on)
        return LeverResult(study, levers_table(study, self._style), settings_twin(study), drains_twin(study, self._style))

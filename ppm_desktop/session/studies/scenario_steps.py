"""The steps from one scenario to another, costed in the background; what is no longer asked for is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.costing.steps import Step
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document

    Question = tuple[Project, int, int, str]  # project, scenarios' places, id of the option


class ScenarioSteps(QObject):
    """Keeps the steps of the last question, by the project that it was asked of."""

    changed = Signal()  # steps are there

    def __init__(self, document: Document, availability: Callable[[], Availability], errands: Errands) -> None:
        """Work for ``document``."""
        super().__init__()
        self._document = document
        self._availability = availability
        self._errands = errands
        self._asked: Question | None = None
        self._answered: Question | None = None
        self._steps: tuple[Step, ...] = ()

    def steps(self, before: int, after: int, option_id: str) -> tuple[Step, ...] | None:
        """Return the steps between two scenarios, by their places; None while they are worked out, which this begins."""
        question = (self._document.project, before, after, option_id)
        if self._same(question, self._answered):
            return self._steps
        if not self._same(question, self._asked):
            self._asked = question
            self._errands.send(lambda: self._work(question), lambda steps: self._take(question, steps), self._fail)
        return None

    def _work(self, question: Question) -> tuple[Step, ...]:
        """Cost the steps; in a thread."""
        project, before, after, option_id = question
        return steps_of_option(project, (project.scenarios[before], project.scenarios[after]), option_id, self._availability())

    def _take(self, question: Question, steps: tuple[Step, ...]) -> None:
        if not self._same(question, self._asked):
            return  # something else was asked meanwhile
        self._answered, self._steps = question, steps
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._asked = None
        self._errands.failed.emit(error)

    @staticmethod
    def _same(one: Question, other: Question | None) -> bool:
        """Say whether two questions are about the same project, which is never changed, only replaced."""
        return other is not None and one[0] is other[0] and one[1:] == other[1:]


def steps_of_option(project: Project, ends: tuple[Scenario, Scenario], option_id: str, where: Availability) -> tuple[Step, ...]:
    """Cost the steps of an option from one scenario to another; () where one of them has no such option. Brings numpy."""
    from ppm_desktop.costing.steps import steps_between  # noqa: PLC0415 - brings numpy, in a thread

    first, second = ((scenario, option_in(scenario, option_id)) for scenario in ends)
    if first[1] is None or second[1] is None:
        return ()
    return steps_between(project, (first[0], first[1]), (second[0], second[1]), where)


def option_in(scenario: Scenario, option_id: str) -> Option | None:
    """Return the option of a scenario by its id; None where it has none of that id."""
    return next((option for option in scenario.options if option.id == option_id), None)

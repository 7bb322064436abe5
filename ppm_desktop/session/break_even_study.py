"""Two options over two inputs, worked out in the background; what is no longer asked for is dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ppm_desktop.decisions.input_pair import InputPair
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario
    from ppm_desktop.reports.break_even_table import BreakEvenTable
    from ppm_desktop.reports.frontier_table import FrontierTable
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.errands import Errands


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Which options and which inputs, by their paths. Projects and scenarios are told apart by identity: they are never changed."""

    project: Project
    scenario: Scenario
    options: tuple[Option, Option]
    paths: tuple[str, str]

    def same(self, other: Question | None) -> bool:
        """Say whether another question is this one."""
        if other is None or self.project is not other.project or self.scenario is not other.scenario:
            return False
        return self.paths == other.paths and [option.id for option in self.options] == [option.id for option in other.options]


@dataclass(frozen=True, slots=True, eq=False)
class StudyResult:
    """What was found, or the sentence why not. A map may be refused where a curve is not."""

    question: Question
    map: FrontierTable | None
    curve: BreakEvenTable | None
    refusal: str = ""

    @property
    def pair(self) -> InputPair | None:
        """Both inputs, ready to be costed anywhere."""
        return None if self.map is None else self.map.frontier.pair


class BreakEvenStudy(QObject):
    """Keeps the answer to the last question; ``result`` may be of an older one while it is at work."""

    changed = Signal()  # a result is there
    started = Signal()  # the shown result is no longer what was asked for

    def __init__(self, errands: Errands, style: NumberStyle) -> None:
        """Work by ``errands``, writing numbers in ``style``."""
        super().__init__()
        self._errands = errands
        self._style = style
        self._asked: Question | None = None
        self._busy = False
        self.result: StudyResult | None = None

    @property
    def up_to_date(self) -> bool:
        """Whether the result answers the last question."""
        return self.result is not None and self.result.question is self._asked

    def ask(self, question: Question) -> None:
        """Work a question out; while one is under way, only the newest waits."""
        if question.same(self._asked):
            return
        self._asked = question
        self.started.emit()
        self._send()

    def _send(self) -> None:
        question, style = self._asked, self._style
        if self._busy or question is None:
            return
        self._busy = True
        self._errands.send(lambda: studied(question, style), self._take, self._fail)

    def _take(self, result: StudyResult) -> None:
        self._busy = False
        if result.question is not self._asked:
            self._send()
            return
        self.result = result
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._errands.failed.emit(error)


def studied(question: Question, style: NumberStyle) -> StudyResult:
    """Answer a question; in a thread."""
    from ppm_desktop.decisions.break_even import IncompleteOptionsError, break_even  # noqa: PLC0415 - brings numpy, in a thread
    from ppm_desktop.decisions.frontier import frontier_of  # noqa: PLC0415 - as above
    from ppm_desktop.decisions.frontier_positions import with_ranges  # noqa: PLC0415 - as above
    from ppm_desktop.decisions.inputs import UnusableInputError  # noqa: PLC0415 - as above
    from ppm_desktop.reports.break_even_table import break_even_table  # noqa: PLC0415 - as above
    from ppm_desktop.reports.break_even_words import incomplete_options_sentence, unusable_input_sentence  # noqa: PLC0415 - as above
    from ppm_desktop.reports.frontier_table import frontier_table  # noqa: PLC0415 - as above

    project, scenario, options = question.project, question.scenario, question.options
    found, curve, refusal = None, None, ""
    try:
        curve = break_even_table(break_even(project, scenario, options, question.paths[0], from_today=True), style, project.currency)
        frontier = frontier_of(project, scenario, options, question.paths, from_today=True)
        groups = with_ranges(frontier.groups, frontier.pair, scenario.ranges)
        found = frontier_table(replace(frontier, groups=groups), style, project.currency)
    except UnusableInputError as error:
        refusal = unusable_input_sentence(error)
    except IncompleteOptionsError as error:
        refusal = incomplete_options_sentence(error, scenario, (options[0].id, options[1].id), style)
    return StudyResult(question, found, curve, refusal)

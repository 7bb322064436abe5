"""Two options over two inputs, worked out in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.session.background.background_study import BackgroundStudy

if TYPE_CHECKING:
    from ppm_desktop.decisions.input_pair import InputPair
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario
    from ppm_desktop.reports.break_even.frontier_table import FrontierTable
    from ppm_desktop.reports.break_even.table import BreakEvenTable
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands


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

    map: FrontierTable | None
    curve: BreakEvenTable | None
    refusal: str = ""

    @property
    def pair(self) -> InputPair | None:
        """Both inputs, ready to be costed anywhere."""
        return None if self.map is None else self.map.frontier.pair


class BreakEvenStudy(BackgroundStudy[Question, StudyResult]):
    """Studies the options and inputs that were asked for last."""

    def __init__(self, errands: Errands, style: NumberStyle) -> None:
        """Work by ``errands``, writing numbers in ``style``."""
        super().__init__(errands)
        self._style = style

    def answer(self, question: Question) -> StudyResult:
        """Answer a question; in a thread."""
        from ppm_desktop.decisions.break_even import IncompleteOptionsError, break_even  # noqa: PLC0415 - brings numpy, in a thread
        from ppm_desktop.decisions.frontier import frontier_of  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.frontier_positions import with_ranges  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.inputs import UnusableInputError  # noqa: PLC0415 - as above
        from ppm_desktop.reports.break_even.frontier_table import frontier_table  # noqa: PLC0415 - as above
        from ppm_desktop.reports.break_even.table import break_even_table  # noqa: PLC0415 - as above
        from ppm_desktop.reports.break_even.words import incomplete_options_sentence, unusable_input_sentence  # noqa: PLC0415 - as above

        project, scenario, options, style = question.project, question.scenario, question.options, self._style
        found, curve, refusal = None, None, ""
        try:
            curve = break_even_table(break_even(project, scenario, options, question.paths[0], from_today=True), style, project)
            frontier = frontier_of(project, scenario, options, question.paths, from_today=True)
            groups = with_ranges(frontier.groups, frontier.pair, scenario.ranges)
            found = frontier_table(replace(frontier, groups=groups), style, project)
            _ = found.twin  # made here, because many rows take long
        except UnusableInputError as error:
            refusal = unusable_input_sentence(error)
        except IncompleteOptionsError as error:
            refusal = incomplete_options_sentence(error, scenario, (options[0].id, options[1].id), style)
        return StudyResult(found, curve, refusal)

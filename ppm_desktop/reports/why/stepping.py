"""Why one step of the bridge between two scenarios is what it is: the cost before and after it, component by component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.step_words import DRIVER_LABELS, step_key
from ppm_desktop.reports.why.answering import WhyTree
from ppm_desktop.reports.why.node import Node
from ppm_desktop.reports.words import component_label, listed
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.costing.steps import Step
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.why.figures import Figure


def why_step(project: Project, steps: Sequence[Step], figure: Figure) -> WhyTree:
    """Explain one step between two scenarios.

    The plan between two steps is in no file: part of it is still the earlier scenario's, the rest already the later one's.
    So its components are told and nothing below them. Raises ``LookupError`` for a step that is not there.
    """
    place = next((place for place, step in enumerate(steps) if place and step_key(step) == figure.component), 0)
    if not place:
        raise LookupError(figure.component)
    step = steps[place]
    factor = PeriodView(figure.span, project.months).factor
    replaced = listed([tr(DRIVER_LABELS[driver]) for driver in step.drivers], most=9)
    ends = [_costs(tr("Cost after this step"), step.result, factor), _costs(tr("Cost before this step"), steps[place - 1].result, factor)]
    root = Node(tr("Difference"), ends[0].value - ends[1].value, "money", "difference", lambda: ends)
    title = tr("{scenario} to {other}: {what}").format(scenario=figure.scenario, other=figure.other_scenario, what=replaced)
    notes = [tr("One thing is replaced after the other, in the order of the chart; what was replaced before is part of both costs.")]
    notes.append(tr("Ask for the total at either end to see what it rests on."))
    if project.has_examples:
        notes.append(tr("Prices marked “example” are examples: put the real ones under Prices before you decide."))
    unit = PeriodView(figure.span, project.months).unit_in(project.currency)
    return WhyTree(figure, title, root, unit, (), (), tuple(notes))


def _costs(label: str, result: OptionResult, factor: float) -> Node:
    def terms() -> list[Node]:
        return [Node(component_label(c), result.by_component[c] * factor, "money") for c in COMPONENTS if result.by_component[c]]

    return Node(label, result.total * factor, "money", "sum", terms)

"""The bridge: what makes the difference between two costs, in parts that add up to it exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.reports.apportion import NOISE, apportioned
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.number_text import NumberStyle, common_digits
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.shortfall import gaps_text, shortfall_text
from ppm_desktop.reports.step_words import DRIVER_LABELS, step_key
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.words import component_label, listed, period_label
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.costing.steps import Step
    from ppm_desktop.decisions.changes import Cause, ProjectChange
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.option_roles import Role
    from ppm_desktop.reports.period_view import Span
#: Between projects the price book and the period can differ, too.
CAUSE_LABELS: Final = {**DRIVER_LABELS, "period": mark("Period"), "prices": mark("Prices")}


@dataclass(frozen=True, slots=True)
class BridgePillar:
    """The cost at one end of the bridge."""

    id: str
    label: str
    role: Role
    eligible: bool
    value: float
    text: str
    figure: Figure | None  # its address; None where it is no number of the project that is shown


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One part of the difference: from ``before`` to ``after``; ``value`` is what it adds, negative where it saves."""

    id: str  # a component, or drivers joined with "+"
    label: str
    value: float
    before: float
    after: float
    text: str  # with its sign
    figure: Figure | None  # its address; None where it rests on projects that are not open


@dataclass(frozen=True, slots=True)
class BridgeTable:
    """Two costs and what lies between them; with a ``refusal`` instead where one of them is not known."""

    title: str
    subtitle: str
    summary: str
    unit: str
    start: BridgePillar
    steps: tuple[BridgeStep, ...]
    end: BridgePillar
    difference: str  # with its sign
    refusal: str
    style: NumberStyle

    @property
    def twin(self) -> TableTwin:
        """A row per end and step."""
        columns = (TwinColumn("part", tr("Part")), TwinColumn("amount", self.unit))
        if self.refusal:
            return TableTwin(self.title, self.refusal, columns, ())
        steps = tuple((step.label, step.value) for step in self.steps)
        rows = ((self.start.label, self.start.value), *steps, (self.end.label, self.end.value))
        return TableTwin(self.title, self.subtitle, columns, rows)


def option_bridge(project: Project, before: OptionResult, after: OptionResult, style: NumberStyle, span: Span = "year") -> BridgeTable:
    """Return what makes one option of a scenario dearer or cheaper than another, by component."""
    view = PeriodView(span, project.months)
    digits = common_digits((before.total * view.factor, after.total * view.factor))
    exact = [[result.by_component[component] * view.factor for component in COMPONENTS] for result in (before, after)]
    printed = [apportioned(parts, digits) for parts in exact]  # as in the table of cost by component
    used = [c for c in range(len(COMPONENTS)) if exact[0][c] or exact[1][c]]
    parts = [(COMPONENTS[c], component_label(COMPONENTS[c]), exact[1][c] - exact[0][c], printed[1][c] - printed[0][c]) for c in used]
    ends = tuple(_pillar(result, "", view, style, digits) for result in (before, after))
    subtitle = tr("Difference by component, {unit}, {period}")
    return _bridge(project, (before, after), (ends[0], ends[1]), parts, subtitle, view, style)


def scenario_bridge(
    project: Project, steps: Sequence[Step], names: tuple[str, str], style: NumberStyle, span: Span = "year"
) -> BridgeTable:
    """Return what makes one scenario dearer or cheaper than another. ``steps`` are those of ``costing.steps``, ``names`` the scenarios'."""
    view = PeriodView(span, project.months)
    before, after = steps[0].result, steps[-1].result
    totals = [step.result.total * view.factor for step in steps]
    digits = common_digits((totals[0], totals[-1]))
    values = [now - then for then, now in pairwise(totals)]
    printed = adding_up(values, digits, round(totals[-1], digits) - round(totals[0], digits))
    parts = [
        (step_key(step), listed([tr(DRIVER_LABELS[driver]) for driver in step.drivers], most=9), value, shown)
        for step, value, shown in zip(steps[1:], values, printed, strict=True)
    ]
    ends = tuple(_pillar(result, name, view, style, digits) for result, name in zip((before, after), names, strict=True))
    subtitle = tr("Difference by what was replaced, in this order, {unit}, {period}")
    table = _bridge(project, (before, after), (ends[0], ends[1]), parts, subtitle, view, style)
    address = Figure("step", after.option.id, span, scenario=names[0], other_scenario=names[1])
    return replace(table, steps=tuple(replace(step, figure=replace(address, component=step.id)) for step in table.steps))


def change_bridge(change: ProjectChange, names: tuple[str, str], style: NumberStyle) -> BridgeTable:
    """Return what makes an option of a later project dearer or cheaper than of an earlier one, over the whole period of each.

    ``names`` tell the two apart; the change must have steps.
    """
    project = change.after.project
    view = PeriodView("whole", project.months)
    results = change.steps[0].result, change.steps[-1].result
    totals = [step.result.total for step in change.steps]
    digits = common_digits((totals[0], totals[-1]))
    values = [now - then for then, now in pairwise(totals)]
    printed = adding_up(values, digits, round(totals[-1], digits) - round(totals[0], digits))
    parts = [
        ("+".join(step.causes), causes_text(step.causes), value, shown)
        for step, value, shown in zip(change.steps[1:], values, printed, strict=True)
    ]
    ends = tuple(replace(_pillar(result, name, view, style, digits), figure=None) for result, name in zip(results, names, strict=True))
    subtitle = tr("Difference by what was replaced, in this order, {unit}, {period}")
    same = change.before.project.period == project.period
    return _bridge(project, results, (ends[0], ends[1]), parts, subtitle, view, style, unit="" if same else project.currency)


def causes_text(causes: Sequence[Cause]) -> str:
    """Name one or more causes of a difference between two projects: ``Prices``, ``Organisers and Meeting habits``."""
    return listed([tr(CAUSE_LABELS[cause]) for cause in causes], most=9)


def _bridge(  # noqa: PLR0913 - both ends and what lies between them
    project: Project,
    results: tuple[OptionResult, OptionResult],
    ends: tuple[BridgePillar, BridgePillar],
    parts: Sequence[tuple[str, str, float, float]],
    subtitle: str,
    view: PeriodView,
    style: NumberStyle,
    *,
    unit: str = "",
) -> BridgeTable:
    start, end = ends
    unit = unit or view.unit_in(project.currency)
    subtitle = example_note(project, subtitle.format(unit=unit, period=period_label(project.period)))
    refusal = _refusal(results, ends, style)
    if refusal:
        title = tr("The difference is not known: a price is missing")
        return BridgeTable(title, subtitle, refusal, unit, start, (), end, "", refusal, style)
    digits = common_digits((start.value, end.value))
    corners = list(accumulate((value for _, _, value, _ in parts), initial=start.value))
    if parts:
        corners[-1] = end.value  # not what floating-point sums leave
    steps = tuple(
        BridgeStep(key, label, value, before, after, signed(shown, digits, style), _step_figure(results, key, view.span))
        for (key, label, value, shown), (before, after) in zip(parts, pairwise(corners), strict=True)
    )
    difference = round(end.value, digits) - round(start.value, digits)
    if round(difference, digits) == 0:
        title = tr("{after} and {before} cost the same").format(after=end.label, before=start.label)
    else:
        title = tr("{after}: {amount} {unit} more than {before}") if difference > 0 else tr("{after}: {amount} {unit} less than {before}")
        amount = style.fixed(abs(difference), digits)
        title = title.format(after=end.label, amount=amount, unit=unit, before=start.label)
    made_of = "; ".join(f"{step.label} {step.text}" for step in steps)
    said = tr("{finding}. Bridge in {unit} from {start} to {end}: {parts}.")
    summary = said.format(finding=title, unit=unit, start=start.text, end=end.text, parts=made_of or tr("no difference"))
    return BridgeTable(title, subtitle, summary, unit, start, steps, end, signed(difference, digits, style), "", style)


def signed(value: float, digits: int, style: NumberStyle) -> str:
    """Return an amount with its sign; nothing is 0 without one."""
    if round(value, digits) == 0:
        return "0"
    text = style.fixed(value, digits)
    return text if value < 0 else f"+{text}"


def _pillar(result: OptionResult, scenario: str, view: PeriodView, style: NumberStyle, digits: int) -> BridgePillar:
    name = result.option.name
    label = tr("{scenario}: {option}").format(scenario=scenario, option=name) if scenario else name
    value = result.total * view.factor
    text = style.fixed(value, digits) if round(value, digits) else "0"
    figure = Figure("total", result.option.id, view.span, scenario=scenario)
    return BridgePillar(result.option.id, label, role_of(result.option), result.eligibility.eligible, value, text, figure)


def _step_figure(results: tuple[OptionResult, OptionResult], key: str, span: Span) -> Figure | None:
    """Return the address of one component's difference between two options; other steps have none of this kind."""
    if key not in COMPONENTS:
        return None
    before, after = results
    return Figure("difference", after.option.id, span, key, other=before.option.id)


def _refusal(results: tuple[OptionResult, OptionResult], ends: tuple[BridgePillar, BridgePillar], style: NumberStyle) -> str:
    """Say which prices are missing at which end; "" where none is."""
    said: dict[str, list[str]] = {}
    for result, pillar in zip(results, ends, strict=True):
        for unpriced in result.unpriced:
            said.setdefault(shortfall_text(unpriced, style), []).append(pillar.label)
    if not said:
        return ""
    gaps = gaps_text([tr("{gap} ({options})").format(gap=gap, options=listed(names)) for gap, names in said.items()], most=3)
    return tr("There is {gaps}. Add it to the price book; then the difference can be taken apart.").format(gaps=gaps)


def adding_up(parts: Sequence[float], digits: int, target: float) -> list[float]:
    """Round parts so that they sum to a printed difference; the part that was rounded most in size takes the rest."""
    if not parts:
        return []
    printed = [round(part, digits) for part in parts]
    uneven = [i for i, part in enumerate(parts) if abs(part - printed[i]) > NOISE / 10**digits] or list(range(len(parts)))
    largest = max(uneven, key=lambda i: abs(parts[i]))
    printed[largest] = round(printed[largest] + target - sum(printed), digits)
    return printed

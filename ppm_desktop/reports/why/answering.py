"""From the address of a number to its explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.reports.apportion import apportioned
from ppm_desktop.reports.number_text import common_digits
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.why.case import Case, OptionCase, number, sum_of
from ppm_desktop.reports.why.licences import average_licences
from ppm_desktop.reports.why.minutes import component_minutes, implied_minutes_of, lost_calls
from ppm_desktop.reports.why.money import component_cost, option_total
from ppm_desktop.reports.why.node import Node
from ppm_desktop.reports.why.people import organiser_months
from ppm_desktop.reports.why.pool import pool_minutes, pool_use
from ppm_desktop.reports.why.rule_words import rule_sentences
from ppm_desktop.reports.why.unknown import unknowns
from ppm_desktop.reports.words import call_type_label, component_in_sentence, component_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.case import Names
    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.reports.why.rule_words import RuleSentence
    from ppm_desktop.reports.why.unknown import Unknown

T = TypeVar("T")


@dataclass(frozen=True)
class WhyTree:
    """The explanation of one number."""

    figure: Figure
    title: str  # what the number is: "Pay per minute: toll dial-in"
    root: Node
    unit: str  # after the number: "USD a year"; "" where the number brings its own
    rules: tuple[RuleSentence, ...]
    unknowns: tuple[Unknown, ...]
    notes: tuple[str, ...]

    def shown(self, style: NumberStyle) -> str:
        """Return the number as the answer shows it."""
        return self.root.amount(style)


def why(comparison: Comparison, figure: Figure, style: NumberStyle, names: Names) -> WhyTree:
    """Explain a number of a comparison.

    Raises ``LookupError`` for an option, component, month, product or group that the comparison does not have.
    """
    if figure.kind == "implied_minutes":
        return why_implied(comparison.project, comparison.scenario, figure, names)
    case = _case(comparison, figure.option, figure, names)
    result = _result(comparison, figure.option)
    root = _root(comparison, case, figure, names)
    others = [_result(comparison, figure.other)] if figure.other else []
    metered = frozenset(part.use.product.is_metered for each in (result, *others) for part in each.charges.parts)
    components = (figure.component,) if figure.component else tuple(c for c in COMPONENTS if result.by_component[c])
    return WhyTree(
        figure=figure,
        title=_title(comparison, case, figure),
        root=root,
        unit=_unit(comparison, figure),
        rules=rule_sentences(case, figure, metered, components),
        unknowns=tuple(dict.fromkeys(u for each in (result, *others) for u in unknowns(case, each, style))) if root.bound else (),
        notes=_notes(comparison, figure, root, style),
    )


def why_implied(project: Project, scenario: Scenario, figure: Figure, names: Names) -> WhyTree:
    """Explain minutes that habits come to, which needs no comparison. Raises ``LookupError`` for a group that is not there."""
    if not 0 <= figure.group < len(scenario.groups) or not figure.call_type:
        raise LookupError(figure.group)
    case = Case(project, scenario, names)
    root = implied_minutes_of(case, figure.group, figure.call_type)
    group, calls = scenario.groups[figure.group].name, call_type_label(figure.call_type)
    note = tr("An average month after policies, before season and growth. What is billed is rounded up for each call.")
    title = tr("{group}: {what}").format(group=group, what=tr("minutes of {calls}").format(calls=calls))
    return WhyTree(figure, title, root, tr("a month"), rule_sentences(case, figure, frozenset(), ()), (), (note,))


def _result(comparison: Comparison, option: str) -> OptionResult:
    found = comparison.result(option)
    if found is None:
        raise LookupError(option)
    return found


def _case(comparison: Comparison, option: str, figure: Figure, names: Names) -> OptionCase:
    labels = [str(month) for month in comparison.traffic.months]
    if figure.month and figure.month not in labels:
        raise LookupError(figure.month)
    first = labels.index(figure.month) if figure.month and figure.kind != "until" else 0
    last = labels.index(figure.month) if figure.month else len(labels) - 1
    chosen = tuple(range(first, last + 1))
    return OptionCase(comparison.project, comparison.scenario, names, _result(comparison, option).charges, chosen)


def _root(comparison: Comparison, case: OptionCase, figure: Figure, names: Names) -> Node:  # noqa: PLR0911 - one for each kind
    match figure.kind:
        case "difference" | "saving_percent":
            return _against(case, _case(comparison, figure.other, figure, names), figure)
        case "per_organiser":
            return _per_organiser(case)
        case "licences":
            uses = (*(part.use for part in case.charges.parts), *case.charges.lost)
            return average_licences(case, _of_product({use.product.id: use for use in uses}, figure.product))
        case "pool":
            part = _of_product({part.use.product.id: part for part in case.charges.parts}, figure.product)
            return pool_minutes(case, part, tr("Pool minutes of {product}").format(product=part.use.product.name))
        case "minutes":
            return _minutes(case, figure)
        case "pool_use":
            part = _of_product({part.use.product.id: part for part in case.charges.parts}, figure.product)
            return pool_use(case, part, case.chosen[0])
        case "calls":
            return lost_calls(case)
    if figure.component and figure.component not in COMPONENTS:
        raise LookupError(figure.component)
    return _in_span(case, figure, component_cost(case, figure.component) if figure.component else option_total(case, tr("Total")))


def _against(case: OptionCase, other: OptionCase, figure: Figure) -> Node:
    """Return how far two options are apart, or that as a share of what the other costs."""
    own, against = (_cost(each, figure.component, each.charges.option.name) for each in (case, other))
    more, less = sorted((own, against), key=lambda total: -total.value)
    bound = more.bound and not less.bound
    apart = Node(tr("Difference"), more.value - less.value, "money", "difference", lambda: (more, less), bound=bound)
    if figure.kind == "difference":
        return _in_span(case, figure, apart)
    if not against.value:
        raise LookupError(figure.other)
    return Node(tr("Share"), apart.value / against.value, "percent", "quotient", lambda: (apart, against))


def _cost(case: OptionCase, component: str, label: str) -> Node:
    """Return what an option costs, or one component of it, under a label."""
    if component and component not in COMPONENTS:
        raise LookupError(component)
    return component_cost(case, component, label) if component else option_total(case, label)


def _per_organiser(case: OptionCase) -> Node:
    total, people = option_total(case, tr("Total")), organiser_months(case)
    if not people.value:
        raise LookupError(case.charges.option.id)
    label = tr("Per organiser and month")
    return Node(label, total.value / people.value, "money", "quotient", lambda: (total, people), bound=total.bound)


def _of_product(found: dict[str, T], product: str) -> T:
    if product not in found:
        raise LookupError(product)
    return found[product]


def _minutes(case: OptionCase, figure: Figure) -> Node:
    if figure.component:
        if figure.component not in MINUTE_COMPONENTS:
            raise LookupError(figure.component)
        return component_minutes(case, figure.component)
    terms = [component_minutes(case, component) for component in MINUTE_COMPONENTS]
    used = [term for term in terms if term.value]
    return sum_of(tr("Billed minutes"), sum(term.value for term in used), "minutes", lambda: used)


def _in_span(case: OptionCase, figure: Figure, whole: Node) -> Node:
    """Turn a sum over the period into an average month or year, as it is shown."""
    months = len(case.chosen)
    view = PeriodView(figure.span, months)
    if figure.month or figure.kind == "month" or view.factor == 1:
        return whole
    count = number(months, tr("Months"), "months")
    value = whole.value * view.factor
    if figure.span == "month":
        label = tr("{what}, average month").format(what=whole.label)
        return Node(label, value, "money", "quotient", lambda: (whole, count), bound=whole.bound)
    label = tr("{what}, average year").format(what=whole.label)
    year = number(MONTHS_PER_YEAR, tr("Months of a year"), "months")
    return Node(label, value, "money", "scaled", lambda: (whole, count, year), bound=whole.bound)


def _title(comparison: Comparison, case: OptionCase, figure: Figure) -> str:
    option = case.charges.option.name
    match figure.kind:
        case "difference":
            what = tr("difference to {other}").format(other=_result(comparison, figure.other).option.name)
            what = tr("{what}, {component}").format(what=what, component=component_label(figure.component)) if figure.component else what
        case "saving_percent":
            what = tr("difference to {other}, as a share").format(other=_result(comparison, figure.other).option.name)
        case "per_organiser":
            what = tr("cost per organiser and month")
        case "licences":
            what = tr("licences in an average month, {product}").format(product=case.product(figure.product))
        case "pool":
            what = tr("pool minutes of {product}").format(product=case.product(figure.product))
        case "pool_use":
            what = tr("use of the pool of {product}").format(product=case.product(figure.product))
        case "minutes":
            what = tr("billed minutes")
            what = tr("{what}, {component}").format(what=what, component=component_label(figure.component)) if figure.component else what
        case "calls":
            what = tr("calls given up")
        case _:
            what = component_in_sentence(figure.component) if figure.component else tr("total")
    if figure.month:
        what = tr("{what}, {months}").format(what=what, months=case.months(case.chosen))
    return tr("{option}: {component}").format(option=option, component=what)


def _unit(comparison: Comparison, figure: Figure) -> str:
    currency = comparison.project.currency
    if figure.kind in {"licences", "pool", "pool_use", "minutes", "calls", "saving_percent"}:
        return ""
    if figure.kind == "per_organiser":
        return tr("{currency} per organiser a month").format(currency=currency)
    if figure.month:
        return currency
    return PeriodView(figure.span, comparison.project.months).unit_in(currency)


def _notes(comparison: Comparison, figure: Figure, root: Node, style: NumberStyle) -> tuple[str, ...]:
    notes = []
    if figure.kind == "component" and (printed := _printed_otherwise(comparison, figure, style)):
        notes.append(tr("The table shows {printed}, rounded so that its column adds up to the total.").format(printed=printed))
    if (
        figure.kind == "difference"
        and not figure.component
        and (printed := _printed_apart(comparison, figure, style)) != style.money(root.value)
    ):
        notes.append(tr("The answer shows {printed}: the difference of both totals as they are printed.").format(printed=printed))
    if figure.kind == "difference" and figure.component and (printed := _printed_parts_apart(comparison, figure, root, style)):
        notes.append(tr("The chart shows {printed}: the difference of both parts as they are printed.").format(printed=printed))
    if root.bound:
        notes.append(tr("A price is missing: the number is a lower bound, and what is missing is not counted as nothing."))
    if figure.kind not in {"minutes", "licences", "calls", "pool", "pool_use"} and comparison.project.has_examples:
        notes.append(tr("Prices marked “example” are examples: put the real ones under Prices before you decide."))
    return tuple(notes)


def _printed_apart(comparison: Comparison, figure: Figure, style: NumberStyle) -> str:
    """Return how the answer writes a difference."""
    factor = PeriodView(figure.span, comparison.project.months).factor
    return style.money(style.apart(_result(comparison, figure.option).total * factor, _result(comparison, figure.other).total * factor))


def _printed_parts_apart(comparison: Comparison, figure: Figure, root: Node, style: NumberStyle) -> str:
    """Return how the bridge writes one component's difference, rounded so that all add up; "" where it is simply rounded."""
    factor = PeriodView(figure.span, comparison.project.months).factor
    ends = [_result(comparison, option) for option in (figure.other, figure.option)]
    digits = common_digits(end.total * factor for end in ends)
    place = COMPONENTS.index(figure.component)
    before, after = (apportioned([value * factor for value in end.by_component.values()], digits)[place] for end in ends)
    printed = round(abs(after - before), digits)
    return "" if printed == round(root.value, digits) else style.fixed(printed, digits)


def _printed_otherwise(comparison: Comparison, figure: Figure, style: NumberStyle) -> str:
    """Return how the cost table writes a component where its last digit makes the column add up; "" where it is simply rounded."""
    factor = PeriodView(figure.span, comparison.project.months).factor
    digits = common_digits(result.total * factor for result in comparison.results)
    parts = [value * factor for value in _result(comparison, figure.option).by_component.values()]
    place = COMPONENTS.index(figure.component)
    printed = apportioned(parts, digits)[place]
    return "" if printed == round(parts[place], digits) else style.fixed(printed, digits)

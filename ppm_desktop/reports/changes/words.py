"""What changed between two saved projects, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.decisions.changes import CAUSES
from ppm_desktop.reports.bridge import causes_text
from ppm_desktop.reports.words import period_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.changes import NoScenarioError, OtherCurrencyError, ProjectChange
    from ppm_desktop.reports.number_text import NumberStyle


def other_currency_sentence(error: OtherCurrencyError, names: tuple[str, str]) -> str:
    """Say why two projects cannot be held against each other."""
    said = tr("{first} is in {before} and {second} in {after}: amounts in different currencies are not compared, and nothing is converted.")
    return said.format(first=names[0], before=error.before, second=names[1], after=error.after)


def no_scenario_sentence(error: NoScenarioError, names: tuple[str, str]) -> str:
    """Say which project lacks the scenario, and which it has."""
    said = tr('{file} has no scenario "{name}". It has: {known}.')
    return said.format(file=names[0 if error.is_before else 1], name=error.name, known=", ".join(error.known))


def decision_sentences(change: ProjectChange, names: tuple[str, str], style: NumberStyle) -> tuple[str, ...]:
    """Say what was cheapest in each, and whether the decision is another one."""
    old, new = change.before.cheapest, change.after.cheapest
    said = [_decision(change.before, names[0], style), _decision(change.after, names[1], style)]
    if old is None or new is None:
        said.append(tr("Whether the decision changed cannot be said while one of the two has no cheapest option."))
    elif old.option.id == new.option.id:
        said.append(tr("The decision stays the same: {option}.").format(option=new.option.name))
    else:
        said.append(tr("The decision changes from {before} to {after}.").format(before=old.option.name, after=new.option.name))
    return tuple(said)


def _decision(comparison: Comparison, name: str, style: NumberStyle) -> str:
    best, project = comparison.cheapest, comparison.project
    if best is None:
        if not any(result.eligibility.eligible for result in comparison.results):
            return tr("{project}: none of the options can be bought as things are.").format(project=name)
        return tr("{project}: no option can be called cheapest, because a price is missing.").format(project=name)
    said = trn(
        "{project}: cheapest is {option}, {amount} {currency} over {count} month.",
        "{project}: cheapest is {option}, {amount} {currency} over {count} months.",
        project.months,
    )
    return said.format(
        project=name, option=best.option.name, amount=style.money(best.total), currency=project.currency, count=project.months
    )


def order_sentence() -> str:
    """Say in which order causes are replaced, and that the order matters."""
    order = ", ".join(causes_text((cause,)) for cause in CAUSES)
    return tr("Each part is what the total changes by when one cause after the other is replaced, in this order: {order}.").format(
        order=order
    )


def period_sentence(change: ProjectChange, names: tuple[str, str]) -> str:
    """Say that the periods differ and what the part of the period is."""
    before, after = change.before.project, change.after.project
    said = trn(
        '{first}: {before}. {second}: {after}. {count} month is in both. The part "Period" is what the first would cost more or less '
        "over the months of the second.",
        '{first}: {before}. {second}: {after}. {count} months are in both. The part "Period" is what the first would cost more or less '
        "over the months of the second.",
        change.common_months,
    )
    return said.format(
        first=names[0], second=names[1], before=period_label(before.period), after=period_label(after.period), count=change.common_months
    )


def no_bridge_sentence(change: ProjectChange, names: tuple[str, str]) -> str:
    """Say why the money cannot be taken apart."""
    place = 0 if change.ends[0] is None else 1
    comparison = (change.before, change.after)[place]
    if change.wanted:
        known = ", ".join(result.option.id for result in comparison.results)
        said = tr('{project} has no option "{given}". It has: {known}.')
        return said.format(project=names[place], given=change.wanted, known=known)
    said = tr("{project} has no cheapest option, so there is no total to begin or end with. Choose an option that both projects have.")
    return said.format(project=names[place])

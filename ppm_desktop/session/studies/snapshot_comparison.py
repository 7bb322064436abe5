"""A snapshot beside the project as it is now, in words: what each option cost and costs, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.domain.differences import differences
from ppm_desktop.reports.changes.difference_table import Names, difference_rows
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.session.background import engine
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle

#: More than this nobody reads; the rest is counted.
_MOST_ROWS: Final = 500
_MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class SnapshotText:
    """What the dialog shows of one snapshot."""

    scenario: str
    unit: str  # "USD a year"
    totals: tuple[tuple[str, str, str, str], ...]  # option, then, now, difference
    differences: tuple[tuple[str, str, str, str], ...]  # where, what, then, now
    remark: str  # why there are no totals, "" when there are


def compare_snapshot(project: Project, then: Project, scenario: str, catalogue: Catalogue, style: NumberStyle) -> SnapshotText:
    """Compare ``then`` with ``project``; totals are of the scenario of that name. Takes a while: call it in a thread."""
    found = differences(then, project)
    availability = catalogue.availability
    rows = [
        (row.where, row.what, row.before, row.after) for row in difference_rows(found[:_MOST_ROWS], style, _names(then, project, catalogue))
    ]
    if len(found) > _MOST_ROWS:
        more = len(found) - _MOST_ROWS
        rows.append((trn("{count} more difference", "{count} more differences", more).format(count=more), "", "", ""))
    remark = ""
    if then.scenario(scenario) is None:
        remark = tr("There was no scenario named {scenario} then.").format(scenario=scenario)
    sides = [_results(side, scenario, availability) for side in (then, project)]
    if not remark and not all(sides):
        then_wrong, now_wrong = (
            tr("Then the plan has errors, so it cannot be calculated."),
            tr("Now the plan has errors, so it cannot be calculated."),
        )
        remark = now_wrong if sides[0] else then_wrong
    same_money = then.currency == project.currency
    old, new = sides
    options = {} if remark else {**old, **new}
    totals = [_total(option, old, new, then, project, style, same_money=same_money) for option in options]
    unit = tr("{currency} a year").format(currency=project.currency) if same_money else tr("a year")
    return SnapshotText(scenario, unit, tuple(totals), tuple(rows), remark)


def _results(project: Project, name: str, availability: Availability) -> dict[str, OptionResult]:
    scenario = project.scenario(name)
    if scenario is None or has_errors(check_project(project)):
        return {}
    return {result.option.id: result for result in engine.compare(project, scenario, availability).results}


def _total(
    option: str,
    old: dict[str, OptionResult],
    new: dict[str, OptionResult],
    then: Project,
    now: Project,
    style: NumberStyle,
    *,
    same_money: bool,
) -> tuple[str, str, str, str]:
    name = (new.get(option) or old[option]).option.name
    texts, yearly = [], []
    for results, project in ((old, then), (new, now)):
        result = results.get(option)
        if result is None:
            texts.append(UNKNOWN)
            continue
        amount = result.total / project.months * _MONTHS_A_YEAR
        text = style.money(amount) if result.complete else style.at_least(style.money(amount))
        texts.append(text if same_money else f"{text} {project.currency}")
        if result.complete:
            yearly.append(amount)
    both = same_money and len(yearly) == len(texts)
    change = yearly[1] - yearly[0] if both else 0.0
    sign = "+" if change > 0 and style.money(change) != "0" else ""
    return name, texts[0], texts[1], f"{sign}{style.money(change)}" if both else UNKNOWN


def _names(then: Project, now: Project, catalogue: Catalogue) -> Names:
    """Call everything as it is called now, and what is gone as it was called then."""
    both = (then, now)
    return Names(
        {country.code: country.name for country in catalogue.countries},
        {product.id: product.name for project in both for product in project.price_book.products},
        {option.id: option.name for project in both for scenario in project.scenarios for option in scenario.options},
    )

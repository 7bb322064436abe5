"""The open plan held against another saved one, in the words of a dialog. For a thread: it reads a file and calculates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.changes import OtherCurrencyError, project_change, scenarios_to_compare
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.changes.table import change_report
from ppm_desktop.reports.changes.words import other_currency_sentence
from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle

#: More than this nobody reads; the rest is counted.
_MOST_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class ProjectComparisonText:
    """What the dialog shows."""

    finding: str  # what the money difference is, in a sentence; why there is nothing to show, if ``refused``
    refused: bool = False
    decisions: tuple[str, ...] = ()
    currency: str = ""  # of the amounts
    parts: tuple[tuple[str, str], ...] = ()  # from the earlier total to the later one
    remarks: tuple[str, ...] = ()
    differences: tuple[tuple[str, str, str, str], ...] = ()  # where, what, then, now
    options: tuple[tuple[str, str], ...] = ()  # id and name of those that both have


def compare_with_file(
    path: Path, project: Project, scenario: str, option: str, catalogue: Catalogue, style: NumberStyle
) -> ProjectComparisonText:
    """Hold ``project`` against the saved plan in ``path``, which counts as the earlier one.

    ``scenario`` is looked at if both have it, each one's baseline otherwise; ``option`` is an id, "" for the cheapest of each.
    """
    reading = read_project(path, catalogue.country_codes)
    if reading.project is None or not reading.sound:
        problem = next(problem for problem in reading.problems if problem.severity == "error")
        said = problem_sentence(problem)
        return _refusal(f"{problem.path}: {said}" if problem.path else said)
    if has_errors(check_project(project)):
        return _refusal(tr("This plan has errors, so it cannot be calculated. Mend them first: View > Problems lists them."))
    then = reading.project
    both = then.scenario(scenario) is not None and project.scenario(scenario) is not None
    names = path.name, tr("This plan")
    try:
        change = project_change(
            then, project, scenarios_to_compare(then, project, scenario if both else None), catalogue.availability, option
        )
    except OtherCurrencyError as error:
        return _refusal(other_currency_sentence(error, names))
    countries = {country.code: country.name for country in catalogue.countries}
    report = change_report(change, names, countries, style)
    found = [(row.where, row.what, row.before, row.after) for row in (*report.inputs, *report.rates)]
    if len(found) > _MOST_ROWS:
        more = len(found) - _MOST_ROWS
        found = [*found[:_MOST_ROWS], (trn("{count} more difference", "{count} more differences", more).format(count=more), "", "", "")]
    known = {result.option.id for result in change.before.results}
    options = tuple((r.option.id, r.option.name) for r in change.after.results if r.option.id in known)
    text = ProjectComparisonText(
        finding=report.decisions[-1],
        decisions=report.decisions[:-1],
        remarks=report.remarks,
        differences=tuple(found),
        options=options,
    )
    bridge = report.bridge
    if bridge is None or bridge.refusal:
        return text
    steps = [(step.label, step.text) for step in bridge.steps]
    parts = ((bridge.start.label, bridge.start.text), *steps, (bridge.end.label, bridge.end.text))
    examples = (tr("Example prices."),) if then.has_examples or project.has_examples else ()
    return replace(text, currency=project.currency, parts=parts, remarks=(*examples, *report.remarks))


def _refusal(reason: str) -> ProjectComparisonText:
    return ProjectComparisonText(reason, refused=True)

"""Levers: money a year alone, in their order with a live sum, and fair shares; each dial-out setting; who uses up the pools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.decision_findings import MOST_GROUPS
from ppm_desktop.reports.decision_tables import with_short_names
from ppm_desktop.reports.document.levers import short_names
from ppm_desktop.reports.levers.table import drains_twin, levers_table, settings_twin
from ppm_desktop.reports.levers.words import assumption_sentences, moves_sentences, slope_sentence
from ppm_desktop.reports.workbook.addresses import letters
from ppm_desktop.reports.workbook.computed_table import computed_note, write_twin
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.lever_study import LeverStudy
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

_LAST: Final = 5


def has_levers(plan: WorkbookPlan) -> bool:
    """Say whether a workbook has the sheet: calls are charged, and the plan is not so large that every group's settings take long."""
    return plan.findings.levers_matter and len(plan.scenario.groups) <= MOST_GROUPS


def write_levers(page: Page, plan: WorkbookPlan, _layout: Layout) -> None:
    """Write the sheet."""
    study, style, scenario = plan.findings.levers, plan.style, plan.scenario
    if study is None:
        return
    page.title(tr("What settings and habits save"), computed_note())
    page.columns(0, 0, 44)
    page.columns(1, _LAST, 20)
    page.text(3, 0, tr("{finding}.").format(finding=levers_table(study, style).title), "verdict")
    row = _write_levers(page, plan, study, 5)
    for sentence in (slope_sentence(study.slope, plan.project, style), *assumption_sentences(study.levers, style)):
        page.sentence(row, with_short_names(sentence, scenario), _LAST)
        row += 1
    if study.settings:
        row = write_twin(page, row + 1, short_names(settings_twin(study), scenario), (0, 1))
    if study.drains:
        row = write_twin(page, row + 1, short_names(drains_twin(study, style), scenario), (0,))
        for sentence in moves_sentences(study.drains, plan.project, style):
            page.sentence(row, with_short_names(sentence, scenario), _LAST)
            row += 1
    page.finish(frozen=(2, 0))


def _write_levers(page: Page, plan: WorkbookPlan, study: LeverStudy, row: int) -> int:
    """Write the levers; where every price is there, all together are live sums of the parts. Return the row below."""
    twin = levers_table(study, plan.style).twin
    if study.levers.together is None or any(None in (effect.in_order, effect.fair) for effect in study.levers.effects):
        return write_twin(page, row, twin, (0,))
    *parts, together = twin.rows
    first = row + 3
    end = write_twin(page, row, type(twin)(twin.title, twin.subtitle, twin.columns, tuple(parts)), (0,))
    page.text(end, 0, str(together[0]), "head")
    for column in (2, 3):
        name = letters(column)
        page.formula(end, column, f"SUM({name}{first + 1}:{name}{end})", study.levers.together, "strong.money")
    return end + 2

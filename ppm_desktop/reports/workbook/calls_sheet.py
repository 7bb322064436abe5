"""Imported calls: what the export said by month, class and destination, what was left out and assumed. Values, because the calls are not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.usage.months_table import usage_months_table
from ppm_desktop.reports.usage.words import left_out_twin, places_twin, usage_finding, usage_notes, usage_source_line
from ppm_desktop.reports.workbook.computed_table import computed_note, write_twin
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def has_calls(plan: WorkbookPlan) -> bool:
    """Whether a plan has this sheet: it keeps what an import of calls found."""
    return plan.project.usage_summary is not None


def write_calls(page: Page, plan: WorkbookPlan, _layout: Layout) -> None:
    """Write the sheet."""
    kept, style = plan.project.usage_summary, plan.style
    assert kept is not None  # noqa: S101 - the sheet is left out then
    page.title(tr("Imported calls"), computed_note())
    page.columns(0, 0, 48)
    page.columns(1, 6, 18)
    page.text(3, 0, usage_finding(kept, style), "verdict")
    row = 4
    for sentence in (usage_source_line(kept, style), *usage_notes(kept.summary, style)):
        page.text(row, 0, sentence, "note")
        row += 1
    row += 1
    if kept.summary.months:
        for table in (usage_months_table(kept, "minutes", style), usage_months_table(kept, "money", style)):
            row = write_twin(page, row, table.twin, (0, len(table.twin.columns) - 1)) + 1
        row = write_twin(page, row, places_twin(kept, style), (0, 1)) + 1
    left_out = left_out_twin(kept.summary)
    if left_out is not None:
        write_twin(page, row, left_out, (0,))
    page.finish(frozen=(2, 0))

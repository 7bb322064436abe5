"""Writes the workbook: all sheets, and names for the cells that people look for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from ppm_desktop.reports.workbook.addresses import sheet_name
from ppm_desktop.reports.workbook.layout import Layout
from ppm_desktop.reports.workbook.page import Formats, Page
from ppm_desktop.reports.workbook.plan import WorkbookPlan
from ppm_desktop.reports.workbook.sheets import SHEETS
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.number_text import NumberStyle


def workbook_bytes(
    comparison: Comparison, catalogue: Catalogue, style: NumberStyle, progress: Callable[[str], None] = lambda _title: None
) -> bytes:
    """Return the workbook of one scenario as an Excel file, in the language in force.

    Args:
        comparison: The options of the scenario, costed.
        catalogue: Where names of countries, rules and limits come from.
        style: How numbers and days are written in texts; cells leave that to the program that shows them.
        progress: Called with the title of each sheet before it is written.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; only who exports needs it

    from ppm_desktop.reports.workbook.formula_sheet import FormulaSheet  # noqa: PLC0415 - brings XlsxWriter

    plan = WorkbookPlan(comparison, catalogue, style)
    layout = Layout(plan)
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": plan.project.name[:255], "subject": plan.scenario.name[:255], "comments": tr("Written by ppm_desktop")})
    # A spreadsheet program recalculates when it opens the file: what it shows is its own result, not only ours.
    book.set_calc_mode("auto")
    formats = Formats(book, plan.project.currency)
    pages = [(builder, book.add_worksheet(sheet_name(tr(builder.title)), FormulaSheet)) for builder in SHEETS if builder.wanted(plan)]
    for builder, sheet in pages:
        progress(tr(builder.title))
        if builder.tab:
            sheet.set_tab_color(builder.tab)
        builder.write(Page(sheet, formats), plan, layout, book)
    _define_names(book, plan, layout)
    book.close()
    return target.getvalue()


def _define_names(book: Any, plan: WorkbookPlan, layout: Layout) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Name what formulas of other workbooks and the name box look for; the names are the same in every language."""
    named = {
        "Verdict": layout.verdict,
        "First_month": layout.setting("start"),
        "Billing_increment": layout.setting("increment_seconds"),
        "Licence_basis": layout.setting("pool_basis"),
        "Season": layout.season,
        "Option_names": layout.summary("option"),
        "Option_totals": layout.summary("total"),
        "Zone_A": layout.zone_a,
        "Destination_shares": layout.mixes,
        "Attendees": layout.group("attendees"),
        "Meetings": layout.group("meetings_per_organiser"),
        "Phone_share": layout.group("phone_share"),
        "Minutes_per_call": layout.group("minutes_per_call"),
    }
    for o in range(len(plan.results)):
        named[f"Total_option_{o + 1}"] = layout.summary("total").cell(o)
    for name, where in named.items():
        book.define_name(name, f"={where}")

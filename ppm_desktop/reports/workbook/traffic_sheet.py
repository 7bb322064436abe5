"""Traffic: a row per month and group with organisers, calls, and billed minutes by call type after policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.reports.words import call_type_label
from ppm_desktop.reports.workbook.addresses import at
from ppm_desktop.reports.workbook.layout import HEAD
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

ORGANISERS = 2


def write_traffic(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    page.title(
        tr("Traffic"), tr("Before anybody is licensed: what each group calls in each month. Minutes are billed ones, after policies.")
    )
    minutes = [tr("Minutes, {calls}").format(calls=call_type_label(call_type)) for call_type in CALL_TYPES]
    page.heads(HEAD - 1, [tr("Month"), tr("Group"), tr("Organisers"), tr("Calls before policies"), *minutes], words=(1,))
    page.sheet.set_row(HEAD - 1, 30)
    traffic = plan.comparison.traffic
    organisers: list[list[int]] = traffic.organisers.T.tolist()
    calls: list[list[float]] = traffic.calls.T.tolist()
    split = np.stack([plan.weights[:, _of(plan, t)].sum(axis=1) for t in CALL_TYPES], axis=1)
    minutes_by_type: list[list[list[float]]] = (traffic.minutes.T[:, :, None] * split[None]).tolist()
    grown = [_organisers(layout, g) for g in range(len(plan.scenario.groups))]
    per_organiser = [str(layout.group("calls", g)) for g in range(len(grown))]
    per_minute = [str(layout.group("minutes", g)) for g in range(len(grown))]
    weights = [[str(layout.of_type(layout.weights, t).row(g)) for t in CALL_TYPES] for g in range(len(grown))]
    for m, month in enumerate(plan.project.period):
        day, number, season = (str(layout.month(name, m)) for name in ("day", "number", "season"))
        serial = month.first_day.toordinal() - 693_594
        for g, group in enumerate(plan.scenario.groups):
            row = layout.traffic(0, m).top + g
            page.formula(row, 0, day, serial, "month")
            page.text(row, 1, group.name)
            page.formula(row, ORGANISERS, grown[g].replace("@", number), organisers[m][g], "count")
            here = at(row, ORGANISERS)
            page.formula(row, 3, f"{here}*{season}*{per_organiser[g]}", calls[m][g], "quantity")
            for t in range(len(CALL_TYPES)):
                page.formula(row, 4 + t, f"{here}*{season}*{per_minute[g]}*SUM({weights[g][t]})", minutes_by_type[m][g][t], "quantity")
    page.columns(0, 0, 11)
    page.columns(1, 1, 30)
    page.columns(2, 6, 13)
    page.finish(frozen=(HEAD, 2), repeated=(HEAD - 1, HEAD - 1))


def _of(plan: WorkbookPlan, call_type: str) -> list[int]:
    return [k for k, key in enumerate(plan.keys) if key.call_type == call_type]


def _organisers(layout: Layout, group: int) -> str:
    """Return the step in force, grown since it began and rounded half up; @ stands for the number of the month."""
    steps, growth = layout.steps(group), layout.group("growth_per_year", group)
    since = f"LOOKUP(@,{steps.column(3)})"
    base = f"LOOKUP(@,{steps.column(3)},{steps.column(2)})"
    return f"IFERROR(INT({base}*IF(@={since},1,(1+{growth})^((@-{since})/12))+0.5),0)"

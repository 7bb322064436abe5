"""Destinations: where calls go, a column per call type and number, a row per group; as typed, and after policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.products import NONE
from ppm_desktop.reports.words import call_type_label, line_label
from ppm_desktop.reports.workbook import choices
from ppm_desktop.reports.workbook.addresses import at, quoted
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def write_destinations(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    page.title(tr("Destinations"), tr("Shares of each call type by destination; the shares of a call type in use add up to 100 %."))
    zone = layout.zone_a
    keys = plan.keys
    top = zone.top - 4
    page.heads(top, [tr("Calls"), *(call_type_label(key.call_type) for key in keys)])
    page.sheet.set_row(top, 30)
    for row, label in enumerate((tr("Country"), tr("Code"), tr("Line"), tr("In Zone A (1: yes)")), start=top + 1):
        page.text(row, 0, label)
    for k, key in enumerate(keys, start=1):
        page.text(top + 1, k, plan.countries.get(key.destination.country, key.destination.country), "wrapped.right")
        page.text(top + 2, k, key.destination.country, "bound")
        page.text(top + 3, k, line_label(key.destination.line), "bound")
        page.number(zone.top, k, float(key.destination.country in plan.book.zone_a), "input.count")
    page.sheet.set_row(top + 1, 30)
    page.between(zone, 0, 1, tr("1 for yes, 0 for no."))
    _scopes(page, plan, layout)
    mixes, weights = layout.mixes, layout.weights
    page.text(mixes.top - 2, 0, tr("Shares of a call type by destination"), "section")
    page.text(
        weights.top - 2,
        0,
        tr("Share of all phone calls of the group, after policies; what is missing to 100 % moved to the app"),
        "section",
    )
    for table in (mixes, weights):
        page.heads(table.top - 1, [tr("Group"), *(f"{key.destination}" for key in keys)])
    _shares(page, plan, layout)
    page.between(mixes, 0, 1, tr("A share from 0 to 1 (100 %)."))
    page.columns(0, 0, 54)
    page.columns(1, len(keys), 11)
    page.finish(frozen=(top + 4, 1))


def _scopes(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Say by product which dial-out keys its pool covers: never premium numbers."""
    first, _ = plan.keys_of("dial_out")
    for p, product in enumerate(plan.products):
        row = layout.in_scope(p)
        if product.id == NONE:
            continue
        page.text(row.top, 0, tr("In the pool of {product} (1: yes)").format(product=product.name))
        scope = layout.product("pool_scope", p)
        for k in range(first, len(plan.keys)):
            column = 1 + k
            code, line, zone = (at(layout.zone_a.top + back, column) for back in (-2, -1, 0))
            value = float(product.pool_covers(plan.keys[k].destination, plan.book.zone_a))
            formula = (
                f"IF({line}={quoted(line_label('premium'))},0,IF({scope}={quoted(choices.zone_a())},{zone},"
                f"IF(ISNUMBER(SEARCH({code},{scope}))*({scope}<>{quoted(choices.nothing())}),1,0)))"
            )
            page.formula(row.top, column, formula, value, "count")


def _shares(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    landed = {call_type: layout.group(f"landed.{call_type}") for call_type in CALL_TYPES}
    policies, countries = layout.group("dial_out_policy"), layout.group("country")
    everywhere, home, zone_only = (quoted(choices.dial_out(policy)) for policy in ("any", "same_country", "zone_a"))
    values: list[list[float]] = np.asarray(plan.weights).tolist()
    for g, group in enumerate(plan.scenario.groups):
        row, below = layout.mixes.top + g, layout.weights.top + g
        page.text(row, 0, group.name)
        page.text(below, 0, group.name)
        typed = {call_type: dict(group.destinations.of(call_type)) for call_type in CALL_TYPES}
        through = {call_type: str(landed[call_type].cell(g)) for call_type in CALL_TYPES}
        policy, country = str(policies.cell(g)), str(countries.cell(g))
        for k, key in enumerate(plan.keys):
            share = typed[key.call_type].get(key.destination)
            if share is None:
                page.blank(row, 1 + k, "input.share")
            else:
                page.number(row, 1 + k, share, "input.share")
            formula = f"{through[key.call_type]}*{at(row, 1 + k)}"
            if key.call_type == "dial_out":
                code, zone = at(layout.zone_a.top - 2, 1 + k), at(layout.zone_a.top, 1 + k)
                formula += f"*IF({policy}={everywhere},1,IF({policy}={home},({country}={code})*1,IF({policy}={zone_only},{zone},0)))"
            page.formula(below, 1 + k, formula, values[g][k], "share")

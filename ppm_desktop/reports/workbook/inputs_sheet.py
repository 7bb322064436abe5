"""Inputs: settings, season, a row per group with its habits and policies, and the steps of its headcount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.reports.words import month_name
from ppm_desktop.reports.workbook import choices
from ppm_desktop.reports.workbook.addresses import area, at, quoted
from ppm_desktop.reports.workbook.layout import GROUP_COLUMNS
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

_HEADS: Final = (
    mark("Group"), mark("Country"), mark("Already holds"), mark("Growth a year"), mark("Meetings per organiser and month"),
    mark("Attendees per meeting"), mark("Share by phone"), mark("Minutes per call"), mark("Spread of usage (for later, no result uses it)"),
    mark("Join by toll"), mark("Join by toll-free"), mark("Join by dial-out"), mark("Dial-out policy"), mark("Barred dial-out to toll"),
    mark("Barred dial-out to toll-free"), mark("Barred dial-out to the app"), mark("Toll-free switched off"),
    mark("Toll-free when off to toll"), mark("Toll-free when off to the app"), mark("Calls per organiser and month"),
    mark("Billed minutes per organiser and month"), mark("Calls to toll after policies"), mark("Calls to toll-free after policies"),
    mark("Calls to dial-out before it is barred"),
)  # fmt: skip
_SHARES: Final = frozenset({"phone_share", *(name for name in GROUP_COLUMNS if name.startswith(("join.", "when_"))), "landed"})
_AVERAGES: Final = ("meetings_per_organiser", "attendees", "minutes_per_call", "usage_spread")


def write_inputs(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    page.title(tr("Inputs"), tr("Cells with blue figures on a pale ground may be changed; everything else follows."))
    _settings(page, plan, layout)
    _season(page, plan, layout)
    names = layout.group("name")
    page.text(names.top - 2, 0, tr("Groups of organisers"), "section")
    page.heads(names.top - 1, [tr(head) for head in _HEADS], words=(0, 1, 2, 12, 16))
    page.sheet.set_row(names.top - 1, 86)
    for g, group in enumerate(plan.scenario.groups):
        _group(page, plan, layout, g, group)
    _validation(page, layout)
    _steps(page, plan, layout)
    page.columns(0, 0, 38)
    page.columns(1, len(GROUP_COLUMNS) - 1, 14)
    page.columns(12, 12, 18)
    page.finish(frozen=(2, 1))


def _settings(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    scenario, project = plan.scenario, plan.project
    top = layout.setting("currency").top
    page.text(top - 1, 0, tr("Settings"), "section")
    labels = (tr("Currency"), tr("First month"), tr("Months"), tr("Billing increment in seconds"))
    for row, label in enumerate((*labels, tr("Minutes that rounding up adds to a call"), tr("Pool and fees count licences"))):
        page.text(top + row, 0, label)
    page.text(top, 1, project.currency)
    page.day(top + 1, 1, project.start.first_day, "input.month")
    page.number(top + 2, 1, project.months, "count")
    page.text(top + 2, 2, tr("The number of months is fixed in a workbook."), "note")
    page.number(top + 3, 1, scenario.increment_seconds, "input.count")
    increment = at(top + 3, 1)
    page.formula(top + 4, 1, f"IF({increment}>1,{increment}/120,0)", expected_rounding(scenario.increment_seconds), "factor")
    page.text(top + 5, 1, choices.pool_basis(scenario.pool_basis), "input.text")
    page.choice(layout.setting("pool_basis"), [choices.pool_basis("assigned"), choices.pool_basis("purchased")])
    page.between(layout.setting("increment_seconds"), 1, 3600, tr("Seconds from 1 to 3600."))


def _season(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    season = layout.season
    page.text(season.top - 2, 0, tr("Season: factor on the meetings of each calendar month"), "section")
    page.heads(season.top - 1, ["", *(month_name(number) for number in range(1, 13))])
    page.text(season.top, 0, tr("Factor"))
    for place, factor in enumerate(plan.scenario.season):
        page.number(season.top, season.left + place, factor, "input.factor")
    page.between(season, 0, 1000, tr("A factor from 0 to 1000; 1 is an average month."))


def _group(page: Page, plan: WorkbookPlan, layout: Layout, g: int, group: Group) -> None:
    row = layout.group("name", g).top
    column = GROUP_COLUMNS.index
    join, barred, off = group.habits.join, group.policies.when_barred, group.policies.when_toll_free_off
    page.text(row, 0, group.name, "label")
    page.text(row, 1, group.country, "input.text")
    page.text(row, 2, choices.holding(group.holds), "input.text")
    page.number(row, 3, group.growth_per_year, "input.share")
    for name in _AVERAGES:
        page.number(row, column(name), getattr(group.habits, name), "input.average")
    page.text(row, column("dial_out_policy"), choices.dial_out(group.policies.dial_out), "input.text")
    page.text(row, column("toll_free_off"), choices.yes_no(group.policies.toll_free_off), "input.text")
    shares = {
        "phone_share": group.habits.phone_share,
        "join.toll": join.toll,
        "join.toll_free": join.toll_free,
        "join.dial_out": join.dial_out,
        "when_barred.toll": barred.toll,
        "when_barred.toll_free": barred.toll_free,
        "when_barred.app": barred.app,
        "when_toll_free_off.toll": off.toll,
        "when_toll_free_off.app": off.app,
    }
    for name, share in shares.items():
        page.number(row, column(name), share, "input.share")
    _derived(page, plan, layout, g, group)


def _derived(page: Page, plan: WorkbookPlan, layout: Layout, g: int, group: Group) -> None:
    row = layout.group("name", g).top

    def cell(name: str) -> str:
        return at(row, GROUP_COLUMNS.index(name))

    habits = group.habits
    calls = habits.calls_per_organiser
    minutes = calls * (habits.minutes_per_call + expected_rounding(plan.scenario.increment_seconds))
    factors = f"{cell('meetings_per_organiser')}*{cell('attendees')}*{cell('phone_share')}"
    page.formula(row, GROUP_COLUMNS.index("calls"), factors, calls, "quantity")
    page.formula(
        row,
        GROUP_COLUMNS.index("minutes"),
        f"{cell('calls')}*({cell('minutes_per_call')}+{layout.setting('rounding')})",
        minutes,
        "quantity",
    )
    mix = layout.of_type(layout.mixes, "dial_out").row(g)
    zone = layout.of_type(layout.zone_a, "dial_out")
    country = area(mix.sheet, layout.zone_a.top - 2, mix.left, 1, mix.right - mix.left + 1)
    policy = cell("dial_out_policy")
    barred = (
        f"{cell('join.dial_out')}*IF({policy}={quoted(choices.dial_out('any'))},0,SUM({mix})"
        f"-IF({policy}={quoted(choices.dial_out('same_country'))},SUMIF({country},{cell('country')},{mix}),"
        f"IF({policy}={quoted(choices.dial_out('zone_a'))},SUMPRODUCT({mix},{zone}),0)))"
    )
    off = f"{cell('toll_free_off')}={quoted(choices.yes())}"
    toll_free = f"({cell('join.toll_free')}+{barred}*{cell('when_barred.toll_free')})"
    toll, free, out = plan.landed[g].tolist()
    page.formula(
        row,
        GROUP_COLUMNS.index("landed.toll"),
        f"{cell('join.toll')}+{barred}*{cell('when_barred.toll')}+IF({off},{toll_free}*{cell('when_toll_free_off.toll')},0)",
        toll,
        "share",
    )
    page.formula(row, GROUP_COLUMNS.index("landed.toll_free"), f"IF({off},0,{toll_free})", free, "share")
    page.formula(row, GROUP_COLUMNS.index("landed.dial_out"), cell("join.dial_out"), out, "share")


def _validation(page: Page, layout: Layout) -> None:
    for name in (column for column in GROUP_COLUMNS if column in _SHARES):
        page.between(layout.group(name), 0, 1, tr("A share from 0 to 1 (100 %)."))
    for name in _AVERAGES:
        page.between(layout.group(name), 0, 1_000_000, tr("A number of 0 or more."))
    page.between(layout.group("growth_per_year"), -1, 10, tr("A share from -1 to 10; 0.05 is 5 % a year."))
    page.choice(layout.group("holds"), [choices.holding("none"), choices.holding("included")])
    page.choice(layout.group("dial_out_policy"), choices.dial_out_choices())
    page.choice(layout.group("toll_free_off"), [choices.yes(), choices.no()])


def _steps(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    top = layout.steps_top
    page.text(top - 2, 0, tr("Headcount: organisers from a month on, the earliest step of a group first"), "section")
    page.heads(top - 1, [tr("Group"), tr("From"), tr("Organisers"), tr("Number of the month")])
    row = top
    for group in plan.scenario.groups:
        for step in group.headcount:
            page.text(row, 0, group.name)
            page.day(row, 1, step.since.first_day, "input.month")
            page.number(row, 2, step.organisers, "input.count")
            page.formula(row, 3, f"YEAR({at(row, 1)})*12+MONTH({at(row, 1)})-1", step.since.number, "count")
            row += 1
    page.between(area(layout.names["inputs"], top, 2, row - top, 1), 0, 10_000_000, tr("A number of 0 or more."))

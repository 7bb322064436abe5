"""Checks: how the verdict is found, and sums that must hold; a wrong one says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.words import call_type_label
from ppm_desktop.reports.workbook import choices
from ppm_desktop.reports.workbook.addresses import Area, quoted
from ppm_desktop.reports.workbook.layout import HEAD
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

#: How far sums of shares may be from 1: people type them.
_NEAR = "0.000001"


def write_checks(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    page.title(tr("Checks"), tr("How the verdict is found, and what must hold for the figures to be right."))
    _contest(page, plan, layout)
    top = HEAD + 7
    page.heads(top - 1, [tr("What must hold"), tr("Does it?")])
    row = top
    for text, holds in _checks(plan, layout):
        _check(page, row, text, holds, now=True)
        row += 1
    for o, result in enumerate(plan.results):
        priced = f"{layout.summary('complete').cell(o)}={quoted(choices.yes())}"
        text = tr("{option}: everything that is charged has a price").format(option=result.option.name)
        _check(page, row + o, text, priced, now=result.complete)
    page.columns(0, 0, 90)
    page.columns(1, 1, 18)
    page.finish(frozen=(2, 0))


def _check(page: Page, row: int, text: str, holds: str, *, now: bool) -> None:
    page.text(row, 0, text)
    page.formula(
        row, 1, f"IF({holds},{quoted(choices.yes())},{quoted(tr('look here'))})", choices.yes() if now else tr("look here"), "bound"
    )


def _contest(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    contest, total = layout.summary("contest"), layout.summary("total")
    yes, no = quoted(choices.yes()), quoted(choices.no())
    lowest, place, undercut = (layout.contest(name) for name in ("lowest", "place", "undercut"))
    labels = (
        tr("Lowest total among options that may be bought and are completely priced"),
        tr("Its place among the options; of equals, the first"),
        tr("Options that may be bought, lack a price, and could still cost less"),
        tr("Place of the cheapest option; 0 when none can be named"),
    )
    page.heads(HEAD - 1, [tr("How the verdict is found"), ""])
    for row, label in enumerate(labels, start=HEAD):
        page.text(row, 0, label)
    rounded = [round(r.total, MONEY_DIGITS) for r in plan.results]
    may_win = [o for o, r in enumerate(plan.results) if r.complete and r.eligibility.eligible]
    best = min(may_win, key=lambda o: rounded[o], default=None)
    threats = [o for o, r in enumerate(plan.results) if r.eligibility.eligible and not r.complete]
    before = 0 if best is None else sum((rounded[o], o) < (rounded[best], best) for o in threats)
    winner = 0 if plan.comparison.cheapest is None or best is None else best + 1
    page.formula(
        lowest.top, 1, f"IF(COUNT({contest})=0,{quoted(UNKNOWN)},MIN({contest}))", UNKNOWN if best is None else rounded[best], "money"
    )
    page.formula(place.top, 1, f"IF(COUNT({contest})=0,0,MATCH({lowest},{contest},0))", 0 if best is None else best + 1, "count")
    amount, first = f"ROUND({total},{MONEY_DIGITS})", f"ROW({total})-ROW({total.cell(0)})+1"
    lower = f"(({amount}<{lowest})+({amount}={lowest})*({first}<{place}))"
    rivals = f"SUMPRODUCT(({layout.summary('buyable')}={yes})*({layout.summary('complete')}={no})*{lower})"
    page.formula(undercut.top, 1, f"IF({place}=0,0,{rivals})", before, "count")
    page.formula(layout.contest("winner").top, 1, f"IF({undercut}>0,0,{place})", winner, "count")


def _checks(plan: WorkbookPlan, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield what must hold and a formula that is true then; in a plan that could be computed all do but the prices."""
    sums = {
        tr("The ways of joining add up to 100 % in every group"): ("join.toll", "join.toll_free", "join.dial_out"),
        tr("What becomes of barred dial-out adds up to 100 % in every group"): (
            "when_barred.toll",
            "when_barred.toll_free",
            "when_barred.app",
        ),
        tr("What becomes of toll-free calls when off adds up to 100 % in every group"): (
            "when_toll_free_off.toll",
            "when_toll_free_off.app",
        ),
    }
    for text, names in sums.items():
        yield text, f"SUMPRODUCT((ABS({'+'.join(str(layout.group(name)) for name in names)}-1)>{_NEAR})*1)=0"
    count = len(plan.scenario.groups)
    for call_type in CALL_TYPES:
        landed, mix = layout.group(f"landed.{call_type}"), layout.of_type(layout.mixes, call_type)
        text = tr("The destinations of {calls} add up to 100 % in the groups that use them").format(calls=call_type_label(call_type))
        yield text, f'ABS(SUMPRODUCT(({landed}>0)*{mix})-COUNTIF({landed},">0"))<{count}*{_NEAR}'
    organisers, minutes = _column(plan, layout, 2, 2), _column(plan, layout, 4, 6)
    for o, result in enumerate(plan.results):
        name = result.option.name
        shares = layout.shares(o, 0)
        all_shares = Area(shares.sheet, shares.top, shares.left, shares.bottom, shares.left + len(plan.products) - 1)
        yield (
            tr("{option}: every group's shares add up to 100 %").format(option=name),
            f"ABS(SUM({all_shares})-{count})<{count}*{_NEAR}",
        )
        assigned = layout.ledger("assigned", o)
        yield tr("{option}: every organiser has exactly one product").format(option=name), f"SUM({assigned})=SUM({organisers})"
        carried = layout.ledger("min.toll", o)
        all_minutes = Area(carried.sheet, carried.top, carried.left, carried.bottom, layout.ledger("min.dial_out_other", o).left)
        lost = f"SUM({layout.ledger('lost', o)})>0"
        same = f"ABS(SUM({all_minutes})-SUM({minutes}))<0.01+SUM({minutes})*{_NEAR}"
        yield (
            tr("{option}: all minutes of the traffic are in the ledger, or calls are given up").format(option=name),
            f"OR({lost},{same})",
        )
        monthly = f"ABS(SUM({layout.month_total(o)})-{layout.summary('total').cell(o)})<0.005"
        yield tr("{option}: the months add up to the total").format(option=name), monthly


def _column(plan: WorkbookPlan, layout: Layout, first: int, last: int) -> Area:
    top, bottom = layout.traffic(first, 0), layout.traffic(last, plan.project.months - 1)
    return Area(top.sheet, top.top, first, bottom.bottom, last)

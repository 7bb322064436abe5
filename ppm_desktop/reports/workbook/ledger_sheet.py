"""Ledger: a line per option, month and product, from licences and minutes to money; sums over destinations stand in the formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.domain.products import NONE
from ppm_desktop.reports.words import component_label
from ppm_desktop.reports.workbook import choices
from ppm_desktop.reports.workbook.addresses import at, quoted
from ppm_desktop.reports.workbook.layout import HEAD, LEDGER_COLUMNS
from ppm_desktop.reports.workbook.ledger_values import ledger_values
from ppm_desktop.reports.workbook.licences_sheet import licences_of_month
from ppm_desktop.reports.workbook.options_sheet import product_name
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

_CALL_TYPE: Final[dict[str, CallType]] = {
    "toll": "toll",
    "toll_free": "toll_free",
    "dial_out_pool": "dial_out",
    "dial_out_other": "dial_out",
}
_FORMATS: Final = {
    "assigned": "count",
    "paid": "count",
    "fee": "fee",
    "pool": "count",
    "covered": "share",
    "lost": "quantity",
    "total": "money",
}


def write_ledger(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    about = tr(
        "Amounts in {currency}. What has no rate costs nothing here and is counted on the right as calls without a rate: the sum is then a lower bound."
    )
    page.title(tr("Ledger"), about.format(currency=plan.project.currency))
    _heads(page)
    for o, result in enumerate(plan.results):
        values = [{name: column.tolist() for name, column in ledger_values(plan, o, p).items()} for p in range(len(plan.products))]
        for m, month in enumerate(plan.project.period):
            day, serial = str(layout.month("day", m)), month.first_day.toordinal() - 693_594
            for p, product in enumerate(plan.products):
                row = layout.ledger("option", o, m, p).top
                page.text(row, 0, result.option.name)
                page.formula(row, 1, day, serial, "month")
                page.text(row, 2, product_name(plan, p))
                formulas = _Line(plan, layout, o, m, p).formulas() if product.id != NONE else _Line(plan, layout, o, m, p).lost()
                for name, formula in formulas.items():
                    column = values[p].get(name)
                    page.formula(row, LEDGER_COLUMNS.index(name), formula, column[m] if column else 0, _format(name))
    page.columns(0, 0, 26)
    page.columns(1, 1, 10)
    page.columns(2, 2, 42)
    page.columns(3, len(LEDGER_COLUMNS) - 1, 12)
    page.sheet.autofilter(HEAD - 1, 0, layout.ledger("option", len(plan.results) - 1).bottom, len(LEDGER_COLUMNS) - 1)
    page.finish(frozen=(HEAD, 3), repeated=(HEAD - 1, HEAD - 1))


def _format(name: str) -> str:
    if name.startswith(("min.", "gap.")):
        return "quantity"
    return _FORMATS.get(name, "money")


def _heads(page: Page) -> None:
    heads = [tr("Option"), tr("Month"), tr("Product"), tr("Licences assigned"), tr("Licences paid"), tr("Fee"), tr("Pool minutes")]
    heads.append(tr("Share that the pool pays"))
    heads += [tr("Minutes, {calls}").format(calls=component_label(component)) for component in MINUTE_COMPONENTS]
    heads += [*(component_label(component) for component in COMPONENTS), tr("Total"), tr("Licences without a fee")]
    heads += [tr("Calls without a rate, {calls}").format(calls=component_label(component)) for component in MINUTE_COMPONENTS]
    page.heads(HEAD - 1, [*heads, tr("Calls given up")], words=(0, 2))
    page.sheet.set_row(HEAD - 1, 58)


class _Line:
    """The formulas of one line."""

    def __init__(self, plan: WorkbookPlan, layout: Layout, option: int, month: int, product: int) -> None:
        self._plan, self._layout = plan, layout
        self._where = option, month, product
        self._row = layout.ledger("option", option, month, product).top
        self._licences = licences_of_month(plan, layout, option, product, month)
        self._season = str(layout.month("season", month))
        self._calls, self._minutes = str(layout.group("calls")), str(layout.group("minutes"))

    def _cell(self, name: str) -> str:
        return at(self._row, LEDGER_COLUMNS.index(name))

    def _block(self, name: str) -> str:
        option, month, _ = self._where
        return str(self._layout.ledger(name, option, month)).split("!")[1]

    def lost(self) -> dict[str, str]:
        """Return the columns of organisers without phone meetings."""
        calls = f"{self._season}*SUMPRODUCT({self._licences}*{self._calls}*{self._layout.weights})"
        return {"assigned": f"SUMPRODUCT({self._licences}*1)", "lost": f"IF({self._cell('assigned')}=0,0,{calls})"}

    def formulas(self) -> dict[str, str]:
        """Return the columns of a product, by name."""
        layout, (_, month, p) = self._layout, self._where
        assigned, paid, fee, covered = (self._cell(name) for name in ("assigned", "paid", "fee", "covered"))
        purchased = f"{layout.setting('pool_basis')}={quoted(choices.pool_basis('purchased'))}"
        found = {
            "assigned": f"SUMPRODUCT({self._licences}*1)",
            "paid": f"IF({purchased},IF({assigned}>0,MAX({assigned},{layout.product('purchased', p)}),0),{assigned})",
            "fee": str(layout.fee(p, month)),
            "pool": f"{layout.product('pool_minutes', p)}*{paid}",
            "covered": self._covered(p),
            "licences": f"MAX(0,{fee})*{paid}",
            "gap.licences": f"IF({fee}<0,{paid},0)",
        }
        free = f"{layout.product('toll_included', p)}={quoted(choices.yes())}"
        connection = []
        for component in MINUTE_COMPONENTS:
            minutes, cost, gap, fees = self._calls_of(component)
            charged = {"toll": f"IF({free},0,1)", "dial_out_pool": f"(1-{covered})"}.get(component, "1")
            # The test of toll comes first, and nothing is summed for a product that nobody has.
            nobody = f"IF({assigned}=0,0,"
            found[f"min.{component}"] = f"{nobody}{minutes})"
            found[component] = f"{nobody}{charged}*{cost})"
            found[f"gap.{component}"] = f"{nobody}{charged}*{gap})"
            connection.append(f"{charged}*{fees}")
        found["connection"] = f"IF({assigned}=0,0,{'+'.join(connection)})"
        first, last = self._cell("licences"), self._cell("connection")
        found["total"] = f"SUM({first}:{last})"
        return found

    def _covered(self, p: int) -> str:
        """Return the share that the pool pays: pools of the same name are one."""
        layout = self._layout
        names = (
            f"{layout.product('pool', 0)}:{at(layout.product('pool', len(self._plan.products) - 1).top, layout.product('pool', 0).left)}"
        )
        own = layout.product("pool", p)
        pool = f"SUMIF({names},{own},{self._block('pool')})"
        eligible = f"SUMIF({names},{own},{self._block('min.dial_out_pool')})"
        return f"IF({eligible}>{pool},{pool}/{eligible},1)"

    def _calls_of(self, component: str) -> tuple[str, str, str, str]:
        """Return minutes, cost, calls without a rate and connection fees of a component, before the pool."""
        layout, (_, month, p) = self._layout, self._where
        product = self._plan.products[p]
        call_type = _CALL_TYPE[component]
        weights = str(layout.of_type(layout.weights, call_type))
        if call_type == "dial_out":
            scope = layout.of_type(layout.in_scope(p), call_type)
            weights += f"*{scope}" if component == "dial_out_pool" else f"*(1-{scope})"
        rates = layout.of_type(layout.rates(product.rate_set, month), call_type)
        fees = layout.of_type(layout.rates(product.rate_set, month, connection=True), call_type)
        minutes, calls = f"{self._licences}*{self._minutes}*{weights}", f"{self._licences}*{self._calls}*{weights}"
        return (
            f"{self._season}*SUMPRODUCT({minutes})",
            f"{self._season}*SUMPRODUCT({minutes}*({rates}>0)*{rates})",
            f"{self._season}*SUMPRODUCT({calls}*({rates}<0))",
            f"{self._season}*SUMPRODUCT({calls}*{fees})",
        )

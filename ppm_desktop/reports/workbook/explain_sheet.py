"""Explain: choose an option, a month and a component, and see which lines of the ledger the amount is the sum of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.reports.words import component_label
from ppm_desktop.reports.workbook.addresses import Area, area, at, letters, quoted
from ppm_desktop.reports.workbook.layout import HEAD, LEDGER_COLUMNS
from ppm_desktop.reports.workbook.ledger_values import ledger_values
from ppm_desktop.reports.workbook.options_sheet import product_name
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

#: Rows of what is chosen, and of where that stands.
_OPTION, _MONTH, _COMPONENT, _AMOUNT, _PLACE, _FIRST, _LAST, _COLUMN, _WORDS, _LINK = range(3, 13)
_PRODUCTS_TOP: Final = 16
#: Columns of the lists to choose from.
_MONTHS_LIST, _COMPONENTS_LIST = 6, 7


def write_explain(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet, for the whole cost of the option that the verdict names, or of the first one."""
    page.title(tr("Explain"), tr("Choose in the three cells on a pale ground; everything below follows."))
    _lists(page, plan, layout)
    best = plan.comparison.cheapest
    chosen = 0 if best is None else [result is best for result in plan.results].index(True)
    _choices(page, plan, layout, chosen)
    _places(page, plan, layout, chosen)
    _products(page, plan, layout, chosen)
    _meanings(page, _PRODUCTS_TOP + len(plan.products) + 3)
    for column, width in enumerate((46, 30, 18, 18, 18, 4, 16, 30)):
        page.columns(column, column, width)
    page.finish(frozen=(_AMOUNT + 1, 0), printed=4)


def all_months() -> str:
    """Return what stands for the whole period."""
    return tr("all months")


def _named() -> list[str]:
    """Return what may be explained, in the order of the ledger's columns."""
    return [*(component_label(component) for component in COMPONENTS), tr("Total")]


def _lists(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    page.heads(_OPTION - 1, [tr("Months"), tr("Components")], left=_MONTHS_LIST, words=(0, 1))
    page.text(_OPTION, _MONTHS_LIST, all_months(), "bound")
    for m, month in enumerate(plan.project.period):
        page.formula(_OPTION + 1 + m, _MONTHS_LIST, str(layout.month("day", m)), month.first_day.toordinal() - 693_594, "month")
    for row, name in enumerate(_named(), start=_OPTION):
        page.text(row, _COMPONENTS_LIST, name)


def _choices(page: Page, plan: WorkbookPlan, layout: Layout, chosen: int) -> None:
    sheet = layout.names["explain"]
    for row, label in ((_OPTION, tr("Option")), (_MONTH, tr("Month")), (_COMPONENT, tr("Component"))):
        page.text(row, 0, label)
    page.text(_OPTION, 1, plan.results[chosen].option.name, "input.text")
    page.choice_of(area(sheet, _OPTION, 1, 1, 1), layout.summary("option"))
    page.text(_MONTH, 1, all_months(), "input.month")
    page.choice_of(area(sheet, _MONTH, 1, 1, 1), area(sheet, _OPTION, _MONTHS_LIST, plan.project.months + 1, 1))
    page.text(_COMPONENT, 1, tr("Total"), "input.text")
    page.choice_of(area(sheet, _COMPONENT, 1, 1, 1), area(sheet, _OPTION, _COMPONENTS_LIST, len(_named()), 1))


def _places(page: Page, plan: WorkbookPlan, layout: Layout, chosen: int) -> None:
    months, products, sheet = plan.project.months, len(plan.products), layout.names["explain"]
    option, month, component = at(_OPTION, 1), at(_MONTH, 1), at(_COMPONENT, 1)
    place, first, last, column = at(_PLACE, 1), at(_FIRST, 1), at(_LAST, 1), at(_COLUMN, 1)
    labels = {
        _AMOUNT: tr("Amount, {currency}").format(currency=plan.project.currency),
        _PLACE: tr("Number of the month; 0 for all"),
        _FIRST: tr("First row in the ledger"),
        _LAST: tr("Last row in the ledger"),
        _COLUMN: tr("Number of the component"),
        _WORDS: tr("In words"),
        _LINK: tr("Where it stands"),
    }
    for row, label in labels.items():
        page.text(row, 0, label)
    listed = area(sheet, _OPTION + 1, _MONTHS_LIST, months, 1)
    page.formula(_PLACE, 1, f"IF({month}={quoted(all_months())},0,MATCH({month},{listed},0))", 0, "count")
    before = f"(MATCH({option},{layout.summary('option')},0)-1)*{months * products}"
    begin, end = HEAD + 1 + chosen * months * products, HEAD + (chosen + 1) * months * products
    page.formula(_FIRST, 1, f"{HEAD + 1}+{before}+IF({place}=0,0,({place}-1)*{products})", begin, "count")
    page.formula(_LAST, 1, f"{first}+IF({place}=0,{months},1)*{products}-1", end, "count")
    components = area(sheet, _OPTION, _COMPONENTS_LIST, len(_named()), 1)
    page.formula(_COLUMN, 1, f"MATCH({component},{components},0)", len(_named()), "count")
    page.formula(_AMOUNT, 1, f"SUM({_behind(plan, layout, 'licences', column)})", plan.results[chosen].total, "strong.money")
    lettered = f"CHAR({ord(letters(LEDGER_COLUMNS.index('licences')))}+{column}-1)"
    letter = letters(LEDGER_COLUMNS.index("total"))
    said = tr("The sum of column {column}, rows {first} to {last}, of the sheet {sheet}.")
    marks = {"column": "\x00", "first": "\x01", "last": "\x02", "sheet": layout.names["ledger"]}
    formula = quoted(said.format(**marks))
    for mark, cell in (("\x00", lettered), ("\x01", first), ("\x02", last)):
        formula = formula.replace(mark, f'"&{cell}&"')
    page.formula(_WORDS, 1, formula, said.format(column=letter, first=begin, last=end, sheet=layout.names["ledger"]), "label")
    target = f'"#\'{layout.names["ledger"]}\'!"&{lettered}&{first}&":"&{lettered}&{last}'
    page.formula(_LINK, 1, f"HYPERLINK({target},{quoted(tr('Show these rows'))})", tr("Show these rows"), "link")


def _behind(plan: WorkbookPlan, layout: Layout, name: str, column: str = "1") -> str:
    """Return the chosen rows of a column of the ledger; ``column`` counts on from it."""
    whole = layout.ledger(name, 0)
    block = Area(whole.sheet, HEAD, whole.left, layout.ledger(name, len(plan.results) - 1).bottom, whole.left + len(COMPONENTS))
    return f"INDEX({block},{at(_FIRST, 1)}-{HEAD},{column}):INDEX({block},{at(_LAST, 1)}-{HEAD},{column})"


def _products(page: Page, plan: WorkbookPlan, layout: Layout, chosen: int) -> None:
    page.text(_PRODUCTS_TOP - 2, 0, tr("By product"), "section")
    heads = [tr("Product"), tr("Licence months paid"), tr("Billed minutes"), tr("Amount")]
    page.heads(_PRODUCTS_TOP - 1, heads)
    page.sheet.set_row(_PRODUCTS_TOP - 1, 30)
    count = len(plan.products)
    for p in range(count):
        row, values = _PRODUCTS_TOP + p, ledger_values(plan, chosen, p)
        minutes = float(sum(np.sum(values.get(f"min.{component}", 0.0)) for component in MINUTE_COMPONENTS))
        page.text(row, 0, product_name(plan, p))

        def of_product(name: str, place: int = p, column: str = "1") -> str:
            rows = _behind(plan, layout, name, column)
            return f"SUMPRODUCT((MOD(ROW({rows})-{at(_FIRST, 1)},{count})={place})*{rows})"

        page.formula(row, 1, of_product("paid"), float(np.sum(values.get("paid", 0.0))), "count")
        page.formula(row, 2, "+".join(of_product(f"min.{component}") for component in MINUTE_COMPONENTS), minutes, "quantity")
        amount = of_product("licences", column=at(_COLUMN, 1))
        page.formula(row, 3, amount, float(np.sum(values.get("total", 0.0))), "money")
    whole = area(layout.names["explain"], _PRODUCTS_TOP, 3, count, 1)
    page.text(_PRODUCTS_TOP + count, 0, tr("Total"), "label")
    page.formula(_PRODUCTS_TOP + count, 3, f"SUM({whole})", plan.results[chosen].total, "strong.money")


def _meanings(page: Page, top: int) -> None:
    page.text(top - 1, 0, tr("How each amount of a ledger row is found"), "section")
    meanings = {
        "licences": tr("fee of the month × licences paid"),
        "toll": tr("minutes × rate by destination; nothing where the licence includes toll"),
        "toll_free": tr("minutes × rate by destination"),
        "dial_out_pool": tr("minutes × rate by destination × (1 − share that the pool pays)"),
        "dial_out_other": tr("minutes × rate by destination"),
        "connection": tr("calls × connection fee by destination, where the minutes are charged"),
    }
    for row, (component, meaning) in enumerate(meanings.items(), start=top):
        page.text(row, 0, component_label(component))
        page.text(row, 1, meaning)

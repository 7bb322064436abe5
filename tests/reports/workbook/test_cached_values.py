"""What a viewer that does not calculate shows: every formula has the engine's value."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from workbook_making import FILES, alike, formulas, name_of, random_projects, read, values, written

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.reports.workbook.summary_sheet import verdict
from ppm_desktop.wording import PSEUDO, speaking

if TYPE_CHECKING:
    from pathlib import Path

    from workbook_making import Written

    from ppm_desktop.domain.project import Project

PROJECTS = [
    *(pytest.param(read(path), id=path.stem) for path in FILES),
    *(pytest.param(p, id=f"random{n}") for n, p in enumerate(random_projects(10))),
]


def shown(book: Written, cells: dict[tuple[str, str], Any], column: str, option: int) -> Any:
    return cells[name_of(book.layout.summary(column).cell(option))]


@pytest.mark.parametrize("project", PROJECTS)
def test_every_formula_has_a_value_and_totals_are_the_engines(project: Project, tmp_path: Path) -> None:
    book = written(project, tmp_path / "plan.xlsx")
    cells = values(book.path)
    assert not formulas(book.path).keys() - cells.keys()
    for o, result in enumerate(book.comparison.results):
        assert alike(shown(book, cells, "total", o), result.total)
        for component in COMPONENTS:
            amount = shown(book, cells, component, o)
            assert alike(amount, result.by_component[component]) or (result.unpriced and result.by_component[component] == 0)
        for m, row in enumerate(result.by_month):
            assert alike(cells[name_of(book.layout.month_total(o).cell(m))], sum(row.values()))
    assert cells[name_of(book.layout.verdict)] == verdict(book.comparison)


def test_a_missing_rate_is_said_and_bounds_the_total_and_nothing_wins(tmp_path: Path) -> None:
    path = next(path for path in FILES if path.stem == "missing-rate")
    book = written(read(path), tmp_path / "plan.xlsx")
    cells = values(book.path)
    incomplete = [o for o, result in enumerate(book.comparison.results) if not result.complete]
    assert incomplete
    assert {shown(book, cells, "bound", o) for o in incomplete} == {"≥"}
    assert "no rate" in {cells.get(name) for name in cells if name[0] == "Prices"}
    assert cells[name_of(book.layout.verdict)] == "No option can be called cheapest: a price is missing."


def test_the_file_opens_without_warnings_and_has_its_sheets_and_names(tmp_path: Path) -> None:
    book = written(read(FILES[0]), tmp_path / "plan.xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        opened = openpyxl.load_workbook(book.path)
    for sheet in ("Summary", "Inputs", "Prices", "Traffic", "Ledger", "Options", "Checks", "Sources", "Assumptions"):
        assert opened[sheet].print_area, sheet
    assert {"Verdict", "Option_totals", "Season", "Total_option_1"} <= set(opened.defined_names)
    assert opened["Ledger"].freeze_panes == "D5"
    assert len(opened["Inputs"].data_validations.dataValidation) > 5


def test_example_prices_are_marked_on_summary_prices_and_sources(tmp_path: Path) -> None:
    book = written(read(FILES[0]), tmp_path / "plan.xlsx")
    cells = values(book.path)
    assert book.comparison.project.has_examples
    for sheet in ("Prices", "Sources"):
        assert "example" in {value for (where, _), value in cells.items() if where == sheet}
    assert any("Prices are examples" in str(value) for (where, _), value in cells.items() if where == "Summary")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"])
def test_a_text_that_looks_like_a_formula_stays_a_text(start: str, tmp_path: Path) -> None:
    project = read(FILES[0])
    scenario = project.scenarios[project.baseline_index]
    old = scenario.groups[0].name
    groups = (replace(scenario.groups[0], name=start), *scenario.groups[1:])
    options = tuple(
        replace(
            option,
            name=f"{start} {option.name}",
            assign=tuple(replace(entry, group=start if entry.group == old else entry.group) for entry in option.assign),
        )
        for option in scenario.options
    )
    sources = tuple(replace(source, title=start, note=start) for source in project.price_book.sources)
    products = tuple(replace(product, name=start) for product in project.price_book.products)
    prices = replace(project.price_book, name=start, sources=sources, products=products)
    changed = replace(scenario, name=start, groups=groups, options=options)
    injected = replace(project, name=start, customer=start, notes=start, price_book=prices, scenarios=(changed,), baseline="", snapshots=())
    book = written(injected, tmp_path / "plan.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(book.path) for row in sheet.iter_rows() for cell in row]
    # openpyxl leaves a carriage return as the file spells it.
    texts = [cell for cell in cells if cell.value is not None and str(cell.value).replace("_x000D_", "\r") == start]
    assert len(texts) > 10
    assert {cell.data_type for cell in texts} == {"s"}
    assert all(not str(cell.value).startswith(start) for cell in cells if cell.data_type == "f" and len(start) > 3)


def test_everything_that_is_read_is_translated(tmp_path: Path) -> None:
    with speaking(PSEUDO):
        book = written(read(FILES[0]), tmp_path / "plan.xlsx")
    english = {"Total", "Group", "Month", "Option", "yes", "no", "Summary", "Inputs", "Prices", "Verdict", "Country"}
    cells = values(book.path)
    assert not english & {str(value) for value in cells.values()}
    assert not english & {sheet for sheet, _ in cells}

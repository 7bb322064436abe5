"""What a spreadsheet program works out from the same formulas, as they were written and after somebody has changed inputs."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
from libreoffice import needs_libreoffice
from workbook_edits import EDITS
from workbook_making import (
    CATALOGUE,
    FILES,
    LONG_RUN,
    RANDOM_WORKBOOKS,
    alike,
    formulas,
    name_of,
    random_projects,
    read,
    recalculated,
    values,
    written,
)

from ppm_desktop.costing.comparison import cheapest_of, compare
from ppm_desktop.reports.words import component_label
from ppm_desktop.reports.workbook import plan as workbook_plan
from ppm_desktop.wording import speaking

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

pytestmark = needs_libreoffice


def differing(one: dict[tuple[str, str], Any], other: dict[tuple[str, str], Any], cells: dict[tuple[str, str], str]) -> list[Any]:
    return [(cell, one.get(cell), other.get(cell), cells[cell][:200]) for cell in cells if not alike(one.get(cell), other.get(cell))]


def test_every_formula_gives_what_the_engine_said(tmp_path: Path) -> None:
    books = [written(read(path), tmp_path / f"{path.stem}.xlsx") for path in FILES]
    books += [written(project, tmp_path / f"random{n}.xlsx") for n, project in enumerate(random_projects(RANDOM_WORKBOOKS))]
    with speaking("de"):
        books.append(written(read(FILES[0]), tmp_path / "german.xlsx"))
    for book, path in zip(books, recalculated([book.path for book in books], tmp_path), strict=True):
        assert not differing(values(book.path), values(path), formulas(book.path)), book.path.name


def test_a_plan_too_large_for_a_cell_per_licence_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_plan, "MOST_LICENCE_CELLS", 0)
    books = [
        written(read(path), tmp_path / path.name.replace("ppmplan", "xlsx"))
        for path in FILES
        if "rule" in path.stem or "missing" in path.stem
    ]
    books += [written(project, tmp_path / f"random{n}.xlsx") for n, project in enumerate(random_projects(RANDOM_WORKBOOKS // 2))]
    for book, path in zip(books, recalculated([book.path for book in books], tmp_path), strict=True):
        assert not differing(values(book.path), values(path), formulas(book.path)), book.path.name


def test_twenty_changed_inputs_change_totals_and_verdict_as_in_the_program(tmp_path: Path) -> None:
    books, expected = [], []
    usual = {"three-country-consultancy", "every-rule-at-once", "missing-rate", "public-body"}
    projects = {path.stem: read(path) for path in FILES if LONG_RUN or path.stem in usual}
    projects |= {f"random{n}": project for n, project in enumerate(random_projects(RANDOM_WORKBOOKS if LONG_RUN else 3))}
    for seed, (name, plan) in enumerate(projects.items()):
        book = written(plan, tmp_path / f"{name}.xlsx")
        opened = openpyxl.load_workbook(book.path)
        random = Random(seed)  # noqa: S311 - the same edits every time
        project, scenario = book.comparison.project, book.comparison.scenario
        edits = [EDITS[place % len(EDITS)] for place in range(20)]
        random.shuffle(edits)
        for edit in edits:
            project, scenario, cells = edit(project, scenario, book.layout, random)
            for where, value in cells:
                sheet, cell = name_of(where)
                opened[sheet][cell] = value
        opened.save(book.path)
        books.append(book)
        expected.append(compare(project, scenario, CATALOGUE.availability))
    for book, comparison, path in zip(books, expected, recalculated([book.path for book in books], tmp_path), strict=True):
        cells = values(path)
        for o, result in enumerate(comparison.results):
            assert alike(cells[name_of(book.layout.summary("total").cell(o))], result.total), (book.path.name, result.option.name)
            assert cells[name_of(book.layout.summary("complete").cell(o))] == ("yes" if result.complete else "no")
        # Who may buy is the program's judgement of the plan as it was: the workbook keeps it.
        judged = zip(comparison.results, book.comparison.results, strict=True)
        best = cheapest_of([replace(result, eligibility=before.eligibility) for result, before in judged])
        said = cells[name_of(book.layout.verdict)]
        assert said == best.option.name if best else said.startswith(("No option", "None of"))
        if any(result.total for result in comparison.results):  # somebody calls or pays in this plan
            assert [result.total for result in comparison.results] != [result.total for result in book.comparison.results]


def test_the_explain_sheet_follows_what_is_chosen(tmp_path: Path) -> None:
    book = written(read(next(path for path in FILES if path.stem == "every-rule-at-once")), tmp_path / "plan.xlsx")
    option, month, component = len(book.comparison.results) - 1, 1, "toll_free"
    result = book.comparison.results[option]
    opened = openpyxl.load_workbook(book.path)
    sheet = opened["Explain"]
    sheet["B4"], sheet["B5"], sheet["B6"] = result.option.name, f"=$G${5 + month}", component_label(component)
    opened.save(book.path)
    [path] = recalculated([book.path], tmp_path)
    cells = values(path)
    assert alike(cells["Explain", "B7"], result.by_month[month][component])
    first, last = (int(cells["Explain", cell]) for cell in ("B9", "B10"))
    column = cells["Explain", "B12"].split()[4].rstrip(",")
    behind = [cells.get(("Ledger", f"{column}{row}")) or 0 for row in range(first, last + 1)]
    assert alike(sum(behind), result.by_month[month][component])
    by_product = sum(cells["Explain", f"D{row}"] for row in range(17, 17 + len(book.layout.plan.products)))
    assert alike(by_product, result.by_month[month][component])

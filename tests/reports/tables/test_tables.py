"""Tables for other programs: their columns are documented, their sums are the engine's, their texts are safe."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from arbitrary import projects
from building import COMPLETE_PROJECTS
from hypothesis import HealthCheck, given, settings
from typer.testing import CliRunner

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app
from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.frames import ledger_frame
from ppm_desktop.reports.tables.catalogue_of_tables import TABLES
from ppm_desktop.reports.tables.result_tables import LEDGER
from ppm_desktop.reports.tables.table import Subject
from ppm_desktop.reports.tables.table_files import csv_files, tables_page

CATALOGUE = load_catalogue()
PAGE = Path(__file__).parents[3] / "docs" / "tables.md"
SAMPLE = resource_path("samples") / "three-country-consultancy.ppmplan"
FILES = sorted((*resource_path("samples").glob("*.ppmplan"), *COMPLETE_PROJECTS.glob("*.ppmplan")))
FORMS = {
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "day": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "month": re.compile(r"[0-9]{4}-[0-9]{2}"),
    "yes or no": re.compile(r"yes|no"),
    "text": re.compile(r"(?s).*"),
}

Rows = list[dict[str, str]]


def opened(path: Path) -> Project:
    project = read_project(path, CATALOGUE.country_codes).project
    assert project is not None
    return project


def compared(project: Project) -> Comparison:
    return compare(project, project.scenarios[project.baseline_index], CATALOGUE.availability)


def tables(comparison: Comparison) -> dict[str, Rows]:
    found = {}
    for name, data in csv_files(Subject("plan.ppmplan", comparison, CATALOGUE)):
        found[name.removesuffix(".csv")] = list(csv.DictReader(StringIO(b"".join(data).decode(), newline="")))
    return found


def numbers(rows: Rows, column: str, **where: str) -> float:
    return sum(float(row[column] or 0) for row in rows if all(row[name] == value for name, value in where.items()))


def test_the_page_says_what_every_column_means() -> None:
    assert PAGE.read_text(encoding="utf-8") == tables_page(), "run make schemas"
    said = dict(re.findall(r"## (\w+)\.csv\n(.*?)(?=\n## |\Z)", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    files = csv_files(Subject("plan.ppmplan", compared(opened(SAMPLE)), CATALOGUE))
    written = {name: b"".join(pieces) for name, pieces in files}
    assert {f"{name}.csv" for name in said} == set(written)
    for name, text in said.items():
        header = written[f"{name}.csv"].decode().split("\r\n")[0]
        documented = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")][1:]
        assert header.split(",") == documented


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_cell_is_what_its_column_says(path: Path) -> None:
    for table in TABLES:
        rows = list(table.rows(Subject("plan", compared(opened(path)), CATALOGUE)))
        assert all(len(row) == len(table.columns) for row in rows)
    found = tables(compared(opened(path)))
    for table in TABLES:
        for row in found[table.name]:
            for column in table.columns:
                assert not row[column.name] or FORMS[column.kind].fullmatch(row[column.name]), (table.name, column.name, row)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(projects())
def test_all_tables_add_up_to_the_engines_totals(project: Project) -> None:
    comparison = compared(project)
    found = tables(comparison)
    for result in comparison.results:
        option = result.option.id
        for rows, column in ((found["ledger"], "amount"), (found["months"], "total"), (found["options"], "total")):
            assert numbers(rows, column, option=option) == pytest.approx(result.total, abs=1e-4 * (1 + len(rows)))
    assert numbers(found["traffic"], "organisers") == comparison.traffic.organisers.sum()
    minutes = sum(numbers(found["traffic"], f"minutes_{name}") for name in ("toll", "toll_free", "dial_out"))
    assert minutes == pytest.approx((comparison.traffic.minutes * comparison.traffic.weights.sum(axis=1)[:, None]).sum(), abs=1e-3)


def test_the_ledger_is_that_of_ppm_explain() -> None:
    from ppm_desktop.costing.ledger import ledger_of  # noqa: PLC0415 - beside its use

    comparison = compared(opened(SAMPLE))
    result = comparison.results[1]
    frame = ledger_frame(ledger_of(result.charges, comparison.project.price_book))
    assert [column.name for column in LEDGER.columns] == list(frame.columns)
    assert len([row for row in tables(comparison)["ledger"] if row["option"] == result.option.id]) == len(frame)


def test_a_missing_rate_is_an_empty_cell_and_named() -> None:
    found = tables(compared(opened(COMPLETE_PROJECTS / "missing-rate.ppmplan")))
    assert found["unpriced"]
    assert {row["kind"] for row in found["unpriced"]} <= {"rate", "fee"}
    assert any(not row["amount"] and not row["unit_price"] for row in found["ledger"])
    assert "no" in {row["complete"] for row in found["months"]}


def test_a_text_that_looks_like_a_formula_stays_a_text_and_small_prices_have_no_exponent() -> None:
    project = opened(SAMPLE)
    source = replace(project.price_book.sources[0], title="=cmd|' /C calc'!A0", note='two\nlines, "quoted"')
    prices = replace(project.price_book, sources=(source, *project.price_book.sources[1:]))
    first = replace(prices.rates[0], rate=prices.rates[0].rate * 0 + type(prices.rates[0].rate)("0.00001"))
    found = tables(compared(replace(project, price_book=replace(prices, rates=(first, *prices.rates[1:])))))
    assert found["sources"][0]["title"] == "'=cmd|' /C calc'!A0"
    assert found["sources"][0]["note"] == 'two\nlines, "quoted"'
    assert "0.00001" in {row["price"] for row in found["prices"]}


def test_every_input_of_the_file_is_there_with_its_source(tmp_path: Path) -> None:
    document: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    group = document["scenarios"][0]["groups"][0]
    group["annotations"] = {"attendees": {"source": "March report", "confidence": "measured"}}
    path = tmp_path / "plan.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    rows = tables(compared(opened(path)))["inputs"]
    [attendees] = [row for row in rows if row["name"] == group["name"] and row["key"] == "attendees"]
    assert (attendees["value"], attendees["source"], attendees["confidence"]) == (
        str(float(group["attendees"])),
        "March report",
        "measured",
    )
    assert {row["part"] for row in rows} == {"group", "option", "scenario"}


def test_the_command_makes_the_folder_and_refuses_a_file_in_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    for _ in range(2):  # a second run writes the same files again
        assert CliRunner().invoke(app, ["--language", "de", "export", str(SAMPLE), "--csv-folder", str(folder)]).exit_code == 0
    assert {path.name for path in folder.iterdir()} == {f"{table.name}.csv" for table in TABLES}
    assert (folder / "months.csv").read_bytes().startswith(b"option,month,licences,")
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    refused = CliRunner().invoke(app, ["export", str(SAMPLE), "--csv-folder", str(taken)])
    assert refused.exit_code == 1
    assert "The folder" in refused.stderr
    assert taken.read_text(encoding="utf-8") == "mine"

"""The same yearly totals stand in the window, the terminal, its JSON, the CSV tables, the workbook, the printed report and the slides."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pdf_reading import Pdf
from pptx import Presentation
from pptx.shapes.group import GroupShape
from typer.testing import CliRunner
from views.windows import PATIENCE, OpenWindow, document_of

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app
from ppm_desktop.views.widgets.option_card import OptionCardView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

SAMPLES = sorted(resource_path("samples").glob("*.ppmplan"))
Totals = dict[str, int]  # whole units of the currency in an average year, by the option's name


def amount(text: str) -> int:
    """The amount that a person reads, to the whole unit: signs, spaces and commas are dropped."""
    return round(float(re.sub(r"[^\d.]", "", text)))


def in_the_window(window: MainWindow) -> Totals:
    cards = window.answer.findChildren(OptionCardView)
    return {card._name.text().replace("\N{NON-BREAKING HYPHEN}", "-"): amount(card._total.text()) for card in cards}  # noqa: SLF001 - what is read


def a_year(total: float, months: int) -> int:
    return round(total * 12 / months)


def in_json(results: dict[str, Any], scenario: str) -> Totals:
    (found,) = [one for one in results["results"] if one["scenario"] == scenario]
    return {option["name"]: a_year(option["total"], found["months"]) for option in found["options"]}


def in_the_terminal(file: Path, scenario: str) -> Totals:
    result = CliRunner().invoke(app, ["compare", str(file), "--json"])
    assert result.exit_code == 0, result.output
    return in_json(json.loads(result.stdout), scenario)


def in_the_printed_table(file: Path, scenario: str, names: Iterable[str]) -> Totals:
    result = CliRunner().invoke(app, ["compare", str(file)], env={"COLUMNS": "400"})
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    heads = [place for place, line in enumerate(lines) if line.startswith(f"{file} · ")]
    begin = next(place for place in heads if lines[place].endswith(f" · {scenario}"))
    end = next((place for place in heads if place > begin), len(lines))
    totals = " ".join(line for line in lines[begin:end] if line.startswith("Total "))  # many options stand in several tables
    return dict(zip(names, map(amount, re.findall(r"\d[\d,]*(?:\.\d+)?", totals)), strict=True))


def in_csv(file: Path, months: int) -> Totals:
    """Add up every option, month and component."""
    found: defaultdict[str, float] = defaultdict(float)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["option_name"]] += float(row["amount"])
    return {name: a_year(total, months) for name, total in found.items()}


def in_the_workbook(file: Path, months: int) -> Totals:
    rows = list(openpyxl.load_workbook(file, data_only=True)["Summary"].iter_rows(values_only=True))
    (head,) = [place for place, row in enumerate(rows) if "Option" in row and "Total" in row]
    name, total = rows[head].index("Option"), rows[head].index("Total")
    found: Totals = {}
    for row in rows[head + 1 :]:
        value = row[total]
        if not isinstance(value, int | float):
            break
        found[str(row[name])] = a_year(value, months)
    return found


def cards_in(lines: list[str], names: Iterable[str], unit: str) -> Totals:
    """Read option cards from printed lines: a name, perhaps over several lines, and the first amount that stands before the unit."""
    plain = "".join(lines).replace(" ", "")
    found: Totals = {}
    for name in names:
        place = plain.find(name.replace(" ", ""), plain.find("beforeyoudecide"))
        printed = re.search(r"(?<![\d.])(\d{1,3}(?:,\d{3})*(?:\.\d+)?)" + unit.replace(" ", ""), plain[place:])
        assert printed is not None, name
        found[name] = amount(printed[1])
    return found


def texts_of(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from texts_of(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text


def write(window: MainWindow, qtbot: QtBot, output: str, target: Path) -> Path:
    window.exports.write_to(output, target)
    qtbot.waitUntil(lambda: window.exports.written == (target,), timeout=PATIENCE)
    return target


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_output_has_the_totals_of_the_window(sample: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(sample)
    qtbot.waitUntil(lambda: bool(window.answer.findChildren(OptionCardView)), timeout=PATIENCE)
    project = document_of(window).project
    scenario, months = document_of(window).scenario.name, project.months
    unit = f"{project.currency} a year"
    expected = in_the_window(window)
    assert len(expected) == len(document_of(window).scenario.options)

    report = Pdf(write(window, qtbot, "pdf", tmp_path / "plan.pdf").read_bytes())
    slides = Presentation(str(write(window, qtbot, "pptx", tmp_path / "plan.pptx")))
    found = {
        "terminal": in_the_printed_table(sample, scenario, [option.name for option in document_of(window).scenario.options]),
        "terminal, JSON": in_the_terminal(sample, scenario),
        "workbook": in_the_workbook(write(window, qtbot, "xlsx", tmp_path / "plan.xlsx"), months),
        "json": in_json(json.loads(write(window, qtbot, "json", tmp_path / "plan.json").read_text(encoding="utf-8")), scenario),
        "csv": in_csv(write(window, qtbot, "csv", tmp_path / "plan.csv"), months),
        "report": cards_in(report.pages[0].splitlines(), expected, unit),
        "slides": cards_in("\n".join(texts_of(slides.slides[0].shapes)).splitlines(), expected, unit),
    }
    assert found == dict.fromkeys(found, expected)

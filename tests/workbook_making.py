"""Workbooks for tests: written as the program does, read back, and recalculated by LibreOffice where it is installed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
from arbitrary import projects
from building import COMPLETE_PROJECTS
from hypothesis import HealthCheck, Phase, given, settings
from libreoffice import convert

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.workbook.document import workbook_bytes
from ppm_desktop.reports.workbook.layout import Layout
from ppm_desktop.reports.workbook.plan import WorkbookPlan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.workbook.addresses import Area

CATALOGUE = load_catalogue()
#: How many arbitrary projects LibreOffice recalculates: few in every run, PPM_RANDOM_WORKBOOKS=50 for a long one.
RANDOM_WORKBOOKS = int(os.environ.get("PPM_RANDOM_WORKBOOKS", "10"))
LONG_RUN = RANDOM_WORKBOOKS > 10
#: Money that is printed alike.
NEAR = 0.005
FILES = sorted((*resource_path("samples").glob("*.ppmplan"), *COMPLETE_PROJECTS.glob("*.ppmplan")))


@dataclass(frozen=True)
class Written:
    """A workbook on the disk, and what it was written from."""

    path: Path
    comparison: Comparison
    layout: Layout


def read(path: Path) -> Project:
    """A project file that can be computed."""
    project = read_project(path, CATALOGUE.country_codes).project
    assert project is not None
    return project


def written(project: Project, path: Path) -> Written:
    """Write the workbook of the scenario that the others are held against."""
    comparison = compare(project, project.scenarios[project.baseline_index], CATALOGUE.availability)
    style = NumberStyle()
    path.write_bytes(workbook_bytes(comparison, CATALOGUE, style))
    return Written(path, comparison, Layout(WorkbookPlan(comparison, CATALOGUE, style)))


def random_projects(count: int) -> list[Project]:
    """Arbitrary projects, the same every time."""
    found: list[Project] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(projects())
    def collect(project: Project) -> None:
        found.append(project)

    collect()
    return found


def recalculated(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Let LibreOffice work every formula out anew; all workbooks in one start."""
    return convert(paths, "xlsx", folder / "recalculated")


def formulas(path: Path) -> dict[tuple[str, str], str]:
    """Every formula, by sheet and cell."""
    return {place: str(cell.value) for place, cell in _cells(path, data_only=False) if cell.data_type == "f"}


def values(path: Path) -> dict[tuple[str, str], Any]:
    """Every cell that is not empty, by sheet and cell, with the value that the file holds."""
    return {place: cell.value for place, cell in _cells(path, data_only=True)}


def _cells(path: Path, *, data_only: bool) -> Iterator[tuple[tuple[str, str], Any]]:
    """Every cell that is not empty, by sheet and place; read-only, which takes two thirds of the time."""
    book = openpyxl.load_workbook(path, data_only=data_only, read_only=True)
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (((sheet.title, cell.coordinate), cell) for cell in row if cell.value is not None)
    book.close()


def name_of(where: Area) -> tuple[str, str]:
    """The sheet and cell of an address."""
    sheet, cell = str(where).split("!")
    return sheet.strip("'"), cell.replace("$", "")


def alike(one: Any, other: Any) -> bool:
    """Whether two cells say the same: numbers to less than what is printed."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) < NEAR
    return bool(one == other)

"""Cases for tests of the printed report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from building import COMPLETE_PROJECTS

from ppm_desktop.catalog.catalogue import Catalogue, load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.document.case import Case, case_of
from ppm_desktop.reports.workbook.text_style import style_of_language

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.project import Project

TODAY: Final = date(2026, 11, 22)
MISSING_RATE: Final = COMPLETE_PROJECTS / "missing-rate.ppmplan"
THREE_OFFICES: Final = COMPLETE_PROJECTS / "three-offices-three-years.ppmplan"
CATALOGUE: Final[Catalogue] = load_catalogue()


def project_in(file: Path) -> Project:
    """The project of a file that is sound."""
    project = read_project(file, CATALOGUE.country_codes).project
    assert project is not None
    return project


def case_for(project: Project) -> Case:
    """The case of a project's baseline scenario, in the language in force."""
    comparison = compare(project, project.scenarios[project.baseline_index], CATALOGUE.availability)
    return case_of(comparison, CATALOGUE, style_of_language(), TODAY)


def case_in(file: Path) -> Case:
    """The case of a file."""
    return case_for(project_in(file))

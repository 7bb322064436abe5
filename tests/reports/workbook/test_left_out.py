"""What a workbook leaves out is said in it, and its sentences stay inside what is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
from report_making import THREE_OFFICES, project_in
from workbook_making import values, written

from ppm_desktop.catalog.resource_files import resource_path

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.project import Project

PREPAID = resource_path("samples") / "forty-person-firm.ppmplan"


def of_five_groups(project: Project) -> Project:
    """The plan with more groups like its first, until there are five."""
    first, *others = project.scenarios
    groups = list(first.groups)
    while len(groups) < 5:
        groups.append(replace(groups[0], name=f"Part {len(groups)}"))
    return replace(project, scenarios=(replace(first, groups=tuple(groups)), *others))


def test_the_workbook_says_which_sheets_it_leaves_out_and_where_to_ask_for_them(tmp_path: Path) -> None:
    project = project_in(THREE_OFFICES)
    for plan, has_mix in ((project, True), (of_five_groups(project), False)):
        path = written(plan, tmp_path / "plan.xlsx").path
        told = [str(value) for (sheet, _), value in values(path).items() if sheet == "Assumptions"]
        assert ("Best mix" in openpyxl.load_workbook(path).sheetnames) == has_mix
        assert any('"mix"' in text for text in told) != has_mix
        assert any('"how_sure"' in text for text in told)


def test_a_long_sentence_of_the_workbook_is_broken_inside_the_printed_columns(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(project_in(PREPAID), tmp_path / "plan.xlsx").path)
    for name, last in (("Best mix", "H"), ("Levers", "F")):
        sheet = book[name]
        sentences = [str(area) for area in sheet.merged_cells.ranges]
        assert sentences
        assert all(area.split(":")[1].startswith(last) for area in sentences)
        assert str(sheet.print_area).rsplit("$", 2)[-2] == last
        for area in sheet.merged_cells.ranges:
            cell = sheet.cell(area.min_row, 1)
            assert cell.alignment.wrap_text
            if len(str(cell.value)) > 200:
                assert (sheet.row_dimensions[area.min_row].height or 0) > 20

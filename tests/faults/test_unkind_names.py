"""Names of files that lead in a circle, are too long, or are bytes that are no letters: a sentence, or the answer, and no traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from ppm_running import OFFICES, ppm, ppm_process
from systems import linux, posix

from ppm_desktop.files.real_path import real_path
from ppm_desktop.reports.words import utf8

if TYPE_CHECKING:
    from pathlib import Path

#: A name such as an old archive leaves behind: its last letter is a byte of Latin-1.
NO_LETTER = os.fsdecode(b"caf\xe9.ppmplan")


@pytest.fixture
def circle(tmp_path: Path) -> Path:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    return tmp_path / "one"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "customers"
    made.mkdir()
    shutil.copy(OFFICES, made / NO_LETTER)
    (made / os.fsdecode(b"d\xe9j\xe0.ppmplan")).write_bytes(b"not a plan")
    return made


@posix
def test_a_link_that_leads_to_itself_is_refused_wherever_a_file_is_named(circle: Path, tmp_path: Path) -> None:
    assert "Too many levels of symbolic links" in ppm("export", circle, "--json", tmp_path / "out.json", code=1).stderr
    assert "Too many levels of symbolic links" in ppm("export", OFFICES, "--json", circle, code=1).stderr
    assert "Too many levels of symbolic links" in ppm("compare", circle, "--xlsx", tmp_path / "out.xlsx", code=1).stderr
    assert "one of the files to read" in ppm("compare", circle, "--xlsx", circle, code=2).stderr


@posix
def test_two_names_of_a_file_are_one(tmp_path: Path) -> None:
    plan = tmp_path / "plan.ppmplan"
    shutil.copy(OFFICES, plan)
    (tmp_path / "link").symlink_to(plan)
    assert real_path(tmp_path / "link") == real_path(tmp_path / "x" / ".." / "plan.ppmplan")
    assert "must have different names" in ppm("export", plan, "--json", tmp_path / "link", code=2).stderr


def test_a_report_does_not_take_the_place_of_the_firms_template(tmp_path: Path) -> None:
    template = tmp_path / "firm.toml"
    template.write_text('name = "Contoso"\n', encoding="utf-8")
    for firm in (template, tmp_path):
        assert "one of the files to read" in ppm("export", OFFICES, "--firm", firm, "--json", template, code=2).stderr
    assert template.read_text(encoding="utf-8") == 'name = "Contoso"\n'


@posix
def test_a_name_that_is_too_long_is_told_with_the_name(tmp_path: Path) -> None:
    name = tmp_path / ("x" * 300)
    assert str(name) in ppm("validate", name, code=1).stdout
    assert ppm_process("compare", name, code=1).stderr == f"{name} cannot be used: File name too long.\n"


@linux
def test_a_name_that_is_no_text_comes_out_in_json_as_it_is(folder: Path) -> None:
    file = str(folder / NO_LETTER)
    assert json.loads(ppm("compare", file, "--json").stdout)["results"][0]["file"] == file
    found = json.loads(ppm("compare", folder, "--json", code=1).stdout)
    assert file in json.dumps(found, ensure_ascii=False)
    assert utf8('"\udce9"') == b'"\\udce9"'  # an escape of JSON


@linux
def test_a_name_that_is_no_text_is_spelled_out_in_tables_and_documents(folder: Path, tmp_path: Path) -> None:
    file = folder / NO_LETTER
    outputs = (
        "--csv",
        tmp_path / "a.csv",
        "--json",
        tmp_path / "a.json",
        "--csv-folder",
        tmp_path / "tables",
        "--xlsx",
        tmp_path / "a.xlsx",
    )
    ppm("export", file, *outputs)
    row = next(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"))))
    assert row["file"].endswith("caf\\udce9.ppmplan")
    assert json.loads((tmp_path / "a.json").read_bytes())["results"][0]["file"] == str(file)
    ppm("compare", folder, "--xlsx", tmp_path / "all.xlsx", code=1)
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "all.xlsx") for row in sheet.values for cell in row]
    assert any(str(cell).endswith("caf\\udce9.ppmplan") for cell in cells)
    assert any("d\\udce9j\\udce0.ppmplan" in str(cell) for cell in cells)

"""``ppm export``: files for other people and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from building import COMPLETE_PROJECTS
from pdf_reading import Pdf
from typer.testing import CliRunner

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = str(resource_path("samples") / "three-country-consultancy.ppmplan")


def test_a_workbook_and_a_table_are_written_and_the_scenario_is_named(tmp_path: Path) -> None:
    workbook, table = tmp_path / "plan.xlsx", tmp_path / "plan.csv"
    result = CliRunner().invoke(app, ["export", SAMPLE, "--xlsx", str(workbook), "--csv", str(table)])
    assert result.exit_code == 0
    assert f"{workbook}: scenario Today" in result.stdout
    assert openpyxl.load_workbook(workbook)["Summary"]["A1"].value == "Three offices, three years"
    assert table.read_text(encoding="utf-8").startswith("file,scenario,option")


def test_the_language_is_that_of_the_command(tmp_path: Path) -> None:
    workbook = tmp_path / "plan.xlsx"
    assert CliRunner().invoke(app, ["--language", "de", "export", SAMPLE, "--xlsx", str(workbook)]).exit_code == 0
    assert "Eingaben" in openpyxl.load_workbook(workbook).sheetnames


def test_a_missing_rate_is_exit_code_3_and_the_file_is_there(tmp_path: Path) -> None:
    workbook = tmp_path / "plan.xlsx"
    source = str(COMPLETE_PROJECTS / "missing-rate.ppmplan")
    assert CliRunner().invoke(app, ["export", source, "--xlsx", str(workbook)]).exit_code == 3
    assert workbook.exists()


def test_a_target_that_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["export", SAMPLE, "--xlsx", str(tmp_path / "nowhere" / "plan.xlsx")])
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory." in result.stderr
    assert not list(tmp_path.iterdir())


def test_nothing_to_write_and_an_unknown_scenario_are_wrong_usage(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["export", SAMPLE]).exit_code == 2
    result = CliRunner().invoke(app, ["export", SAMPLE, "--scenario", "Nowhere", "--xlsx", str(tmp_path / "plan.xlsx")])
    assert result.exit_code == 2
    assert 'no scenario "Nowhere"' in result.stderr


def test_the_project_is_never_written_over(tmp_path: Path) -> None:
    project = tmp_path / "mine.ppmplan"
    project.write_bytes((resource_path("samples") / "public-body.ppmplan").read_bytes())
    before = project.read_bytes()
    assert CliRunner().invoke(app, ["export", str(project), "--csv", str(project)]).exit_code == 2
    assert project.read_bytes() == before


def test_a_report_is_written_in_the_language_paper_and_sections_that_were_asked_for(tmp_path: Path) -> None:
    report = tmp_path / "plan.pdf"
    asked = ["--pdf", str(report), "--language", "de", "--paper", "letter", "--sections", "decision,questions"]
    result = CliRunner().invoke(app, ["export", SAMPLE, *asked])
    assert result.exit_code == 0, result.stderr
    pdf = Pdf(report.read_bytes())
    assert pdf.texts(b"Lang")[0] == "de"
    assert "33.561" in pdf.text


def test_wishes_that_the_report_cannot_fulfil_are_sentences(tmp_path: Path) -> None:
    report = str(tmp_path / "plan.pdf")
    for wish, said in {
        ("--sections", "risks-of-all"): 'There is no section "risks-of-all". Known: decision,',
        ("--paper", "a3"): '--paper cannot be "a3". Known: a4, letter.',
        ("--language", "xx"): '--language cannot be "xx". Known: en, de',
    }.items():
        result = CliRunner().invoke(app, ["export", SAMPLE, "--pdf", report, *wish])
        assert result.exit_code == 2
        assert said in result.stderr
    firm = tmp_path / "firm.toml"
    firm.write_text('accent = "blue"\nlogo = "none.png"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["export", SAMPLE, "--pdf", report, "--firm", str(firm)])
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert 'firm.toml, line 1, accent: found "blue"' in first
    assert 'firm.toml, line 2, logo: found "none.png"' in second
    assert not (tmp_path / "plan.pdf").exists()

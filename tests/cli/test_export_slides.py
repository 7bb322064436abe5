"""``ppm export --pptx``: slides for the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import COMPLETE_PROJECTS
from pptx import Presentation
from typer.testing import CliRunner

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = str(resource_path("samples") / "three-country-consultancy.ppmplan")


def test_slides_are_written_in_the_language_and_for_the_firm_that_were_asked_for(tmp_path: Path) -> None:
    target, firm = tmp_path / "plan.pptx", tmp_path / "firm.toml"
    firm.write_text('name = "Harrow"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["export", SAMPLE, "--pptx", str(target), "--language", "de", "--firm", str(firm)])
    assert result.exit_code == 0, result.stderr
    assert f"{target}: " in result.stdout
    show = Presentation(str(target))
    assert len(show.slides) == 6
    assert show.core_properties.author == "Harrow"
    assert "5.536 USD pro Jahr" in show.slides[0].shapes.title.text_frame.text


def test_a_missing_rate_is_exit_code_3_and_the_slides_are_there(tmp_path: Path) -> None:
    target = tmp_path / "plan.pptx"
    source = str(COMPLETE_PROJECTS / "missing-rate.ppmplan")
    assert CliRunner().invoke(app, ["export", source, "--pptx", str(target), "--slides", "decision,grounds"]).exit_code == 3
    assert len(Presentation(str(target)).slides) == 2


def test_an_unknown_slide_is_wrong_usage_and_a_wrong_template_wrong_input(tmp_path: Path) -> None:
    target, firm = tmp_path / "plan.pptx", tmp_path / "firm.toml"
    result = CliRunner().invoke(app, ["export", SAMPLE, "--pptx", str(target), "--slides", "risks"])
    assert result.exit_code == 2
    assert 'There is no slide "risks". Known: decision, costs,' in result.stderr
    firm.write_text('accent = "blue"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["export", SAMPLE, "--pptx", str(target), "--firm", str(firm)])
    assert result.exit_code == 1
    assert 'found "blue"' in result.stderr
    assert not target.exists()

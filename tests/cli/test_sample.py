"""``ppm sample``: every sample by name, and the one with something of everything when none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.cli.main import app

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = [sample.id for sample in load_catalogue().samples]


def test_all_samples_are_listed_in_the_order_of_the_start_page() -> None:
    assert CliRunner().invoke(app, ["sample"]).stdout.split() == SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
def test_a_named_sample_is_written_and_can_be_compared(name: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.ppmplan"
    assert CliRunner().invoke(app, ["sample", name, "--output", str(path)]).exit_code == 0
    assert CliRunner().invoke(app, ["validate", str(path)]).exit_code == 0
    assert CliRunner().invoke(app, ["compare", str(path)]).exit_code == 0


def test_without_a_name_the_consultancy_is_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.ppmplan"
    assert "three-country-consultancy" in CliRunner().invoke(app, ["sample", "--output", str(path)]).stdout
    assert "Three offices, three years" in path.read_text(encoding="utf-8")

"""Nothing of anybody's plan or calls gets into what is logged, whatever is logged and however loudly."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from ppm_running import PPM
from usage_export_maker import calls, teams_bytes
from usage_importing import import_bytes

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import read_project, save_project
from ppm_desktop.files.recovery import RecoveryStore
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.workbook.document import workbook_bytes

if TYPE_CHECKING:
    from pathlib import Path

CUSTOMER, GROUP, FEE = "Contoso-Confidential", "Board-of-Secrets", "31.41592"
LOUD = """
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
from ppm_desktop import app
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    document = json.loads((COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").read_bytes())
    document["name"] = CUSTOMER
    for scenario in document["scenarios"]:
        scenario["groups"][0]["name"] = GROUP
    for product in document["price_book"]["products"]:
        for fee in product["fees"]:
            fee["amount"] = FEE
    path = tmp_path / "Plan.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def assert_silent(text: str, *more: str) -> None:
    for word in (CUSTOMER, GROUP, FEE, *more):
        assert word not in text


def test_a_plan_opened_calculated_saved_and_written_out_leaves_no_word_in_the_log(
    plan: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    catalogue = load_catalogue()
    project = read_project(plan, catalogue.country_codes).project
    assert project is not None
    comparison = compare(project, project.scenarios[0], catalogue.availability)
    total = f"{comparison.results[0].total:.2f}"
    save_project(project, plan)
    RecoveryStore(tmp_path / "recovery").write("t", plan.read_bytes(), name=CUSTOMER, original=plan, fingerprint="")
    assert workbook_bytes(comparison, catalogue, NumberStyle())
    assert_silent(caplog.text, total)


def test_the_window_shows_a_plan_and_tells_the_terminal_and_the_log_nothing_of_it(plan: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    done = subprocess.run(
        [sys.executable, "-c", LOUD, str(plan), "--place", "people", "--picture", str(tmp_path / "picture.png")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PPM_DESKTOP_STATE": str(state)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tmp_path / "picture.png").exists(), done.stderr
    logged = [path.read_text(encoding="utf-8") for path in state.rglob("*.log*")]
    assert_silent("".join((done.stdout, done.stderr, *logged)))


def test_an_import_of_usage_names_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    made = calls(40)
    summary = import_bytes(teams_bytes(made)).summary
    assert summary.rows_read == 40
    names = {call.organiser for call in made} | {call.number for call in made if len(call.number) > 5}
    export = tmp_path / "export.csv"
    export.write_bytes(teams_bytes(made))
    told = subprocess.run([PPM, "usage", export, "--json"], capture_output=True, text=True, check=True)
    for name in names:
        assert name not in caplog.text
        assert name not in told.stdout + told.stderr

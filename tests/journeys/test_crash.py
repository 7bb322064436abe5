"""The process dies while somebody is typing; the next start has the work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from views.windows import THREE_OFFICES

from ppm_desktop.files.project_file import read_project

DRIVER = Path(__file__).with_name("driven_program.py")
PATIENCE = 120  # seconds


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PPM_DESKTOP_STATE": str(tmp_path / "state")}


def wait_for_copy(folder: Path, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while not list(folder.glob("*.json")):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until, "no recovery copy was written"
        time.sleep(0.05)


def test_work_is_offered_after_the_process_was_killed_and_the_file_is_as_it_was(environment: dict[str, str], tmp_path: Path) -> None:
    plan = tmp_path / "Plan.ppmplan"
    plan.write_bytes(THREE_OFFICES.read_bytes())
    recovery = tmp_path / "state" / "recovery"
    with subprocess.Popen([sys.executable, str(DRIVER), "type", str(plan)], env=environment, text=True, stderr=subprocess.PIPE) as typing:
        wait_for_copy(recovery, typing)
        typing.kill()
    (copy,) = [path for path in recovery.glob("*.ppmplan") if not path.name.startswith(".")]
    copied = read_project(copy).project
    assert copied is not None
    typed = copied.scenarios[0].groups[0].headcount[0].organisers
    assert typed > 1000

    done = subprocess.run(
        [sys.executable, str(DRIVER), "recover"], env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    shown = json.loads(done.stdout)
    assert shown["path"] == str(plan)
    assert shown["organisers"] == typed
    assert plan.read_bytes() == THREE_OFFICES.read_bytes()
    assert list(recovery.iterdir()) == []  # settled: offered once
    assert list((tmp_path / "state" / "open").glob("*.json")) == []

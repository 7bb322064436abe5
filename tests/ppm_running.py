"""``ppm`` for tests: within this process, or as its users start it, and plans with credits to give it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from building import COMPLETE_PROJECTS
from typer.testing import CliRunner

from ppm_desktop.cli.main import app
from ppm_desktop.wording import ENGLISH, speaking

PPM = Path(sys.executable).parent / "ppm"
SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
OFFICES = COMPLETE_PROJECTS / "three-offices-three-years.ppmplan"
MISSING = COMPLETE_PROJECTS / "missing-rate.ppmplan"
AUTO = {"mode": "auto_recharge", "opening": "1000", "trigger": "400", "recharge": "1000", "top_ups": []}


def ppm(*arguments: str | Path, code: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run a command here, which saves the second that a start takes; ``code`` None: it may end with any."""
    with speaking(ENGLISH):  # and again whatever was spoken before
        run = CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="ppm", catch_exceptions=False)
    assert code is None or run.exit_code == code, run.stdout + run.stderr
    return subprocess.CompletedProcess(arguments, run.exit_code, run.stdout, run.stderr)


def ppm_process(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Start the command as its users do: without a screen, its output in pipes."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "COLUMNS"}}
    run = subprocess.run([PPM, *arguments], capture_output=True, text=True, check=False, env=environment, encoding="utf-8")
    assert run.returncode == code, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run


def with_credits(tmp_path: Path, credits_settings: dict[str, Any], source: Path = OFFICES, **changes: Any) -> Path:
    document = json.loads(source.read_text(encoding="utf-8")) | changes
    for scenario in document["scenarios"]:
        scenario["credits"] = credits_settings
    path = tmp_path / "plan.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path

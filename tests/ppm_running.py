"""``ppm`` as its users start it: a process, and plans with credits to give it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from building import COMPLETE_PROJECTS

PPM = Path(sys.executable).parent / "ppm"
SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
OFFICES = COMPLETE_PROJECTS / "three-offices-three-years.ppmplan"
MISSING = COMPLETE_PROJECTS / "missing-rate.ppmplan"
AUTO = {"mode": "auto_recharge", "opening": "1000", "trigger": "400", "recharge": "1000", "top_ups": []}


def ppm(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    run = subprocess.run([PPM, *arguments], capture_output=True, text=True, check=False, encoding="utf-8")
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

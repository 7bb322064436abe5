"""Killed at random moments during saving and autosaving. ``make soak`` does a thousand."""

from __future__ import annotations

import subprocess
import sys

from systems import posix


@posix
def test_processes_killed_while_they_save_and_autosave_lose_nothing() -> None:
    done = subprocess.run([sys.executable, "-m", "soak", "kills", "--count", "40"], capture_output=True, text=True, check=False)
    assert "40 kills during saving and autosaving, 0 losses" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0

"""Random hands at the real window break nothing. ``make soak`` has twenty thousand events."""

from __future__ import annotations

import subprocess
import sys

from systems import linux


@linux  # memory is read from /proc
def test_random_keys_clicks_edits_and_dialogs_break_nothing() -> None:
    # How long a turn takes is held in tests/journeys/test_event_loop.py: here a machine with other work would fail it.
    wanted = ("--count", "120", "--seed", "2", "4", "--work", "0")
    done = subprocess.run([sys.executable, "-m", "soak", "monkey", *wanted], capture_output=True, text=True, check=False)
    assert "120 events of random hands, 0 failures" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0

"""Files that were changed by chance become a sentence or are used. ``make soak`` takes a hundred thousand."""

from __future__ import annotations

import subprocess
import sys

from systems import linux


@linux
def test_mutants_of_every_format_are_used_or_refused_with_a_sentence() -> None:
    done = subprocess.run([sys.executable, "-m", "soak", "mutants", "--count", "300"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "300 mutants, 0 failures" in done.stdout

"""Builds one commit twice, in two places, and compares: `python -m installer.release.twice [STEP ...]`.

Each place is a clone of its own, so what is not committed has no part in it. The steps are those of `make release --only`.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from installer.release.compare import main as compare
from installer.shell import ROOT, SetupError, ask, say, start

#: Of different lengths, so that a path that went along shows.
_PLACES: Final = (ROOT / "build" / "twice" / "first", ROOT / "build" / "twice" / "the-second-in-another-folder")


def build_in(place: Path, steps: list[str]) -> Path:
    """Clone the commit that is checked out, release it there, and return the folder with the files.

    Raises:
        SetupError: when that fails.

    """
    shutil.rmtree(place, ignore_errors=True)
    code, said = ask(["git", "clone", "--quiet", "--no-hardlinks", ROOT, place])
    if code != 0:
        raise SetupError(said)
    only = ["--only", *steps] if steps else []
    if start([sys.executable, place / "installer" / "bootstrap.py", "release", *only]) != 0:
        message = f"The release in {place} failed; the reason is above."
        raise SetupError(message)
    return place / "dist"


def main(arguments: list[str]) -> int:
    """Build twice and compare; the result is 0 when the builds are the same."""
    try:
        built = [build_in(place, arguments) for place in _PLACES]
    except SetupError as problem:
        say(str(problem))
        return 1
    return compare([str(folder) for folder in built])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

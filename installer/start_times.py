"""How long the built program takes to start, compared with the source tree: `python3 -m installer.start_times [RUNS]`.

Both start in turn, go to the Start place, draw it and end. Before each start the files of the program are taken out of the system's cache, so
that they come from the disk, as after switching the computer on. Times are in seconds; the median of the ratios of pairs is what counts, because
other work on the machine slows both runs of a pair alike.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from installer.artefacts import ONE_FOLDER
from installer.environment import VENV, program
from installer.shell import ROOT, say

RUNS = 5


def evict(folders: Sequence[Path]) -> None:
    """Take the files of folders out of the system's cache, as far as nobody else uses them."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                descriptor = os.open(path, os.O_RDONLY)
                try:
                    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                finally:
                    os.close(descriptor)


def timed(command: Sequence[str | Path], folders: Sequence[Path]) -> tuple[float, float]:
    """Start a program and wait for its end; return the time that passed and the processor's time."""
    with tempfile.TemporaryDirectory(prefix="ppm-start-") as home:
        bare = {"HOME": home, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "PATH": os.environ["PATH"]}
        evict(folders)
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        picture = Path(home) / "start.png"
        command = [*command, "--place", "start", "--picture", picture]
        subprocess.run(command, env=bare, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - the program itself
        passed, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    runs = int(arguments[0]) if arguments else RUNS
    sources = [ROOT / "ppm_desktop", ROOT / "resources", VENV / "lib"]
    pairs = [
        (timed([program("python"), "-m", "ppm_desktop"], sources), timed([ONE_FOLDER / "ppm-desktop"], [ONE_FOLDER])) for _ in range(runs)
    ]
    for place, name in enumerate(("passed", "processor")):
        of_source, of_built = ([pair[side][place] for pair in pairs] for side in (0, 1))
        ratio = statistics.median(b / a for a, b in zip(of_source, of_built, strict=True))
        say(f"time {name}: source {statistics.median(of_source):.2f} s, built {statistics.median(of_built):.2f} s, ratio {ratio:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

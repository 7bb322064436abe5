"""Random hands at the real window: ``python -m soak monkey [--count N] [--seed S …]``; ``--seed S --upto K`` repeats one run up to event K.

Keys, clicks, drags, pasted texts, edits, dialogs, places, files, themes and languages. Nothing may raise, Qt may not warn, no turn of
the window's thread may work for longer than 250 ms, the screen must say what the engine says, undo must lead back to the byte, memory
must stay bounded, and nothing may be written outside the folder that the run was given.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

COUNT: Final = 20_000
#: Events of one process.
_ROUND: Final = 2500
_FIRST_SEED: Final = 2026
#: In milliseconds of processor time of the window's thread, between two turns of its loop.
MOST_WORK: Final = 250
#: In MiB: what the second half of a round may hold more than the end of its first half.
MOST_GROWTH: Final = 150
_ROOT: Final = Path(__file__).resolve().parent.parent
#: Lines of a failure that are printed; of a process that died, all threads are looked at.
_LINES: Final = {"died": 120}
_USUAL_LINES: Final = 14
#: Characters of what a process said that died.
_MOST_SAID: Final = 12_000
Failure = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Run; the exit code is 1 when anything broke."""
    parser = argparse.ArgumentParser(prog="python -m soak monkey")
    parser.add_argument("--count", type=int, default=COUNT, help="events in all, shared among the seeds")
    parser.add_argument("--seed", type=int, nargs="*", default=[])
    parser.add_argument("--upto", type=int, default=0, metavar="K", help="do this many events with each seed")
    parser.add_argument(
        "--work",
        type=int,
        default=MOST_WORK,
        metavar="MS",
        help="processor time that one turn may take; 0 where other work would be blamed",
    )
    wishes = parser.parse_args(arguments)
    seeds = wishes.seed or [_FIRST_SEED + number for number in range(max(1, wishes.count // _ROUND))]
    failures: list[Failure] = []
    begin, used = time.monotonic(), 0
    for seed in seeds:
        events = wishes.upto or wishes.count // len(seeds)
        found, done, memory = run(seed, events, wishes.work)
        failures += found
        used += done
        print(f"seed {seed}: {done} events, {len(found)} failures, {memory}, {time.monotonic() - begin:.0f} s", flush=True)
        for failure in _once(found):
            print(told(failure), flush=True)
    print(f"{used} events of random hands, {len(failures)} failures")
    return 1 if failures else 0


def run(seed: int, events: int, most_work: int = MOST_WORK) -> tuple[list[Failure], int, str]:
    """Do a round in a process of its own; return what broke, how many events were done, and a word on memory."""
    with tempfile.TemporaryDirectory(prefix="ppm-monkey-") as name:
        folder = Path(name)
        done = subprocess.run(
            [sys.executable, "-m", "soak.monkey_run", name, str(seed), str(events), str(most_work)],
            capture_output=True,
            text=True,
            check=False,
            cwd=_ROOT,
            env=_environment(folder),
        )
        said: list[Failure] = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        last = (folder / "event").read_text(encoding="utf-8").strip() if (folder / "event").exists() else ""
    failures = [line for line in said if "kind" in line]
    ended = next((line for line in said if "events" in line), None)
    if done.returncode != 0 or ended is None:
        number, _blank, what = last.partition(" ")
        text = f"exit code {done.returncode}\n{done.stderr[-_MOST_SAID:]}"
        failures.append({"seed": seed, "event": int(number or 0), "did": what, "kind": "died", "text": text})
        return failures, int(number or 0), ""
    grown, memory = _growth(ended["memory"])
    if grown > MOST_GROWTH:
        failures.append({"seed": seed, "event": events, "did": "", "kind": "memory", "text": memory})
    return failures, ended["events"], memory


def told(failure: Failure) -> str:
    """Say a failure and how to see it again."""
    lines = str(failure["text"]).strip().splitlines()
    most = _LINES.get(str(failure["kind"]), _USUAL_LINES)
    shown = lines if len(lines) <= most else [*lines[:3], "…", *lines[-most:]]
    again = f"python -m soak monkey --seed {failure['seed']} --upto {failure['event']}"
    return "\n    ".join([f"{failure['kind']} at seed {failure['seed']}, event {failure['event']}, {failure['did']} ({again})", *shown])


def _once(failures: list[Failure]) -> list[Failure]:
    """Keep one of those that end alike."""
    seen: Counter[str] = Counter()
    kept = []
    for failure in failures:
        key = f"{failure['kind']} {str(failure['text']).strip().splitlines()[-3:]}"
        seen[key] += 1
        if seen[key] == 1:
            kept.append(failure)
    return kept


def _growth(memory: list[list[int]]) -> tuple[int, str]:
    """Return how many MiB the second half of a round grew by, and a word on it."""
    if not memory:
        return 0, "memory not looked at"
    half = [resident for _event, resident in memory[: len(memory) // 2 + 1]]
    grown = max(resident for _event, resident in memory) - max(half)
    return grown, f"{memory[0][1]} MiB at first, {max(half)} at half, {memory[-1][1]} at the end"


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment in which all that the program keeps is kept in ``folder``."""
    kept = {name: str(folder) for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    fonts = os.environ.get("MPLCONFIGDIR", str(Path.home() / ".cache" / "matplotlib"))
    own = {"PPM_DESKTOP_SETTINGS": str(folder), "PPM_DESKTOP_STATE": str(folder / "state"), "MPLCONFIGDIR": fonts}
    return {**os.environ, **kept, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}

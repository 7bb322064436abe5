"""Kills at random moments during saving and autosaving: ``python -m soak kills [--count N] [--seed S]``.

A process saves a plan, keeps recovery copies of it and takes over what its predecessor left, as fast as it can, until it is killed.
Then the file must be a whole project, and file and recovery copies together must hold everything that was ever said to be safe.
"""

from __future__ import annotations

import argparse
import mmap
import os
import signal
import struct
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from ppm_desktop.files.project_file import project_bytes, read_project, save_project
from ppm_desktop.files.recovery import RecoveryStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.project import Project

COUNT: Final = 1000
#: In seconds; a round of the process takes a few thousandths.
_LATEST: Final = 0.04
_PLANS: Final = ("tests/complete_projects/one-tenant-one-month.ppmplan", "resources/samples/public-body.ppmplan")
_ROOT: Final = Path(__file__).resolve().parent.parent
#: What the process says in shared memory: revisions that are safe in the file, and in the file or a copy.
_SAID: Final = struct.Struct("qq")


def main(arguments: list[str]) -> int:
    """Run; the exit code is 1 when anything was lost or half written."""
    parser = argparse.ArgumentParser(prog="python -m soak kills")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=2026)
    wishes = parser.parse_args(arguments)
    random = Random(wishes.seed)
    losses: list[str] = []
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="ppm-kills-") as folder:
        for place, plan in enumerate(_PLANS):
            share = wishes.count // len(_PLANS) + (wishes.count % len(_PLANS) if place == 0 else 0)
            losses += kill(_ROOT / plan, Path(folder) / str(place), share, random)
    print(f"{wishes.count} kills during saving and autosaving, {len(losses)} losses, {time.monotonic() - begin:.0f} s")
    for loss in losses:
        print(loss)
    return 1 if losses else 0


def kill(sample: Path, folder: Path, count: int, random: Random) -> list[str]:
    """Start and kill so many processes; return what was lost, a sentence each."""
    project = read_project(sample).project
    assert project is not None
    folder.mkdir()
    plan, store = folder / "Plan.ppmplan", RecoveryStore(folder / "recovery")
    save_project(_of_revision(project, 0), plan)
    losses: list[str] = []
    with mmap.mmap(-1, _SAID.size) as said:
        for number in range(count):
            hears, tells = os.pipe()
            process = os.fork()
            if process == 0:
                _save_until_killed(project, plan, store, (said, tells))
            os.close(tells)
            # Every fourth is killed while it takes over what its predecessor left.
            if number % 4:
                os.read(hears, 1)
            os.close(hears)
            time.sleep(random.random() * _LATEST)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            losses += [f"kill {number}: {loss}" for loss in _losses(plan, store, *_SAID.unpack(said[:]))]
    return losses


def _save_until_killed(project: Project, plan: Path, store: RecoveryStore, says: tuple[mmap.mmap, int]) -> None:
    """Work on from what there is, as a window does that somebody opened after the crash; never returns."""
    said, tells = says
    try:
        token = store.new_token()
        newest = _revision(plan)
        for leftover in store.leftovers():
            taken = store.take_over(leftover)
            if taken is not None:
                newest, token = max(newest, _revision(taken.copy_path)), store.stays_with(taken)
        os.write(tells, b"r")
        while True:
            for _ in range(3):
                newest += 1
                store.write(token, project_bytes(_of_revision(project, newest)), name="Plan.ppmplan", original=plan, fingerprint="")
                _say(said, in_file=None, anywhere=newest)
            save_project(_of_revision(project, newest), plan)
            _say(said, in_file=newest, anywhere=newest)
            store.remove(token)
    finally:
        os._exit(1)


def _say(said: mmap.mmap, *, in_file: int | None, anywhere: int) -> None:
    before, _anywhere = _SAID.unpack(said[:])
    said[:] = _SAID.pack(before if in_file is None else in_file, anywhere)


def _of_revision(project: Project, revision: int) -> Project:
    """Return the project with its revision where a person's work would be: in a name at its end."""
    first, *others = project.scenarios
    return replace(project, scenarios=(replace(first, name=f"Revision {revision}"), *others))


def _revision(path: Path) -> int:
    """Return the revision of a file; -1 when it is not a whole project."""
    project = read_project(path).project
    return -1 if project is None else int(project.scenarios[0].name.removeprefix("Revision "))


def _losses(plan: Path, store: RecoveryStore, in_file: int, anywhere: int) -> Iterator[str]:
    found = _revision(plan)
    if found < 0:
        yield "the file is not a whole project"
    elif found < in_file:
        yield f"the file has revision {found}, and {in_file} was saved"
    copies = [_revision(leftover.copy_path) for leftover in store.leftovers()]
    if min(copies, default=0) < 0:
        yield "a recovery copy is not a whole project"
    if max([found, *copies]) < anywhere:
        yield f"revision {max([found, *copies])} is the newest, and {anywhere} was safe"

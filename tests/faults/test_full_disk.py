"""The disk is full, in the middle of a file: the system stops each file of a process at a size. What was there stays, and a sentence says why."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from building import COMPLETE_PROJECTS
from ppm_running import OFFICES, PPM
from systems import posix
from usage_export_maker import calls, teams_bytes, write_zip

from ppm_desktop.files.project_file import read_project
from ppm_desktop.files.recovery import RecoveryStore

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

if sys.platform != "win32":
    import resource

pytestmark = posix
#: Bytes that any file of the process may get: less than each file below has.
ROOM = 4096
SAVE = """
import sys
from dataclasses import replace
from pathlib import Path
from ppm_desktop.files.project_file import read_project, save_project
from ppm_desktop.files.recovery import RecoveryStore
plan, folder = map(Path, sys.argv[1:])
project = replace(read_project(plan).project, name="Changed")
for work in (lambda: save_project(project, plan), lambda: RecoveryStore(folder).write("t", bytes(9000), name="P", original=plan, fingerprint="")):
    try:
        work()
    except OSError as error:
        print(error.strerror)
"""


def run_in_little_room(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    )


def test_saving_and_autosaving_leave_what_was_there_and_no_debris(tmp_path: Path) -> None:
    plan, folder = tmp_path / "Plan.ppmplan", tmp_path / "recovery"
    plan.write_bytes((COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").read_bytes())
    store = RecoveryStore(folder)
    store.write("t", b"the copy before", name="P", original=plan, fingerprint="")
    before = {path: path.read_bytes() for path in (plan, *folder.iterdir())}
    done = run_in_little_room(sys.executable, "-c", SAVE, plan, folder)
    assert done.stdout.splitlines() == ["File too large"] * 2, done.stderr
    assert {path: path.read_bytes() for path in (plan, *folder.iterdir())} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Plan.ppmplan", "recovery"]
    assert read_project(plan).sound


def test_an_export_says_why_and_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "Workbook.xlsx"
    target.write_bytes(b"the workbook before")
    done = run_in_little_room(PPM, "export", OFFICES, "--xlsx", target)
    assert done.returncode == 1
    assert str(target) in done.stderr
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == b"the workbook before"
    assert [path.name for path in tmp_path.iterdir()] == ["Workbook.xlsx"]


def test_an_import_of_usage_says_that_its_folder_cannot_be_written_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    export = write_zip(tmp_path / "export.zip", {"PSTN.calls.csv": teams_bytes(calls(300))})
    done = run_in_little_room(PPM, "usage", export)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "temporary files" in done.stderr
    assert list(temporary.iterdir()) == []

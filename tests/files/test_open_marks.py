from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.files.fingerprint import GONE, fingerprint, fingerprint_of
from ppm_desktop.files.open_marks import OpenMarks
from ppm_desktop.files.processes import started

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Plan.ppmplan"
    path.write_text("{}")
    return path


def hand_to(folder: Path, pid: int, start: str) -> None:
    (mark,) = folder.iterdir()
    mark.write_text(json.dumps(json.loads(mark.read_text()) | {"pid": pid, "process_start": start}))


def test_a_file_is_held_while_the_other_process_lives_and_free_when_it_is_dead(tmp_path: Path, plan: Path) -> None:
    marks = OpenMarks(tmp_path / "open")
    assert marks.take(plan)
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    hand_to(tmp_path / "open", other.pid, started(other.pid))
    assert marks.held_elsewhere(plan)
    assert not marks.take(plan)
    marks.release(plan)  # not ours to release
    assert marks.held_elsewhere(plan)
    other.kill()
    other.communicate()
    assert marks.take(plan)


def test_a_link_leads_to_the_same_mark(tmp_path: Path, plan: Path) -> None:
    marks = OpenMarks(tmp_path / "open")
    assert marks.take(plan)
    hand_to(tmp_path / "open", os.getppid(), started(os.getppid()))
    link = tmp_path / "link.ppmplan"
    link.symlink_to(plan)
    assert marks.held_elsewhere(link)


def test_a_released_file_leaves_nothing_behind(tmp_path: Path, plan: Path) -> None:
    marks = OpenMarks(tmp_path / "open")
    marks.take(plan)
    marks.release(plan)
    assert list((tmp_path / "open").iterdir()) == []


def test_without_a_place_for_marks_files_can_still_be_opened(tmp_path: Path, plan: Path) -> None:
    (tmp_path / "open").write_text("in the way")
    assert OpenMarks(tmp_path / "open").take(plan)


@pytest.mark.parametrize(
    "spoilt", ["", "[]", "{", "[" * 100_000, '{"pid": 1e999, "process_start": 7}'], ids=["empty", "list", "half", "deep", "others"]
)
def test_a_spoilt_mark_holds_nothing(tmp_path: Path, plan: Path, spoilt: str) -> None:
    marks = OpenMarks(tmp_path / "open")
    assert marks.take(plan)
    (mark,) = (tmp_path / "open").iterdir()
    mark.write_text(spoilt)
    assert not marks.held_elsewhere(plan)
    assert marks.take(plan)


def test_the_fingerprint_is_of_the_content_and_not_of_the_time(plan: Path) -> None:
    before = fingerprint(plan)
    os.utime(plan, (1, 1))
    assert fingerprint(plan) == before == fingerprint_of(b"{}")
    plan.write_text("{ }")
    assert fingerprint(plan) != before
    plan.unlink()
    assert fingerprint(plan) == GONE

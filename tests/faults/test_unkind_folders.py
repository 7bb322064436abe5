"""Folders that allow nothing, drives that refuse to rename, files that another program holds, and clocks that jump."""

from __future__ import annotations

import errno
import json
import os
import stat
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtCore import QObject

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.cli.main import app
from ppm_desktop.files.fingerprint import fingerprint
from ppm_desktop.files.project_file import project_bytes, read_project, save_project
from ppm_desktop.files.recovery import RecoveryStore
from ppm_desktop.session.document import Document
from ppm_desktop.session.saving import Saver, Saving

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.domain.project import Project

PATIENCE = 20_000
DAY = 24 * 3600


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Plan.ppmplan"
    path.write_bytes((COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").read_bytes())
    return path


def read(path: Path) -> Project:
    project = read_project(path).project
    assert project is not None
    return project


def refuse_renaming(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """As a network drive does, or Windows while Excel has the file open."""

    def refuse(_from: object, to: object) -> None:
        raise OSError(code, os.strerror(code), str(to))

    monkeypatch.setattr(os, "replace", refuse)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EXDEV, errno.EBUSY, errno.EIO, errno.ESTALE, errno.EROFS])
def test_a_drive_that_does_not_rename_loses_nothing(code: int, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = plan.read_bytes()
    refuse_renaming(monkeypatch, code)
    with pytest.raises(OSError, match=os.strerror(code)):
        save_project(replace(read(plan), name="Changed"), plan)
    assert plan.read_bytes() == before
    assert [path.name for path in plan.parent.iterdir()] == ["Plan.ppmplan"]


def test_a_workbook_that_another_program_holds_is_said_in_a_sentence_and_stays(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = plan.with_name("Workbook.xlsx")
    target.write_bytes(b"open in Excel")
    refuse_renaming(monkeypatch, errno.EACCES)
    with pytest.raises(SystemExit) as ended:
        app(["export", str(plan), "--xlsx", str(target)])
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert str(target) in said
    assert "cannot be written" in said
    assert target.read_bytes() == b"open in Excel"
    assert sorted(path.name for path in plan.parent.iterdir()) == ["Plan.ppmplan", "Workbook.xlsx"]


def test_a_folder_where_nothing_can_be_made_is_a_reason_and_the_plan_stays_in_the_window(tmp_path: Path, plan: Path, qtbot: QtBot) -> None:
    document = Document(read(plan), plan, load_catalogue().country_codes)
    saver = Saver(document)
    # A folder of the system's that takes no file, from the administrator either.
    refused = Saving(document.project, type(tmp_path)("/proc/Plan.ppmplan"), "", None)
    with qtbot.waitSignal(saver.failed, timeout=PATIENCE) as failed:
        saver.save(refused)
    assert isinstance(failed.args[1], OSError)
    assert document.project == read(plan)
    saver.stop()


def test_two_windows_on_one_file_do_not_overwrite_each_other(plan: Path, qtbot: QtBot) -> None:
    opened = fingerprint(plan)
    windows = QObject(), QObject()
    theirs, ours = map(Saver, windows)
    with qtbot.waitSignal(theirs.saved, timeout=PATIENCE):
        theirs.save(Saving(replace(read(plan), name="Theirs"), plan, opened, None))
    with qtbot.waitSignal(ours.changed_by_others, timeout=PATIENCE):
        ours.save(Saving(replace(read(plan), name="Ours"), plan, opened, None))
    assert read(plan).name == "Theirs"
    theirs.stop()
    ours.stop()


def left_behind(store: RecoveryStore, token: str, written: str, data: bytes) -> None:
    """Write a copy as a process would that is dead by now, by the clock it had."""
    store.write(token, data, name=token, original=None, fingerprint="")
    head = store.folder / f"{token}.json"
    head.write_text(json.dumps(json.loads(head.read_text()) | {"process_start": "another process", "written": written}))


def set_back(path: Path, seconds: float) -> None:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


def test_work_is_offered_whatever_the_clock_says(tmp_path: Path, plan: Path) -> None:
    store = RecoveryStore(tmp_path / "recovery")
    data = project_bytes(read(plan))
    for token, written, age in (("future", "2199-01-01T00:00:00Z", -999 * DAY), ("past", "1970-01-01T00:00:00Z", 9999 * DAY)):
        left_behind(store, token, written, data)
        for path in store.folder.glob(f"{token}.*"):
            set_back(path, age)
    assert [one.head.name for one in store.leftovers()] == ["future", "past"]
    assert all(read_project(one.copy_path).sound for one in store.leftovers())


def test_debris_of_killed_processes_is_swept_away_after_a_week_and_nothing_else(tmp_path: Path) -> None:
    store = RecoveryStore(tmp_path / "recovery")
    left_behind(store, "work", "2026-01-01T00:00:00Z", b"work")
    left_behind(store, "damaged", "2026-01-01T00:00:00Z", b"work behind a damaged head")
    (store.folder / "damaged.json").write_text("{")
    for name in ("old.ppmplan", ".0123456789abcdef.saving", "young.ppmplan", ".fedcba9876543210.saving"):
        (store.folder / name).write_bytes(b"somebody's plan")
    for path in store.folder.iterdir():
        if path.name not in {"young.ppmplan", ".fedcba9876543210.saving"}:
            set_back(path, 8 * DAY)
    store.leftovers()
    kept = {path.name for path in store.folder.iterdir()}
    assert kept == {"work.json", "work.ppmplan", "damaged.json", "damaged.ppmplan", "young.ppmplan", ".fedcba9876543210.saving"}


def test_copies_of_unsaved_work_are_their_owners_only_even_in_an_open_folder(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    folder.mkdir(mode=0o755)
    store = RecoveryStore(folder)
    left_behind(store, "work", "2026-01-01T00:00:00Z", b"work")
    (copy,) = store.leftovers()
    assert stat.S_IMODE(copy.copy_path.stat().st_mode) == 0o600
    taken = store.take_over(copy)
    assert taken is not None
    assert {stat.S_IMODE(path.stat().st_mode) for path in (taken.copy_path, taken.head_path)} == {0o600}

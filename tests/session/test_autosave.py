from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.files.project_file import project_bytes, read_project
from ppm_desktop.files.recovery import RecoveryStore
from ppm_desktop.session.autosave import DELAY, Autosave

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.document import Document

PATIENCE = 20_000


@pytest.fixture
def store(tmp_path: Path) -> RecoveryStore:
    return RecoveryStore(tmp_path / "recovery")


@pytest.fixture
def autosave(document: Document, store: RecoveryStore) -> Iterator[Autosave]:
    autosave = Autosave(document, store, lambda: "Plan.ppmplan", delay=10)
    yield autosave
    autosave.stop()


def rename(document: Document, name: str) -> None:
    document.edit_group(0, replace(document.scenario.groups[0], name=name), "Rename group")


def files(store: RecoveryStore) -> list[Path]:
    return sorted(store.folder.glob("*"))


def test_unsaved_work_is_on_the_disk_within_five_seconds() -> None:
    assert DELAY < 5000


def test_an_edit_is_written_as_an_ordinary_project_with_its_origin(
    document: Document, store: RecoveryStore, autosave: Autosave, tmp_path: Path, qtbot: QtBot
) -> None:
    document.saved_to(tmp_path / "Plan.ppmplan", "abc")
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        rename(document, "Sales Leeds")
    head, copy = files(store)
    assert read_project(copy).project == document.project
    said = json.loads(head.read_text())
    assert (said["original"], said["fingerprint"], said["name"]) == (str(tmp_path / "Plan.ppmplan"), "abc", "Plan.ppmplan")


def test_somebody_who_never_pauses_is_protected_too(document: Document, autosave: Autosave, store: RecoveryStore, qtbot: QtBot) -> None:
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        for number in range(20):
            rename(document, f"Sales {number}")
            qtbot.wait(2)
    qtbot.waitUntil(lambda: files(store)[1].read_bytes() == project_bytes(document.project), timeout=PATIENCE)


def test_saving_removes_the_copy(document: Document, autosave: Autosave, store: RecoveryStore, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        rename(document, "Sales Leeds")
    document.saved_to(tmp_path / "Plan.ppmplan")
    qtbot.waitUntil(lambda: files(store) == [], timeout=PATIENCE)


def test_undoing_everything_removes_the_copy(document: Document, autosave: Autosave, store: RecoveryStore, qtbot: QtBot) -> None:
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        rename(document, "Sales Leeds")
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: files(store) == [], timeout=PATIENCE)


def test_leaving_removes_the_copy_and_nothing_is_written_afterwards(
    document: Document, autosave: Autosave, store: RecoveryStore, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        rename(document, "Sales Leeds")
    rename(document, "Sales York")
    autosave.finish()
    qtbot.wait(50)
    assert files(store) == []


def test_a_program_that_is_ended_without_being_asked_leaves_the_copy(
    document: Document, autosave: Autosave, store: RecoveryStore, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        rename(document, "Sales Leeds")
    autosave.stop()
    assert len(files(store)) == 2


def test_a_recovered_copy_stays_until_its_work_is_saved(
    document: Document, autosave: Autosave, store: RecoveryStore, tmp_path: Path, qtbot: QtBot
) -> None:
    store.write("recovered", b"work", name="Plan.ppmplan", original=None, fingerprint="")
    autosave.adopt("recovered")
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        document.came_from("abc", unsaved=True)
    assert document.modified
    assert [path.stem for path in files(store)] == ["recovered", "recovered"]
    document.saved_to(tmp_path / "Plan.ppmplan")
    qtbot.waitUntil(lambda: files(store) == [], timeout=PATIENCE)


def test_a_folder_that_cannot_be_written_is_said_once(document: Document, store: RecoveryStore, autosave: Autosave, qtbot: QtBot) -> None:
    store.folder.write_text("in the way")
    said: list[str] = []
    autosave.failed.connect(said.append)
    with qtbot.waitSignal(autosave.failed, timeout=PATIENCE):
        rename(document, "Sales Leeds")
    rename(document, "Sales York")
    qtbot.wait(100)
    assert len(said) == 1
    store.folder.unlink()
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        rename(document, "Sales Bath")

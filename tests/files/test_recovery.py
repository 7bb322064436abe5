from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from systems import posix

from ppm_desktop.files.presence import is_file, is_folder
from ppm_desktop.files.processes import is_alive, own_start, started
from ppm_desktop.files.recovery import Leftover, RecoveryStore
from ppm_desktop.files.state_folder import VARIABLE, state_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> RecoveryStore:
    return RecoveryStore(tmp_path / "recovery")


def left_behind(store: RecoveryStore, data: bytes = b"work", original: Path | None = None) -> None:
    """Write a copy as a process would that is dead by now."""
    store.write("dead", data, name="Plan.ppmplan", original=original, fingerprint="abc")
    head = store.folder / "dead.json"
    head.write_text(json.dumps(json.loads(head.read_text()) | {"pid": os.getpid(), "process_start": "another process with our number"}))


def only(store: RecoveryStore) -> Leftover:
    (leftover,) = store.leftovers()
    return leftover


def test_a_process_is_alive_until_it_ends_even_before_anybody_waited_for_it() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    start = started(child.pid)
    assert start
    assert is_alive(child.pid, start)
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # dead, and still in the table of processes
    assert not is_alive(child.pid, start)
    child.communicate()
    assert not is_alive(child.pid, start)


def test_a_number_that_went_to_another_process_is_not_the_same_process() -> None:
    assert is_alive(os.getpid(), own_start())
    assert not is_alive(os.getpid(), "the day before")
    assert not is_alive(0, "")


def test_the_copy_of_a_living_process_is_not_offered(store: RecoveryStore) -> None:
    store.write(store.new_token(), b"work", name="Plan.ppmplan", original=None, fingerprint="")
    assert store.leftovers() == ()


def test_the_copy_of_a_dead_process_is_offered_with_where_it_came_from(store: RecoveryStore, tmp_path: Path) -> None:
    left_behind(store, original=tmp_path / "Plan.ppmplan")
    leftover = only(store)
    assert leftover.copy_path.read_bytes() == b"work"
    assert leftover.original == tmp_path / "Plan.ppmplan"
    assert leftover.head.name == "Plan.ppmplan"
    assert leftover.head.fingerprint == "abc"


def test_a_newer_copy_takes_the_place_of_the_older_one(store: RecoveryStore) -> None:
    left_behind(store, data=b"older")
    left_behind(store, data=b"newer")
    assert only(store).copy_path.read_bytes() == b"newer"


def test_what_was_saved_is_not_offered(store: RecoveryStore) -> None:
    left_behind(store)
    store.remove("dead")
    assert store.leftovers() == ()
    assert list(store.folder.iterdir()) == []
    store.remove("dead")


def test_a_copy_is_taken_over_by_one_process_only(store: RecoveryStore) -> None:
    left_behind(store)
    leftover = only(store)
    taken = store.take_over(leftover)
    assert taken is not None
    assert taken.copy_path.read_bytes() == b"work"
    assert store.take_over(leftover) is None
    assert store.leftovers() == ()
    assert len(list(store.folder.iterdir())) == 2
    assert store.stays_with(taken) == taken.copy_path.stem


def test_discarding_removes_head_and_copy(store: RecoveryStore) -> None:
    left_behind(store)
    store.discard(only(store))
    assert list(store.folder.iterdir()) == []


STRANGE: dict[str, dict[str, object]] = {
    "a name of megabytes": {"name": "n" * 50_000},
    "a folder that no system has": {"original": "/" + "n" * 300 + "/Plan.ppmplan"},
    "half a character": {"original": "/a\ud800/Plan.ppmplan"},
    "a null character": {"original": "/a\0b.ppmplan"},
    "no absolute path": {"original": "Plan.ppmplan"},
    "no moment": {"written": "yesterday"},
    "the year 9999": {"written": "9999-12-31T23:59:59Z"},
    "before all processes": {"pid": -5},
}


@pytest.mark.parametrize("case", STRANGE)
def test_work_is_offered_whatever_else_its_head_says(store: RecoveryStore, case: str) -> None:
    left_behind(store)
    head = store.folder / "dead.json"
    head.write_text(json.dumps(json.loads(head.read_text()) | STRANGE[case]))
    taken = store.take_over(only(store))
    assert taken is not None
    assert taken.original is None
    assert taken.copy_path.read_bytes() == b"work"


@posix
def test_a_pipe_among_the_copies_is_not_waited_for(store: RecoveryStore) -> None:
    left_behind(store)
    os.mkfifo(store.folder / "pipe.json")
    assert len(store.leftovers()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 90_000,
        json.dumps({"copy": "n" * 300 + ".ppmplan"}),
        json.dumps({"pid": 1 << 70}),
        '{"name": "x"}',
        "\ud83d",
        json.dumps({"copy": "../../../outside.ppmplan"}),
        json.dumps({"pid": "1"}),
    ],
    ids=[
        "empty",
        "cut short",
        "list",
        "deep",
        "no file's name",
        "no process's number",
        "keys missing",
        "not text",
        "elsewhere",
        "wrong type",
    ],
)
def test_a_head_that_is_none_is_passed_over_and_left_alone(store: RecoveryStore, text: str) -> None:
    left_behind(store)
    head = store.folder / "dead.json"
    whole = json.loads(head.read_text())
    changed = json.dumps(whole | json.loads(text)) if text.startswith(('{"copy', '{"pid')) else text
    head.write_bytes(changed.encode("utf-8", "surrogatepass"))
    assert store.leftovers() == ()
    assert (store.folder / "dead.ppmplan").exists()


def test_a_head_without_its_copy_is_not_offered(store: RecoveryStore) -> None:
    left_behind(store)
    (store.folder / "dead.ppmplan").unlink()
    assert store.leftovers() == ()


def test_a_folder_that_is_none_holds_nothing(store: RecoveryStore) -> None:
    assert store.leftovers() == ()
    store.folder.write_text("in the way")
    assert store.leftovers() == ()


def test_a_full_disk_keeps_the_copy_for_the_next_start(store: RecoveryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    left_behind(store)

    def full(_path: Path, _data: bytes, **_wishes: bool) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ppm_desktop.files.recovery.write_atomically", full)
    assert store.take_over(only(store)) is None
    assert only(store).copy_path.read_bytes() == b"work"


def test_copies_are_for_their_owner_only(store: RecoveryStore) -> None:
    left_behind(store)
    assert store.folder.stat().st_mode & 0o077 == 0


def test_the_environment_may_say_where_copies_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "state"))
    assert state_folder() == tmp_path / "state"
    assert RecoveryStore().folder == tmp_path / "state" / "recovery"


def test_whether_something_is_there_is_answered_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert (is_file(tmp_path / "file"), is_folder(tmp_path)) == (True, True)
    for name in ("n" * 300, "a\0b", "\ud800"):
        assert (is_file(tmp_path / name), is_folder(tmp_path / name)) == (False, False)

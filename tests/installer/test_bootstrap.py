"""The first step of the set-up, which an older Python has to be able to read, and the tasks it leads to."""

import ast
import os
import re
import sys
from pathlib import Path

import pytest
from systems import posix

from installer import bootstrap, tasks
from installer.environment import DEV_LOCK, RUN_LOCK
from installer.shell import ROOT, ask


def stand_in(folder: Path, name: str, script: str) -> None:
    """Put a program on disk that behaves as `script` says."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def test_a_python_as_old_as_3_7_can_read_the_first_step() -> None:
    source = Path(bootstrap.__file__).read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 7)).body


def test_the_first_step_imports_nothing_but_the_standard_library_before_the_version_is_known() -> None:
    tree = ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"))

    imported = {name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}

    assert imported <= sys.stdlib_module_names


def test_this_python_is_new_enough() -> None:
    assert bootstrap.is_new_enough(sys.executable)


@posix  # the stand-in for a Python is a shell script
def test_a_name_on_path_that_only_complains_is_not_a_new_enough_python(tmp_path: Path) -> None:
    stand_in(tmp_path, "python3.12", "echo 'python3.12: command not found' >&2; exit 127")

    assert not bootstrap.is_new_enough(str(tmp_path / "python3.12"))


def test_a_program_that_is_not_there_is_not_a_new_enough_python(tmp_path: Path) -> None:
    assert not bootstrap.is_new_enough(str(tmp_path / "python3.12"))


def test_with_no_newer_python_the_person_is_told_which_one_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert bootstrap.run_with_a_newer_python() == 1

    assert "needs Python 3.11 or newer" in capsys.readouterr().err


@posix  # the stand-in for a Python is a shell script
def test_the_first_newer_python_that_works_gets_the_same_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    received = tmp_path / "received"
    stand_in(tmp_path, "python3.11", "exit 127")
    stand_in(tmp_path, "python3.12", f'case "$1" in -c) exit 0;; *) echo "$@" >{received}; exit 7;; esac')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "test", "-k", "words"])

    assert bootstrap.run_with_a_newer_python() == 7

    assert received.read_text(encoding="utf-8").split() == [bootstrap.__file__, "test", "-k", "words"]


def test_an_unknown_task_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["dance"]) == 2

    assert f"{{{','.join(tasks.TASKS)}}}" in capsys.readouterr().out


def test_a_sample_that_is_not_there_is_named_before_anything_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["run", "no/such/plan.ppmplan"]) == 1

    assert "There is no file no/such/plan.ppmplan." in capsys.readouterr().out.replace("\\", "/")


def test_a_check_that_fails_does_not_keep_the_next_one_from_running(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "program", lambda _name: Path(sys.executable))  # there may be no .venv
    commands = [("python", "-c", "raise SystemExit(3)"), ("python", "-c", "print('second')")]

    assert tasks.all_of(commands, os.environ) == 1

    output = capfd.readouterr().out
    assert "second" in output
    assert output.endswith("Failed: python -c raise SystemExit(3)\n")


def test_a_program_that_does_not_exist_answers_as_in_a_shell(tmp_path: Path) -> None:
    assert ask([tmp_path / "nothing"])[0] == 127


def test_every_task_of_the_makefile_exists() -> None:
    named = re.findall(r"\$\(DO\) ([\w-]+)", (ROOT / "Makefile").read_text(encoding="utf-8"))

    assert sorted(named) == sorted(tasks.TASKS)


def test_the_app_is_tested_with_the_versions_it_is_run_with() -> None:
    run, dev = (set(re.findall(r"(?m)^\w\S*==\S+", (ROOT / lock).read_text(encoding="utf-8"))) for lock in (RUN_LOCK, DEV_LOCK))

    assert run
    assert run <= dev

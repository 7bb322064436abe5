"""When `.venv` is made, filled, or left alone."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from installer.environment import (
    DEV_LOCK,
    RUN_LOCK,
    SPARK_LOCK,
    STAMP,
    Stamp,
    Work,
    interpreter_of,
    lock_to_fill_from,
    read_stamp,
    this_interpreter,
    wanted_stamp,
    work_needed,
    write_stamp,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project with both locks and an empty `.venv`."""
    for name in (RUN_LOCK, DEV_LOCK, "pyproject.toml"):
        (tmp_path / name).write_text(f"{name}, first version\n", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    return tmp_path


@pytest.fixture
def made(project: Path) -> Stamp:
    """Return the stamp of an environment that was made from this project's lock for running."""
    write_stamp(project / ".venv", wanted_stamp(project, RUN_LOCK))
    found = read_stamp(project / ".venv")
    assert found is not None
    return found


def test_when_nothing_changed_nothing_is_done(project: Path, made: Stamp) -> None:
    assert work_needed(made, wanted_stamp(project, RUN_LOCK)) is Work.NOTHING


def test_a_changed_lock_fills_again(project: Path, made: Stamp) -> None:
    (project / RUN_LOCK).write_text("second version\n", encoding="utf-8")

    assert work_needed(made, wanted_stamp(project, RUN_LOCK)) is Work.FILL


def test_a_changed_pyproject_installs_only_the_project_again(project: Path, made: Stamp) -> None:
    (project / "pyproject.toml").write_text("second version\n", encoding="utf-8")

    assert work_needed(made, wanted_stamp(project, RUN_LOCK)) is Work.PROJECT


def test_another_python_makes_it_anew(project: Path, made: Stamp) -> None:
    assert work_needed(replace(made, interpreter="3.13.0 /usr"), wanted_stamp(project, RUN_LOCK)) is Work.CREATE


def test_a_moved_folder_makes_it_anew(project: Path, made: Stamp) -> None:
    assert work_needed(replace(made, folder=str(project / "before")), wanted_stamp(project, RUN_LOCK)) is Work.CREATE


def test_an_environment_without_a_stamp_is_filled(project: Path) -> None:
    assert read_stamp(project / ".venv") is None
    assert work_needed(None, wanted_stamp(project, RUN_LOCK)) is Work.FILL


@pytest.mark.parametrize("content", ["", "{", "[]", "3", '{"lock": "requirements.lock"}'])
def test_a_damaged_stamp_is_no_stamp(project: Path, content: str) -> None:
    (project / ".venv" / STAMP).write_text(content, encoding="utf-8")

    assert read_stamp(project / ".venv") is None


def test_an_environment_for_running_does_not_do_for_testing(project: Path, made: Stamp) -> None:
    assert lock_to_fill_from(DEV_LOCK, made) == DEV_LOCK
    assert work_needed(made, wanted_stamp(project, DEV_LOCK)) is Work.FILL


def test_an_environment_for_testing_does_for_running_and_keeps_its_tools(project: Path) -> None:
    made = wanted_stamp(project, DEV_LOCK)

    assert lock_to_fill_from(RUN_LOCK, made) == DEV_LOCK
    assert work_needed(made, wanted_stamp(project, DEV_LOCK)) is Work.NOTHING


@pytest.mark.parametrize("asked", [RUN_LOCK, DEV_LOCK, SPARK_LOCK])
def test_an_environment_with_spark_does_for_everything_and_keeps_it(asked: str, made: Stamp) -> None:
    assert lock_to_fill_from(asked, replace(made, lock=SPARK_LOCK)) == SPARK_LOCK
    assert lock_to_fill_from(SPARK_LOCK, replace(made, lock=DEV_LOCK)) == SPARK_LOCK


def test_a_new_environment_is_filled_with_what_was_asked_for() -> None:
    assert lock_to_fill_from(RUN_LOCK, None) == RUN_LOCK


def test_a_python_that_does_not_start_has_no_name(tmp_path: Path) -> None:
    assert not interpreter_of(tmp_path / "python")


def test_an_environment_has_the_name_of_the_python_it_was_made_with() -> None:
    made = read_stamp(Path(sys.prefix))

    assert interpreter_of(Path(sys.executable)) == (made.interpreter if made else this_interpreter())

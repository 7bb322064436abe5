from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from building import COMPLETE_PROJECTS

from ppm_desktop.domain.differences import differences
from ppm_desktop.domain.snapshots import restored, snapshot_problems, with_snapshot, without_snapshot
from ppm_desktop.files.newer_version import project_of_newer_version
from ppm_desktop.files.project_file import project_bytes, read_project, read_project_bytes

MARCH = "2026-03-03T09:12:00Z"
SOURCE = COMPLETE_PROJECTS / "three-offices-three-years.ppmplan"
PROJECT = read_project(SOURCE).project
assert PROJECT is not None


def with_document(change: Any) -> bytes:
    assert PROJECT is not None
    document = json.loads(project_bytes(with_snapshot(PROJECT, "March", MARCH)))
    change(document)
    return json.dumps(document).encode()


def test_a_file_without_snapshots_has_no_such_key() -> None:
    assert PROJECT is not None
    assert b"snapshots" not in project_bytes(PROJECT)


def test_snapshots_are_read_as_they_were_written() -> None:
    assert PROJECT is not None
    both = with_snapshot(with_snapshot(PROJECT, "March", MARCH), "April", "2026-04-01T00:00:00Z")
    assert [snapshot.project.snapshots for snapshot in both.snapshots] == [(), ()]
    reading = read_project_bytes(project_bytes(both))
    assert reading.project == both
    assert reading.sound
    assert project_bytes(both) == project_bytes(reading.project)


def test_restoring_keeps_the_snapshots_and_removing_takes_one_out() -> None:
    assert PROJECT is not None
    taken = with_snapshot(PROJECT, "March", MARCH)
    edited = replace(taken, customer="Somebody else")
    assert restored(edited, 0) == taken
    assert without_snapshot(edited, 0) == replace(PROJECT, customer="Somebody else")


def test_what_is_wrong_inside_a_snapshot_is_said_at_its_place() -> None:
    def spoil(document: Any) -> None:
        document["snapshots"][0]["taken"] = "in March"
        document["snapshots"][0]["project"]["months"] = 0
        document["snapshots"][0]["project"]["snapshots"] = []

    reading = read_project_bytes(with_document(spoil))
    assert reading.project is None
    assert {(problem.path, problem.code) for problem in reading.problems} >= {
        ("snapshots[0].taken", "wrong_value"),
        ("snapshots[0].project.months", "wrong_value"),
        ("snapshots[0].project.snapshots", "unknown_key"),
    }


def test_a_mistake_of_the_past_does_not_stop_the_present() -> None:
    assert PROJECT is not None
    first, second = PROJECT.scenarios[0].groups[:2]
    groups = (replace(first, name=second.name), *PROJECT.scenarios[0].groups[1:])
    unsound = replace(PROJECT, scenarios=(replace(PROJECT.scenarios[0], groups=groups),))
    project = replace(PROJECT, snapshots=with_snapshot(unsound, "March", MARCH).snapshots)
    found = tuple(snapshot_problems(project))
    assert {problem.severity for problem in found} == {"warning"}
    assert "snapshots[0].project.scenarios[0].groups[0].name" in {problem.path for problem in found}
    assert read_project_bytes(project_bytes(project)).sound


def test_taking_a_snapshot_is_no_difference_of_what_is_planned() -> None:
    assert PROJECT is not None
    assert differences(PROJECT, with_snapshot(PROJECT, "March", MARCH)) == ()


def newer(**changes: Any) -> bytes:
    return json.dumps(json.loads(SOURCE.read_bytes()) | {"version": 2, **changes}).encode()


def test_a_newer_file_is_understood_when_only_keys_were_added() -> None:
    document = json.loads(newer(weather="fine"))
    document["scenarios"][0]["groups"][0]["mood"] = {"level": 3}
    assert project_of_newer_version(json.dumps(document).encode()) == PROJECT


def test_a_newer_files_snapshots_are_understood_too() -> None:
    assert PROJECT is not None
    taken = with_snapshot(PROJECT, "March", MARCH)

    def renew(document: Any) -> None:
        document["version"] = document["snapshots"][0]["project"]["version"] = 2
        document["snapshots"][0]["project"]["weather"] = document["snapshots"][0]["weather"] = "fine"

    assert project_of_newer_version(with_document(renew)) == taken


@pytest.mark.parametrize(
    "data",
    [newer(snapshots="none"), newer(months="thirty-six"), newer(scenarios={}), newer(format="something else"), b"{", SOURCE.read_bytes()],
    ids=["snapshots changed", "value of another kind", "structure changed", "not a project", "not JSON", "not newer"],
)
def test_a_newer_file_that_says_things_differently_is_not_guessed_at(data: bytes) -> None:
    assert project_of_newer_version(data) is None

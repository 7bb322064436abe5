"""Annotations in the file: written only when something is said, read back the same, refused with their place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from building import COMPLETE_PROJECTS, group, price_book, project, rate, scenario

from ppm_desktop.domain.annotation_edits import with_annotations
from ppm_desktop.domain.annotations import CONFIDENCES, Annotation
from ppm_desktop.domain.input_list import GROUP_INPUTS, NO_GROUP, SCENARIO_INPUTS
from ppm_desktop.files.newer_version import project_of_newer_version
from ppm_desktop.files.project_file import project_bytes, read_project, read_project_bytes

PLAIN = project(price_book(rate("toll", "US", "0.01")), scenario(group()))
SAID = {
    (0, "join"): Annotation(source="Usage report"),
    (0, "attendees"): Annotation("ask again\nin May", "Survey", "estimated"),
    (NO_GROUP, "season"): Annotation(confidence="guessed"),
}
ANNOTATED = replace(PLAIN, scenarios=(with_annotations(PLAIN.scenarios[0], SAID),))


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(project_bytes(ANNOTATED))
    return found


def test_only_what_was_said_is_written() -> None:
    written = document()["scenarios"][0]
    assert written["annotations"] == {"season": {"confidence": "guessed"}}
    assert list(written["groups"][0]["annotations"].items()) == [
        ("attendees", {"confidence": "estimated", "note": "ask again\nin May", "source": "Survey"}),
        ("join", {"source": "Usage report"}),
    ]


@pytest.mark.parametrize("path", sorted(COMPLETE_PROJECTS.glob("*.ppmplan")), ids=lambda path: path.stem)
def test_a_file_without_annotations_gets_no_such_key(path: Any) -> None:
    found = read_project(path).project
    assert found is not None
    assert b'"annotations"' not in project_bytes(found)


def test_annotations_are_read_back_as_they_were_to_the_same_bytes() -> None:
    reading = read_project_bytes(project_bytes(ANNOTATED))
    assert reading.sound
    assert reading.project == ANNOTATED
    assert project_bytes(ANNOTATED) == project_bytes(reading.project)


def test_every_input_can_be_annotated_with_every_confidence() -> None:
    places = [*((0, field) for field in GROUP_INPUTS), *((NO_GROUP, field) for field in SCENARIO_INPUTS)]
    for confidence in CONFIDENCES:
        said = with_annotations(PLAIN.scenarios[0], dict.fromkeys(places, Annotation("n", "s", confidence)))
        whole = replace(PLAIN, scenarios=(said,))
        assert read_project_bytes(project_bytes(whole)).project == whole


def test_an_annotation_that_says_nothing_is_none() -> None:
    changed = document()
    changed["scenarios"][0]["groups"][0]["annotations"] = {"attendees": {}, "join": {"note": ""}}
    reading = read_project_bytes(json.dumps(changed).encode())
    assert reading.project is not None
    assert reading.project.scenarios[0].groups[0].annotations == ()


GROUP = "scenarios[0].groups[0].annotations"
WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str, str]] = {
    "an unknown field": (lambda s: s["groups"][0]["annotations"].update(wages={"note": "x"}), f"{GROUP}.wages", "unknown_key"),
    "a price": (lambda s: s["annotations"].update(fee_overrides={"note": "x"}), "scenarios[0].annotations.fee_overrides", "unknown_key"),
    "an unknown confidence": (
        lambda s: s["groups"][0]["annotations"]["join"].update(confidence="certain"), f"{GROUP}.join.confidence", "wrong_value",
    ),
    "a number as source": (lambda s: s["annotations"]["season"].update(source=3), "scenarios[0].annotations.season.source", "wrong_value"),
    "a text as annotation": (lambda s: s["groups"][0]["annotations"].update(join="bill"), f"{GROUP}.join", "wrong_value"),
    "a list of annotations": (lambda s: s["groups"][0].update(annotations=[]), GROUP, "wrong_value"),
    "an unknown key": (lambda s: s["groups"][0]["annotations"]["join"].update(by="me"), f"{GROUP}.join.by", "unknown_key"),
    "a control character": (
        lambda s: s["groups"][0]["annotations"]["join"].update(note="a\x1b[2Jb"), f"{GROUP}.join.note", "control_character",
    ),
    "a note too long": (lambda s: s["annotations"]["season"].update(note="x" * 100_001), "scenarios[0].annotations.season.note", "wrong_value"),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "path", "code"), WRONG.values(), ids=WRONG)
def test_a_wrong_annotation_is_told_with_its_place_and_the_rest_is_judged(
    spoil: Callable[[dict[str, Any]], object], path: str, code: str
) -> None:
    changed = document()
    spoil(changed["scenarios"][0])
    changed["scenarios"][0]["groups"][0]["join"]["toll"] = 0.5
    errors = [(p.path, p.code) for p in read_project_bytes(json.dumps(changed).encode()).problems if p.severity == "error"]
    assert sorted(errors) == sorted([(path, code), ("scenarios[0].groups[0].join", "sum_not_one")])


def test_the_confidences_that_exist_are_listed_for_one_that_does_not() -> None:
    changed = document()
    changed["scenarios"][0]["annotations"]["season"]["confidence"] = "certain"
    (found,) = read_project_bytes(json.dumps(changed).encode()).problems
    assert (found.value["found"], "'measured'" in found.value["expected"]) == ('"certain"', True)


def test_what_a_newer_version_annotates_besides_is_read_over() -> None:
    changed = document()
    changed["version"] = 2
    changed["scenarios"][0]["annotations"]["weather"] = {"note": "x"}
    assert project_of_newer_version(json.dumps(changed).encode()) == ANNOTATED

"""Scenarios come, go and move, each as one undo step; the baseline stays the same scenario."""

from __future__ import annotations

import pytest

from ppm_desktop.files.project_file import project_bytes
from ppm_desktop.session.document import Document
from ppm_desktop.session.tables.scenarios_list import ScenariosList


@pytest.fixture
def scenarios(document: Document) -> ScenariosList:
    return ScenariosList(document)


def test_a_new_scenario_starts_with_the_inputs_of_the_shown_one_and_is_shown(document: Document, scenarios: ScenariosList) -> None:
    before = document.scenario
    scenarios.add()
    assert document.scenario.name == "Scenario 2"
    assert document.scenario.groups == before.groups
    assert document.undo_stack.undoText() == "New scenario Scenario 2"
    document.undo_stack.undo()
    assert document.project.scenarios == (before,)
    assert document.scenario == before


def test_a_copy_stands_beside_its_original(document: Document, scenarios: ScenariosList) -> None:
    first = document.scenario.name
    scenarios.add()
    scenarios.duplicate(0)
    assert scenarios.names == [first, f"{first} – copy", "Scenario 2"]
    assert document.scenario.name == f"{first} – copy"


def test_the_baseline_survives_renaming_moving_and_undo(document: Document, scenarios: ScenariosList) -> None:
    first = document.scenario.name
    scenarios.add()
    scenarios.use_as_baseline(1)
    assert document.project.baseline == "Scenario 2"
    scenarios.rename(1, "E5 for all")
    assert document.project.baseline == "E5 for all"
    scenarios.move(1, 0)
    assert (document.project.baseline, document.project.baseline_index) == ("", 0)
    assert scenarios.names == ["E5 for all", first]
    assert document.scenario.name == "E5 for all"
    document.undo_stack.undo()
    assert document.project.baseline_index == 1


def test_deleting_the_baseline_makes_the_first_scenario_the_baseline(document: Document, scenarios: ScenariosList) -> None:
    scenarios.add()
    scenarios.use_as_baseline(1)
    scenarios.delete(1)
    assert (document.project.baseline, len(document.project.scenarios)) == ("", 1)
    document.undo_stack.undo()
    assert document.project.baseline == "Scenario 2"


def test_deleting_the_first_scenario_keeps_the_baseline_behind_it(document: Document, scenarios: ScenariosList) -> None:
    scenarios.add()
    scenarios.add()
    scenarios.use_as_baseline(2)
    scenarios.delete(0)
    assert document.project.baseline == "Scenario 3"
    assert document.project.baseline_index == 1


def test_the_last_scenario_cannot_be_deleted(document: Document, scenarios: ScenariosList) -> None:
    scenarios.delete(0)
    assert len(document.project.scenarios) == 1
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("text", "why"), [("  ", "A scenario needs a name."), ("Scenario 2", "There is already a scenario called “Scenario 2”.")]
)
def test_a_name_is_refused_with_the_reason(document: Document, scenarios: ScenariosList, text: str, why: str) -> None:
    scenarios.add()
    steps = document.undo_stack.count()
    assert scenarios.rename(0, text) == why
    assert document.undo_stack.count() == steps


def test_undoing_a_move_keeps_the_shown_scenario(document: Document, scenarios: ScenariosList) -> None:
    scenarios.add()
    scenarios.move(0, 1)
    assert document.scenario.name == "Scenario 2"
    document.undo_stack.undo()
    assert document.scenario.name == "Scenario 2"
    assert document.scenario_index == 1


def test_a_file_without_a_baseline_of_its_own_has_no_key_for_it(document: Document, scenarios: ScenariosList) -> None:
    scenarios.add()
    assert b'"baseline"' not in project_bytes(document.project)
    scenarios.use_as_baseline(1)
    assert b'"baseline": "Scenario 2"' in project_bytes(document.project)

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from building import COMPLETE_PROJECTS

from ppm_desktop.files.project_file import project_bytes, read_project

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.session.document import Document


def renamed(document: Document, name: str) -> Group:
    return replace(document.scenario.groups[0], name=name)


def test_an_edit_is_undone_and_redone(document: Document) -> None:
    before = document.project
    document.edit_group(0, renamed(document, "Sales Leeds"), "Rename group")
    after = document.project
    assert document.scenario.groups[0].name == "Sales Leeds"
    assert document.undo_stack.undoText() == "Rename group"
    document.undo_stack.undo()
    assert document.project is before
    document.undo_stack.redo()
    assert document.project is after


def test_fifty_edits_and_fifty_undos_give_the_same_file(document: Document) -> None:
    before = project_bytes(document.project)
    for number in range(50):
        document.edit_group(number % 3, replace(document.scenario.groups[number % 3], name=f"Group {number}"), "Rename group")
    assert project_bytes(document.project) != before
    for _ in range(50):
        document.undo_stack.undo()
    assert project_bytes(document.project) == before
    assert not document.modified


def test_edits_of_one_field_in_a_row_are_one_step(document: Document) -> None:
    for name in ("S", "Sa", "Sal"):
        document.edit_group(0, renamed(document, name), "Rename group", merge_key="groups[0].name")
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.scenario.groups[0].name == "Sales London"


def test_edits_of_different_fields_are_different_steps(document: Document) -> None:
    document.edit_group(0, renamed(document, "A"), "Rename group", merge_key="groups[0].name")
    document.edit_group(1, replace(document.scenario.groups[1], name="B"), "Rename group", merge_key="groups[1].name")
    document.edit_group(1, replace(document.scenario.groups[1], name="C"), "Rename group")
    assert document.undo_stack.count() == 3


def test_an_edit_that_changes_nothing_is_no_step(document: Document) -> None:
    revision = document.revision
    document.edit_group(0, renamed(document, "Sales London"), "Rename group")
    assert document.undo_stack.count() == 0
    assert document.revision == revision


def test_every_change_has_a_revision_of_its_own(document: Document) -> None:
    seen = [document.revision]
    document.edit_group(0, renamed(document, "A"), "Rename group")
    seen.append(document.revision)
    document.undo_stack.undo()
    seen.append(document.revision)
    assert len(set(seen)) == 3


def test_a_saved_document_is_unmodified_until_the_next_edit(document: Document, tmp_path: Path, qtbot: QtBot) -> None:
    document.edit_group(0, renamed(document, "A"), "Rename group")
    states = [document.modified]
    with qtbot.waitSignal(document.file_changed):
        document.saved_to(tmp_path / "plan.ppmplan")
    states.append(document.modified)
    document.undo_stack.undo()
    states.append(document.modified)
    assert states == [True, False, True]


def test_another_project_starts_with_an_empty_undo_stack_and_its_first_scenario(document: Document) -> None:
    document.edit_group(0, renamed(document, "A"), "Rename group")
    other = read_project(COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").project
    assert other is not None
    document.open(other, None)
    assert document.undo_stack.count() == 0
    assert document.scenario_index == 0
    assert document.path is None
    assert not document.modified


def test_problems_are_those_of_the_project_as_it_is_now(document: Document) -> None:
    assert not [problem for problem in document.problems if problem.severity == "error"]
    document.edit_group(0, renamed(document, document.scenario.groups[1].name), "Rename group")
    assert "duplicate_name" in {problem.code for problem in document.problems}
    document.undo_stack.undo()
    assert "duplicate_name" not in {problem.code for problem in document.problems}


def test_showing_another_scenario_is_not_an_edit(document: Document, qtbot: QtBot) -> None:
    second = replace(document.scenario, name="Half as many")
    document.edit(replace(document.project, scenarios=(document.scenario, second)), "Add scenario")
    steps = document.undo_stack.count()
    with qtbot.waitSignal(document.scenario_changed):
        document.show_scenario(1)
    assert document.scenario.name == "Half as many"
    assert document.undo_stack.count() == steps
    document.undo_stack.undo()
    assert document.scenario.name == "Today"

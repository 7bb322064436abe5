from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.session.edits.option_templates import option_templates
from ppm_desktop.session.tables.options_list import OptionsList

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


@pytest.fixture
def options(document: Document, style: NumberStyle) -> OptionsList:
    return OptionsList(document, style)


def names(options: OptionsList) -> list[str]:
    return [option.name for option in options.rows]


def test_the_list_says_who_gets_what(options: OptionsList) -> None:
    texts = [options.index(row, 1).data() for row in range(options.rowCount())]
    assert texts[0] == "All: Per-user licence"
    assert texts[3] == "Sales London: Per-user licence; everybody else: Pay per minute"


def test_every_template_makes_a_plan_that_can_be_worked_out(options: OptionsList, document: Document) -> None:
    templates = option_templates(document.project, document.scenario)
    assert [template.text.replace("&", "") for template in templates] == [
        "Licence for all",
        "Pay per minute for all",
        "No-charge licence USA/CAN for all",
        "Mix: Engineering Munich licensed, the rest per minute",
        "Without phone meetings",
    ]
    for template in templates:
        options.add(template.option)
    assert not has_errors(document.problems)
    ids = [option.id for option in options.rows]
    assert len(set(ids)) == len(ids) == 9
    assert "Engineering Munich licensed, the rest per minute" in names(options)


def test_a_name_that_is_taken_is_refused_and_an_added_option_gets_another(options: OptionsList, document: Document) -> None:
    said: list[str] = []
    options.refused.connect(lambda _row, _column, reason: said.append(reason))
    first, second = names(options)[:2]
    assert not options.setData(options.index(1, 0), first)
    assert said == [f"There is already an option called “{first}”."]
    assert names(options)[1] == second
    template = option_templates(document.project, document.scenario)[0].option
    added = options.add(template)
    assert names(options)[added] == f"{first} 2"


def test_a_name_cannot_be_empty(options: OptionsList) -> None:
    said: list[str] = []
    options.refused.connect(lambda _row, _column, reason: said.append(reason))
    options.setData(options.index(0, 0), "  ")
    assert said == ["An option needs a name."]


def test_each_edit_is_one_named_step_that_can_be_undone(options: OptionsList, document: Document) -> None:
    before = document.project
    assert options.duplicate(0) == 1
    assert document.undo_stack.undoText() == "Duplicate option Per-user licences"
    assert options.move(1, 1) == 2
    assert document.undo_stack.undoText() == "Move option Per-user licences – copy down"
    assert options.remove([2]) == ""
    assert document.undo_stack.undoText() == "Remove option Per-user licences – copy"
    assert options.setData(options.index(0, 0), "Everybody licensed")
    assert document.undo_stack.undoText() == "Change the name of Per-user licences"
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.project == before


def test_the_last_option_stays(options: OptionsList, document: Document) -> None:
    before = document.project
    assert options.remove(range(4)).startswith("One option has to stay")
    assert document.project == before


def test_without_the_first_option_the_next_one_is_what_the_others_are_held_against(options: OptionsList, document: Document) -> None:
    second = names(options)[1]
    options.remove([0])
    assert document.scenario.options[0].name == second
    assert not has_errors(document.problems)

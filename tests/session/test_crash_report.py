"""A report of an error has nothing of the plan in it, whatever the error quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.catalog.complaints import CatalogueError, Complaint
from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.reports.input_table import input_label
from ppm_desktop.session.crash_report import band, build_id, report, where_it_happened
from ppm_desktop.session.edits.annotation_edits import plain_text
from ppm_desktop.session.edits.edit_kinds import recent_kinds

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document

NAMES = ("Zyxwvut Holdings", "Quokka Customer", "Umbrella-Group-7731", "Marmalade scenario")
NUMBERS = (987_653, Decimal("1234.5678"))
FOLDER = "/home/philomena.grimthorpe/Secret Deal"


def made_report(error: BaseException, document: Document | None) -> str:
    return report(where_it_happened(error, type(error), error.__traceback__), document, "light")


def give_everything_away(document: Document) -> None:
    """Fill a plan with what must not be told, and name it in the undo steps too."""
    project, scenario = document.project, document.scenario
    group = replace(scenario.groups[0], name=NAMES[2], headcount=(HeadcountStep(project.start, int(NUMBERS[0])),))
    override = FeeOverride(project.price_book.products[0].id, Decimal(str(NUMBERS[1])), NAMES[1])
    told = replace(scenario, name=NAMES[3], groups=(group, *scenario.groups[1:]), fee_overrides=(override,))
    document.edit(
        replace(project, name=NAMES[0], customer=NAMES[1], notes=NAMES[0], baseline=NAMES[3], scenarios=(told,)), f"Rename to {NAMES[0]}"
    )
    document.saved_to(Path(FOLDER) / f"{NAMES[1]}.ppmplan")


def fail_with_the_plan(document: Document) -> None:
    """Raise from code of the program that has the plan in its hands, with a message that quotes it."""
    group = document.scenario.groups[0]
    try:
        check_project(replace(document.project, scenarios=(group,)), None)  # type: ignore[arg-type]  # a group is no scenario
    except AttributeError as error:
        message = f"{group} of {document.path}: {document.project.name} costs {NUMBERS[1]}"
        raise KeyError(message) from error


def test_nothing_of_the_plan_is_in_the_report(document: Document) -> None:
    give_everything_away(document)
    with pytest.raises(KeyError) as raised:
        fail_with_the_plan(document)
    text = made_report(raised.value, document)
    canaries = {*NAMES, *(str(number) for number in NUMBERS), "987 653", FOLDER, "philomena", "grimthorpe", "Secret"}
    canaries |= {word for name in NAMES for word in re.split(r"[ -]", name)} - {"Customer", "Group", "scenario"}
    assert {canary for canary in canaries if canary.casefold() in text.casefold()} == set()
    assert {group.name for group in document.scenario.groups if group.name in text} == set()
    assert str(Path.home()) not in text
    assert str(Path(__file__).parent) not in text


def test_the_report_says_where_in_the_program_it_happened(document: Document) -> None:
    with pytest.raises(KeyError) as raised:
        fail_with_the_plan(document)
    text = made_report(raised.value, document)
    assert text.splitlines()[0].startswith("ppm_desktop ")
    assert re.search(r"^KeyError$", text, re.MULTILINE)
    assert re.search(r"^caused by\nAttributeError$", text, re.MULTILINE)
    assert re.search(r"^  ppm_desktop/domain/checks\.py:\d+ check_project$", text, re.MULTILINE)
    assert re.search(r"^  …:\d+ fail_with_the_plan$", text, re.MULTILINE)
    assert re.search(r"^theme light, language en$", text, re.MULTILINE)
    assert "groups 2-9" in text


@settings(max_examples=10, deadline=None)
@given(message=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2), number=st.integers(10**12, 10**15))
def test_the_message_of_an_error_is_never_told(message: str, number: int) -> None:
    complaint = Complaint(message, 1, message, found=message, expected=str(number))
    for error in (ValueError(message, number), CatalogueError((complaint,)), OSError(2, message, message)):
        text = made_report(error, None)
        assert message not in text
        assert str(number) not in text


def test_steps_are_told_by_the_fields_that_they_changed(document: Document) -> None:
    group = document.scenario.groups[0]
    document.edit_group(0, replace(group, habits=replace(group.habits, attendees=17.0)), "Change attendees of Sales London")
    document.edit(replace(document.project, customer=plain_text("Quokka")), f"Rename {input_label('country')}")
    document.edit_scenario(replace(document.scenario, groups=document.scenario.groups[1:]), "Remove Sales London")
    document.undo_stack.undo()
    document.undo_stack.redo()
    assert recent_kinds(document.undo_stack, 30) == ["scenarios.groups.habits.attendees", "customer", "scenarios.groups removed"]
    assert recent_kinds(document.undo_stack, 1) == ["scenarios.groups removed"]


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (1, "1"), (9, "2-9"), (10, "10-50"), (50, "10-50"), (5000, "more than 1000")])
def test_sizes_are_told_roughly(count: int, text: str) -> None:
    assert band(count) == text


def test_the_build_is_named_by_its_code() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", build_id())

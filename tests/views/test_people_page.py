"""The People page: groups of organisers and their headcount."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.recalculation import Recalculator
from ppm_desktop.session.document import Document
from ppm_desktop.views.dialogs.split_group import SplitGroupDialog
from ppm_desktop.views.look.theme import apply_theme, load_theme
from ppm_desktop.views.pages.people import PeoplePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[PeoplePage]:
    apply_theme(qapp, load_theme("light"))
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    document = Document(replace(project, scenarios=(project.scenarios[0], replace(project.scenarios[0], name="Other", groups=()))))
    catalogue = load_catalogue()
    page = PeoplePage(document, Recalculator(document, lambda: catalogue.availability), catalogue, NumberStyle(group_separator=" "))
    qtbot.addWidget(page)
    page.resize(846, 700)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    document.undo_stack.setClean()


def names(page: PeoplePage) -> list[str]:
    return [group.name for group in page.model.document.scenario.groups]


def test_the_headcount_below_is_that_of_the_current_group(page: PeoplePage) -> None:
    assert page.steps_heading.text() == "Headcount of Sales London"
    page.table.go_to(1, 0)
    assert page.steps_heading.text() == "Headcount of Engineering Munich"
    assert page.steps_table.model().rowCount() == 2


def test_the_total_counts_everybody_at_start_and_end(page: PeoplePage) -> None:
    assert page.total.text() == "3 groups: 578 organisers in Apr 2026, 684 in Mar 2029."


def test_groups_move_with_the_cursor_on_them(page: PeoplePage) -> None:
    page.down_button.click()
    assert names(page) == ["Engineering Munich", "Sales London", "Board"]
    assert page.table.current_row == 1
    page.up_button.click()
    assert names(page) == ["Sales London", "Engineering Munich", "Board"]
    assert not page.up_button.isEnabled()


def test_selected_groups_are_removed_and_undo_brings_them_back(page: PeoplePage) -> None:
    page.table.go_to(0, 0)
    page.remove_button.click()
    assert names(page) == ["Engineering Munich", "Board"]
    page.model.document.undo_stack.undo()
    assert names(page) == ["Sales London", "Engineering Munich", "Board"]


def test_a_step_is_added_and_removed_for_the_current_group(page: PeoplePage) -> None:
    assert not page.remove_step_button.isEnabled()
    page.add_step_button.click()
    assert page.steps_table.current_row == 1
    assert page.model.index(0, 5).data() == "140 from Oct 2026"
    page.remove_step_button.click()
    assert page.model.index(0, 5).data() == "–"
    assert page.model.document.undo_stack.count() == 2


def test_an_edited_step_shows_in_the_groups_table_and_the_total(page: PeoplePage) -> None:
    page.steps.setData(page.steps.index(0, 1), "200")
    assert page.model.index(0, 2).data() == "200"
    assert "638 organisers in Apr 2026" in page.total.text()


def test_another_scenario_has_its_own_groups_and_an_empty_one_says_what_to_do(page: PeoplePage) -> None:
    page.model.document.show_scenario(1)
    assert page.table.model().rowCount() == 0
    assert page.total.text() == "There is no group yet. Add one, or paste a table from Excel."
    assert not page.remove_button.isEnabled()
    page.add_button.click()
    assert names(page) == ["New group"]
    page.model.document.show_scenario(0)
    assert page.table.model().rowCount() == 3
    page.model.document.undo_stack.undo()


def test_buttons_wrap_in_a_narrow_window(page: PeoplePage, qtbot: QtBot) -> None:
    page.resize(480, 700)
    qtbot.wait(1)
    assert page.horizontalScrollBar().maximum() == 0
    assert page.paste_button.y() > page.add_button.y()
    assert page.paste_button.geometry().right() <= page.viewport().width()


def test_every_button_says_what_it_does(page: PeoplePage) -> None:
    for part in page.findChildren(QAbstractButton):
        if part.text():
            assert part.toolTip()


def split_dialog(page: PeoplePage) -> SplitGroupDialog:
    page.split_button.click()
    (dialog,) = page.findChildren(SplitGroupDialog)
    return dialog


def test_some_people_are_split_off_into_a_group_of_their_own(page: PeoplePage) -> None:
    dialog = split_dialog(page)
    QTest.keyClicks(dialog.name, "Telesales")
    QTest.keyClicks(dialog.organisers, "40")
    dialog.phoning.choose("large")
    dialog.split_button.click()
    groups = page.model.document.scenario.groups
    assert [group.name for group in groups] == ["Sales London", "Telesales", "Engineering Munich", "Board"]
    assert [group.country for group in groups[:2]] == ["GB", "GB"]
    assert groups[1].headcount[0].organisers == 40
    assert groups[1].habits.meetings_per_organiser == 20
    assert page.table.current_group == 1
    assert page.model.document.scenario.options[-1].name == "Telesales licensed, the rest per minute"
    assert page.total.text() == "4 groups: 578 organisers in Apr 2026, 684 in Mar 2029."


@pytest.mark.parametrize(
    ("name", "organisers", "field", "said"),
    [
        ("", "40", "name", "A group needs a name."),
        ("Board", "40", "name", "There is a group “Board” already."),
        ("Telesales", "x", "organisers", "“x” is not a number."),
        ("Telesales", "0", "organisers", "somebody has to stay"),
        ("Telesales", "4000", "organisers", "somebody has to stay"),
    ],
)
def test_what_cannot_be_split_off_is_said_at_its_field(page: PeoplePage, name: str, organisers: str, field: str, said: str) -> None:
    dialog = split_dialog(page)
    QTest.keyClicks(dialog.name, name)
    QTest.keyClicks(dialog.organisers, organisers)
    dialog.split_button.click()
    message = dialog.name_message if field == "name" else dialog.organisers_message
    assert said in message.text()
    assert dialog.isVisible()
    assert page.model.document.undo_stack.isClean()
    dialog.reject()

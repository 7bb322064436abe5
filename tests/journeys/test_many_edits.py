"""Fifty edits all over the plan, undone and redone, to the byte."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from views.windows import EVERY_RULE, THREE_OFFICES, OpenWindow, document_of

from ppm_desktop.files.project_file import project_bytes
from ppm_desktop.session.tables.season_table import SeasonTable
from ppm_desktop.views.widgets.data_table import DataTable

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.views.main_window import MainWindow

EDITS = 50
PLACES = ("people", "meetings", "destinations", "prices")
TEXTS = ("3", "7", "12", "0", "0.4", "25", "120", "Sales & Söhne", "Ops", "DE", "GB", "yes", "no", "none", "2027-02", "1.25")


def edit_a_cell(window: MainWindow, chance: random.Random) -> None:
    window.show_place(chance.choice(PLACES))
    page = window.stack.currentWidget()
    assert page is not None
    table = chance.choice(page.findChildren(DataTable))
    model = table.model()
    if model.rowCount() == 0:
        return
    index = model.index(chance.randrange(model.rowCount()), chance.randrange(model.columnCount()))
    if index.flags() & Qt.ItemFlag.ItemIsEditable:
        model.setData(index, chance.choice(TEXTS))


def edit_the_season(window: MainWindow, chance: random.Random) -> None:
    SeasonTable(document_of(window), window.style_of_numbers).set_factor(chance.randrange(12), chance.randrange(1, 40) / 10)


def edit_an_option(window: MainWindow, chance: random.Random) -> None:
    document = document_of(window)
    options = list(document.scenario.options)
    place = chance.randrange(len(options))
    options[place] = replace(options[place], name=f"Option {chance.randrange(1000)}")
    document.edit_scenario(replace(document.scenario, options=tuple(options)), "Rename option")


def edit_a_group(window: MainWindow, chance: random.Random) -> None:
    document = document_of(window)
    place = chance.randrange(len(document.scenario.groups))
    group = document.scenario.groups[place]
    habits = replace(group.habits, attendees=chance.randrange(1, 30), usage_spread=chance.random())
    document.edit_group(place, replace(group, habits=habits), "Change habits")


@pytest.mark.parametrize(("plan", "seed"), [(THREE_OFFICES, 1), (THREE_OFFICES, 2), (EVERY_RULE, 3)])
def test_fifty_edits_all_over_are_undone_and_redone_to_the_byte(open_window: OpenWindow, plan: Path, seed: int) -> None:
    window = open_window(plan)
    document = document_of(window)
    before = project_bytes(document.project)
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    acts = (edit_a_cell, edit_a_cell, edit_a_cell, edit_the_season, edit_an_option, edit_a_group)
    while document.undo_stack.count() < EDITS:
        chance.choice(acts)(window, chance)
    edited = project_bytes(document.project)
    assert edited != before
    for _ in range(EDITS):
        document.undo_stack.undo()
    assert project_bytes(document.project) == before
    assert not document.modified
    for _ in range(EDITS):
        document.undo_stack.redo()
    assert project_bytes(document.project) == edited

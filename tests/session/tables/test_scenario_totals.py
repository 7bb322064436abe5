"""Totals of all scenarios: worked out once, again only where something changed, late answers dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.costing.comparison import compare
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.tables.scenario_totals import ScenarioTotals
from ppm_desktop.session.tables.scenarios_list import ScenariosList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.session.document import Document

PATIENCE = 30_000


class Counted:
    """The engine, and which scenarios it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, project: Project, scenario: Scenario, availability: Availability) -> Comparison:
        self.asked.append(scenario.name)
        return compare(project, scenario, availability)


@pytest.fixture
def engine() -> Counted:
    return Counted()


@pytest.fixture
def totals(document: Document, catalogue: Catalogue, engine: Counted) -> Iterator[ScenarioTotals]:
    errands = Errands()
    yield ScenarioTotals(document, lambda: catalogue.availability, errands, engine)
    errands.stop()


def worked_out(qtbot: QtBot, totals: ScenarioTotals) -> None:
    totals.ask()
    qtbot.waitUntil(lambda: totals.up_to_date, timeout=PATIENCE)


def grow(document: Document, organisers: int) -> None:
    group = document.scenario.groups[0]
    document.edit_group(0, replace(group, headcount=(replace(group.headcount[0], organisers=organisers),)), "Change headcount")


def test_the_totals_are_the_engines(qtbot: QtBot, document: Document, totals: ScenarioTotals, catalogue: Catalogue) -> None:
    worked_out(qtbot, totals)
    expected = compare(document.project, document.scenario, catalogue.availability)
    assert expected.cheapest is not None
    found = totals.totals[0]
    assert found is not None
    assert [option.total for option in found.options] == [result.total for result in expected.results]
    assert found.cheapest == expected.cheapest.option.id


def test_only_what_changed_is_worked_out_again(qtbot: QtBot, document: Document, totals: ScenarioTotals, engine: Counted) -> None:
    first = document.scenario.name
    ScenariosList(document).add()
    worked_out(qtbot, totals)
    assert engine.asked == [first, "Scenario 2"]
    grow(document, 300)
    worked_out(qtbot, totals)
    ScenariosList(document).use_as_baseline(1)
    worked_out(qtbot, totals)
    assert engine.asked == [first, "Scenario 2", "Scenario 2"]


def test_a_late_answer_is_dropped(qtbot: QtBot, document: Document, totals: ScenarioTotals) -> None:
    totals.ask()
    grow(document, 300)
    worked_out(qtbot, totals)
    newest = totals.totals[0]
    document.undo_stack.undo()
    worked_out(qtbot, totals)
    before = totals.totals[0]
    assert newest is not None
    assert before is not None
    assert newest.options[0].total > before.options[0].total


def test_a_scenario_with_errors_has_no_total_and_the_others_keep_theirs(qtbot: QtBot, document: Document, totals: ScenarioTotals) -> None:
    ScenariosList(document).add()
    first, second = document.scenario.groups[:2]
    document.edit_group(0, replace(first, name=second.name), "Rename group")
    worked_out(qtbot, totals)
    assert [total is None for total in totals.totals] == [False, True]

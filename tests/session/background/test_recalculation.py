from __future__ import annotations

import time
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.session.background.recalculation import Recalculator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.session.document import Document


class HeldEngine:
    """The real engine, which does not answer before it is let go."""

    def __init__(self) -> None:
        self.asked: list[Project] = []
        self.let_go = Event()

    def __call__(self, project: Project, scenario: Scenario, availability: Availability) -> Comparison:
        self.asked.append(project)
        assert self.let_go.wait(20)
        return compare(project, scenario, availability)


@pytest.fixture
def engine() -> Iterator[HeldEngine]:
    engine = HeldEngine()
    yield engine
    engine.let_go.set()


@pytest.fixture
def recalculator(document: Document, catalogue: Catalogue, engine: HeldEngine) -> Iterator[Recalculator]:
    made = Recalculator(document, lambda: catalogue.availability, engine)
    yield made
    engine.let_go.set()
    made.stop()


def grow(document: Document, organisers: int) -> None:
    group = document.scenario.groups[0]
    document.edit_group(0, replace(group, headcount=(replace(group.headcount[0], organisers=organisers),)), "Change headcount")


def test_an_answer_is_that_of_the_document(recalculator: Recalculator, engine: HeldEngine, document: Document, qtbot: QtBot) -> None:
    engine.let_go.set()
    with qtbot.waitSignal(recalculator.updated):
        recalculator.ask_soon()
    assert recalculator.comparison is not None
    assert recalculator.comparison.project is document.project
    assert recalculator.up_to_date


def test_an_answer_that_comes_too_late_is_dropped(recalculator: Recalculator, engine: HeldEngine, document: Document, qtbot: QtBot) -> None:
    shown: list[Project] = []
    recalculator.updated.connect(lambda: shown.append(recalculator.comparison.project) if recalculator.comparison else None)
    grow(document, 100)
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    grow(document, 200)
    with qtbot.waitSignal(recalculator.updated):
        engine.let_go.set()
    assert shown == [document.project]
    assert engine.asked[0] is not document.project


def test_of_the_questions_that_wait_only_the_newest_is_asked(
    recalculator: Recalculator, engine: HeldEngine, document: Document, qtbot: QtBot
) -> None:
    grow(document, 100)
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    for organisers in range(101, 121):
        grow(document, organisers)
    qtbot.wait(60)
    with qtbot.waitSignal(recalculator.updated):
        engine.let_go.set()
    assert len(engine.asked) == 2
    assert engine.asked[1] is document.project


def test_the_window_is_not_held_up_while_the_engine_works(
    recalculator: Recalculator, engine: HeldEngine, document: Document, qtbot: QtBot
) -> None:
    grow(document, 100)
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    began = time.monotonic()
    grow(document, 200)
    assert time.monotonic() - began < 0.1
    assert not recalculator.up_to_date


def test_a_project_with_errors_has_no_answer(recalculator: Recalculator, engine: HeldEngine, document: Document, qtbot: QtBot) -> None:
    engine.let_go.set()
    with qtbot.waitSignal(recalculator.updated):
        recalculator.ask_soon()
    asked = len(engine.asked)
    with qtbot.waitSignal(recalculator.updated):
        document.edit_group(0, replace(document.scenario.groups[0], name=document.scenario.groups[1].name), "Rename group")
    assert recalculator.comparison is None
    assert recalculator.up_to_date
    assert len(engine.asked) == asked


def test_a_failing_engine_is_reported_and_asked_again_after_the_next_edit(document: Document, catalogue: Catalogue, qtbot: QtBot) -> None:
    answers = iter([ArithmeticError("engine"), None])

    def engine(project: Project, scenario: Scenario, availability: Availability) -> Comparison:
        error = next(answers)
        if error is not None:
            raise error
        return compare(project, scenario, availability)

    recalculator = Recalculator(document, lambda: catalogue.availability, engine)
    with qtbot.waitSignal(recalculator.failed) as failed:
        recalculator.ask_soon()
    assert isinstance(failed.args[0], ArithmeticError)
    with qtbot.waitSignal(recalculator.updated):
        grow(document, 50)
    assert recalculator.comparison is not None
    recalculator.stop()

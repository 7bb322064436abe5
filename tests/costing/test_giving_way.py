from __future__ import annotations

from threading import Event, Thread, current_thread
from typing import TYPE_CHECKING

import numpy as np
import pytest
from building import ANYWHERE, COMPLETE_PROJECTS

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.giving_way import ask_before_going_on, give_way, step_by_step
from ppm_desktop.decisions.risk import drawn_calls
from ppm_desktop.decisions.risk.drawn_calls import lengths, poisson
from ppm_desktop.files.project_file import project_bytes, read_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.project import Project

PATIENCE = 20.0


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """Note every time a calculation asks whether it may go on."""
    found: list[str] = []
    ask_before_going_on(lambda: found.append("asked"))
    yield found
    ask_before_going_on()


@pytest.fixture(scope="module")
def offices() -> Project:
    read = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan", load_catalogue().country_codes)
    assert read.project is not None
    return read.project


def test_whoever_is_in_a_hurry_is_asked_before_every_step(asked: list[str]) -> None:
    seen = [(number, len(asked)) for number in step_by_step(range(3))]
    assert seen == [(0, 1), (1, 2), (2, 3)]
    give_way()
    assert len(asked) == 4


def test_nobody_is_asked_where_nobody_said_how(offices: Project) -> None:
    assert list(step_by_step("abc")) == ["a", "b", "c"]
    assert compare(offices, offices.scenarios[0], ANYWHERE).results


def test_a_calculation_gives_way_in_every_option(asked: list[str], offices: Project) -> None:
    found = compare(offices, offices.scenarios[0], ANYWHERE)
    assert len(asked) >= len(found.results)


def test_a_study_that_gives_way_in_the_middle_of_a_sum_keeps_nothing_that_the_engine_needs(offices: Project) -> None:
    """It waits for the engine, which must not wait for it."""
    studied, asked_for = (compare(offices, offices.scenarios[0], ANYWHERE).results[0] for _ in range(2))
    waits, goes_on, totals = Event(), Event(), list[float]()

    def wait() -> None:
        if current_thread() is study:
            waits.set()
            assert goes_on.wait(PATIENCE)

    study = Thread(target=lambda: studied.total)
    engine = Thread(target=lambda: totals.append(asked_for.total), daemon=True)
    ask_before_going_on(wait)
    try:
        study.start()
        assert waits.wait(PATIENCE)
        engine.start()
        engine.join(PATIENCE)
        answered = bool(totals)
    finally:
        goes_on.set()
        study.join(PATIENCE)
        ask_before_going_on()
    assert answered
    assert totals == [studied.total]


def test_a_file_is_written_in_pieces(asked: list[str], offices: Project) -> None:
    assert project_bytes(offices).endswith(b"\n}\n")
    assert asked


def test_numbers_drawn_a_few_at_a_time_are_those_drawn_at_once(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_calls, "_AT_ONCE", 7)
    expected = np.linspace(0.0, 50.0, 60).reshape(3, 4, 5)
    slow, quick = (np.random.Generator(np.random.SFC64(5)) for _ in range(2))
    assert (poisson(slow, expected) == quick.poisson(expected)).all()
    assert (lengths(slow, expected, 0.5) == quick.standard_gamma(expected * 4) / 4).all()
    assert (lengths(slow, expected, 1.0) == quick.standard_gamma(expected)).all()
    assert len(asked) == 3 * 9

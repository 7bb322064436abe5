"""The newest question is answered, in the background; what nobody asks any more is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.session.background.background_study import BackgroundStudy
from ppm_desktop.session.background.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PATIENCE = 90_000


@dataclass(frozen=True, eq=False)
class Sum:
    numbers: tuple[int, ...]

    def same(self, other: Sum | None) -> bool:
        return other is not None and self.numbers == other.numbers


class Summing(BackgroundStudy[Sum, int]):
    """Adds up; keeps in mind what it was asked for real."""

    def __init__(self, errands: Errands) -> None:
        super().__init__(errands)
        self.gate = Event()  # work waits here until it may go on
        self.worked: list[tuple[int, ...]] = []

    def answer(self, question: Sum) -> int:
        self.worked.append(question.numbers)
        assert self.gate.wait(timeout=60)
        if not question.numbers:
            raise ArithmeticError
        return sum(question.numbers)


@pytest.fixture
def study(errands: Errands) -> Iterator[Summing]:
    made = Summing(errands)
    yield made
    made.gate.set()


def test_while_one_question_is_answered_only_the_newest_waits(study: Summing, qtbot: QtBot) -> None:
    for last in (1, 2, 3):
        study.ask(Sum((last, last)))
    assert study.at_work
    assert not study.up_to_date
    study.gate.set()
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    assert study.result == 6
    assert study.worked == [(1, 1), (3, 3)]


def test_the_same_question_is_not_worked_out_again(study: Summing, qtbot: QtBot) -> None:
    study.gate.set()
    study.ask(Sum((4,)))
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    study.ask(Sum((4,)))
    assert not study.at_work
    assert study.worked == [(4,)]


def test_who_returns_to_a_question_before_another_is_answered_has_its_answer_at_once(
    study: Summing, errands: Errands, qtbot: QtBot
) -> None:
    study.gate.set()
    study.ask(Sum((4,)))
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    study.gate.clear()
    study.ask(Sum((5,)))
    with qtbot.waitSignal(study.changed, timeout=PATIENCE):
        study.ask(Sum((4,)))
    assert study.up_to_date
    assert not study.at_work
    study.gate.set()
    qtbot.waitUntil(lambda: errands.idle, timeout=PATIENCE)
    assert study.result == 4


def test_what_is_given_up_is_no_result(study: Summing, errands: Errands, qtbot: QtBot) -> None:
    study.ask(Sum((7,)))
    study.give_up()
    assert not study.at_work
    study.gate.set()
    qtbot.waitUntil(lambda: errands.idle, timeout=PATIENCE)
    assert study.result is None


def test_an_error_is_told_and_the_question_can_be_asked_again(study: Summing, errands: Errands, qtbot: QtBot) -> None:
    study.gate.set()
    for _time in range(2):
        with qtbot.waitSignal(errands.failed, timeout=PATIENCE):
            study.ask(Sum(()))
        assert not study.at_work
    assert study.worked == [(), ()]


def test_a_thread_apart_tells_its_errors_here_and_stops_with_the_others(errands: Errands, qtbot: QtBot) -> None:
    study = Summing(errands.apart("summing"))
    study.gate.set()
    with qtbot.waitSignal(errands.failed, timeout=PATIENCE):
        study.ask(Sum(()))
    errands.stop()
    study.ask(Sum((1,)))
    assert study.worked == [()]

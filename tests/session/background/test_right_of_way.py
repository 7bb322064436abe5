from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from systems import linux

from ppm_desktop.session.background import right_of_way
from ppm_desktop.session.background.right_of_way import RightOfWay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

pytestmark = linux  # no other system has a clock of another thread


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker waits as long as it takes, so that a slow machine changes nothing."""
    monkeypatch.setattr(right_of_way, "_LONGEST", 60)


class Steps:
    """Work of many steps in a thread, each of which gives way."""

    def __init__(self, way: RightOfWay) -> None:
        self.made = 0
        self._ended = threading.Event()
        self._way = way
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        with self._way.hurried():
            self._thread.join()

    def _work(self) -> None:
        while not self._ended.is_set():
            self._way.wait()
            time.monotonic()
            self.made += 1


@pytest.fixture
def way() -> RightOfWay:
    return RightOfWay()


@pytest.fixture
def steps(way: RightOfWay) -> Iterator[Steps]:
    made = Steps(way)
    yield made
    made.end()


def work_in_this_thread(until: Callable[[], bool]) -> None:
    """Be at work as the window is in a long turn, and deal with no event."""
    latest = time.monotonic() + 60
    while not until():
        assert time.monotonic() < latest
        sorted(range(500), key=str)


@pytest.mark.usefixtures("patient")
def test_work_waits_while_the_windows_thread_is_at_work_and_goes_on_when_it_rests(qtbot: QtBot, way: RightOfWay, steps: Steps) -> None:
    qtbot.waitUntil(lambda: steps.made > 100)
    work_in_this_thread(until=lambda: way.waits)
    before = steps.made
    qtbot.waitUntil(lambda: steps.made > before + 100)


def test_work_is_not_held_up_for_ever(qtbot: QtBot, way: RightOfWay, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(right_of_way, "_LONGEST", 0.001)
    qtbot.waitUntil(lambda: steps.made > 0)
    work_in_this_thread(until=lambda: way.waits)
    before = steps.made
    work_in_this_thread(until=lambda: steps.made > before + 2)


@pytest.mark.usefixtures("patient")
def test_who_waits_for_the_work_itself_does_not_hold_it_up(way: RightOfWay, steps: Steps) -> None:
    work_in_this_thread(until=lambda: way.waits)
    before = steps.made
    with way.hurried():
        work_in_this_thread(until=lambda: steps.made > before + 100)


@pytest.mark.usefixtures("patient")
def test_work_that_goes_first_holds_up_all_other_but_not_itself(qtbot: QtBot, way: RightOfWay, steps: Steps) -> None:
    asked, ended = threading.Event(), threading.Event()

    def engine() -> None:
        with way.first():
            way.wait()
            asked.set()
            ended.wait(60)

    thread = threading.Thread(target=engine)
    thread.start()
    qtbot.waitUntil(asked.is_set)
    before = steps.made
    qtbot.wait(50)
    assert steps.made <= before + 1  # the step that was under way
    ended.set()
    qtbot.waitUntil(lambda: steps.made > before + 100)
    thread.join()


def test_the_windows_own_calculations_wait_for_nobody(way: RightOfWay) -> None:
    rounds = iter(range(100))
    work_in_this_thread(until=lambda: next(rounds, None) is None)
    way.wait()
    assert not way.waits

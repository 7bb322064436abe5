from __future__ import annotations

import gc
import os
import sys
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.costing.giving_way import ask_before_going_on, give_way
from ppm_desktop.session.background import garbage, right_of_way
from ppm_desktop.session.background import workers as workers_module
from ppm_desktop.session.background.garbage import GarbageTimer, collect_due
from ppm_desktop.session.background.workers import Workers, let_window_go_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.background.workers import Rank


class Knot:
    """Garbage that only a search for cycles finds; it notes in which thread it was found."""

    def __init__(self, found: list[int]) -> None:
        self.self = self
        weakref.finalize(self, lambda: found.append(threading.get_ident()))


def test_the_stop_waits_for_what_is_under_way_and_drops_what_waits() -> None:
    workers, gate, done = Workers(1, "test"), threading.Event(), []
    began = threading.Event()

    def first() -> None:
        began.set()
        assert gate.wait(10)
        done.append("first")

    workers.start(first)
    workers.start(lambda: done.append("second"))
    assert began.wait(10)
    threading.Timer(0.05, gate.set).start()
    workers.stop()
    workers.start(lambda: done.append("third"))
    assert done == ["first"]


def test_garbage_that_a_worker_makes_is_collected_in_the_windows_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_PAUSE", 10)
    found: list[int] = []
    timer = GarbageTimer()
    workers = Workers(1, "test")

    def litter() -> None:
        for _ in range(5000):
            Knot(found)

    workers.start(litter)
    qtbot.waitUntil(lambda: len(found) > 0)  # the last few are not due until more come, so they are not waited for
    workers.stop()
    timer.deleteLater()
    assert set(found) == {threading.get_ident()}


def test_nothing_is_searched_when_nothing_is_due() -> None:
    gc.collect()
    found: list[int] = []
    Knot(found)
    collect_due()
    assert found == []
    gc.collect()
    assert len(found) == 1


@pytest.fixture
def no_window_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back what is said of the window's thread."""
    monkeypatch.setattr(workers_module._Window, "right_of_way", None)  # noqa: SLF001 - a program has one window's thread, tests have several
    interval = sys.getswitchinterval()
    yield
    sys.setswitchinterval(interval)
    ask_before_going_on()


@pytest.mark.usefixtures("no_window_yet")
def test_workers_hand_the_lock_over_sooner_than_python_would() -> None:
    let_window_go_first()
    assert sys.getswitchinterval() < 0.001


@pytest.mark.usefixtures("no_window_yet")
def test_the_stop_does_not_hold_up_the_work_that_it_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(right_of_way, "_LONGEST", 60)
    let_window_go_first()
    workers, begun, stopping, steps = Workers(1, "test"), threading.Event(), threading.Event(), []

    def work() -> None:
        begun.set()
        assert stopping.wait(60)
        for _ in range(1000):
            give_way()
            steps.append("step")

    workers.start(work)
    assert begun.wait(60)
    stopping.set()
    workers.stop()
    assert len(steps) == 1000


@pytest.mark.parametrize("rank", ["first", "usual", "last"])
def test_the_system_prefers_other_threads_to_work_that_comes_last(rank: Rank) -> None:
    ranks: list[int] = []
    workers, done = Workers(1, "test", rank), threading.Event()

    def work() -> None:
        if sys.platform == "linux":  # only there a thread has a rank of its own
            ranks.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        done.set()

    workers.start(work)
    assert done.wait(60)
    workers.stop()
    if sys.platform == "linux":
        ours = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
        assert ranks == [min(19, ours + 10) if rank == "last" else ours]

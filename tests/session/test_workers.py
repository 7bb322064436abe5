from __future__ import annotations

import gc
import sys
import threading
import weakref
from typing import TYPE_CHECKING

from ppm_desktop.session import garbage
from ppm_desktop.session.garbage import GarbageTimer, collect_due
from ppm_desktop.session.workers import Workers, let_window_go_first

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


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


def test_workers_hand_the_lock_over_sooner_than_python_would() -> None:
    before = sys.getswitchinterval()
    let_window_go_first()
    assert sys.getswitchinterval() < 0.001
    sys.setswitchinterval(before)

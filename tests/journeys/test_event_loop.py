"""Nothing stops the window: a timer that should come every few milliseconds says how much was done before it came at worst.

What is held is the processor time of the window's own thread, because machines that run tests do other things as well;
``make bench`` prints how long a pause was on the clock, too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from views.windows import PATIENCE, OpenWindow, arrived, grow, wait_for_answer

from benchmarks.event_loop import EventLoopWatch
from benchmarks.large_project import large_project
from ppm_desktop.files.project_file import save_project
from ppm_desktop.views.places import PLACE_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

LIMIT = 100  # milliseconds of work of the window's thread between two turns of the event loop
LIMIT_AFTER_ANOTHER_PLAN = 150  # every page takes the new plan in then, and its tables are measured anew when they are first seen
BETWEEN = 100  # milliseconds from step to step: faster than a hand can click
Record = Callable[[str, object], None]


@pytest.fixture
def groups_200(tmp_path: Path) -> Path:
    plan = tmp_path / "200 groups.ppmplan"
    save_project(large_project(), plan)
    return plan


def open_and_wait(qtbot: QtBot, window: MainWindow, plan: Path) -> None:
    with qtbot.waitSignal(window.project_shown, timeout=PATIENCE):
        window.files.open(plan)
    wait_for_answer(qtbot, window)


def one_by_one(qtbot: QtBot, watch: EventLoopWatch, steps: list[tuple[str, Callable[[], None]]]) -> None:
    """Take every step in a turn of the event loop of its own, at the pace of a quick hand."""
    waiting = list(steps)

    def next_step() -> None:
        if waiting:
            watch.step, step = waiting.pop(0)
            step()

    timer = QTimer()
    timer.timeout.connect(next_step)
    timer.start(BETWEEN)
    qtbot.waitUntil(lambda: not waiting, timeout=PATIENCE)
    timer.stop()


def judge(watch: EventLoopWatch, record: Record, limit: int = LIMIT) -> None:
    record("longest pause of the event loop in ms", round(watch.longest_ms()))
    record("most work between two turns in ms", round(watch.most_work_ms()))
    assert watch.most_work_ms() < limit, watch.most_work_in


def test_no_place_and_no_edit_stops_the_window(qtbot: QtBot, open_window: OpenWindow, groups_200: Path, record_property: Record) -> None:
    window = open_window()
    window.load_chart_library()
    with qtbot.waitSignal(window.page_stack.furnished, timeout=PATIENCE):
        window.page_stack.furnish()
    watch = EventLoopWatch()
    watch.step = "opening another plan"
    open_and_wait(qtbot, window, groups_200)
    one_by_one(qtbot, watch, [(name, partial(window.visit_place, name)) for name in (*PLACE_NAMES, *PLACE_NAMES)])
    one_by_one(qtbot, watch, [("an edit", partial(grow, window, number)) for number in range(100, 110)])
    wait_for_answer(qtbot, window)
    judge(watch, record_property, LIMIT_AFTER_ANOTHER_PLAN)


def test_a_place_that_was_not_made_ahead_does_not_stop_the_window(
    qtbot: QtBot, empty_window: OpenWindow, groups_200: Path, record_property: Record
) -> None:
    window = empty_window()
    qtbot.waitUntil(lambda: window.was_painted, timeout=PATIENCE)  # the program reads no file before
    watch = EventLoopWatch()
    watch.step = "opening"
    open_and_wait(qtbot, window, groups_200)
    for name in PLACE_NAMES:
        assert name not in window.pages or name == "compare"
        one_by_one(qtbot, watch, [(name, partial(window.visit_place, name))])
        arrived(qtbot, window, name)
    wait_for_answer(qtbot, window)
    judge(watch, record_property)


def test_the_watch_sees_a_pause_and_the_work_in_it(qtbot: QtBot) -> None:
    watch = EventLoopWatch()
    QTimer.singleShot(20, lambda: sum(range(3_000_000)))
    qtbot.wait(200)
    assert watch.longest_ms() > 20
    assert watch.most_work_ms() > 20

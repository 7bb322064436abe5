"""Nothing stops the window: a timer that should come every few milliseconds says how late it came at worst.

The limit is far above what is promised, because machines that run tests do other things as well; ``make bench`` prints
the figures of a quiet one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from views.windows import OpenWindow, grow, wait_for_answer

from benchmarks.event_loop import EventLoopWatch
from ppm_desktop.views.places import PLACE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LIMIT = 1500  # milliseconds
BETWEEN = 60


def test_no_place_and_no_edit_stops_the_window(
    qtbot: QtBot, open_window: OpenWindow, record_property: Callable[[str, object], None]
) -> None:
    window = open_window()
    window.load_chart_library()
    steps: list[Callable[[], None]] = [lambda name=name: window.show_place(name) for name in (*PLACE_NAMES, *PLACE_NAMES)]  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    steps += [lambda number=number: grow(window, number) for number in range(100, 110)]  # type: ignore[misc]  # as above
    timer = QTimer()
    timer.timeout.connect(lambda: steps.pop(0)() if steps else timer.stop())
    timer.start(BETWEEN)
    watch = EventLoopWatch()
    qtbot.waitUntil(lambda: not steps, timeout=60_000)
    longest = watch.longest_ms()
    wait_for_answer(qtbot, window)
    record_property("longest pause of the event loop in ms", round(longest))
    assert longest < LIMIT


def test_the_watch_sees_a_pause(qtbot: QtBot) -> None:
    watch = EventLoopWatch()
    QTimer.singleShot(20, lambda: sum(range(3_000_000)))
    qtbot.wait(200)
    assert watch.longest_ms() > 20

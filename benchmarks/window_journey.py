"""One session with the 200-group project, by real keys, as a process that ``benchmarks.window`` starts; prints JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.event_loop import EventLoopWatch
from benchmarks.stand_still import StandStill
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.garbage import GarbageTimer
from ppm_desktop.session.background.plain_imports import restore_plain_imports
from ppm_desktop.session.background.workers import let_window_go_first
from ppm_desktop.session.preferences import Preferences
from ppm_desktop.views.look.theme_switch import ThemeSwitch
from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

EDITS: Final = 15
_LIMIT: Final = 60_000


class _Painted(QObject):
    """Ends a loop when the window has been painted."""

    def __init__(self, loop: QEventLoop) -> None:
        super().__init__()
        self._loop = loop

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._loop.quit)
        return super().eventFilter(watched, event)


class Journey:
    """The window and what was measured in it.

    Attributes:
        lines: Of each step what it is called, how long it took, and the pauses in it, in milliseconds.
        edits: By the place where it was typed, the milliseconds from each edit to the new answer on the screen.
        stood_still: Of each edit, for how many of them the machine stood still, as far as that was watched.
    """

    def __init__(self, window: MainWindow, machine: StandStill | None = None) -> None:
        """Watch ``window``, and beside it the machine."""
        self.window = window
        self._machine = machine
        self.watch = EventLoopWatch()
        self.lines: list[dict[str, object]] = []
        self.edits: dict[str, list[float]] = {}
        self.stood_still: dict[str, list[float]] = {}

    def note(self, what: str, milliseconds: float) -> None:
        """Keep a figure with the longest pause since the last one, what held the window up in it, and the most work in a turn."""
        watch = self.watch
        figures = {"pause": watch.longest_ms(), "held_up": watch.held_up_ms(), "work": watch.most_work_ms()}
        figures["stood_still"] = self.stood_still_ms(*watch.longest_between)
        self.lines.append({"what": what, "ms": milliseconds, **figures})
        self.watch.begin()

    def stood_still_ms(self, begin: float, end: float) -> float:
        """Return for how many milliseconds the machine stood still between two readings of ``time.perf_counter``; 0 where nobody watched."""
        return 0.0 if self._machine is None else self._machine.within(begin, end)

    def until(self, done: Callable[[], bool]) -> None:
        """Let the event loop run until something is so."""
        loop = QEventLoop()
        poll = QTimer()
        poll.timeout.connect(lambda: loop.quit() if done() else None)
        poll.start(1)
        QTimer.singleShot(_LIMIT, loop.quit)
        loop.exec()

    def settle(self, milliseconds: int = 400) -> None:
        """Let what was started come to an end."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def answer_after(self, act: Callable[[], object]) -> float:
        """Return the milliseconds from ``act`` to the paint of the new answer."""
        answer, loop = self.window.answer, QEventLoop()
        painted = _Painted(loop)

        def answered() -> None:
            self.window.installEventFilter(painted)
            answer.update()

        answer.answered.connect(answered)
        began = time.perf_counter()
        QTimer.singleShot(0, act)
        QTimer.singleShot(_LIMIT, loop.quit)
        loop.exec()
        answer.answered.disconnect(answered)
        self.window.removeEventFilter(painted)
        return (time.perf_counter() - began) * 1000


def run(window: MainWindow, plan: Path, machine: StandStill) -> Journey:
    """Open the plan, visit every place, edit."""
    journey = Journey(window, machine)
    _open(journey, window, plan)
    for again in ("first", "again"):
        for place in PLACES:
            began = time.perf_counter()
            window.visit_place(place.name)
            journey.until(lambda name=place.name: window.stack.currentWidget() is (window.pages.get(name) or window.start.page))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
            spent = (time.perf_counter() - began) * 1000
            journey.settle(150)
            journey.note(f"{place.title}, {again}", spent)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for base, name in ((40, "meetings"), (80, "people")):
        _edit(journey, window, base, name)
    return journey


def _open(journey: Journey, window: MainWindow, plan: Path) -> None:
    began = time.perf_counter()
    journey.watch.begin()
    window.files.open(plan)
    window.load_chart_library()
    window.page_stack.furnish()
    drawn: list[bool] = []

    def chart_there() -> bool:
        if not drawn and "compare" in window.pages:
            drawn.append(False)
            window.compare_page.chart.drawn.connect(lambda: drawn.append(True))
        recalculator = window.recalculator
        return True in drawn and recalculator is not None and recalculator.up_to_date

    journey.until(chart_there)
    journey.note("open 200 groups, chart", (time.perf_counter() - began) * 1000)
    journey.settle(1500)
    journey.note("  afterwards", 0)


def _edit(journey: Journey, window: MainWindow, base: int, name: str) -> None:
    """Type numbers from ``base`` on into a column of a place, and Enter after each."""
    window.show_place(name)
    journey.settle()
    journey.watch.begin()
    table = window.pages[name].table  # type: ignore[attr-defined]  # both pages have one
    column = next(
        c for c, shape in enumerate(table.table_model.columns) if shape.key in {"minutes", "minutes_per_call", "organisers"} and shape.write
    )
    table.setFocus()
    times, still = journey.edits.setdefault(name, []), journey.stood_still.setdefault(name, [])
    for number in range(EDITS):
        table.go_to(17, column)
        QTest.keyClick(table, Qt.Key.Key_F2)
        editor = next(field for field in table.findChildren(QLineEdit) if field.isVisible())
        QTest.keyClicks(editor, str(base + number))
        journey.settle(60)
        began = time.perf_counter()
        times.append(journey.answer_after(partial(QTest.keyClick, editor, Qt.Key.Key_Return)))
        ended = time.perf_counter()
        journey.settle(60)
        still.append(journey.stood_still_ms(began, ended))
    journey.note(f"edits on {name}", max(times))


def main() -> None:
    """Open the window, run the journey when it is seen, print what was found."""
    restore_plain_imports()
    app = QApplication(sys.argv[:1])
    let_window_go_first()
    GarbageTimer(app)
    with tempfile.TemporaryDirectory() as folder, StandStill() as machine:
        window = MainWindow(Preferences(Path(folder) / "preferences.ini"), ThemeSwitch(app, "light"), NumberStyle())
        found: list[Journey] = []

        def go() -> None:
            found.append(run(window, Path(sys.argv[1]), machine))
            app.exit()  # quit() would ask about the unsaved changes

        window.painted.connect(go)
        window.show()
        app.exec()
        window.stop()
    print(json.dumps({"lines": found[0].lines, "edits": found[0].edits, "stood_still": found[0].stood_still}))


if __name__ == "__main__":
    main()

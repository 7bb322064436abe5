"""The largest plan in the real window: ``python -m benchmarks.scale [--scenarios N] [--groups N]`` opens, looks, edits, undoes, saves, exports.

Each line says the seconds on the clock, the processor time of the whole process, the most work of the window's thread between two turns
of its loop (which is how long the window stands still on an idle machine), and the memory afterwards.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.scale_plan import DESTINATIONS, GROUPS, MONTHS, SCENARIOS, scale_plan
from benchmarks.window import window_environment
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.files.project_file import save_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.window_journey import Journey
    from ppm_desktop.session.document import Document
    from ppm_desktop.views.main_window import MainWindow

#: What is called usable, in seconds: opening, an edit until its answer, and the window standing still.
OPENING, EDIT, STILL = 20.0, 2.0, 1.0
_EDITS: Final = 3


class Session:
    """One session with the plan; prints a line for each thing that is done."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        """Work in ``window``; files are written into ``folder``."""
        from benchmarks.window_journey import Journey  # noqa: PLC0415 - Qt only in the process that measures

        self._window, self._folder = window, folder
        self._journey: Journey = Journey(window)

    def run(self, plan: Path) -> None:
        """Do it all."""
        from ppm_desktop.views.places import PLACE_NAMES  # noqa: PLC0415 - as above

        window = self._window
        self._step("open", lambda: window.files.open(plan), self._answered)
        window.load_chart_library()
        window.page_stack.furnish()
        self._step("all pages made", lambda: None, lambda: len(window.pages) >= len(PLACE_NAMES) - 1 and window.errands.idle)
        for name in PLACE_NAMES:
            self._step(f"visit {name}", partial(window.visit_place, name), partial(self._shows, name))
        self._step("back to people", partial(window.visit_place, "people"), partial(self._shows, "people"))
        for number in range(_EDITS):
            self._step(f"edit {number + 1} of a headcount", partial(self._grow, 100 + number), self._answered)
        self._step("another scenario", lambda: self._document.show_scenario(1), self._answered)
        self._step("undo", self._undo, self._answered)
        self._step("compare", partial(window.visit_place, "compare"), partial(self._shows, "compare"))
        target = self._folder / "saved.ppmplan"
        self._step("save", lambda: window.files.save_to(target), lambda: not window.files.at_work and target.exists())
        for output in ("xlsx", "pdf", "pptx"):  # JSON and CSV have every line of the ledger: 4.5 GB and six minutes
            target = self._folder / f"plan.{output}"
            self._step(f"export {output}", partial(window.exports.write_to, output, target), partial(self._written, target))

    @property
    def _document(self) -> Document:
        assert self._window.document is not None  # noqa: S101 - it was opened
        return self._window.document

    def _step(self, what: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        journey = self._journey
        journey.watch.begin()
        clock, work = time.perf_counter(), time.process_time()
        act()
        while not done():
            journey.until(done)
        clock, work = time.perf_counter() - clock, time.process_time() - work
        journey.settle(1500)  # what follows by itself counts as standing still, too
        still = journey.watch.most_work_ms() / 1000
        print(f"{what:<24} {clock:7.2f} s  {work:7.2f} s of work  {still:6.2f} s at a stretch  {_resident():6d} MiB", flush=True)

    def _undo(self) -> None:
        self._document.undo_stack.undo()

    def _answered(self) -> bool:
        recalculator = self._window.recalculator
        return recalculator is not None and recalculator.up_to_date and not self._window.files.at_work

    def _shows(self, name: str) -> bool:
        window = self._window
        return window.stack.currentWidget() is (window.pages.get(name) or window.start.page)

    def _written(self, target: Path) -> bool:
        return self._window.exports.written == (target,)

    def _grow(self, organisers: int) -> None:
        from dataclasses import replace  # noqa: PLC0415 - as above

        group = self._document.scenario.groups[17]
        steps = (replace(group.headcount[0], organisers=organisers), *group.headcount[1:])
        self._document.edit_group(17, replace(group, headcount=steps), "Change headcount")


def _resident() -> int:
    """Return the memory of this process in MiB; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20 if statm.exists() else 0


def measure(plan: Path, folder: Path) -> None:
    """Open the window and run the session when it is seen."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from ppm_desktop.reports.number_text import NumberStyle  # noqa: PLC0415 - as above
    from ppm_desktop.session.background.garbage import GarbageTimer  # noqa: PLC0415 - as above
    from ppm_desktop.session.background.plain_imports import restore_plain_imports  # noqa: PLC0415 - as above
    from ppm_desktop.session.background.workers import let_window_go_first  # noqa: PLC0415 - as above
    from ppm_desktop.session.preferences import Preferences  # noqa: PLC0415 - as above
    from ppm_desktop.views.look.theme_switch import ThemeSwitch  # noqa: PLC0415 - as above
    from ppm_desktop.views.main_window import MainWindow  # noqa: PLC0415 - as above

    restore_plain_imports()
    app = QApplication(sys.argv[:1])
    let_window_go_first()
    GarbageTimer(app)
    window = MainWindow(Preferences(folder / "preferences.ini"), ThemeSwitch(app, "light"), NumberStyle())

    def go() -> None:
        Session(window, folder).run(plan)
        app.exit()

    window.painted.connect(go)
    window.show()
    app.exec()
    window.stop()


def main(arguments: list[str]) -> None:
    """Write the plan, and measure in a process of its own, so that memory is the window's."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("--groups", type=int, default=GROUPS)
    parser.add_argument("--scenarios", type=int, default=SCENARIOS)
    parser.add_argument("--measure", type=Path, nargs=2, metavar=("PLAN", "FOLDER"), help="what the process of its own is told")
    wishes = parser.parse_args(arguments)
    if wishes.measure:
        measure(*wishes.measure)
        return
    with tempfile.TemporaryDirectory(prefix="ppm-scale-") as name:
        plan = Path(name) / "scale.ppmplan"
        save_project(scale_plan(sorted(load_catalogue().country_codes), wishes.groups, wishes.scenarios), plan)
        size = plan.stat().st_size / 2**20
        print(
            f"{wishes.scenarios} scenarios of {wishes.groups} groups x {MONTHS} months, {DESTINATIONS} destinations of each call type, "
            f"a file of {size:.0f} MiB; usable is: opened in {OPENING:.0f} s, an edit in {EDIT:.0f} s, never still for {STILL:.0f} s",
            flush=True,
        )
        subprocess.run(
            [sys.executable, "-m", "benchmarks.scale", "--measure", str(plan), name], check=True, env=window_environment(Path(name))
        )


if __name__ == "__main__":
    main(sys.argv[1:])

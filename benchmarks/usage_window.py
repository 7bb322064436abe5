"""How long the window stands still while it imports a usage export, as a process that ``benchmarks.usage`` starts; prints JSON.

It is a real window with the 200-group project and the dialog of an import, which reads in its thread as it does for people. What the dialog
needs has been loaded by one that was closed before.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QDialog

from benchmarks.event_loop import EventLoopWatch
from benchmarks.large_project import large_project
from benchmarks.window_journey import Journey
from ppm_desktop.files.project_file import save_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.garbage import GarbageTimer
from ppm_desktop.session.background.plain_imports import restore_plain_imports
from ppm_desktop.session.background.workers import let_window_go_first
from ppm_desktop.session.preferences import Preferences
from ppm_desktop.views.look.theme_switch import ThemeSwitch
from ppm_desktop.views.main_window import MainWindow

#: In milliseconds, for a window that has just opened a plan to come to rest.
_REST: Final = 3000


def pauses(window: MainWindow, plan: Path, export: Path) -> dict[str, float]:
    """Import an export up to its summary; return the figures of ``EventLoopWatch``, in milliseconds, and how many rows were kept."""
    journey = Journey(window)
    window.files.open(plan)
    journey.until(lambda: window.recalculator is not None and window.recalculator.up_to_date)
    QDialog.reject(_dialog(window.usage.show_import([])))
    journey.settle(_REST)
    journey.watch.stop()
    watch = EventLoopWatch()
    run = window.usage.show_import([export])
    journey.until(lambda: not run.at_work)
    journey.settle()
    watch.stop()
    rows = 0 if run.found is None else run.found.summary.rows_kept
    QDialog.reject(_dialog(run))
    return {"pause": watch.longest_ms(), "held_up": watch.held_up_ms(), "work": watch.most_work_ms(), "rows": rows}


def _dialog(run: object) -> QDialog:
    (dialog,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and getattr(widget, "run", None) is run]
    return dialog


def main() -> None:
    """Open the window, import the export that is named, print what was found."""
    restore_plain_imports()
    app = QApplication(sys.argv[:1])
    let_window_go_first()
    GarbageTimer(app)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = folder / "benchmark.ppmplan"
        save_project(large_project(), plan)
        window = MainWindow(Preferences(folder / "preferences.ini"), ThemeSwitch(app, "light"), NumberStyle())
        found: list[dict[str, float]] = []

        def go() -> None:
            found.append(pauses(window, plan, Path(sys.argv[1])))
            app.exit()  # quit() would ask about the unsaved changes

        window.painted.connect(go)
        window.show()
        app.exec()
        window.stop()
    print(json.dumps(found[0]))


if __name__ == "__main__":
    main()

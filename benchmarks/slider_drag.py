"""Frames per second while a slider of Break-even is dragged over its 100 steps in the real window."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.window import window_environment
from ppm_desktop import app
from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.pages.break_even import BreakEvenPage

_LOOK = 50


class Drag(QObject):
    """Waits until the map is drawn, then drags."""

    def __init__(self, window: MainWindow, file: Path) -> None:
        """Open ``file`` in ``window``."""
        super().__init__(window)
        self._window = window
        self._painted = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        window.files.open(file)
        window.resize(1366, 768)
        window.load_chart_library()
        self._timer.start()

    def _look(self) -> None:
        window = self._window
        if window.flips is None or window.flips.at_work:
            return  # whatever else is computed is over
        window.show_place("break-even")
        page = window.pages["break-even"]
        assert isinstance(page, BreakEvenPage)  # noqa: S101 - made under this name
        if page.study.up_to_date and page.map_panel.map.points():
            self._timer.stop()
            page.map_panel.map.drawn.connect(self._count)
            frames = [self._drag(page) for _round in range(3)]
            print(f"slider of Break-even         {sorted(frames)[1]:9.0f} frames a second over a drag of 100 steps", flush=True)
            window.close()

    def _drag(self, page: BreakEvenPage) -> float:
        """Return the frames that were painted a second."""
        slider = page.what_if.sliders[0]
        slider.setValue(0)
        QApplication.processEvents()
        before, began = self._painted, time.perf_counter()
        for step in range(1, 101):
            slider.setValue(step)
            QApplication.processEvents()  # paints the frame
        return (self._painted - before) / (time.perf_counter() - began)

    def _count(self) -> None:
        self._painted += 1


def report() -> None:
    """Measure in a process of its own; say so where no window can be opened."""
    with tempfile.TemporaryDirectory() as name:
        arguments = [sys.executable, "-m", "benchmarks.slider_drag"]
        done = subprocess.run(arguments, check=False, capture_output=True, text=True, timeout=300, env=window_environment(Path(name)))
    lines = [line for line in done.stdout.splitlines() if line.startswith("slider")]
    print(lines[0] if lines else "No window can be opened here, so no slider is dragged")


def main() -> None:
    """Drag on the benchmark project, in a window that this process opens."""
    from benchmarks.large_project import large_project  # noqa: PLC0415 - brings numpy before the window
    from ppm_desktop.files.project_file import save_project  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as name:
        plan = Path(name) / "benchmark.ppmplan"
        save_project(large_project(), plan)

        def drag(window: MainWindow, file: Path | None) -> None:
            del file  # ours is opened
            Drag(window, plan)

        app._open = drag  # noqa: SLF001 - in the place of what opens a file after the first paint
        app.main([])


if __name__ == "__main__":
    main()

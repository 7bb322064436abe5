"""The window, measured: how long until it is seen, how long the event loop stands still, how soon an edit is answered.

``python -m benchmarks.window`` runs alone; ``--sessions`` says how often the journey is done. Each measurement is a process of its own, because
what one has imported would flatter the next. The figure of one session is not the program's alone, because machines stutter; so every step
is printed with the median of the sessions and with the worst of them. On a machine with other work, ``nice -n -19`` before it keeps the order
in which this program ranks its own threads; real-time priority would rank them alike, so that the window waits for its own studies.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import ppm_desktop
from benchmarks.large_project import large_project
from ppm_desktop.files.project_file import save_project

ROUNDS: Final = 9
#: The journey is done so often; a session takes about 40 seconds.
SESSIONS: Final = 5
#: The bare window has our style sheet, palette and font, read from a file: no module of ours is imported.
_BARE: Final = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
look = json.loads(Path(sys.argv[1]).read_text())
app.setStyle("Fusion")
font = QFont(look["family"])
font.setPixelSize(look["pixels"])
app.setFont(font)
app.setStyleSheet(look["sheet"])
class Window(QMainWindow):
    seen = False
    def event(self, event):
        result = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self.seen:
            self.seen = True
            print(time.time(), flush=True)
            QTimer.singleShot(0, app.quit)
        return result
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
_OURS: Final = """
import sys, time
from ppm_desktop import app
def seen(window, _file):
    print(time.time(), flush=True)
    window.close()
app._open = seen
sys.exit(app.main([]))
"""
_LOOK: Final = """
import json, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ppm_desktop.views.look.theme import load_theme
from ppm_desktop.views.look.style_sheet import style_sheet
from ppm_desktop.views.look.typeface import interface_family
theme = load_theme("light")
print(json.dumps({"family": interface_family(), "pixels": theme.metrics.base, "sheet": style_sheet(theme)}))
"""


def window_environment(preferences: Path) -> dict[str, str]:
    """Return an environment in which a window opens and nobody's preferences are touched."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(preferences), "XDG_STATE_HOME": str(preferences), "XDG_DATA_HOME": str(preferences)}
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def _output(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True, timeout=300, env=environment)
    return done.stdout


def start_up(environment: dict[str, str], folder: Path, rounds: int = ROUNDS) -> tuple[float, float]:
    """Return median milliseconds from process start to first paint: of a bare window, of ours. The rounds alternate."""
    compileall.compile_dir(Path(ppm_desktop.__file__).parent, quiet=2)  # as `make run` does
    look = folder / "look.json"
    look.write_text(_output(["-c", _LOOK], environment), encoding="utf-8")
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(rounds):
        for name, arguments in (("bare", ["-c", _BARE, str(look)]), ("ours", ["-c", _OURS])):
            began = time.time()
            painted = float(_output(arguments, environment).split()[-1])
            times[name].append((painted - began) * 1000)
    return statistics.median(times["bare"]), statistics.median(times["ours"])


def journeys(environment: dict[str, str], folder: Path, sessions: int = SESSIONS) -> None:
    """Do the journey with the 200-group project so often, and print its figures."""
    plan = folder / "benchmark.ppmplan"
    save_project(large_project(), plan)
    arguments = ["-m", "benchmarks.window_journey", str(plan)]
    found = [json.loads(_output(arguments, environment).splitlines()[-1]) for _ in range(sessions)]
    print(f"in {sessions} sessions, each figure as median and worst of them, in milliseconds:")
    print(f"{'':<28}{'it took':>13}{'longest pause':>17}{'machine stood in it':>21}{'by this program':>17}{'most work':>13}")
    for lines in zip(*(one["lines"] for one in found), strict=True):
        figures = "".join(
            f"{_median_and_worst([line[key] for line in lines]):>{width}}"
            for key, width in (("ms", 13), ("pause", 17), ("stood_still", 21), ("held_up", 17), ("work", 13))
        )
        print(f"{lines[0]['what']:<28}{figures}")
    for name in found[0]["edits"]:
        measured = sorted(pair for one in found for pair in zip(one["edits"][name], one["stood_still"][name], strict=True))
        times = [time for time, _still in measured]
        late = times[min(int(len(times) * 0.95), len(times) - 1)]
        figures = f"median {statistics.median(times):4.0f} ms, 95 of 100 within {late:4.0f} ms"
        figures += f", slowest {times[-1]:4.0f} ms (the machine stood still for {measured[-1][1]:.0f} of them)"
        print(f"edit on {name:<20} {figures}, of {len(times)} edits, the first after a visit included")


def _median_and_worst(figures: list[float]) -> str:
    return f"{statistics.median(figures):.0f} / {max(figures):.0f}"


def main(sessions: int = SESSIONS) -> None:
    """Measure and print; says so where no window can be opened."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = window_environment(folder)
        try:
            bare, ours = start_up(environment, folder)
        except subprocess.CalledProcessError as error:
            said = (error.stderr or "").strip().splitlines()
            print(f"No window can be opened here, so the window is not measured: {said[-1] if said else error}")
            return
        where = environment.get("QT_QPA_PLATFORM") or "this screen"
        print(f"window seen after            {ours:9.0f} ms   {ours / bare:6.2f} x a bare window ({bare:.0f} ms), {where}", flush=True)
        journeys(environment, folder, sessions)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description="Measure the window.")
    reader.add_argument("--sessions", type=int, default=SESSIONS, help="how often the journey is done")
    main(reader.parse_args().sessions)

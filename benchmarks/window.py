"""The window, measured: how long until it is seen, how long the event loop stands still, how soon an edit is answered.

``python -m benchmarks.window`` runs alone. Each measurement is a process of its own, because what one has imported
would flatter the next.
"""

from __future__ import annotations

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
from ppm_desktop.views.theme import load_theme
from ppm_desktop.views.style_sheet import style_sheet
from ppm_desktop.views.typeface import interface_family
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


def main() -> None:
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
        print(f"window seen after            {ours:9.0f} ms   {ours / bare:6.2f} x a bare window ({bare:.0f} ms), {where}")
        plan = folder / "benchmark.ppmplan"
        save_project(large_project(), plan)
        for line in json.loads(_output(["-m", "benchmarks.window_journey", str(plan)], environment).splitlines()[-1]):
            pause = f"longest pause {line['pause']:4.0f} ms, by this program {line['held_up']:4.0f} ms, most work {line['work']:4.0f} ms"
            print(f"{line['what']:<28} {line['ms']:9.0f} ms   {pause}")


if __name__ == "__main__":
    main()

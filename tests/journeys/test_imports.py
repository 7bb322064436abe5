"""PySide6 keeps its classes where only the window's thread may add to them, so none is made in another; see session.background.imports."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from views.windows import THREE_OFFICES

#: Runs the program, opens a plan, goes to every place as soon as the one before is there, asks for calls, and waits for what is imported ahead.
#: It prints each class that knows Qt, and each part of PySide6, that came in a thread; then how many classes came in the window's thread.
WALK = """
import builtins, sys, threading
from PySide6.QtCore import QObject, QTimer
from ppm_desktop import app
from ppm_desktop.views.places import PLACE_NAMES
from views.windows import PATIENCE, THREE_OFFICES

WINDOW = threading.get_ident()
made = []
elsewhere = []
build = builtins.__build_class__

def watched(*arguments, **named):
    kind = build(*arguments, **named)
    if isinstance(kind, type(QObject)):
        (made if threading.get_ident() == WINDOW else elsewhere).append(f"{kind.__module__}.{kind.__qualname__}")
    return kind

def hear(event, arguments):
    if event == "import" and arguments[0].startswith("PySide6") and threading.get_ident() != WINDOW:
        elsewhere.append(arguments[0])

builtins.__build_class__ = watched
sys.addaudithook(hear)
begin, furnished = app._open, []

def walk(window, file):
    from PySide6.QtWidgets import QApplication  # later than the program's own imports

    begin(window, file)
    window.page_stack.furnished.connect(lambda: furnished.append(True))
    if file is None:
        window.start.made.connect(window.files.open_sample)
    steps = iter([lambda place=place: window.visit_place(place) for place in PLACE_NAMES] + [window.usage.ask])

    def go_on():
        if window.parts is None or not window.page_stack._ready("compare"):
            return
        page = window.start.page if window.place == "start" else window.pages.get(window.place)
        if page is None or window.stack.currentWidget() is not page:
            return
        step = next(steps, None)
        if step is not None:
            step()
        elif furnished and window.errands.idle:
            window.stop()
            QApplication.exit(0)

    walk.timer = QTimer(window)
    walk.timer.timeout.connect(go_on)
    walk.timer.start(10)
    QTimer.singleShot(PATIENCE, window, lambda: QApplication.exit(1))

app._open = walk
code = app.main(sys.argv[1:])
print(*elsewhere, len(made))
sys.exit(code)
"""
#: The program defines some hundreds; a walk that sees few has not seen what it should.
MANY = 150


@pytest.mark.parametrize("arguments", [[], [str(THREE_OFFICES), "--place", "compare"]], ids=["without a plan", "with a plan"])
def test_no_class_that_knows_qt_is_made_outside_the_windows_thread(arguments: list[str]) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join([str(THREE_OFFICES.parents[1]), environment["PYTHONPATH"]])
    done = subprocess.run(
        [sys.executable, "-c", WALK, *arguments], check=False, capture_output=True, text=True, timeout=180, env=environment
    )
    assert done.returncode == 0, done.stderr
    *elsewhere, made = done.stdout.split()
    assert elsewhere == []
    assert int(made) > MANY

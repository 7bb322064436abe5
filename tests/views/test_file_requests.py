"""Plans that the system asks the running program to open, as macOS does after a double-click."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.views.file_requests import FileRequests
from ppm_desktop.views.window_renewal import ShownWindow
from views.windows import (
    MISSING_RATE,
    PATIENCE,
    THREE_OFFICES,
    OpenWindow,
    close_dialogs,
    document_of,
    grow,
    open_dialogs,
    press,
    wait_for_message,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

#: The whole program, with the events that the system would send: one before the window can be seen, one when a plan is open.
ASKED_TWICE = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from ppm_desktop import app
from ppm_desktop.views import main_window
from ppm_desktop.views.look import theme

theme.ASKS_FOR_FILES = True  # as on macOS

def double_click(path):
    QCoreApplication.postEvent(QCoreApplication.instance(), QFileOpenEvent(path))

class Window(main_window.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.asked = sys.argv[1:]
        double_click(self.asked.pop(0))
        self.project_shown.connect(self.go_on)

    def go_on(self):
        print(self.document.path.name, self.place)
        if self.asked:
            double_click(self.asked.pop(0))
        else:
            QTimer.singleShot(0, self.close)

main_window.MainWindow = Window
sys.exit(app.main([]))
"""


def test_a_double_click_opens_the_plan_at_the_start_and_while_another_one_is_open(tmp_path: Path) -> None:
    plans = [tmp_path / "Größe 1.ppmplan", tmp_path / "b.ppmplan"]
    for plan, source in zip(plans, (THREE_OFFICES, MISSING_RATE), strict=True):
        plan.write_bytes(source.read_bytes())
    kept = {name: str(tmp_path / name) for name in ("PPM_DESKTOP_SETTINGS", "PPM_DESKTOP_STATE")}
    environment = {**os.environ, **kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    program = [sys.executable, "-c", ASKED_TWICE, *map(str, plans)]
    done = subprocess.run(program, check=False, capture_output=True, encoding="utf-8", timeout=120, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["Größe 1.ppmplan compare", "b.ppmplan compare"]
    assert "Traceback" not in done.stderr


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "Other.ppmplan"
    path.write_bytes(MISSING_RATE.read_bytes())
    return path


def test_unsaved_changes_are_asked_about_first(open_window: OpenWindow, plan: Path, other: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    grow(window, 77)
    requests = FileRequests(ShownWindow(window))
    requests.begin()
    requests.ask(other)
    assert "Plan.ppmplan" in wait_for_message(qtbot, window).text()
    with qtbot.waitSignal(window.project_shown, timeout=PATIENCE):
        press(window, "Discard")
    assert document_of(window).path == other


def test_a_plan_that_is_open_already_is_not_read_again(open_window: OpenWindow, plan: Path) -> None:
    window = open_window(plan)
    grow(window, 77)
    project = document_of(window).project
    window.showMinimized()
    requests = FileRequests(ShownWindow(window))
    requests.begin()
    requests.ask(plan)
    assert not open_dialogs(window)
    assert not window.files.at_work
    assert document_of(window).project is project
    assert not window.isMinimized()


def test_an_open_dialog_is_answered_before_the_plan_it_belongs_to_is_left(
    open_window: OpenWindow, plan: Path, other: Path, qtbot: QtBot
) -> None:
    window = open_window(plan)
    requests = FileRequests(ShownWindow(window))
    requests.begin()
    window.dialogs.show_details()
    requests.ask(other)
    assert not window.files.at_work
    with qtbot.waitSignal(window.project_shown, timeout=PATIENCE):
        close_dialogs(window)
    assert document_of(window).path == other

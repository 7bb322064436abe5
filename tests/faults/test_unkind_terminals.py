"""Terminals that are closed, know few letters or are not there at all, and people who press Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Event, Timer
from typing import TYPE_CHECKING

import pytest
from ppm_running import OFFICES, PPM
from systems import linux, posix

from ppm_desktop.cli.ctrl_c import told_at_once
from ppm_desktop.session.display import has_display
from ppm_desktop.usage.staging import Staging

if TYPE_CHECKING:
    from pathlib import Path

_NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def window(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ppm_desktop", *arguments]
    surroundings = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=surroundings)


@posix
def test_a_command_whose_output_is_closed_does_its_work(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    run = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" export "$1" --csv "$2" >&- <&-', PPM, OFFICES, target], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("file,scenario,")


@posix
def test_ctrl_c_before_the_commands_are_there_ends_without_a_word() -> None:
    pressed = subprocess.run(
        [sys.executable, "-c", "import ppm_desktop.cli; raise KeyboardInterrupt"], capture_output=True, text=True, check=False
    )
    assert (pressed.returncode, pressed.stderr) == (-signal.SIGINT, "")


@posix
def test_ctrl_c_while_calls_are_summed_is_not_an_error_of_the_database() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    pressed = Timer(0.03, os.kill, (os.getpid(), signal.SIGINT))
    try:
        with Staging() as staging:
            pressed.start()
            with pytest.raises(KeyboardInterrupt):
                staging.run("SELECT sum(a.range * b.range) FROM range(14000) a, range(14000) b")
        assert not staging.folder.exists()
    finally:
        pressed.join()
        signal.signal(signal.SIGINT, before)


@posix
def test_ctrl_c_stops_an_import_though_python_waits_for_the_database() -> None:
    before, told = signal.signal(signal.SIGINT, signal.default_int_handler), Event()
    try:
        with pytest.raises(KeyboardInterrupt), told_at_once(told.set):
            os.kill(os.getpid(), signal.SIGINT)
        assert told.is_set()
    finally:
        signal.signal(signal.SIGINT, before)


@linux
def test_without_a_display_the_window_says_so_and_names_the_terminal() -> None:
    run = window(OFFICES, **_NO_DISPLAY)
    assert run.returncode == 1
    assert run.stderr.startswith("There is no display")
    assert "ppm compare" in run.stderr


@linux
@pytest.mark.parametrize(
    ("surroundings", "expected"),
    [
        ({"DISPLAY": ":987654"}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"WAYLAND_DISPLAY": "no-such-socket", "XDG_RUNTIME_DIR": "/"}, False),
        ({"WAYLAND_DISPLAY": "tmp", "XDG_RUNTIME_DIR": "/"}, True),
        ({"DISPLAY": "another-machine:10.0"}, True),
        ({"DISPLAY": ":987654", "QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_display_that_is_not_there_is_known_before_qt_ends_the_process(surroundings: dict[str, str], expected: bool) -> None:
    assert has_display(surroundings) is expected


def test_a_terminal_that_knows_few_letters_gets_the_others_as_question_marks(tmp_path: Path) -> None:
    target = tmp_path / "größe.zip"
    run = window("--diagnostics", target, PYTHONIOENCODING="ascii", QT_QPA_PLATFORM="offscreen")
    assert run.returncode == 0, run.stderr
    assert "gr??e.zip" in run.stdout
    assert target.exists()

"""The line that says how far a long calculation is."""

from __future__ import annotations

import io

from ppm_desktop.cli.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_from_the_start_and_left_empty() -> None:
    terminal = Terminal()
    with ProgressLine(terminal) as progress:
        assert terminal.getvalue() == "\rCalculating: 0 %"
        progress.told(0.123)
        progress.told(0.121)  # a thread that comes late takes nothing back
        assert terminal.getvalue().endswith("\rCalculating: 12 %")
        assert terminal.getvalue().count("12") == 1
    assert terminal.getvalue().endswith("\r" + " " * len("Calculating: 12 %") + "\r")


def test_a_file_gets_nothing_of_it() -> None:
    file = io.StringIO()
    with ProgressLine(file) as progress:
        progress.told(0.5)
    assert file.getvalue() == ""

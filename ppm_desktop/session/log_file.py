"""The log file: what went wrong where, for whoever mends the program. Nothing of anybody's plan can get into it.

A line is the time, the part of the program and the place in its code. The words of a message are left out, because messages quote names, amounts
and paths; an error that nobody caught adds its stack as ``session.crash_report`` tells it. The file stays small by itself.
"""

from __future__ import annotations

import contextlib
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ppm_desktop.files.presence import is_file
from ppm_desktop.files.state_folder import state_folder

NAME: Final = "ppm-desktop.log"
#: In bytes. When the file is larger, it becomes the newest of the old ones.
LARGEST: Final = 200_000
OLD_FILES: Final = 3
#: The attribute of a log record that holds text known to be safe.
WHERE: Final = "where"


def log_folder() -> Path:
    """Return the folder of the log files."""
    return state_folder() / "log"


def log_files(folder: Path | None = None) -> list[Path]:
    """Return the log files that are there, the newest first."""
    place = (folder or log_folder()) / NAME
    return [file for file in (place, *(_old(place, number) for number in range(1, OLD_FILES + 1))) if is_file(file)]


def keep_log(folder: Path | None = None) -> None:
    """Write what is logged to the file too, from now on; once."""
    root = logging.getLogger()
    if not any(isinstance(handler, RotatedLog) for handler in root.handlers):
        root.addHandler(RotatedLog(folder or log_folder()))


class RotatedLog(logging.Handler):
    """Opens the file for each record: several windows write to it, and a file that is open cannot be renamed on Windows."""

    def __init__(self, folder: Path) -> None:
        """Write to ``folder``, which is made when there is something to write."""
        super().__init__(logging.WARNING)
        self._file = folder / NAME

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record. A log that cannot be written disturbs nobody."""
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._file.is_file() and self._file.stat().st_size > LARGEST:
                self._rotate()
            with self._file.open("a", encoding="utf-8", newline="\n") as file:
                file.write(safe_text(record) + "\n")

    def _rotate(self) -> None:
        for number in range(OLD_FILES, 0, -1):
            younger = self._file if number == 1 else _old(self._file, number - 1)
            if younger.is_file():
                younger.replace(_old(self._file, number))


def safe_text(record: logging.LogRecord) -> str:
    """Return what may be kept of a record."""
    moment = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    line = f"{moment} {record.levelname} {record.name} {record.module}:{record.lineno} {record.funcName}"
    where = getattr(record, WHERE, "")
    return f"{line}\n{where}" if isinstance(where, str) and where else line


def _old(file: Path, number: int) -> Path:
    return file.with_name(f"{file.name}.{number}")

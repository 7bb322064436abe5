"""What helps to find out why the program does not work on somebody's computer: a zip file, made on request and sent nowhere.

It holds no names, numbers or amounts of any plan, no paths and no names of files, people or computers: every line below is either a text of this
program, a version, or one of a few known choices. It is written in English, for whoever mends the program.
"""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from ppm_desktop.files.presence import is_file, is_folder
from ppm_desktop.files.state_folder import state_folder
from ppm_desktop.session.crash_report import band, report
from ppm_desktop.session.firm_defaults import firm_defaults_file
from ppm_desktop.session.log_file import log_files
from ppm_desktop.session.portable import FOLDER_NAME, program_folder
from ppm_desktop.session.preferences import FORMAT, LANGUAGE_CHOICES, THEME_CHOICES, preferences_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ppm_desktop.session.document import Document
    from ppm_desktop.session.preferences import Preferences

REPORT: Final = "report.txt"
_ASKED_FOR: Final = "asked for by the user; no error"
_LIBRARIES: Final = ("duckdb", "matplotlib", "numpy", "openpyxl", "pandas", "pydantic", "python-pptx", "typst", "xlsxwriter")
#: Zip knows no time zone and no earlier year; the moment is of no interest.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def diagnostics_text(document: Document | None, theme: str, preferences: Preferences) -> str:
    """Return the report. Only in the window's thread, or without a window."""
    parts = [report(_ASKED_FOR, document, theme)]
    for title, lines in (
        ("installation", _installation()),
        ("libraries", _libraries()),
        ("screen", _screen()),
        ("preferences", _preferences(preferences)),
        ("folders", _folders()),
    ):
        parts.append("\n".join((title, *(f"  {line}" for line in lines))))
    return "\n\n".join(parts) + "\n"


def diagnostics_zip(text: str) -> bytes:
    """Return the bytes of the zip file: the report and the log files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(REPORT, _MOMENT), text)
        for file in log_files():
            with contextlib.suppress(OSError):  # what keeps a log from being read may be what is looked for
                archive.writestr(zipfile.ZipInfo(f"log/{file.name}", _MOMENT), file.read_bytes())
    return written.getvalue()


def _installation() -> Iterator[str]:
    portable = FOLDER_NAME in preferences_file().parts
    yield "one-folder build" if program_folder() is not None else "Python package"
    yield f"settings beside the program: {_yes(portable)}"


def _libraries() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name}: no version"


def _screen() -> Iterator[str]:
    yield f"locale {QLocale().name()}"
    if not isinstance(QGuiApplication.instance(), QGuiApplication):
        yield "no window"
        return
    yield f"platform {QGuiApplication.platformName()}"
    for screen in QGuiApplication.screens():
        size = screen.size()
        yield f"{size.width()} x {size.height()} points, {screen.logicalDotsPerInch():.0f} dpi, ratio {screen.devicePixelRatio():g}"


def _preferences(preferences: Preferences) -> Iterator[str]:
    """Only what is one of a few known choices; a text that somebody typed is counted."""
    yield f"format {preferences.format}, this program's {FORMAT}"
    yield f"theme {_known(preferences.theme, THEME_CHOICES)}, language {_known(preferences.language, LANGUAGE_CHOICES)}"
    yield f"recent files {band(len(preferences.recent))}"
    yield f"a firm's template: {_yes(preferences.firm is not None)}"
    yield f"the firm's defaults: {_yes(is_file(firm_defaults_file()))}"
    yield f"price books of one's own: {band(_count(preferences.price_books, '*.toml'))}"


def _folders() -> Iterator[str]:
    state = state_folder()
    yield f"recovery copies {band(_count(state / 'recovery', '*.ppmplan'))}"
    yield f"marks of open files {band(_count(state / 'open', '*.json'))}"
    yield f"log files {band(len(log_files()))}"
    for name, folder in (("settings", preferences_file().parent), ("state", state)):
        yield f"{name}: {'can be written' if _can_be_written(folder) else 'cannot be written'}"


def _can_be_written(folder: Path) -> bool:
    """Say whether files could be made in a folder, or in the nearest one that is there."""
    there = next((place for place in (folder, *folder.parents) if is_folder(place)), folder)
    return os.access(there, os.W_OK)


def _count(folder: Path, pattern: str) -> int:
    return sum(1 for _ in folder.glob(pattern)) if is_folder(folder) else 0


def _known(value: str, choices: tuple[str, ...]) -> str:
    return value if value in choices else "unknown"


def _yes(condition: bool) -> str:  # noqa: FBT001 - a plain answer
    return "yes" if condition else "no"

"""Help, Diagnostics: what is shown is what is written."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from ppm_desktop.session.preferences import Preferences
from ppm_desktop.views.dialogs.diagnostics import DiagnosticsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def made(qtbot: QtBot, folder: Path) -> DiagnosticsDialog:
    dialog = DiagnosticsDialog(Preferences(folder / "preferences.ini"), None)
    qtbot.addWidget(dialog)
    return dialog


def test_what_is_shown_is_what_is_saved(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path)
    dialog.save_to(tmp_path / "found.zip")
    with zipfile.ZipFile(tmp_path / "found.zip") as archive:
        assert archive.read("report.txt").decode() == dialog.report.toPlainText()
    assert "found.zip" in dialog.outcome.text()
    assert "no plan open" in dialog.report.toPlainText()


def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path)
    dialog.save_to(tmp_path / "none" / "found.zip")
    assert "was not written" in dialog.outcome.text()

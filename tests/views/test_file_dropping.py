"""What is dragged over the window and let go: plans, exports and sheets are taken; all else does nothing and stops nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from systems import posix
from usage_export_maker import calls, teams_bytes

from ppm_desktop.views.dialogs.usage_import.dialog import UsageImportDialog
from ppm_desktop.views.usage_actions import looks_like_export
from views.windows import PATIENCE, OpenWindow, close_dialogs, document_of, open_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

BUTTON, KEYS, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def is_welcome(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, BUTTON, KEYS)
    event.setAccepted(False)
    window.dragEnterEvent(event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    window.dropEvent(QDropEvent(QPoint(5, 5), COPY, data, BUTTON, KEYS))


def plain(text: str = "", html: str = "", *urls: str) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


NOTHING = {
    "nothing": ("", ""),
    "a text": ("Plan.ppmplan", ""),
    "a page": ("", "<a href='Plan.ppmplan'>plan</a>"),
    "an address": ("", "", "https://example.com/Plan.ppmplan"),
    "an address and a file": ("", "", "https://example.com/calls.csv", "file:///tmp/calls.csv"),
    "no address": ("", "", ""),
}


def test_what_is_no_file_is_not_taken(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    before = document_of(window).project
    for case, parts in NOTHING.items():
        data = plain(*parts)
        assert not is_welcome(window, data), case
        drop(window, data)
    (tmp_path / "folder").mkdir()
    assert not is_welcome(window, files(tmp_path / "folder"))
    assert not is_welcome(window, files(tmp_path / "Plan.ppmplan", tmp_path / "calls.csv"))
    assert document_of(window).project is before


def test_a_name_with_a_null_character_is_no_export() -> None:
    assert not looks_like_export(Path("a\0b.csv"))


@posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "calls.csv")
    assert not looks_like_export(tmp_path / "calls.csv")


def test_hundreds_of_exports_are_taken_without_opening_each_in_the_windows_thread(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"calls-{number:03}.csv" for number in range(300)]
    paths[0].write_bytes(teams_bytes(calls(20)))
    for path in paths[1:]:
        path.hardlink_to(paths[0])
    window = open_window()
    monkeypatch.setattr("ppm_desktop.views.usage_actions.looks_like_export", lambda path: pytest.fail(f"{path} is opened"))
    assert is_welcome(window, files(*paths))
    drop(window, files(*paths))
    qtbot.waitUntil(lambda: any(isinstance(dialog, UsageImportDialog) for dialog in open_dialogs(window)), timeout=PATIENCE)
    close_dialogs(window)


def test_an_export_that_is_gone_when_it_is_let_go_changes_nothing(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(teams_bytes(calls(20)))
    window = open_window()
    before = document_of(window).project
    assert is_welcome(window, files(path))
    path.unlink()
    drop(window, files(path))
    qtbot.wait(200)
    close_dialogs(window)
    assert document_of(window).project is before


def test_a_plan_that_is_gone_when_it_is_let_go_is_said(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    before = document_of(window).project
    with qtbot.waitSignal(window.files.refused, timeout=PATIENCE):
        drop(window, files(tmp_path / "Plan.ppmplan"))
    assert open_dialogs(window)
    close_dialogs(window)
    assert document_of(window).project is before

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QMessageBox

from ppm_desktop.files.project_file import read_project
from views.windows import (
    PATIENCE,
    THREE_OFFICES,
    OpenWindow,
    close_dialogs,
    document_of,
    grow,
    open_dialogs,
    save,
    wait_for_answer,
    wait_for_message,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

BUTTON = QMessageBox.StandardButton


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    target = tmp_path / "Plan.ppmplan"
    target.write_bytes(THREE_OFFICES.read_bytes())
    return target


def test_the_title_has_the_files_name_and_the_mark_of_a_change(open_window: OpenWindow, copied: Path) -> None:
    window = open_window(copied)
    assert window.windowTitle().startswith("Plan.ppmplan[*]")
    assert not window.isWindowModified()
    grow(window, 5)
    assert window.isWindowModified()
    document_of(window).undo_stack.undo()
    assert not window.isWindowModified()


def test_what_is_saved_is_what_is_in_the_window(open_window: OpenWindow, copied: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(copied)
    grow(window, 77)
    save(qtbot, window)
    assert read_project(copied).project == document_of(window).project
    assert not window.isWindowModified()
    save(qtbot, window, tmp_path / "Other.ppmplan")
    assert document_of(window).path == tmp_path / "Other.ppmplan"
    assert window.windowTitle().startswith("Other.ppmplan")


def locked_folder(tmp_path: Path) -> Path:
    """A folder in which nobody may make a file. The superuser may in any that has permissions, but not in the kernel's."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/sys/kernel")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    return locked


def test_a_folder_without_permission_is_said_in_a_sentence(open_window: OpenWindow, copied: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(copied)
    window.files.save_to(locked_folder(tmp_path) / "Plan.ppmplan")
    assert "was not saved" in wait_for_message(qtbot, window).text()


def test_when_saving_fails_nothing_is_lost(open_window: OpenWindow, copied: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(copied)
    before = copied.read_bytes()
    grow(window, 77)
    window.files.save_to(tmp_path / "no such folder" / "Plan.ppmplan")
    assert "was not saved" in wait_for_message(qtbot, window).text()
    assert "still here" in message(window).informativeText()
    assert window.isWindowModified()
    assert document_of(window).path == copied
    assert copied.read_bytes() == before


def test_a_plan_that_is_not_one_is_refused_with_reasons_and_the_open_one_stays(open_window: OpenWindow, copied: Path, qtbot: QtBot) -> None:
    window = open_window(copied)
    project = document_of(window).project
    wrong = copied.with_name("Wrong.ppmplan")
    wrong.write_text('{"format": "something else"}')
    with qtbot.waitSignal(window.files.refused, timeout=PATIENCE):
        window.files.open(wrong)
    assert message(window).text() == "Wrong.ppmplan cannot be opened."
    assert "not a project file" in message(window).informativeText()
    assert document_of(window).project is project


def test_a_file_that_does_not_exist_leaves_two_ways_on(empty_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = empty_window()
    with qtbot.waitSignal(window.files.refused, timeout=PATIENCE):
        window.files.open(tmp_path / "gone.ppmplan")
    assert "cannot be read" in message(window).informativeText()
    close_dialogs(window)
    assert window.empty.isVisible()
    assert window.empty._sample.isVisible()  # noqa: SLF001 - what is seen
    window.empty._sample.click()  # noqa: SLF001 - what is clicked
    wait_for_answer(qtbot, window)


def test_a_plan_with_errors_is_opened_and_its_errors_are_listed(open_window: OpenWindow, copied: Path) -> None:
    document = json.loads(copied.read_text())
    document["scenarios"][0]["groups"][0]["name"] = document["scenarios"][0]["groups"][1]["name"]
    copied.write_text(json.dumps(document))
    window = open_window(copied)
    assert window.answer.headline.text() == "There is no answer yet."
    assert len(open_dialogs(window)) == 1
    close_dialogs(window)
    assert window.compare_page.heading.text() == "There is nothing to compare yet"


def test_a_plan_is_opened_by_dropping_it(open_window: OpenWindow, copied: Path, qtbot: QtBot) -> None:
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copied))])
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.files.opened, timeout=PATIENCE):
        window.dropEvent(event)
    assert document_of(window).path == copied
    wait_for_answer(qtbot, window)


def test_of_two_files_opened_at_once_the_second_is_shown(open_window: OpenWindow, copied: Path, qtbot: QtBot) -> None:
    window = open_window()
    second = copied.with_name("Second.ppmplan")
    second.write_bytes(copied.read_bytes())
    window.files.open(copied)
    window.files.open(second)
    qtbot.waitUntil(lambda: document_of(window).path == second, timeout=PATIENCE)
    qtbot.wait(50)
    assert document_of(window).path == second


def test_closing_without_changes_asks_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.close()


def test_cancel_keeps_the_window_and_the_changes(open_window: OpenWindow, copied: Path) -> None:
    window = open_window(copied)
    grow(window, 3)
    assert not window.close()
    answer(window, BUTTON.Cancel)
    assert window.isVisible()
    assert document_of(window).modified


def test_discard_closes_and_leaves_the_file_as_it_was(open_window: OpenWindow, copied: Path, qtbot: QtBot) -> None:
    window = open_window(copied)
    before = copied.read_bytes()
    grow(window, 3)
    window.close()
    answer(window, BUTTON.Discard)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert copied.read_bytes() == before


def test_save_saves_and_closes(open_window: OpenWindow, copied: Path, qtbot: QtBot) -> None:
    window = open_window(copied)
    grow(window, 3)
    window.close()
    answer(window, BUTTON.Save)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert read_project(copied).project == document_of(window).project


def test_the_untitled_sample_asks_for_a_name_before_it_is_saved(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.files.open_sample()
    qtbot.waitUntil(lambda: document_of(window).path is None, timeout=PATIENCE)
    window.files.save()
    (dialog,) = open_dialogs(window)
    assert dialog.windowTitle() == "Save as"
    dialog.reject()


def message(window: MainWindow) -> QMessageBox:
    (box,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, QMessageBox)]
    return box


def answer(window: MainWindow, button: QMessageBox.StandardButton) -> None:
    box: QDialog = message(window)
    assert isinstance(box, QMessageBox)
    box.button(button).click()

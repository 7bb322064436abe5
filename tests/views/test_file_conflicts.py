"""Somebody else at the file."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ppm_desktop.files.open_marks import OpenMarks
from ppm_desktop.files.processes import started
from ppm_desktop.files.project_file import project_bytes, read_project
from views.windows import (
    PATIENCE,
    OpenWindow,
    close_dialogs,
    document_of,
    grow,
    message,
    open_dialogs,
    press,
    save,
    save_dialog,
    wait_for_message,
)

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def changed_elsewhere(plan: Path) -> bytes:
    """Let another program change the plan; returns what it wrote."""
    data = plan.read_bytes().replace(b'"Sales London"', b'"Sales Leeds"')
    assert data != plan.read_bytes()
    plan.write_bytes(data)
    return data


def press_notice(window: MainWindow, text: str) -> None:
    (button,) = [button for button in window.life.notice.buttons if button.text().replace("&", "") == text]
    button.click()


def first_group(window: MainWindow) -> str:
    return document_of(window).scenario.groups[0].name


def wait_for_notice(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.life.notice.text, timeout=PATIENCE)


def test_saving_over_somebody_elses_change_is_asked_first(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    grow(window, 77)
    theirs = changed_elsewhere(plan)
    window.files.save()
    assert wait_for_message(qtbot, window).text() == "Plan.ppmplan was changed by another program."
    press(window, "Cancel")
    assert plan.read_bytes() == theirs
    assert document_of(window).modified
    window.files.save()
    wait_for_message(qtbot, window)
    with qtbot.waitSignal(window.files.saved, timeout=PATIENCE):
        press(window, "Overwrite")
    assert plan.read_bytes() == project_bytes(document_of(window).project)
    assert not document_of(window).modified


def test_save_as_keeps_both(open_window: OpenWindow, plan: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    grow(window, 77)
    theirs = changed_elsewhere(plan)
    window.files.save()
    wait_for_message(qtbot, window)
    press(window, "Save as…")
    dialog = save_dialog(window)
    with qtbot.waitSignal(window.files.saved, timeout=PATIENCE):
        dialog.fileSelected.emit(str(tmp_path / "Mine.ppmplan"))
    dialog.reject()
    assert plan.read_bytes() == theirs
    assert document_of(window).path == tmp_path / "Mine.ppmplan"
    assert read_project(tmp_path / "Mine.ppmplan").project == document_of(window).project


def test_our_own_saving_twice_asks_nothing(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    for organisers in (5, 6):
        grow(window, organisers)
        save(qtbot, window)
    assert open_dialogs(window) == []
    assert not document_of(window).modified


def test_another_programs_change_is_told_and_reloading_can_be_undone(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    grow(window, 77)
    mine = document_of(window).project
    changed_elsewhere(plan)
    wait_for_notice(qtbot, window, "changed by another program")
    press_notice(window, "Reload")
    qtbot.waitUntil(lambda: first_group(window) == "Sales Leeds", timeout=PATIENCE)
    assert not document_of(window).modified
    assert window.life.notice.isHidden()
    document_of(window).undo_stack.undo()
    assert document_of(window).project == mine
    assert document_of(window).modified


def test_keeping_mine_is_a_change_that_saving_writes_without_asking_again(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    changed_elsewhere(plan)
    wait_for_notice(qtbot, window, "changed by another program")
    press_notice(window, "Keep mine")
    assert document_of(window).modified
    save(qtbot, window)
    assert open_dialogs(window) == []
    assert read_project(plan).project == document_of(window).project


def test_a_file_that_is_gone_is_told_and_saving_writes_it_again(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    plan.unlink()
    wait_for_notice(qtbot, window, "no longer in its folder")
    with qtbot.waitSignal(window.files.saved, timeout=PATIENCE):
        press_notice(window, "Save")
    assert read_project(plan).project == document_of(window).project
    assert window.life.notice.isHidden()


def test_a_file_open_in_another_window_is_for_reading_and_saved_under_another_name(
    open_window: OpenWindow, plan: Path, state: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    OpenMarks().take(plan)
    (mark,) = (state / "open").iterdir()
    parent = os.getppid()
    mark.write_text(json.dumps({"path": str(plan), "pid": parent, "process_start": started(parent)}))
    window = open_window(plan)
    assert "open in another window" in window.life.notice.text
    assert window.windowTitle().startswith("Plan.ppmplan (read-only)[*]")
    before = plan.read_bytes()
    grow(window, 77)
    window.files.save()
    dialog = save_dialog(window)
    dialog.fileSelected.emit(str(plan))
    dialog.reject()
    assert "was not saved" in message(window).text()
    close_dialogs(window)
    assert plan.read_bytes() == before
    save(qtbot, window, tmp_path / "Mine.ppmplan")
    assert window.windowTitle().startswith("Mine.ppmplan[*]")
    assert window.life.notice.isHidden()
    grow(window, 78)
    save(qtbot, window)
    assert not document_of(window).modified


def test_a_file_is_free_again_when_its_window_is_closed_or_shows_another(
    open_window: OpenWindow, plan: Path, state: Path, qtbot: QtBot
) -> None:
    window = open_window(plan)
    assert len(list((state / "open").iterdir())) == 1
    window.files.open_sample()
    qtbot.waitUntil(lambda: document_of(window).path is None, timeout=PATIENCE)
    assert list((state / "open").iterdir()) == []


def test_a_file_that_may_not_be_written_to_is_opened_read_only(
    open_window: OpenWindow, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ppm_desktop.session.opening.may_be_written", lambda path: path != plan)
    window = open_window(plan)
    assert "may not write" in window.life.notice.text
    assert "(read-only)" in window.windowTitle()


def test_a_file_of_a_newer_version_is_shown_read_only_and_not_written_over(open_window: OpenWindow, plan: Path) -> None:
    plan.write_text(json.dumps(json.loads(plan.read_text()) | {"version": 7, "weather": "fine"}))
    before = plan.read_bytes()
    window = open_window(plan)
    assert "newer version" in window.life.notice.text
    grow(window, 77)
    window.files.save_to(plan)
    assert "newer version" in message(window).informativeText()
    assert plan.read_bytes() == before


def test_a_newer_file_that_is_not_understood_is_only_told_about(empty_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    plan.write_text(json.dumps(json.loads(plan.read_text()) | {"version": 7, "months": {"from": 1}}))
    window = empty_window()
    with qtbot.waitSignal(window.files.refused, timeout=PATIENCE):
        window.files.open(plan)
    assert "format version 7" in message(window).informativeText()
    assert window.document is None

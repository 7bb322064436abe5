"""Leaving with changes, and coming back to them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ppm_desktop.files.project_file import read_project
from ppm_desktop.files.recovery import RecoveryStore
from ppm_desktop.views.dialogs.recovery import RecoveryDialog
from views.windows import (
    PATIENCE,
    THREE_OFFICES,
    OpenWindow,
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


def first_group(window: MainWindow) -> str:
    return document_of(window).scenario.groups[0].name


def test_a_window_whose_saving_fails_stays_open_and_closes_after_save_as(
    open_window: OpenWindow, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_window(plan)
    grow(window, 77)
    window.close()

    def full(_path: Path, _data: bytes, **_wishes: bool) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ppm_desktop.session.saving.write_atomically", full)
    message(window).button(QMessageBox.StandardButton.Save).click()
    assert "No space left" in wait_for_message(qtbot, window).informativeText()
    assert window.isVisible()
    assert document_of(window).modified
    monkeypatch.undo()
    press(window, "Save as…")
    dialog = save_dialog(window)
    dialog.fileSelected.emit(str(tmp_path / "Elsewhere.ppmplan"))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert read_project(tmp_path / "Elsewhere.ppmplan").project == document_of(window).project


def test_the_name_proposed_for_a_new_file_is_one_that_every_system_allows(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.files.open_sample()
    qtbot.waitUntil(lambda: document_of(window).path is None, timeout=PATIENCE)
    document = document_of(window)
    document.edit(replace(document.project, name='Contoso/EMEA: "draft"'), "Rename plan")
    assert window.files.name == "Contoso-EMEA- -draft-.ppmplan"
    document.edit(replace(document.project, name=" .. "), "Rename plan")
    assert window.files.name == "Untitled.ppmplan"


def test_closing_while_a_file_is_being_saved_waits_and_asks_nothing(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    grow(window, 77)
    window.files.save()
    assert not window.close()
    assert open_dialogs(window) == []
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert read_project(plan).project == document_of(window).project


def test_what_is_typed_while_a_file_is_being_saved_is_a_change_to_it(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    grow(window, 77)
    with qtbot.waitSignal(window.files.saved, timeout=PATIENCE):
        window.files.save()
        grow(window, 78)
    assert document_of(window).modified
    save(qtbot, window)
    assert not document_of(window).modified
    assert read_project(plan).project == document_of(window).project


def test_saving_twice_in_a_row_is_not_taken_for_another_program(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    for organisers in (77, 78, 79):
        grow(window, organisers)
        window.files.save()
    qtbot.waitUntil(lambda: not document_of(window).modified, timeout=PATIENCE)
    assert open_dialogs(window) == []
    assert read_project(plan).project == document_of(window).project


def test_closing_twice_asks_once(open_window: OpenWindow, plan: Path) -> None:
    window = open_window(plan)
    grow(window, 77)
    window.close()
    window.close()
    message(window).button(QMessageBox.StandardButton.Cancel).click()
    assert open_dialogs(window) == []
    window.close()
    assert message(window).isVisible()


def left_behind(state: Path, original: Path | None, name: str = "Plan.ppmplan") -> RecoveryStore:
    store = RecoveryStore(state / "recovery")
    data = THREE_OFFICES.read_bytes().replace(b'"Sales London"', b'"Sales Leeds"')
    store.write(name, data, name=name, original=original, fingerprint="")
    head = store.folder / f"{name}.json"
    head.write_text(json.dumps(json.loads(head.read_text()) | {"pid": 0}))
    return store


def offered(window: MainWindow, qtbot: QtBot) -> RecoveryDialog:
    window.life.offer_recovery()
    qtbot.waitUntil(lambda: any(isinstance(dialog, RecoveryDialog) for dialog in open_dialogs(window)), timeout=PATIENCE)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, RecoveryDialog)
    return dialog


def test_recovered_work_is_an_unsaved_change_of_its_file(open_window: OpenWindow, plan: Path, state: Path, qtbot: QtBot) -> None:
    before = plan.read_bytes()
    left_behind(state, plan)
    window = open_window()
    offered(window, qtbot).recover.click()
    qtbot.waitUntil(lambda: first_group(window) == "Sales Leeds", timeout=PATIENCE)
    assert document_of(window).path == plan
    assert window.isWindowModified()
    assert plan.read_bytes() == before
    save(qtbot, window)
    assert read_project(plan).project == document_of(window).project
    qtbot.waitUntil(lambda: list((state / "recovery").iterdir()) == [], timeout=PATIENCE)


def test_work_that_never_had_a_file_is_recovered_without_one(open_window: OpenWindow, state: Path, qtbot: QtBot) -> None:
    left_behind(state, None)
    window = open_window()
    offered(window, qtbot).recover.click()
    qtbot.waitUntil(lambda: first_group(window) == "Sales Leeds", timeout=PATIENCE)
    assert document_of(window).path is None
    assert document_of(window).modified


def test_discarded_work_is_gone(open_window: OpenWindow, plan: Path, state: Path, qtbot: QtBot) -> None:
    left_behind(state, plan)
    window = open_window()
    dialog = offered(window, qtbot)
    dialog.discard.click()
    assert open_dialogs(window) == []
    assert list((state / "recovery").iterdir()) == []
    assert first_group(window) == "Sales London"


def test_work_is_offered_once_and_later_means_the_next_start(open_window: OpenWindow, plan: Path, state: Path, qtbot: QtBot) -> None:
    store = left_behind(state, plan)
    window = open_window()
    offered(window, qtbot).later.click()
    window.life.offer_recovery()
    qtbot.wait(100)
    assert open_dialogs(window) == []
    assert len(list(store.folder.glob("*.ppmplan"))) == 1


def test_every_lost_plan_is_listed_with_its_place(open_window: OpenWindow, plan: Path, state: Path, qtbot: QtBot) -> None:
    left_behind(state, plan)
    left_behind(state, None, "Untitled.ppmplan")
    dialog = offered(open_window(), qtbot)
    texts = sorted(dialog.entries.item(row).text() for row in range(dialog.entries.count()))
    assert texts[0].startswith("Plan.ppmplan\n")
    assert texts[0].endswith(str(plan))
    assert texts[1].endswith("never saved to a file")
    dialog.reject()


def test_of_countless_lost_plans_some_are_offered_and_the_others_stay_for_the_next_start(
    open_window: OpenWindow, state: Path, qtbot: QtBot
) -> None:
    for number in range(25):
        store = left_behind(state, None, f"Plan {number}.ppmplan")
    dialog = offered(open_window(), qtbot)
    assert dialog.entries.count() == 10
    assert len(store.leftovers()) == 15
    dialog.reject()


def test_unsaved_work_is_kept_against_a_crash_and_forgotten_when_it_is_discarded(
    open_window: OpenWindow, plan: Path, state: Path, qtbot: QtBot
) -> None:
    window = open_window(plan)
    assert window.life.autosave is not None
    with qtbot.waitSignal(window.life.autosave.written, timeout=PATIENCE):
        grow(window, 77)
    assert len(list((state / "recovery").glob("*.json"))) == 1
    window.close()
    message(window).button(QMessageBox.StandardButton.Discard).click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert list((state / "recovery").iterdir()) == []

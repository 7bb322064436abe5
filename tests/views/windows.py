"""Words that tests of windows share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from building import COMPLETE_PROJECTS
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from ppm_desktop.session.document import Document
from ppm_desktop.views.dialog_list import DIALOGS
from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.places import START

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

THREE_OFFICES = COMPLETE_PROJECTS / "three-offices-three-years.ppmplan"
MISSING_RATE = COMPLETE_PROJECTS / "missing-rate.ppmplan"
EVERY_RULE = COMPLETE_PROJECTS / "every-rule-at-once.ppmplan"
#: In milliseconds. Nothing takes as long, but a machine that does other work, too, may keep a test waiting.
PATIENCE = 90_000
OpenWindow = Callable[..., MainWindow]


def wait_for_answer(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.recalculator is not None and window.recalculator.up_to_date, timeout=PATIENCE)


def arrived(qtbot: QtBot, window: MainWindow, place: str) -> QWidget:
    """Wait until a place is shown that somebody has gone to, and return its page."""
    assert window.place == place

    def page() -> QWidget | None:
        return window.start.page if place == START else window.pages.get(place)

    qtbot.waitUntil(lambda: window.stack.currentWidget() is page(), timeout=PATIENCE)
    shown = page()
    assert shown is not None
    return shown


def save(qtbot: QtBot, window: MainWindow, path: Path | None = None) -> None:
    """Save and wait until it is done."""
    with qtbot.waitSignal(window.files.saved, timeout=PATIENCE):
        if path is None:
            window.files.save()
        else:
            window.files.save_to(path)


def wait_for_message(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    qtbot.waitUntil(lambda: any(isinstance(dialog, QMessageBox) for dialog in open_dialogs(window)), timeout=PATIENCE)
    return message(window)


def open_dialogs(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def close_dialogs(window: MainWindow) -> None:
    for dialog in open_dialogs(window):
        dialog.reject()


def document_of(window: MainWindow) -> Document:
    assert window.document is not None
    return window.document


def grow(window: MainWindow, organisers: int) -> None:
    """Change the headcount of the first group."""
    document = document_of(window)
    group = document.scenario.groups[0]
    document.edit_group(0, replace(group, headcount=(replace(group.headcount[0], organisers=organisers),)), "Change headcount")


def make_unsound(window: MainWindow) -> None:
    """Give two groups the same name, which is an error."""
    document = document_of(window)
    first, second = document.scenario.groups[:2]
    document.edit_group(0, replace(first, name=second.name), "Rename group")


def add_scenario(window: MainWindow, name: str) -> None:
    """Append a copy of the shown scenario, with twice the people in its first group."""
    document = document_of(window)
    group = document.scenario.groups[0]
    larger = replace(group, headcount=(replace(group.headcount[0], organisers=2 * group.headcount[0].organisers),))
    added = replace(document.scenario, name=name, groups=(larger, *document.scenario.groups[1:]))
    document.edit(replace(document.project, scenarios=(*document.project.scenarios, added)), "Add scenario")


def each_dialog(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Open one dialog after the other, with its name; opening a window for each of them would take longer than looking at them."""
    for name in sorted(DIALOGS):
        DIALOGS[name](window)
        qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
        yield name, open_dialogs(window)[0]
        close_dialogs(window)
        qtbot.waitUntil(lambda: not open_dialogs(window), timeout=PATIENCE)


def message(window: MainWindow) -> QMessageBox:
    (box,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, QMessageBox)]
    return box


def press(window: MainWindow, text: str) -> None:
    (button,) = [button for button in message(window).buttons() if button.text() == text]
    button.click()


def save_dialog(window: MainWindow) -> QFileDialog:
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, QFileDialog)]
    return dialog

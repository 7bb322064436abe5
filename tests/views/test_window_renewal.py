from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox

from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.spoken_language import speak
from ppm_desktop.views.window_renewal import ShownWindow
from ppm_desktop.wording import PSEUDO, current_language
from views.test_leaving_and_recovery import left_behind, offered
from views.windows import PATIENCE, add_scenario, close_dialogs, document_of, grow, open_dialogs, save, wait_for_answer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.look.theme_switch import ThemeSwitch

OpenShown = Callable[..., ShownWindow]


@pytest.fixture
def open_shown(qapp: QApplication, qtbot: QtBot, preferences: Preferences, theme_switch: ThemeSwitch) -> Iterator[OpenShown]:
    """Open a plan in a window that may be renewed, in the made-up language: every choice of the menu is another one."""
    made: list[ShownWindow] = []

    def make(path: Path | None) -> ShownWindow:
        shown = ShownWindow(MainWindow(preferences, theme_switch, NumberStyle()))
        made.append(shown)
        shown.window.show()
        qtbot.waitExposed(shown.window)
        if path is not None:
            shown.window.files.open(path)
            wait_for_answer(qtbot, shown.window)
        return shown

    speak(PSEUDO, qapp)
    yield make
    speak("en", qapp)
    for shown in [*made, *(further for first in made for further in first.further)]:
        if shown.window.document is not None:
            shown.window.document.undo_stack.setClean()
        close_dialogs(shown.window)
        shown.window.close()
        shown.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_another_language_keeps_the_document_and_all_that_was_done_to_it(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    document = document_of(shown.window)
    grow(shown.window, 400)
    add_scenario(shown.window, "Twice the sales people")
    document.show_scenario(1)
    project, steps = document.project, document.undo_stack.count()
    new = choose(qtbot, shown, "English")
    wait_for_answer(qtbot, new)
    assert current_language() == "en"
    assert new.document is document
    assert document.project is project
    assert document.undo_stack.count() == steps == 2
    assert document.modified
    assert document.path == plan
    assert document.scenario_index == new.tabs.tabs.currentIndex() == 1
    assert [new.tabs.tabs.tabText(tab) for tab in range(new.tabs.tabs.count())] == [scenario.name for scenario in project.scenarios]


def test_german_is_spoken_by_the_window_and_by_qt_after_it_was_chosen(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    document = document_of(shown.window)
    new = choose(qtbot, shown, "Deutsch")
    wait_for_answer(qtbot, new)
    assert current_language() == "de"
    assert new.document is document
    assert ticked(new) == ["&Deutsch"]
    assert QKeySequence("Ctrl+S").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+S"


def test_the_new_window_edits_undoes_and_saves_what_the_old_one_opened(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    before = document_of(shown.window).project
    grow(shown.window, 400)
    new = choose(qtbot, shown, "English")
    wait_for_answer(qtbot, new)
    verdict = new.answer.headline.text()
    grow(new, 4000)
    wait_for_answer(qtbot, new)
    assert new.answer.headline.text() != verdict
    save(qtbot, new)
    assert not document_of(new).modified
    assert b"4000" in plan.read_bytes()
    while document_of(new).undo_stack.canUndo():
        document_of(new).undo_stack.undo()
    assert document_of(new).project == before
    assert document_of(new).modified


def test_all_texts_of_the_new_window_are_in_its_language(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    assert titles(shown.window)[0] == "[&Fílé·~]"
    new = choose(qtbot, shown, "English")
    wait_for_answer(qtbot, new)
    assert titles(new) == ["&File", "&Edit", "&Scenario", "&View", "&Help"]
    assert new.status.problems.text() == "1 note"
    assert "[" not in new.answer.headline.text()


def test_the_place_the_figures_and_the_folded_panel_stay_as_they_were(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    old = shown.window
    old.show_place("policies")
    old.span.show("month")
    old.resize(780, 560)
    assert old.answer.isHidden()  # by itself, in a window so narrow
    new = choose(qtbot, shown, "English")
    assert (new.place, new.stack.currentWidget()) == ("policies", new.pages["policies"])
    assert new.span.span == "month"
    assert new.height() == old.height() == 560  # the width is more than the screen of the tests has
    assert new.answer.isHidden()
    assert not new.menus.answer_panel.isChecked()


def test_the_old_window_goes_and_listens_no_more(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    old = shown.window
    new = choose(qtbot, shown, "English")
    qtbot.waitUntil(lambda: not shiboken6.isValid(old), timeout=PATIENCE)
    grow(new, 450)  # would raise if anything of the old window still heard of it
    document_of(new).undo_stack.undo()
    wait_for_answer(qtbot, new)


def test_unsaved_work_stays_protected_under_the_same_copy(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    autosave = shown.window.life.autosave
    assert autosave is not None
    token = autosave.token
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        grow(shown.window, 400)
    new = choose(qtbot, shown, "English")
    assert new.life.autosave is not None
    assert new.life.autosave.token == token


def test_a_file_that_somebody_else_changed_is_told_again(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    plan.write_bytes(plan.read_bytes() + b"\n")
    qtbot.waitUntil(lambda: bool(shown.window.life.notice.text), timeout=PATIENCE)
    new = choose(qtbot, shown, "English")
    qtbot.waitUntil(lambda: "was changed by another program" in new.life.notice.text, timeout=PATIENCE)


def test_an_empty_window_changes_its_language_too(open_shown: OpenShown, qtbot: QtBot) -> None:
    new = choose(qtbot, open_shown(None), "English")
    assert new.document is None
    assert titles(new)[0] == "&File"
    assert new.empty.isVisible()


def test_a_file_that_is_being_saved_is_saved_before_the_window_goes(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    grow(shown.window, 400)
    shown.window.files.save()
    new = choose(qtbot, shown, "English")
    assert not document_of(new).modified
    assert not open_dialogs(new)
    wait_for_answer(qtbot, new)
    assert new.life.notice.text == ""


def test_the_old_window_is_taken_away_with_all_its_pages(open_shown: OpenShown, qtbot: QtBot, plan: Path) -> None:
    shown = open_shown(plan)
    old = shown.window
    gone: list[str] = []
    old.destroyed.connect(lambda: gone.append("window"))
    new = choose(qtbot, shown, "English")
    assert new is not old
    qtbot.waitUntil(lambda: bool(gone), timeout=PATIENCE)
    assert new.isVisible()


def test_the_choice_is_remembered_and_ticked(open_shown: OpenShown, qtbot: QtBot, preferences: Preferences) -> None:
    shown = open_shown(None)
    assert ticked(shown.window) == []
    new = choose(qtbot, shown, "English")
    assert preferences.language == "en"
    assert ticked(new) == ["&English"]


def languages(window: MainWindow) -> dict[str, Callable[[], None]]:
    return {action.text().replace("&", ""): action.trigger for action in window.menus.languages.actions()}


def ticked(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menus.languages.actions() if action.isChecked()]


def choose(qtbot: QtBot, shown: ShownWindow, language: str) -> MainWindow:
    """Choose a language in the menu and wait for the window in it."""
    with qtbot.waitSignal(shown.renewed, timeout=PATIENCE):
        languages(shown.window)[language]()
    return shown.window


def titles(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


def test_several_lost_plans_are_recovered_at_once_each_in_a_window_of_its_own(
    open_shown: OpenShown, qtbot: QtBot, plan: Path, state: Path
) -> None:
    before = plan.read_bytes()
    store = left_behind(state, plan)
    for name in ("Second.ppmplan", "Third.ppmplan"):
        left_behind(state, None, name)
    shown = open_shown(None)
    dialog = offered(shown.window, qtbot)
    assert dialog.entries.count() == 3
    third = next(item for item in map(dialog.entries.item, range(3)) if item.text().startswith("Third"))
    third.setCheckState(Qt.CheckState.Unchecked)
    dialog.recover.click()
    qtbot.waitUntil(lambda: len(shown.further) == 1, timeout=PATIENCE)
    windows = [shown.window, shown.further[0].window]
    qtbot.waitUntil(lambda: all(window.document is not None for window in windows), timeout=PATIENCE)
    for window in windows:
        assert document_of(window).modified
        assert document_of(window).scenario.groups[0].name == "Sales Leeds"
    assert sorted(str(document_of(window).path or "") for window in windows) == ["", str(plan)]
    assert plan.read_bytes() == before
    shown.window.life.offer_recovery()
    qtbot.wait(100)
    assert open_dialogs(shown.window) == []
    assert len(list(store.folder.glob("*.ppmplan"))) == 3


def test_without_a_tick_nothing_is_recovered_or_discarded_and_discarding_several_asks(
    open_shown: OpenShown, qtbot: QtBot, state: Path
) -> None:
    store = left_behind(state, None, "First.ppmplan")
    left_behind(state, None, "Second.ppmplan")
    shown = open_shown(None)
    dialog = offered(shown.window, qtbot)
    items = [dialog.entries.item(row) for row in range(2)]
    for item in items:
        item.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.recover.isEnabled()
    assert not dialog.discard.isEnabled()
    for item in items:
        item.setCheckState(Qt.CheckState.Checked)
    dialog.discard.click()
    (box,) = dialog.findChildren(QMessageBox)
    assert len(list(store.folder.glob("*.ppmplan"))) == 2
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: list(store.folder.glob("*.ppmplan")) == [], timeout=PATIENCE)

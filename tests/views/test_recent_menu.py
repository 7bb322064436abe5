"""The menu of recent files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from views.windows import (
    PATIENCE,
    OpenWindow,
    document_of,
    wait_for_answer,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.main_window import MainWindow


def entries(window: MainWindow) -> list[tuple[str, bool]]:
    menu = window.menus._recent  # noqa: SLF001 - what is seen
    return [(action.text(), action.isEnabled()) for action in menu.actions() if not action.isSeparator()]


def test_recent_files_are_listed_newest_first_and_missing_ones_dimmed(
    open_window: OpenWindow, plan: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    gone = plan.with_name("Gone & lost.ppmplan")
    preferences.recent = [gone]
    window = open_window(plan)
    assert preferences.recent == [plan, gone]
    menu = window.menus._recent  # noqa: SLF001 - what is seen
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: ("&2 Gone && lost.ppmplan – not found", False) in entries(window), timeout=PATIENCE)
    assert entries(window)[0] == ("&1 Plan.ppmplan", True)
    next(action for action in menu.actions() if action.text().startswith("Remove")).trigger()
    assert preferences.recent == [plan]
    window.files.open_sample()
    qtbot.waitUntil(lambda: document_of(window).path is None, timeout=PATIENCE)
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: document_of(window).path == plan, timeout=PATIENCE)
    wait_for_answer(qtbot, window)


def test_a_file_that_was_refused_is_not_remembered(empty_window: OpenWindow, plan: Path, preferences: Preferences, qtbot: QtBot) -> None:
    plan.write_text("{}")
    window = empty_window()
    with qtbot.waitSignal(window.files.refused, timeout=PATIENCE):
        window.files.open(plan)
    assert preferences.recent == []
    assert entries(window) == [("No files yet", False)]


def test_a_name_that_turns_the_text_around_or_fills_the_screen_is_spelt_out_and_shortened(
    open_window: OpenWindow, tmp_path: Path, preferences: Preferences
) -> None:
    preferences.recent = [tmp_path / "\u202egnp.ppmplan", tmp_path / ("n" * 3000 + ".ppmplan"), tmp_path / "a\x00b.ppmplan"]
    window = open_window()
    window.menus._recent.aboutToShow.emit()  # noqa: SLF001 - what is seen
    texts = [text for text, _enabled in entries(window)]
    assert any("\\u202egnp" in text for text in texts)
    assert all(text.isprintable() and len(text) < 200 for text in texts)

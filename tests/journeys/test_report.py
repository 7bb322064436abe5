"""A habit is changed, the report follows, a section goes, and everything is written: by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from pdf_reading import Pdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from views.windows import PATIENCE, OpenWindow, document_of, make_unsound, open_dialogs, save_dialog, wait_for_answer

from ppm_desktop.paper.outputs import OUTPUTS
from ppm_desktop.views.export_actions import SHORTCUTS
from ppm_desktop.views.pages.meetings import MeetingsPage
from ppm_desktop.views.pages.report import ReportPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def wait_for_pages(qtbot: QtBot, window: MainWindow) -> ReportPage:
    window.show_place("report")
    page = window.pages["report"]
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.preview.up_to_date, timeout=PATIENCE)
    return page


def first_page(page: ReportPage) -> str:
    return page.pages.pictures[0].accessibleDescription()


@pytest.fixture
def shown(open_window: OpenWindow, qtbot: QtBot, plan: Path) -> MainWindow:
    window = open_window(plan)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    wait_for_pages(qtbot, window)
    return window


def write_by_keys(qtbot: QtBot, window: MainWindow, output_id: str, target: Path) -> None:
    (action,) = [action for action in window.menus.exports.actions() if action.data() == output_id]
    if output_id in SHORTCUTS:
        assert action.shortcut().toString() == SHORTCUTS[output_id]
    action.trigger()
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (name,) = save_dialog(window).findChildren(QLineEdit)
    name.setText(str(target))  # pasted: typed, the list of files that begin like that would take Return
    QTest.keyClick(name, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(window.exports.written), timeout=PATIENCE)


def test_a_changed_habit_is_in_the_preview_and_in_every_file(shown: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = wait_for_pages(qtbot, shown)
    assert "49,480" in first_page(page)
    assert page.place.text() == f"Page 1 of {len(page.preview.pages)}"

    shown.show_place("meetings")
    meetings = shown.pages["meetings"]
    assert isinstance(meetings, MeetingsPage)
    table = meetings.table
    attendees = next(place for place, column in enumerate(meetings.model.columns) if column.key == "attendees")
    table.setFocus()
    table.go_to(0, attendees)
    QTest.keyClicks(table, "9")  # begins to type in the cell
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: document_of(shown).scenario.groups[0].habits.attendees == 9, timeout=PATIENCE)
    wait_for_answer(qtbot, shown)
    total = shown.answer._cards[0]._total.text().replace(" ", ",").replace("\N{NARROW NO-BREAK SPACE}", ",")  # noqa: SLF001 - what is read
    assert total != "49,480"
    wait_for_pages(qtbot, shown)
    assert total in first_page(page)

    assert any("Appendix: cost by month" in printed.text for printed in page.preview.pages)
    appendix = page.choices.sections["months"].box
    appendix.setFocus()
    QTest.keyClick(appendix, KEY.Key_Space)
    assert not page.preview.up_to_date
    wait_for_pages(qtbot, shown)
    assert not any("Appendix: cost by month" in printed.text for printed in page.preview.pages)

    for output in OUTPUTS:
        folder = not output.suffix
        target = tmp_path / (output.id if folder else f"out{output.suffix}")
        if folder:
            target.mkdir()
        write_by_keys(qtbot, shown, output.id, target)
        assert all(file.stat().st_size for file in shown.exports.written)
        assert (shown.exports.written[0].parent if folder else shown.exports.written[0]) == target
        assert shown.exports.bar.open.isVisible()
    assert total in Pdf((tmp_path / "out.pdf").read_bytes()).pages[0]
    assert "Appendix: cost by month" not in Pdf((tmp_path / "out.pdf").read_bytes()).bookmarks
    assert "Summary" in openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames


def test_pages_are_turned_and_enlarged_with_keys(shown: MainWindow, qtbot: QtBot) -> None:
    page = wait_for_pages(qtbot, shown)
    page.pages.setFocus()
    QTest.keyClick(page.pages, KEY.Key_PageDown)
    assert page.place.text().startswith("Page 2 of ")
    QTest.keyClick(page.pages, KEY.Key_End)
    assert page.pages.page == len(page.pages.pictures)
    QTest.keyClick(page.pages, KEY.Key_Home)
    QTest.keyClick(page.pages, KEY.Key_PageUp)
    assert page.place.text().startswith("Page 1 of ")
    before, drawn = page.pages.zoom, page.preview.drawn
    QTest.keyClick(page.pages, KEY.Key_Plus, CONTROL)
    QTest.keyClick(page.pages, KEY.Key_Plus, CONTROL)
    QTest.keyClick(page.pages, KEY.Key_Plus, CONTROL)
    assert page.pages.zoom > before
    qtbot.waitUntil(lambda: page.preview.drawn > drawn, timeout=PATIENCE)
    QTest.keyClick(page.pages, KEY.Key_Minus, CONTROL)
    page.fit.click()
    assert page.pages.zoom == pytest.approx(before, rel=0.01)


def test_another_language_is_that_of_the_pages_and_not_of_the_window(shown: MainWindow, qtbot: QtBot) -> None:
    page = wait_for_pages(qtbot, shown)
    page.choices.language.setFocus()
    QTest.keyClick(page.choices.language, KEY.Key_Down)
    assert not page.preview.up_to_date
    wait_for_pages(qtbot, shown)
    assert "49.480" in first_page(page)
    assert page.heading.text() == "Report"


def test_a_wrong_template_is_a_sentence_in_the_place_of_the_pages(shown: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = wait_for_pages(qtbot, shown)
    firm = tmp_path / "firm.toml"
    firm.write_text('accent = "blue"\n', encoding="utf-8")
    shown.exports.choices.choose_firm(firm)
    wait_for_pages(qtbot, shown)
    assert page.reason.isVisible()
    assert 'firm.toml, line 1, accent: found "blue"' in page.reason.text()
    assert shown.preferences.firm == firm
    shown.exports.write_to("pdf", tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: "firm.toml, line 1" in shown.exports.bar.text.text(), timeout=PATIENCE)
    assert not (tmp_path / "out.pdf").exists()
    page.choices.no_firm.click()
    wait_for_pages(qtbot, shown)
    assert page.pages.isVisible()


def test_a_target_that_cannot_be_written_is_a_sentence_and_the_plan_is_never_written_over(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, plan: Path
) -> None:
    shown.exports.write_to("pdf", tmp_path / "nowhere" / "out.pdf")
    qtbot.waitUntil(lambda: "cannot be written: No such file or directory." in shown.exports.bar.text.text(), timeout=PATIENCE)
    assert not shown.exports.bar.open.isVisible()
    before = plan.read_bytes()
    shown.exports.write_to("json", plan)
    assert "is the plan itself" in shown.exports.bar.text.text()
    assert plan.read_bytes() == before


def test_cancelling_leaves_no_file_and_the_next_one_is_written(shown: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    exports = shown.exports
    exports.write_to("xlsx", tmp_path / "out.xlsx")
    assert exports.bar.cancel.isVisible()
    exports.bar.cancel.click()
    assert exports.press.idle
    exports.write_to("json", tmp_path / "out.json")
    qtbot.waitUntil(lambda: exports.written == (tmp_path / "out.json",), timeout=PATIENCE)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_plan_with_errors_has_no_report_and_its_problems_are_shown(shown: MainWindow, qtbot: QtBot) -> None:
    make_unsound(shown)
    page = wait_for_pages(qtbot, shown)
    assert "errors that must be mended first" in page.reason.text()
    shown.exports.ask("pdf")
    qtbot.waitUntil(lambda: bool(open_dialogs(shown)), timeout=PATIENCE)
    assert not shown.exports.written


def test_in_a_narrow_window_choices_and_pages_are_shown_in_turn(shown: MainWindow, qtbot: QtBot) -> None:
    page = wait_for_pages(qtbot, shown)
    shown.resize(1366, 768)
    assert (page.choices.isVisible(), page.pages.isVisible(), page.turn.isVisible()) == (True, True, False)
    shown.resize(911, 512)
    shown.folding.bar.button.click()
    qtbot.waitUntil(page.turn.isVisible, timeout=PATIENCE)
    assert (page.choices.isVisible(), page.pages.isVisible()) == (False, True)
    page.turn.click()
    assert (page.choices.isVisible(), page.pages.isVisible()) == (True, False)
    page.turn.click()
    assert (page.choices.isVisible(), page.pages.isVisible()) == (False, True)

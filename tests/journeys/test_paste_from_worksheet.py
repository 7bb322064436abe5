"""Blocks of cells between the People table and a worksheet.

LibreOffice Calc is asked for real where it is installed: it reads the text that Copy puts on the clipboard and writes
what its own Copy would offer, as tab-separated text and as HTML. Its clipboard itself needs a screen and Calc's own
window, so the two are handed over as files.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from libreoffice import convert, needs_libreoffice
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from views.windows import OpenWindow, document_of, wait_for_answer

from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.views.pages.people import PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = 200
#: Tab, double quotes, UTF-8, from row 1; text columns as they are: what Calc's paste dialog proposes.
TEXT = "Text - txt - csv (StarCalc)"


def people_of(window: MainWindow) -> PeoplePage:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.show_place("people")
    page = window.stack.currentWidget()
    assert isinstance(page, PeoplePage)
    page.table.setFocus()
    return page


def clipboard(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def two_hundred_groups() -> str:
    return "".join(f"Team {n:03d}\t{('GB', 'Germany', 'US')[n % 3]}\t{10 + n}\t{n % 4} %\r\n" for n in range(ROWS))


def test_two_hundred_rows_from_a_worksheet_are_one_undo_step(qtbot: QtBot, empty_window: OpenWindow) -> None:
    window = empty_window()
    window.files.create()
    qtbot.waitUntil(lambda: window.document is not None, timeout=30_000)
    wait_for_answer(qtbot, window)
    document, before = document_of(window), document_of(window).project
    people = people_of(window)
    clipboard(two_hundred_groups())
    QTest.keyClick(people.table, KEY.Key_V, CONTROL)
    groups = document.scenario.groups
    assert len(groups) == ROWS
    assert sum(group.headcount[0].organisers for group in groups) == sum(10 + n for n in range(ROWS))
    assert {group.country for group in groups} == {"GB", "DE", "US"}
    assert document.undo_stack.count() == 1
    wait_for_answer(qtbot, window)
    QTest.keyClick(window, KEY.Key_Z, CONTROL)
    assert document.project is before


def test_the_keys_of_a_worksheet_select_and_move(open_window: OpenWindow) -> None:
    window = open_window()
    table = people_of(window).table
    rows, columns = table.model().rowCount(), table.model().columnCount()
    QTest.keyClick(table, KEY.Key_End, CONTROL)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (rows - 1, columns - 1)
    QTest.keyClick(table, KEY.Key_Home, CONTROL)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    QTest.keyClick(table, KEY.Key_Right, SHIFT)
    assert {(i.row(), i.column()) for i in table.selectedIndexes()} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    QTest.keyClick(table, KEY.Key_A, CONTROL)
    assert len(table.selectedIndexes()) == rows * columns


@needs_libreoffice
def test_calc_reads_a_copied_block_and_what_it_writes_can_be_pasted(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    people = people_of(window)
    assert isinstance(people.model, PeopleTable)
    QTest.keyClick(people.table, KEY.Key_A, CONTROL)
    QTest.keyClick(people.table, KEY.Key_C, CONTROL)
    copied = tmp_path / "copied.tsv"
    copied.write_text(QGuiApplication.clipboard().text(), encoding="utf-8")
    text, html = (calc(tmp_path, copied, kind) for kind in (f"csv:{TEXT}:9,34,76", "html:HTML (StarCalc)"))
    names = [group.name for group in document_of(window).scenario.groups]
    assert all(name in html for name in names)
    assert [line.split("\t")[0].strip('"') for line in text.splitlines()] == names
    before = document_of(window).project
    clipboard(text, html)
    QTest.keyClick(people.table, KEY.Key_Home, CONTROL)
    QTest.keyClick(people.table, KEY.Key_V, CONTROL)
    assert people.table.message == ""
    assert document_of(window).project == before
    wait_for_answer(qtbot, window)


def calc(folder: Path, file: Path, kind: str) -> str:
    """Let Calc read a text as its paste does, and write it."""
    [written] = convert([file], kind, folder / "calc", f"--infilter={TEXT}:9,34,76,1")
    return written.read_text(encoding="utf-8")

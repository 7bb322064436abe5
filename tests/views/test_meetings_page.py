"""The Meetings page: habits, what they come to, and the season."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.recalculation import Recalculator
from ppm_desktop.session.document import Document
from ppm_desktop.views.look.theme import apply_theme, load_theme
from ppm_desktop.views.pages.meetings import MeetingsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[MeetingsPage]:
    apply_theme(qapp, load_theme("light"))
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    document = Document(project)
    catalogue = load_catalogue()
    page = MeetingsPage(document, Recalculator(document, lambda: catalogue.availability), catalogue, NumberStyle())
    qtbot.addWidget(page)
    page.resize(846, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page
    document.undo_stack.setClean()


def document_of(page: MeetingsPage) -> Document:
    return page.model.document


def said(label: QLabel) -> str:
    return label.text().replace(NARROW, " ")


def test_the_sentence_speaks_about_the_current_group(page: MeetingsPage) -> None:
    assert said(page.sentence).startswith("Sales London: 140 organisers × 22 meetings × 5 attendees × 18 % by phone = 2 772 calls")
    page.table.go_to(2, 3)
    assert said(page.sentence).startswith("Board: 18 organisers")


def test_an_edit_shows_in_the_sentence_and_undo_takes_it_back(page: MeetingsPage) -> None:
    page.model.setData(page.model.index(0, 2), "11")
    assert "1 386 calls a month" in said(page.sentence)
    document_of(page).undo_stack.undo()
    assert "2 772 calls a month" in said(page.sentence)


def test_normalise_appears_only_while_the_shares_do_not_add_up(page: MeetingsPage) -> None:
    assert not page.normalise_button.isVisible()
    page.model.setData(page.model.index(0, 6), "50 %")
    assert page.normalise_button.isVisible()
    assert said(page.join_note) == "Sales London: toll, toll-free and dial-out add up to 95 % – 5 % missing."
    page.normalise_button.click()
    assert not page.normalise_button.isVisible()
    assert document_of(page).scenario.groups[0].habits.join.total == pytest.approx(1)


def test_a_group_is_added_below_the_current_one_and_gets_the_cursor(page: MeetingsPage) -> None:
    page.table.go_to(0, 5)
    page.add_button.click()
    assert page.table.current_row == 1
    assert document_of(page).scenario.groups[1].name == "New group"
    page.duplicate_button.click()
    assert document_of(page).scenario.groups[2].name == "New group 2"
    assert document_of(page).undo_stack.count() == 2


def test_a_block_from_a_worksheet_is_pasted_by_a_button(page: MeetingsPage) -> None:
    QGuiApplication.clipboard().setText("12\n13\n14\n")
    page.table.go_to(0, 2)
    page.paste_button.click()
    assert [group.habits.meetings_per_organiser for group in document_of(page).scenario.groups] == [12, 13, 14]


def test_a_season_bar_is_dragged_as_one_step(page: MeetingsPage) -> None:
    bars = page.bars
    bar = bars.bar(7).toRect()
    QTest.mousePress(bars, Qt.MouseButton.LeftButton, pos=QPoint(bar.center().x(), bar.top()))
    for lift in (6, 12, 18, 24):
        QTest.mouseMove(bars, QPoint(bar.center().x(), bar.top() - lift))
    QTest.mouseRelease(bars, Qt.MouseButton.LeftButton, pos=QPoint(bar.center().x(), bar.top() - 24))
    assert document_of(page).scenario.season[7] == pytest.approx(1.0)
    assert document_of(page).undo_stack.count() == 1
    document_of(page).undo_stack.undo()
    assert document_of(page).scenario.season[7] == 0.6


def test_the_season_is_changed_with_the_keys(page: MeetingsPage) -> None:
    bars = page.bars
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_End)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert document_of(page).scenario.season[11] == pytest.approx(0.81)
    QTest.keyClick(bars, Qt.Key.Key_Left)
    QTest.keyClick(bars, Qt.Key.Key_Delete)
    assert document_of(page).scenario.season[10] == 1
    assert bars.accessibleDescription().startswith("At November. January 1, ")


def test_a_season_factor_is_typed_over_its_bar(page: MeetingsPage) -> None:
    bars = page.bars
    bars.setFocus()
    QTest.keyClicks(bars, "1")
    field = bars.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, ".25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document_of(page).scenario.season[0] == 1.25
    assert not field.isVisible()
    QTest.keyClicks(bars, "9")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert document_of(page).scenario.season[0] == 1.25


def test_the_bars_have_a_table_beside_them(page: MeetingsPage) -> None:
    assert not page.season_table.isVisible()
    page.table_button.click()
    assert page.season_table.isVisible()
    page.season.setData(page.season.index(0, 0), "2")
    assert said(page.season_note).startswith("1.02 on average: a year has the minutes of 12.3 average months.")
    page.flat_button.click()
    assert page.bars.bar(0).height() == page.bars.bar(7).height()


def test_nothing_is_clipped_at_the_usual_width_or_in_a_narrow_window(page: MeetingsPage, qtbot: QtBot) -> None:
    for width in (846, 560):
        page.resize(width, 700)
        qtbot.wait(1)
        assert page.horizontalScrollBar().maximum() == 0
        for part in (*page.findChildren(QAbstractButton), page.sentence, page.heading):
            if part.isVisible():
                assert part.width() >= part.minimumSizeHint().width()


def test_every_control_has_a_name(page: MeetingsPage) -> None:
    for part in page.findChildren(QAbstractButton):
        assert part.accessibleName() or part.text() or part.objectName() == "qt_tableview_cornerbutton"  # never shown
    assert page.bars.accessibleName() == "Season"
    assert page.table.accessibleName() == "Meetings by group"


def test_the_season_bars_follow_after_their_table_was_shown_and_hidden_again(page: MeetingsPage) -> None:
    page.table_button.setChecked(True)
    page.table_button.setChecked(False)
    page.season.set_factor(3, 1.4)
    assert page.bars.bar(3).height() == pytest.approx(page.bars.bar(0).height() * 1.4 / page.season.rows[0][0], abs=1)
    assert page.season.rows[0][3] == 1.4

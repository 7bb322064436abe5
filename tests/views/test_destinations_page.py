"""The Destinations page: three mixes of one group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.recalculation import Recalculator
from ppm_desktop.session.document import Document
from ppm_desktop.session.tables.groups_list import GroupsList
from ppm_desktop.views.pages.destinations import DestinationsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def document(people_document: Document) -> Document:
    return people_document


@pytest.fixture
def page(document: Document, qtbot: QtBot) -> DestinationsPage:
    catalogue = load_catalogue()
    page = DestinationsPage(document, Recalculator(document, lambda: catalogue.availability), catalogue, NumberStyle())
    qtbot.addWidget(page)
    page.complete()
    page.resize(846, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_the_mixes_follow_the_chosen_group(page: DestinationsPage) -> None:
    assert [page.sections[c].model.rowCount() for c in page.sections] == [2, 2, 4]
    page.choose_group(1)
    assert [page.sections[c].model.rowCount() for c in page.sections] == [1, 0, 2]
    assert page.sections["toll_free"].sum_label.text() == "No destinations."


def test_a_country_is_added_by_name_and_takes_what_is_missing(page: DestinationsPage, document: Document) -> None:
    section = page.sections["dial_out"]
    section.model.setData(section.model.index(3, 4), "40 %")
    section.picker.setEditText("zimbabwe")
    section.line_choice.setCurrentIndex(2)
    section.add_button.click()
    assert dict(document.scenario.groups[0].destinations.dial_out)[Destination("ZW", "mobile")] == pytest.approx(0.1)
    assert section.picker.currentText() == ""


def test_enter_in_the_country_field_adds_it(page: DestinationsPage, document: Document) -> None:
    section = page.sections["toll"]
    page.activateWindow()
    section.picker.line.setFocus()
    section.picker.setEditText("fr")
    QTest.keyClick(section.picker.line, Qt.Key.Key_Return)
    assert Destination("FR") in dict(document.scenario.groups[0].destinations.toll)


def test_a_country_that_is_not_clear_is_asked_back(page: DestinationsPage, document: Document) -> None:
    section = page.sections["toll"]
    section.picker.setEditText("united")
    section.add_button.click()
    assert "United Kingdom" in section.note.text()
    assert section.note.isVisible()
    assert document.undo_stack.count() == 0


def test_the_sum_says_what_is_missing_and_normalise_appears_only_then(page: DestinationsPage, document: Document) -> None:
    section = page.sections["toll"]
    assert section.sum_label.text().replace(NARROW, " ") == "Sum 100 %"
    assert not section.normalise_button.isVisible()
    section.model.setData(section.model.index(0, 3), "18 %")
    assert section.sum_label.text().replace(NARROW, " ") == "Sum 98 % – 2 % missing"
    section.normalise_button.click()
    assert not section.normalise_button.isVisible()
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert section.sum_label.text().replace(NARROW, " ") == "Sum 100 %"


def test_used_calls_without_a_destination_are_told(page: DestinationsPage) -> None:
    section = page.sections["toll_free"]
    section.model.remove([0, 1])
    assert section.sum_label.text() == "These calls have no destination yet: add a country."
    assert not section.table.isVisible()


def test_renamed_and_removed_groups_are_followed(page: DestinationsPage, document: Document) -> None:
    page.choose_group(2)
    GroupsList(document).remove([0])
    assert [page.groups.itemText(i) for i in range(page.groups.count())] == ["Engineering Munich", "Board"]
    assert page.groups.currentIndex() == 1
    assert page.sections["toll"].model.group is not None
    assert page.sections["toll"].model.group.name == "Board"
    document.undo_stack.undo()
    assert page.groups.count() == 3


def test_in_a_narrow_window_the_mixes_stand_below_each_other(page: DestinationsPage, qtbot: QtBot) -> None:
    toll, toll_free = page.sections["toll"], page.sections["toll_free"]
    assert toll.y() == toll_free.y()
    page.resize(520, 700)
    qtbot.waitUntil(lambda: toll_free.y() > toll.y())
    assert page.horizontalScrollBar().maximum() == 0
    page.resize(846, 700)
    qtbot.waitUntil(lambda: toll_free.y() == toll.y())


def test_every_field_has_a_name(page: DestinationsPage) -> None:
    for part in page.findChildren(QComboBox):
        assert part.accessibleName()

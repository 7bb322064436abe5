"""The place Usage with calls in it: all views can be used by everybody, and follow the plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from usage_export_maker import OTHERS, calls, changed, teams_bytes

from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.views.dialogs.usage_import.dialog import UsageImportDialog
from ppm_desktop.views.pages.usage import UsagePage
from views.test_clipping import AT_150_PERCENT, SMALL, settled
from views.walking import doubled_mnemonics, mnemonics_without_buddy, out_of_reach, unnamed
from views.windows import PATIENCE, OpenWindow, arrived, close_dialogs, document_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from usage_export_maker import Call

    from ppm_desktop.views.main_window import MainWindow

MIXED = calls(150, seed=21)


def dialog_of(window: MainWindow) -> UsageImportDialog:
    return next(dialog for dialog in window.findChildren(UsageImportDialog) if dialog.isVisible())


def opened(window: MainWindow, made: tuple[Call, ...], folder: Path, qtbot: QtBot) -> UsageImportDialog:
    export = folder / "PSTN.calls.csv"
    export.write_bytes(teams_bytes(made))
    window.usage.show_import([export])
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.run.found is not None or dialog.run.refusal is not None, timeout=PATIENCE)
    return dialog


def with_calls(window: MainWindow, folder: Path, qtbot: QtBot) -> UsagePage:
    opened(window, MIXED, folder, qtbot).accept()
    page = arrived(qtbot, window, "usage")
    assert isinstance(page, UsagePage)
    return page


def show(page: UsagePage, view: str, qtbot: QtBot) -> None:
    page.show_view(view)
    if view == "people":
        qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    elif view == "bill":
        qtbot.waitUntil(lambda: page.bill_study.up_to_date, timeout=PATIENCE)


@pytest.mark.parametrize("view", ["calls", "bill", "people"])
def test_every_view_can_be_used_without_eyes_and_without_a_mouse_and_has_room(
    view: str, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    page = with_calls(window, tmp_path, qtbot)
    show(page, view, qtbot)
    assert (unnamed(window), mnemonics_without_buddy(window, set()), doubled_mnemonics(window), out_of_reach(window)) == ([], [], [], [])
    for size in (SMALL, AT_150_PERCENT):
        window.resize(*size)
        assert settled(qtbot, window) == []


def test_rates_of_the_bill_become_the_plans_and_undo_takes_them_back(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    document = document_of(window)
    before = document.project.price_book
    # A hundred calls of one destination, each at a rate that the plan does not have.
    toll = [changed(one, call_type="conf_in", number_type="Toll", place="Germany", capability="MCOMEETACPEA") for one in calls(100, seed=3)]
    made = tuple(changed(one, seconds=600, charge=one.charge * 0 + 2, fee=one.fee * 0, currency=before.currency) for one in toll)
    opened(window, made, tmp_path, qtbot).accept()
    page = arrived(qtbot, window, "usage")
    assert isinstance(page, UsagePage)
    show(page, "bill", qtbot)
    page.bill.use_button.click()
    rates = [rate for rate in document.project.price_book.rates if rate.call_type == "toll" and rate.country == "DE"]
    assert [float(rate.rate) for rate in rates] == [pytest.approx(0.2, abs=0.001)]
    assert document.project.price_book.sources != before.sources
    assert [problem for problem in document.problems if problem.severity == "error"] == []
    document.undo_stack.undo()
    assert document.project.price_book is before


def test_a_plan_that_was_saved_shows_its_sums_and_asks_for_the_calls(
    open_window: OpenWindow, empty_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    with_calls(window, tmp_path, qtbot)
    saved = tmp_path / "With calls.ppmplan"
    saved.write_bytes(project_bytes(document_of(window).project))
    assert read_project_bytes(saved.read_bytes(), frozenset()).project is not None
    other = empty_window()
    with qtbot.waitSignal(other.project_shown, timeout=PATIENCE):
        other.files.open(saved)
    other.show_place("usage")
    page = arrived(qtbot, other, "usage")
    assert isinstance(page, UsagePage)
    assert page.calls.isVisibleTo(page)
    assert not page.plan_row.plan_button.isEnabled()
    page.show_view("people")
    assert page.no_calls.isVisibleTo(page)
    assert not page.people.isVisibleTo(page)


def test_an_import_asks_what_the_export_does_not_say(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    doubtful = tuple(changed(one, number_type="Service") for one in MIXED)
    unknown = tuple(changed(one, call_type="conf_bridge") if one.call_type in OTHERS else one for one in doubtful)
    dialog = opened(window, unknown, tmp_path, qtbot)
    asked = dialog.questions
    assert asked is not None
    assert asked.toll_row.isVisibleTo(dialog)
    assert list(asked.types) == ["conf_bridge"]
    first = dialog.run.found
    assert first is not None
    assert first.summary.of("toll_free").calls == 0
    asked.toll.setCurrentIndex(asked.toll.findData("toll_free"))
    asked.toll.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.run.found is not None, timeout=PATIENCE)
    asked.types["conf_bridge"].setCurrentIndex(asked.types["conf_bridge"].findData("dial_out"))
    asked.types["conf_bridge"].activated.emit(3)
    qtbot.waitUntil(lambda: dialog.run.found is not None, timeout=PATIENCE)
    found = dialog.run.found
    assert found is not None
    assert (found.summary.of("toll").calls, found.summary.of("toll_free").calls) == (0, first.summary.of("toll").calls)
    assert found.summary.of("dial_out").calls > first.summary.of("dial_out").calls
    assert asked.toll_row.isVisibleTo(dialog)  # an answer can be taken back
    close_dialogs(window)


def test_several_currencies_stop_the_import_until_one_is_chosen(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    two = tuple(changed(one, currency="EUR") if place % 2 else one for place, one in enumerate(MIXED))
    dialog = opened(window, two, tmp_path, qtbot)
    assert dialog.questions is not None
    choice = dialog.questions.currency
    assert not dialog.take.isEnabled()
    assert {choice.itemData(place) for place in range(choice.count())} == {"", "EUR", "GBP"}
    choice.setCurrentIndex(choice.findData("EUR"))
    choice.activated.emit(1)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=PATIENCE)
    assert dialog.run.found is not None
    assert dialog.run.found.summary.currency == "EUR"
    close_dialogs(window)


def test_a_file_that_is_no_export_is_refused_with_a_sentence(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    wrong = tmp_path / "pools.csv"
    wrong.write_text("Country,Minutes used\nGB,3\n", encoding="utf-8")
    window.usage.show_import([wrong])
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.run.refusal is not None, timeout=PATIENCE)
    assert dialog.said.text().startswith("pools.csv")
    assert not dialog.take.isEnabled()
    close_dialogs(window)


def test_names_are_shown_only_when_somebody_wants_them(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    dialog = opened(window, MIXED, tmp_path, qtbot)
    dialog.pseudonymise.click()
    qtbot.waitUntil(lambda: dialog.run.found is not None, timeout=PATIENCE)
    dialog.accept()
    page = arrived(qtbot, window, "usage")
    assert isinstance(page, UsagePage)
    show(page, "people", qtbot)
    assert page.study.result is not None
    assert page.study.result.people is not None
    assert all("@customer.example" in str(row[0]) for row in page.study.result.people.rows)
    assert b"customer.example" not in project_bytes(document_of(window).project)
    kept = document_of(window).project.usage_summary
    assert kept is not None
    assert isinstance(kept.imported, date)


def test_an_export_is_told_from_a_rate_sheet_when_it_is_dropped(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    export, sheet = tmp_path / "calls.csv", tmp_path / "rates.csv"
    export.write_bytes(teams_bytes(MIXED[:3]))
    sheet.write_text("Country;Call type;Rate per minute\nGermany;toll;0.01\n", encoding="utf-8")
    for path, expected in ((export, (export,)), (sheet, ())):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDragEnterEvent(QPoint(1, 1), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        assert window.usage.dropped(event) == expected

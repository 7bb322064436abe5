"""From an export to a decision: somebody imports calls, answers what the export leaves open, reads what they say, and takes a list away."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from usage_export_maker import calls, delimited, teams_bytes, truth, write_zip
from views.windows import PATIENCE, OpenWindow, arrived, document_of, open_dialogs

from benchmarks.event_loop import EventLoopWatch
from ppm_desktop.files.project_file import project_bytes
from ppm_desktop.views.dialogs.usage_import.dialog import UsageImportDialog
from ppm_desktop.views.pages.usage import UsagePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

LIMIT = 100  # milliseconds of work of the window's thread between two turns of the event loop
Record = Callable[[str, object], None]


def import_dialog(window: MainWindow) -> UsageImportDialog:
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, UsageImportDialog)]
    return dialog


def usage_page(window: MainWindow, qtbot: QtBot) -> UsagePage:
    qtbot.waitUntil(lambda: window.place == "usage" and "usage" in window.pages, timeout=PATIENCE)
    page = arrived(qtbot, window, "usage")
    assert isinstance(page, UsagePage)
    return page


def test_calls_are_imported_into_a_plan_read_and_taken_away_as_a_list(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    document = document_of(window)
    made = calls(400, seed=11)
    export = write_zip(tmp_path / "Calls.Export.1.zip", {"PSTN.calls.2024-04-01.csv": teams_bytes(made), "parameters.json": b"{}"})
    window.usage.show_import([export])
    dialog = import_dialog(window)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=PATIENCE)
    assert "phone calls of meetings" in dialog.said.text()
    assert dialog.questions is not None
    assert dialog.questions.isHidden()
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    page = usage_page(window, qtbot)
    kept = document.project.usage_summary
    assert kept is not None
    known = truth(made)
    assert kept.summary.rows_kept == known.kept
    assert {str(one.month) for one in kept.by_month} == set(known.months)
    qtbot.waitUntil(lambda: page.heading.text().startswith(f"{known.organisers} organisers"), timeout=PATIENCE)
    assert page.calls.figures.shown[0].text == str(known.kept)
    # Charges instead of minutes, and the rows behind the chart.
    page.calls.measures.choose("money")
    assert "charges" in page.calls.finding.text()
    # The product proposed for each organiser.
    page.show_view("people")
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    result = page.study.result
    assert result is not None
    assert len(result.assigned) == known.organisers
    assert not any("customer.example" in str(cell) for row in (result.people.rows if result.people else ()) for cell in row)
    target = tmp_path / "Organisers and products.csv"
    page.people.write_list(target)
    qtbot.waitUntil(lambda: "is written" in page.people.list_note.text(), timeout=PATIENCE)
    rows = list(csv.reader(target.read_text(encoding="utf-8").splitlines()))
    assert {row[0] for row in rows[1:]} == {call.organiser for call in made if call.call_class}
    # The plan knows sums, and undo forgets them.
    data = project_bytes(document.project)
    assert not any(call.organiser.encode() in data or call.number.encode() in data for call in made)
    document.undo_stack.undo()
    assert document.project.usage_summary is None
    qtbot.waitUntil(lambda: page.no_calls.isVisibleTo(page), timeout=PATIENCE)
    document.undo_stack.redo()
    qtbot.waitUntil(lambda: page.people.isVisibleTo(page), timeout=PATIENCE)


def test_a_plan_is_made_of_calls_that_were_dropped_on_start(empty_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = empty_window()
    window.show_nothing_open()
    export = tmp_path / "PSTN.calls.csv"
    export.write_bytes(teams_bytes(calls(300, seed=12)))
    window.usage.import_dropped([export])
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)  # what it needs is imported in a thread before
    dialog = import_dialog(window)
    assert dialog.grouping is not None
    qtbot.waitUntil(dialog.take.isEnabled, timeout=PATIENCE)
    with qtbot.waitSignal(window.project_shown, timeout=PATIENCE):
        QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    page = usage_page(window, qtbot)
    project = document_of(window).project
    assert project.usage_summary is not None
    assert "the same minutes" in project.notes
    assert page.plan_row.plan_button.isEnabled()


def test_a_list_of_departments_that_cannot_be_read_is_told_and_no_plan_is_lost(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    before = document_of(window).project
    export = tmp_path / "PSTN.calls.csv"
    export.write_bytes(teams_bytes(calls(100, seed=13)))
    window.usage.show_import([export])
    dialog = import_dialog(window)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=PATIENCE)
    dialog.accept()
    page = usage_page(window, qtbot)
    page.plan_row.grouping.take(replace(page.plan_row.grouping.grouping, by="list", departments=tmp_path / "nowhere.csv"))
    page.plan_row.plan_button.click()
    qtbot.waitUntil(lambda: any(isinstance(box, QMessageBox) for box in open_dialogs(window)), timeout=PATIENCE)
    (box,) = [box for box in open_dialogs(window) if isinstance(box, QMessageBox)]
    assert "nowhere.csv" in box.informativeText()
    assert document_of(window).project.price_book is before.price_book


def big_export(path: Path, rows: int) -> Path:
    """Write as many calls of 500 people as an organisation has in a year."""
    names = ["UsageId", "UPN", "Call Type", "Number Type", "Destination Dialed", "Start Time", "Duration Seconds", "Connection Fee"]
    header = delimited([*names, "Charge", "Currency", "Capability"], [])
    lines = [
        f"{number},p{number % 500}@customer.example,conf_in,Toll,Germany,2024-{number % 12 + 1:02}-{number % 28 + 1:02}T09:00:00Z,"
        f"{number % 3600},0.00,0.{number % 90 + 10},GBP,MCOMEETACPEA\r\n"
        for number in range(rows)
    ]
    path.write_text(header + "".join(lines), encoding="utf-8")
    return path


def test_the_window_answers_while_200_000_rows_are_imported(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, record_property: Record
) -> None:
    window = open_window()
    export = big_export(tmp_path / "year.csv", 200_000)
    window.usage.show_import([])
    QDialog.reject(import_dialog(window))  # what the dialog needs has been imported
    watch = EventLoopWatch()
    watch.step = "importing"
    window.usage.show_import([export])
    dialog = import_dialog(window)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=PATIENCE)
    assert dialog.run.found is not None
    assert dialog.run.found.summary.rows_kept == 200_000
    watch.step = "taking the calls over"
    dialog.accept()
    usage_page(window, qtbot)
    record_property("longest pause of the event loop in ms", round(watch.longest_ms()))
    record_property("most work between two turns in ms", round(watch.most_work_ms()))
    assert watch.most_work_ms() < LIMIT, watch.most_work_in


def test_an_import_is_stopped_at_any_moment_and_leaves_nothing(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    export = big_export(tmp_path / "year.csv", 60_000)
    before = leftovers()
    run = window.usage.show_import([export])
    dialog = import_dialog(window)
    qtbot.waitUntil(lambda: run.progress() is not None, timeout=PATIENCE)
    dialog.progress.stop_button.click()
    assert dialog.said.text().startswith("Stopped")
    assert not dialog.take.isEnabled()
    dialog.read_button.click()
    dialog.reject()
    qtbot.waitUntil(lambda: leftovers() <= before, timeout=PATIENCE)
    assert document_of(window).project.usage_summary is None


def leftovers() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).glob("ppm-usage-*")}

"""What next, and the plan's details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.domain.period import Month
from ppm_desktop.views.dialogs.next_steps import NextStepsDialog
from ppm_desktop.views.dialogs.plan_details import PlanDetailsDialog
from views.windows import MISSING_RATE, PATIENCE, OpenWindow, document_of, open_dialogs, wait_for_answer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow

PARTS = ["What to do, in this order", "What the documentation leaves open", "Limits of this estimate"]


def next_steps_of(qtbot: QtBot, window: MainWindow, option: str = "") -> NextStepsDialog:
    window.dialogs.show_next_steps(option)
    qtbot.waitUntil(lambda: any(isinstance(dialog, NextStepsDialog) for dialog in open_dialogs(window)), timeout=PATIENCE)
    (dialog,) = [dialog for dialog in open_dialogs(window) if isinstance(dialog, NextStepsDialog)]
    return dialog


def lines(dialog: NextStepsDialog) -> list[str]:
    return dialog.text.toPlainText().split("\n")


def test_a_complete_plan_shows_steps_with_reasons_sources_and_both_sides_of_contradictions(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    dialog = next_steps_of(qtbot, window, "pay_per_minute")
    shown = lines(dialog)
    assert [line for line in shown if line in PARTS] == PARTS
    assert any(line.startswith("1.\tAsk your Microsoft account team") for line in shown)
    assert any(line.startswith("Why: It is sold to volume licensing customers only") for line in shown)
    assert any(line.startswith("Source: ") and "20" in line for line in shown)
    assert any("the documentation disagrees with itself" in line for line in shown)
    assert any("Does not change the cost." in line for line in shown)
    assert sum("in force since" in line for line in shown) > 2
    assert any("Done in this plan: licences are bought through volume licensing" in line for line in shown)


def test_the_options_can_be_switched_and_the_cheapest_comes_first(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert window.recalculator is not None
    comparison = window.recalculator.comparison
    assert comparison is not None
    assert comparison.cheapest is not None
    dialog = next_steps_of(qtbot, window)
    assert dialog.choice.currentData() == comparison.cheapest.option.id
    before = dialog.text.toPlainText()
    dialog.choice.setCurrentIndex(dialog.choice.findData("pay_per_minute"))
    assert dialog.text.toPlainText() != before


def test_a_barred_option_says_first_why_it_cannot_be_bought(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(resource_path("samples/public-body.ppmplan"))
    shown = lines(next_steps_of(qtbot, window, "pay_per_minute"))
    assert shown[0] == "Why this option cannot be bought"
    assert "Cloud Solution Provider" in shown[1]
    assert any("does not qualify" in line for line in shown)


def test_a_plan_with_a_missing_rate_still_says_what_to_do(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(MISSING_RATE)
    dialog = next_steps_of(qtbot, window)
    assert [line for line in lines(dialog) if line in PARTS] == PARTS


def test_all_that_is_said_can_be_copied_as_text(open_window: OpenWindow, qtbot: QtBot) -> None:
    dialog = next_steps_of(qtbot, open_window(), "pay_per_minute")
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("What next: Pay")
    assert "\n1. Ask your Microsoft account team" in copied
    assert all(part in copied for part in PARTS)
    assert dialog.text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_each_card_leads_to_its_own_option(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    card = window.answer._cards[1]  # noqa: SLF001 - what is clicked
    assert card._next.accessibleName() == "Pay-per-minute with Communications Credits: what next?"  # noqa: SLF001 - what is spoken
    card._next.click()  # noqa: SLF001 - what is clicked
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, NextStepsDialog)
    assert dialog.choice.currentData() == "pay_per_minute"


def test_plan_details_change_in_one_step_that_is_undone_as_one(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document = document_of(window)
    before = document.project
    window.dialogs.show_details()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, PlanDetailsDialog)
    dialog.name.setText("For the board")
    dialog.notes.setPlainText("Asked for in March.\nSee the contract.")
    dialog.agreement.setCurrentIndex(dialog.agreement.findData("csp"))
    dialog.months.setValue(24)
    dialog.accept()
    wait_for_answer(qtbot, window)
    project = document.project
    assert (project.name, project.notes, project.agreement, project.months) == (
        "For the board",
        "Asked for in March.\nSee the contract.",
        "csp",
        24,
    )
    assert "Pay-per-minute is sold to volume licensing customers only" in " ".join(
        label.text()
        for label in window.answer._cards[1]._note_labels  # noqa: SLF001 - what is seen
    )
    assert document.undo_stack.undoText() == "Change plan details"
    document.undo_stack.undo()
    assert document.project == before


def test_plan_details_that_are_cancelled_or_unchanged_are_no_step(open_window: OpenWindow) -> None:
    window = open_window()
    for end in ("reject", "accept"):
        window.dialogs.show_details()
        (dialog,) = open_dialogs(window)
        assert isinstance(dialog, PlanDetailsDialog)
        if end == "reject":
            dialog.name.setText("Never mind")
        getattr(dialog, end)()
        assert not document_of(window).modified


def test_another_first_month_takes_the_people_along(open_window: OpenWindow) -> None:
    window = open_window()
    document = document_of(window)
    old = document.project.start
    window.dialogs.show_details()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, PlanDetailsDialog)
    dialog.year.setValue(old.year + 1)
    assert "People who are there" in dialog.period.text()
    dialog.accept()
    assert document.project.start == Month(old.year + 1, old.month)
    first = document.scenario.groups[0].headcount[0]
    assert first.since == document.project.start

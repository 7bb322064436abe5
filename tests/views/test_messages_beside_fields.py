"""What is said below fields, in the answer panel about what is to be mended, and in the bar on top of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.views.dialogs.plan_details import PlanDetailsDialog
from ppm_desktop.views.dialogs.problems import ProblemsDialog
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.pages.policies import PoliciesPage
from ppm_desktop.views.pages.prices import PricesPage
from ppm_desktop.views.pages.scenarios import ScenariosPage
from ppm_desktop.views.problem_jump import go_to
from ppm_desktop.views.widgets.field_message import FieldMessage
from ppm_desktop.views.widgets.problem_link import ProblemLink
from views.windows import PATIENCE, OpenWindow, arrived, document_of, make_unsound, open_dialogs, wait_for_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.widgets.field_message import Level


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[tuple[QLineEdit, FieldMessage]]:
    top, field, message = QWidget(), QLineEdit(), FieldMessage()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    column.addWidget(field)
    column.addWidget(message)
    message.watch(field, lambda text: "" if text.isdigit() else "Type a number, such as 12.")
    top.show()
    qtbot.waitExposed(top)
    yield field, message
    top.close()


def leave(field: QLineEdit) -> None:
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


def test_nothing_is_said_while_somebody_types_and_a_sentence_when_the_field_is_left(form: tuple[QLineEdit, FieldMessage]) -> None:
    field, message = form
    QTest.keyClicks(field, "twelve")
    assert message.isHidden()
    leave(field)
    assert message.isVisible()
    assert message.text() == "Type a number, such as 12."
    assert field.accessibleDescription() == message.text()
    QTest.keyClicks(field, "!")
    assert message.isHidden()
    assert field.accessibleDescription() == ""


def test_an_empty_field_is_not_judged(form: tuple[QLineEdit, FieldMessage]) -> None:
    field, message = form
    QTest.keyClicks(field, "x")
    field.clear()
    leave(field)
    assert message.isHidden()


@pytest.mark.parametrize(("level", "ink"), [("error", "error"), ("warning", "warning"), ("note", "muted")])
def test_each_level_has_a_sign_of_its_own_and_a_colour(form: tuple[QLineEdit, FieldMessage], level: Level, ink: str) -> None:
    _field, message = form
    message.say("Something", level)
    picture = message.grab().toImage()
    wanted = current_theme().colour(ink)
    dots = {
        (x, y)
        for x in range(14)
        for y in range(picture.height())
        if abs(picture.pixelColor(x, y).red() - wanted.red()) + abs(picture.pixelColor(x, y).blue() - wanted.blue()) < 60
    }
    assert dots
    others: list[Level] = ["error", "warning", "note"]
    for other in others:
        message.say("Something", other)
        if other != level:
            assert message.grab().toImage().copy(0, 0, 14, 14) != picture.copy(0, 0, 14, 14)


def test_a_price_is_judged_when_its_field_is_left(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("prices")
    fields = [field for field in window.pages["prices"].findChildren(QLineEdit) if field.accessibleName() == "Negotiated price: amount"]
    QTest.keyClicks(fields[0], "-4")
    leave(fields[0])
    assert "0 or more" in fields[0].accessibleDescription() or fields[0].accessibleDescription()
    assert fields[0].property("wrong") == "true"


def test_what_must_be_mended_leads_to_its_cell_by_click_and_by_enter(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.show_place("compare")
    make_unsound(window)
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.answer.findChildren(ProblemLink)), timeout=PATIENCE)
    link = window.answer.findChildren(ProblemLink)[0]
    assert link.accessibleName() == link.sentence != ""
    link.click()
    assert window.place == "people"
    window.show_place("compare")
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert window.place == "people"


def test_a_problem_without_a_place_leads_to_the_list(open_window: OpenWindow) -> None:
    window = open_window()
    window.answer.problem_wanted.emit("")
    assert [dialog for dialog in open_dialogs(window) if isinstance(dialog, ProblemsDialog)]


def test_the_notice_is_reached_with_f6_and_its_keys_are_its_own(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("people")
    notice = window.life.notice
    done: list[str] = []
    notice.say("changed", "Plan was changed by another program.", {"Reload": lambda: done.append("Reload")})
    keys = [button.text() for button in notice.buttons]
    assert all("&" in text for text in keys)
    window.places.setFocus()
    window.panes.move(-1)
    assert window.focusWidget() is notice.buttons[0] or window.status.isAncestorOf(window.focusWidget())
    window.panes.enter(notice)
    assert window.focusWidget() is notice.buttons[0]
    notice.buttons[0].click()
    assert done == ["Reload"]


def test_a_notice_announces_itself(open_window: OpenWindow) -> None:
    window = open_window()
    notice = window.life.notice
    notice.say("changed", "Plan was changed by another program.", {})
    spoken = QAccessible.queryAccessibleInterface(notice)
    assert spoken.text(QAccessible.Text.Name) == "Notice about the file"
    assert spoken.text(QAccessible.Text.Description) == "Plan was changed by another program."


def test_what_the_checks_say_about_the_licences_purchased_stands_beside_that_setting(open_window: OpenWindow) -> None:
    window = open_window()
    document = document_of(window)
    window.show_place("policies")
    page = window.pages["policies"]
    assert isinstance(page, PoliciesPage)
    said = page.counting.purchased_problem
    assert said.isHidden()
    document.edit_scenario(replace(document.scenario, pool_basis="purchased", purchased=()), "Count what is purchased")
    assert said.isVisible()
    assert said.level == "warning"
    assert page.counting.basis.accessibleDescription() == said.text()
    assert said.text() in {problem_sentence(problem) for problem in document.problems}
    go_to(window, "policies", 0, "scenarios[0].purchased")
    focused = window.focusWidget()
    assert focused is not None
    assert page.counting.basis.isAncestorOf(focused)
    document.undo_stack.undo()
    assert said.isHidden()
    assert page.counting.basis.accessibleDescription() == ""


def test_a_problem_in_the_answer_panel_leads_to_the_field_it_is_about(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    document = document_of(window)
    document.edit(replace(document.project, baseline="Nowhere"), "Change baseline")
    qtbot.waitUntil(lambda: bool(window.answer.findChildren(ProblemLink)), timeout=PATIENCE)
    link = next(link for link in window.answer.findChildren(ProblemLink) if link.path == "baseline")
    link.click()
    page = arrived(qtbot, window, "scenarios")
    assert isinstance(page, ScenariosPage)
    assert window.focusWidget() is page.baseline
    assert page.baseline_problem.isVisible()
    assert page.baseline_problem.level == "error"
    assert "Nowhere" in page.baseline_problem.text()
    page.baseline.setCurrentIndex(0)
    assert document.project.baseline == ""
    assert page.baseline_problem.isHidden()


def test_another_currency_than_that_of_the_prices_is_said_on_prices_and_in_the_plan_details(open_window: OpenWindow) -> None:
    window = open_window()
    document = document_of(window)
    window.show_place("prices")
    page = window.pages["prices"]
    assert isinstance(page, PricesPage)
    assert page.currency_problem.isHidden()
    document.edit(replace(document.project, currency="CHF"), "Change currency")
    details = PlanDetailsDialog(document, window)
    for said in (page.currency_problem, details.currency_problem):
        assert not said.isHidden()
        assert said.level == "error"
        assert "CHF" in said.text()
    details.reject()
    document.undo_stack.undo()
    assert page.currency_problem.isHidden()

"""Every number in the window that can be asked about: its explanation has the value that is shown, written the same way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.reports.number_text import common_digits
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.why.unknown import Mend
from ppm_desktop.views.widgets.number_spots import NumbersLabel
from views.explanations import explanation, tree_of
from views.windows import (
    EVERY_RULE,
    MISSING_RATE,
    PATIENCE,
    THREE_OFFICES,
    OpenWindow,
    add_scenario,
    arrived,
    document_of,
    open_dialogs,
    wait_for_answer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.pages.meetings import MeetingsPage
    from ppm_desktop.views.pages.prices import PricesPage
    from ppm_desktop.views.pages.scenarios import ScenariosPage


def shown(window: MainWindow, figure: Figure) -> str:
    """Write an explanation's value as the answer writes such a number."""
    tree, style = tree_of(window, figure), window.style_of_numbers
    value = tree.root.value
    match figure.kind:
        case "saving_percent":
            return style.percent(value)
        case "licences":
            return style.fixed(value, 0)
        case "implied_minutes" | "calls":
            return style.count(value)
        case "difference":  # as a reader finds it who subtracts the printed totals; the explanation then says so
            totals = [
                tree_of(window, replace(figure, kind="total", option=option, other="")).root.value
                for option in (figure.option, figure.other)
            ]
            printed = style.money(style.apart(*totals))
            noted = any(f"shows {printed}:" in note for note in tree.notes)
            assert noted == (printed != style.money(value))
            return printed
        case "per_organiser":
            return style.money(value)
        case _:
            return style.at_least(style.money(value)) if tree.root.bound else style.money(value)


@pytest.mark.parametrize("path", [THREE_OFFICES, MISSING_RATE, EVERY_RULE], ids=lambda path: path.stem)
@pytest.mark.parametrize("span", ["month", "year", "whole"])
def test_every_number_of_the_answer_is_explained(open_window: OpenWindow, path: Path, span: str) -> None:
    window = open_window(path)
    window.span.show(span)  # type: ignore[arg-type]  # a span
    cards = window.answer._cards  # noqa: SLF001 - what is seen
    found = [(card._card.total_text, card._card.total_figure) for card in cards if card._card is not None]  # noqa: SLF001 - as above
    labels = window.answer.findChildren(NumbersLabel)
    found += [(text, figure) for each in labels for _spot, text, figure in each.spots]
    kinds = {figure.kind for _text, figure in found}
    assert {"total", "per_organiser"} <= kinds
    assert path is MISSING_RATE or {"difference", "saving_percent"} <= kinds
    assert [(text, figure) for text, figure in found if shown(window, figure) != text] == []


@pytest.mark.parametrize("path", [THREE_OFFICES, MISSING_RATE, EVERY_RULE], ids=lambda path: path.stem)
def test_every_number_of_the_cost_table_is_explained(open_window: OpenWindow, path: Path) -> None:
    window = open_window(path)
    window.show_place("compare")
    model = window.compare_page.model
    table = model.table
    assert table is not None
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            figure, cells = model.figure_at(model.index(row, column)), model.row(row)
            assert figure is not None
            assert cells is not None
            tree = tree_of(window, figure)
            assert tree.root.value == pytest.approx(cells.values[column - 1], rel=1e-9, abs=1e-9)
            assert tree.root.bound == bool(cells.gaps[column - 1])
            digits = common_digits(table.total.values)
            text = cells.texts[column - 1].removeprefix(window.style_of_numbers.at_least(""))
            if text != "no rate":  # parts that are rounded to add up may differ in the last digit
                rounded = float(text.replace(" ", ""))
                assert abs(rounded - tree.root.value) <= len(table.rows) * 10**-digits
                said = any("adds up to the total" in note for note in tree.notes)
                assert said == (figure.kind == "component" and rounded != round(tree.root.value, digits))


def test_every_number_of_minutes_on_the_meetings_page_is_explained(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("meetings")
    page: MeetingsPage = window.pages["meetings"]  # type: ignore[assignment]  # made under this name
    found = 0
    for row in range(page.model.rowCount()):
        for column in range(page.model.columnCount()):
            figure = page.model.figure_at(row, column)
            assert (figure is not None) == page.model.columns[column].computed
            if figure is not None:
                assert shown(window, figure) == page.model.index(row, column).data()
                found += 1
    assert found == 3 * page.model.rowCount()


def test_every_total_of_a_scenario_is_explained(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    add_scenario(window, "Twice as many")
    window.show_place("scenarios")
    page: ScenariosPage = window.pages["scenarios"]  # type: ignore[assignment]  # made under this name
    qtbot.waitUntil(lambda: page.totals.up_to_date, timeout=PATIENCE)
    document, found = document_of(window), 0
    for scenario in range(2):
        document.show_scenario(scenario)
        wait_for_answer(qtbot, window)
        for row in range(page.model.rowCount()):
            figure = page.model.figure_at(row, scenario + 1)
            if figure is not None:
                assert figure.scenario == document.scenario.name
                assert shown(window, figure) == page.model.index(row, scenario + 1).data()
                found += 1
    assert found == 2 * len(document.scenario.options)


def test_the_number_per_organiser_is_reached_with_the_keyboard(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    label = window.answer._cards[0]._difference  # noqa: SLF001 - what is seen
    (spot, text, figure) = label.spots[-1]
    assert figure.kind == "per_organiser"
    spot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(spot, Qt.Key.Key_Space)
    dialog = explanation(window, qtbot)
    assert dialog.figure.text().startswith(text)


def test_enter_on_implied_minutes_explains_them_and_leads_to_the_input(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.show_place("meetings")
    page: MeetingsPage = window.pages["meetings"]  # type: ignore[assignment]  # made under this name
    column = next(c for c, shape in enumerate(page.model.columns) if shape.key == "toll_minutes")
    page.table.go_to(1, column)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = explanation(window, qtbot)
    assert dialog.windowTitle() == "Why? Engineering Munich: minutes of toll dial-in"
    top = dialog.model.index(0, 0)
    attendees = next(
        i for i in (dialog.model.index(r, 0, top) for r in range(dialog.model.rowCount(top))) if i.data() == "Attendees a meeting"
    )
    dialog.view.setCurrentIndex(attendees)
    dialog.input_button.click()
    assert not open_dialogs(window)
    assert window.place == "meetings"
    assert page.table.current_row == 1
    assert page.model.columns[page.table.currentIndex().column()].key == "attendees"


def test_the_context_menu_of_computed_minutes_offers_why(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("meetings")
    page: MeetingsPage = window.pages["meetings"]  # type: ignore[assignment]  # made under this name
    page.table.go_to(0, 2)
    assert not any("Why" in action.text() for action in page.table.context_menu().actions())
    page.table.go_to(0, page.model.columnCount() - 1)
    assert any("Why" in action.text() for action in page.table.context_menu().actions())


def test_a_missing_rate_leads_to_the_form_for_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(MISSING_RATE)
    window.answer._cards[0]._total.click()  # noqa: SLF001 - what is clicked
    dialog = explanation(window, qtbot)
    wanted: list[Mend] = []
    dialog.mend_wanted.connect(wanted.append)
    (mend,) = [button for button in dialog.findChildren(type(dialog.copy_button)) if button.accessibleName().startswith("Show in Prices")]
    mend.click()
    page: PricesPage = arrived(qtbot, window, "prices")  # type: ignore[assignment]  # made under this name
    assert page.addition.call_type.currentIndex() == CALL_TYPES.index("dial_out")
    assert "United Arab Emirates" in page.addition.picker.currentText()
    assert [(target.call_type, target.country, target.line) for target in wanted] == [("dial_out", "AE", "mobile")]


def test_copying_takes_the_levels_that_are_unfolded(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.answer._cards[0]._total.click()  # noqa: SLF001 - what is clicked
    dialog = explanation(window, qtbot)
    dialog.copy_button.click()
    short = QGuiApplication.clipboard().text()
    assert "Fee of a licence" not in short
    dialog.view.expandRecursively(dialog.model.index(0, 0), 3)
    dialog.copy_button.click()
    long = QGuiApplication.clipboard().text()
    assert "Fee of a licence and month: 4.00" in long
    assert len(long) > len(short)

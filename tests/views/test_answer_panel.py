from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ppm_desktop.costing import comparison as engine
from ppm_desktop.views.widgets.option_card import OptionCardView
from views.windows import EVERY_RULE, MISSING_RATE, OpenWindow, document_of, grow, make_unsound, wait_for_answer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.views.main_window import MainWindow


class SlowEngine:
    """The real engine, which takes as long as a test wants."""

    seconds = 0.0

    def __call__(self, project: Project, scenario: Scenario, availability: Availability) -> Comparison:
        time.sleep(self.seconds)
        return engine.compare(project, scenario, availability)


def cards_of(window: MainWindow) -> list[OptionCardView]:
    return window.answer._cards  # noqa: SLF001 - what is seen


def dimmed(window: MainWindow) -> bool:
    return window.answer._dimming.isEnabled()  # noqa: SLF001 - what is seen


def test_the_old_answer_stays_dimmed_while_a_slow_one_is_worked_out(open_window: OpenWindow, qtbot: QtBot) -> None:
    slow = SlowEngine()
    window = open_window(compare=slow)
    verdict = window.answer.headline.text()
    slow.seconds = 0.6
    window.answer._dimming.patience.setInterval(80)  # noqa: SLF001 - so that the engine need not be slower
    grow(window, 400)
    assert not dimmed(window)
    qtbot.waitUntil(lambda: dimmed(window), timeout=550)
    assert window.answer.headline.text() == verdict
    wait_for_answer(qtbot, window)
    assert not dimmed(window)
    assert window.answer.headline.text() != verdict


def test_a_quick_answer_does_not_flicker(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    seen = []
    window.answer._dimming.patience.timeout.connect(lambda: seen.append(True))  # noqa: SLF001 - what would dim
    window.answer._dimming.patience.setInterval(2000)  # noqa: SLF001 - machines that test are busy
    grow(window, 400)
    wait_for_answer(qtbot, window)
    qtbot.wait(50)
    assert not seen


def test_cards_are_as_wide_beside_a_scroll_bar_as_without_one(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    bar, widths = window.answer.verticalScrollBar(), []
    for height, scrolls in ((500, True), (1400, False)):
        window.resize(1366, height)
        qtbot.waitUntil(lambda scrolls=scrolls: bar.isEnabled() == scrolls)  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        widths.append([card.width() for card in cards_of(window)])
    assert widths[0] == widths[1]


def test_a_project_with_errors_has_no_figures_but_a_list_of_what_to_mend(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    make_unsound(window)
    wait_for_answer(qtbot, window)
    assert window.answer.headline.text() == "There is no answer yet."
    assert cards_of(window) == []
    assert len(window.answer._problems) == len([p for p in document_of(window).problems if p.severity == "error"])  # noqa: SLF001 - what is seen
    document_of(window).undo_stack.undo()
    wait_for_answer(qtbot, window)
    assert len(cards_of(window)) == len(document_of(window).scenario.options)


def test_an_incomplete_option_says_so_and_what_is_missing(open_window: OpenWindow) -> None:
    window = open_window(MISSING_RATE)
    for card in cards_of(window):
        said = card.accessibleDescription()
        assert said.startswith("incomplete. ≥")
        assert "no rate for dial-out, United Arab Emirates (mobile)" in said
    assert "United Arab Emirates (mobile)" in window.answer.detail.text()


def test_an_option_that_cannot_be_bought_is_struck_out_with_the_reason(open_window: OpenWindow) -> None:
    window = open_window(EVERY_RULE)
    barred = [card for card in cards_of(window) if card._badge.text() == "cannot be bought"]  # noqa: SLF001 - what is seen
    assert barred
    for card in barred:
        assert card._name.font().strikeOut()  # noqa: SLF001 - what is seen
        shown = [note.text() for note in card._note_labels if not note.isHidden()]  # noqa: SLF001 - what is seen
        assert shown == ["Pay-per-minute is sold to volume licensing customers only; this customer buys through Cloud Solution Provider."]


def test_notes_unfold_and_fold(open_window: OpenWindow) -> None:
    window = open_window()
    card = next(card for card in cards_of(window) if not card._more.isHidden())  # noqa: SLF001 - what is seen
    notes = [note for note in card._note_labels if not note.isHidden()]  # noqa: SLF001 - what is seen
    card._more.click()  # noqa: SLF001 - what is clicked
    assert len([note for note in card._note_labels if not note.isHidden()]) > len(notes)  # noqa: SLF001 - what is seen
    card._more.click()  # noqa: SLF001 - what is clicked
    assert [note for note in card._note_labels if not note.isHidden()] == notes  # noqa: SLF001 - what is seen


def test_cards_made_ahead_in_a_folded_panel_are_seen_when_they_say_something(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel = window.answer
    panel.hide()
    make_unsound(window)
    wait_for_answer(qtbot, window)
    panel._make_ahead(2)  # noqa: SLF001 - what opening a plan does
    ahead = tuple(panel._spare)  # noqa: SLF001 - as above
    panel.show()
    assert ahead
    assert not any(card.isVisible() for card in ahead)
    panel.hide()
    document_of(window).undo_stack.undo()
    wait_for_answer(qtbot, window)
    panel.show()
    assert all(card.isVisible() for card in (*ahead, *cards_of(window)))

"""A sample opened in the German window reads German: its groups, options, scenarios and notes, and the rules behind its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from views.windows import PATIENCE, OpenWindow, document_of, open_dialogs, wait_for_answer

from ppm_desktop.views.dialogs.explanation import ExplanationDialog
from ppm_desktop.wording import choose_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def german() -> Iterator[None]:
    choose_language("de")
    yield
    choose_language("en")


@pytest.mark.usefixtures("german")
def test_a_sample_and_the_rules_behind_it_are_german(empty_window: OpenWindow, qtbot: QtBot) -> None:
    window = empty_window()
    with qtbot.waitSignal(window.project_shown, timeout=PATIENCE):
        window.files.open_sample()
    wait_for_answer(qtbot, window)
    document = document_of(window)
    project = document.project
    assert (project.name, project.customer) == ("Drei Büros, drei Jahre", "Eine Beratung in drei Ländern")
    assert [group.name for group in document.scenario.groups][:2] == ["Beratung London", "Umsetzung München"]
    assert [option.name for option in document.scenario.options][:2] == ["Lizenzen je Benutzer", "Abrechnung pro Minute"]
    assert not document.modified
    window.answer._cards[0]._total.click()  # noqa: SLF001 - what is clicked
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, ExplanationDialog)
    assert any("Nur wer Besprechungen organisiert." in label.text() for label in dialog.findChildren(QLabel))

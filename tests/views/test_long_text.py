"""Fields for notes: what a plan would not keep is not taken, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip

from ppm_desktop.session.edits.annotation_edits import LONGEST_TEXT
from ppm_desktop.views.widgets.long_text import LongText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[LongText]:
    field = LongText("As told by the customer.")
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    yield field
    QToolTip.hideText()


def test_a_paste_that_would_be_cut_off_is_refused_with_both_numbers(field: LongText) -> None:
    QGuiApplication.clipboard().setText("x" * LONGEST_TEXT)
    field.paste()
    assert field.toPlainText() == "As told by the customer."
    assert QToolTip.text() == "Nothing was pasted: the text would have 100024 characters. At most 100000 are kept."


def test_what_just_fits_in_place_of_what_is_selected_is_taken(field: LongText) -> None:
    field.selectAll()
    QGuiApplication.clipboard().setText("x" * LONGEST_TEXT)
    field.paste()
    assert field.toPlainText() == "x" * LONGEST_TEXT

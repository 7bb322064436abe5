"""What tests of explanations share: the calculation behind a figure, and the dialog that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.why.answering import WhyTree, why, why_implied
from ppm_desktop.views.asking_why import names_of
from ppm_desktop.views.dialogs.explanation import ExplanationDialog
from views.windows import PATIENCE, document_of, open_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.views.main_window import MainWindow


def tree_of(window: MainWindow, figure: Figure) -> WhyTree:
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None
    assert window.parts is not None
    names = names_of(window.parts.catalogue)
    if figure.kind == "implied_minutes":
        return why_implied(document_of(window).project, document_of(window).scenario, figure, names)
    return why(window.recalculator.comparison, figure, window.style_of_numbers, names)


def explanation(window: MainWindow, qtbot: QtBot) -> ExplanationDialog:
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, ExplanationDialog)
    return dialog

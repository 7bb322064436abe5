"""The verdict in one line below the page, while the answer itself is folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.number_spots import NumbersLabel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ppm_desktop.reports.why.said import SaidNumber


class AnswerBar(QWidget):
    """Follows every edit as the answer does; its numbers can be asked why, and a button brings the whole answer back."""

    explanation_wanted = Signal(object)  # the ``Figure`` of a number
    answer_wanted = Signal()  # the whole answer is to be shown

    def __init__(self) -> None:
        """Start empty and hidden."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its own
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Answer"))
        self.verdict = NumbersLabel("heading")
        self.verdict.setAccessibleName(tr("Verdict"))
        self.verdict.explanation_wanted.connect(self.explanation_wanted)
        self.button = QPushButton(tr("Show answer"))
        self.button.setAutoDefault(False)
        self.button.setToolTip(tr("Show what each option costs beside the page (F9)"))
        self.button.clicked.connect(self.answer_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(current_theme().metrics.page, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self.verdict, 1, Qt.AlignmentFlag.AlignVCenter)  # no higher than its lines, or the numbers are sought too high
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_verdict(self, text: str, numbers: Sequence[SaidNumber] = ()) -> None:
        """Show the verdict; ``numbers`` say which of its characters can be asked why."""
        self.verdict.show_text(text, numbers)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that parts it from the page."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(current_theme().colour("line")))
            painter.drawLine(0, 0, self.width(), 0)

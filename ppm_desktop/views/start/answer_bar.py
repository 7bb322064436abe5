"""The bar below the five questions: what the answers come to, and the two ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr


class AnswerBar(QWidget):
    """Stays in sight while the questions scroll."""

    def __init__(self) -> None:
        """Start with nothing answered."""
        super().__init__()
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.size_text = label("heading", wrap=True)
        self.more_text = label("small", wrap=True)
        self.back_button = button(tr("&Back to Start"), tr("What you have typed stays"))
        self.answer_button = button(tr("Sho&w the answer"), tr("Make a plan of these answers and compare its options"))
        self.answer_button.setProperty("role", "primary")
        metrics = current_theme().metrics
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.page, 8, metrics.page, 8)
        line.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self.size_text)
        texts.addWidget(self.more_text)
        texts.addStretch(1)
        line.addLayout(texts, 1)
        line.addSpacing(8)
        line.addWidget(self.back_button)
        line.addWidget(self.answer_button)
        self.setMinimumHeight(72)  # three lines: the questions do not jump while they are answered

    def show_plan(self, size: str, more: str) -> None:
        """Say how large the plan would be, and what is compared and assumed."""
        self.size_text.setText(size)
        self.more_text.setText(more)

    def show_nothing(self, *, begun: bool = False) -> None:
        """Say what is needed at least; ``begun`` when something is there already, but not enough or not readable."""
        self.size_text.setText(tr("Not enough to count with yet.") if begun else tr("Give a country and its organisers."))
        self.more_text.setText(tr("Organisers are the people who invite others to meetings; only they need a licence."))

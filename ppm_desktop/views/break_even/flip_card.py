"""What would turn the decision: the smallest change of one input, and a scenario that tries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.reports.sensitivity.flip_words import flip_sentence
from ppm_desktop.session.studies.flip_scenario import can_be_tried, try_flip
from ppm_desktop.views.widgets.explained import TERM_PROPERTY
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.flip import Flip
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.flip_finder import FlipFinder


class FlipCard(QWidget):
    """Follows the finder; the last sentence stays until the next is there."""

    tried = Signal(int)  # a scenario was made, at this place

    def __init__(self, document: Document, style: NumberStyle, flips: FlipFinder | None) -> None:
        """Show the flips of ``document``."""
        super().__init__()
        self._document = document
        self._style = style
        self._flips = flips
        self.sentence = label("", tr("Looking for what would turn the decision …"), wrap=True)
        self.try_button = button(tr("Tr&y it as a scenario"), tr("Copy this scenario with the change made; undo takes it back"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(FlowRow(self.try_button))
        self.setProperty(TERM_PROPERTY, "flip")
        self.try_button.clicked.connect(self._try)
        if flips is not None:
            flips.changed.connect(self.refresh)
        self.refresh()

    @property
    def flip(self) -> Flip | None:
        """The smallest change that turns the decision, where it is known."""
        return self._flips.flips.smallest if self._flips is not None and self._flips.flips is not None else None

    def refresh(self) -> None:
        """Say the newest."""
        flips = None if self._flips is None else self._flips.flips
        flip = self.flip
        if flips is not None:
            self.sentence.setText(unbroken(flip_sentence(flips, self._style)))
        self.try_button.setEnabled(flip is not None and can_be_tried(flip))

    def _try(self) -> None:
        if self.flip is not None:
            self.tried.emit(try_flip(self._document, self.flip, self._style))

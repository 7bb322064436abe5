"""A question that is answered by choosing one of a few answers, each with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ppm_desktop.views.start.remark_label import RemarkLabel
from ppm_desktop.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable


class ChoiceQuestion(QWidget):
    """Radio buttons below a heading; the arrow keys choose, Tab leaves."""

    edited = Signal()

    def __init__(self, heading: str, choices: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        """Offer choices: id, text, and lines that say more."""
        super().__init__()
        self.heading = label("verdict", heading, wrap=True)
        self.buttons: dict[str, QRadioButton] = {}
        self.remark = RemarkLabel()
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        grid.setRowMinimumHeight(0, 26)
        for choice, text, lines in choices:
            made = QRadioButton(text)
            made.setAccessibleDescription(" ".join(lines))
            self.buttons[choice] = made
            self._group.addButton(made)
            at = grid.rowCount()
            grid.addWidget(made, at, 0, Qt.AlignmentFlag.AlignVCenter)
            for line, said in enumerate(lines):
                grid.addWidget(label("note" if line == 0 else "small", said, wrap=True), at + line, 1)
            if len(lines) == 1:
                grid.setRowMinimumHeight(at, 20)
            else:
                grid.setRowMinimumHeight(grid.rowCount(), 4)
        grid.addWidget(self.remark, grid.rowCount(), 0, 1, 2)
        self._enter_at_choice()
        self._group.buttonToggled.connect(self._toggled)

    @property
    def chosen(self) -> str:
        """The id of the choice; "" while there is none."""
        return next((choice for choice, made in self.buttons.items() if made.isChecked()), "")

    def choose(self, choice: str) -> None:
        """Choose by id; "" leaves all open."""
        if choice in self.buttons:
            self.buttons[choice].setChecked(True)

    @property
    def field(self) -> QWidget:
        """Where the keyboard goes: to the choice, or to the first one while there is none."""
        return self.buttons.get(self.chosen, next(iter(self.buttons.values())))

    def _toggled(self, _made: QRadioButton, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self._enter_at_choice()
            self.edited.emit()

    def _enter_at_choice(self) -> None:
        """Let Tab and the heading's key lead to the choice; Qt would lead to the first button until one has had the keyboard."""
        for made in self.buttons.values():
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if made is self.field else Qt.FocusPolicy.ClickFocus)
        self.heading.setBuddy(self.field)

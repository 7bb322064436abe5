"""A bar below the page: which file is being written, and when it is there, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class ExportBar(QWidget):
    """Hidden while there is nothing to say."""

    cancel_wanted = Signal()
    open_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its own
        self.setProperty("role", "footer")
        self.setAccessibleName(tr("Export"))
        self.text = label("note", wrap=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress of the export"))
        self.progress.setFixedWidth(120)
        self.progress.setTextVisible(False)
        self.cancel = _button(tr("Cancel"), tr("Write no more; files that are there already stay"))
        self.open = _button(tr("Open"), tr("Open the file with the program that the system has for it"))
        self.folder = _button(tr("Show in folder"), tr("Open the folder that the file is in"))
        self.close_button = _button(tr("Close"), tr("Take this message away"))
        row = QHBoxLayout(self)
        metrics = current_theme().metrics
        row.setContentsMargins(metrics.page, 6, 12, 6)
        row.setSpacing(metrics.inside)
        row.addWidget(self.text, 1)
        for part in (self.progress, self.cancel, self.open, self.folder, self.close_button):
            row.addWidget(part)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_writing(self, text: str) -> None:
        """Say what is being written. How long it takes is not known: the bar only moves."""
        self.progress.setRange(0, 0)
        self._show(text, writing=True, there=False)

    def show_step(self, text: str) -> None:
        """Say how far it is; nothing is read out for that."""
        self.text.setText(text)

    def show_written(self, text: str) -> None:
        """Say that the files are there."""
        self._show(text, writing=False, there=True)

    def show_not_written(self, text: str) -> None:
        """Say why there is no file."""
        self._show(text, writing=False, there=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape cancel, or take the message away."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.cancel.isVisible():
            self.cancel_wanted.emit()
        else:
            self.hide()

    def _show(self, text: str, *, writing: bool, there: bool) -> None:
        keyboard = QApplication.focusWidget()
        had_keyboard = keyboard is not None and self.isAncestorOf(keyboard)
        self.text.setText(text)
        self.setAccessibleDescription(text)
        for part in (self.progress, self.cancel):
            part.setVisible(writing)
        for part in (self.open, self.folder):
            part.setVisible(there)
        self.close_button.setVisible(not writing)
        self.show()
        if had_keyboard:
            (self.cancel if writing else self.open if there else self.close_button).setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))  # it is read out without the keyboard being there


def _button(text: str, hint: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(hint)
    return made

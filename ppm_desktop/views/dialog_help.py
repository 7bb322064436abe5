"""What the glossary says reaches into dialogs: F1 where a dialog keeps the window's menus from working, and tool tips of its labels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ppm_desktop.views.jumps import to_term

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

#: Property of a dialog that has been furnished with help.
_FURNISHED: Final = "helped"


class DialogHelp(QObject):
    """Furnishes each dialog of a window when the keyboard first comes into it, whichever part of the program opened it."""

    def __init__(self, window: QMainWindow) -> None:
        """Watch where the keyboard goes."""
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _has(self, dialog: QDialog) -> bool:
        """Say whether a dialog stands in front of the window, or of another dialog of it."""
        parent = dialog.parent()
        while parent is not None and parent is not self._window:
            parent = parent.parent()
        return parent is not None

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        dialog = new.window() if new is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(_FURNISHED) or not self._has(dialog):
            return
        dialog.setProperty(_FURNISHED, True)  # noqa: FBT003 - Qt's signature
        from ppm_desktop.views.glossary_tips import explain_words  # noqa: PLC0415 - reads the glossary: not needed for an ordinary start

        explain_words(dialog)
        if dialog.isModal():  # otherwise the menu's own key works
            QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog, partial(to_term, dialog))

"""Asking for one file to read, in front of a window whose plan it is for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.page_parts import PageParts


class FileQuestion(QObject):
    """Belongs to one window and acts on its document; does nothing before the first plan is there."""

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._parts: PageParts | None = None

    def attach(self, parts: PageParts) -> None:
        """Act on a document from now on."""
        self._parts = parts

    def ask_for(self, title: str, kinds: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a file; ``kinds`` is Qt's filter of names."""
        if self._parts is None:
            return
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not needed for an ordinary start

        dialog = QFileDialog(self._window, title, str(self._preferences.folder), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.open()

"""Comparing the open plan with another saved one: asking for the file and opening the dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.places import PageParts


class ProjectDiffActions(QObject):
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

    def ask(self) -> None:
        """Ask which plan to compare with."""
        if self._parts is None:
            return
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not needed for an ordinary start

        title, kinds = tr("Compare with another project"), tr("Licensing plans ({pattern})").format(pattern="*.ppmplan")
        dialog = QFileDialog(self._window, title, str(self._preferences.folder), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.show_difference(Path(path)))
        dialog.open()

    def show_difference(self, path: Path) -> None:
        """Open the dialog on a file."""
        parts = self._parts
        if parts is None:
            return
        from ppm_desktop.views.dialogs.project_diff import ProjectDiffDialog  # noqa: PLC0415 - not needed for an ordinary start

        ProjectDiffDialog(parts.document, path, parts.catalogue, parts.style, parts.errands, self._window).open()

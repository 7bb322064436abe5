"""Importing a rate sheet: asking for the file, or taking one that was dropped, and opening the dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.places import PageParts

SUFFIXES: Final = (".xlsx", ".xlsm", ".csv")
_FILTER: Final = mark("Rate sheets ({patterns})")


class RateSheetActions(QObject):
    """Belongs to one window and acts on its document."""

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
        """Ask which file to import."""
        if self._parts is None:
            return
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not needed for an ordinary start

        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog = QFileDialog(self._window, tr("Import rate sheet"), str(self._preferences.folder), tr(_FILTER).format(patterns=patterns))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.show_sheet(Path(path)))
        dialog.open()

    def show_sheet(self, path: Path) -> None:
        """Open the dialog on a file."""
        parts = self._parts
        if parts is None:
            return
        from ppm_desktop.files.rate_sheets.memory import FILE_NAME, MappingMemory  # noqa: PLC0415 - not needed for an ordinary start
        from ppm_desktop.session.rate_sheet_import import RateSheetImport  # noqa: PLC0415 - as above
        from ppm_desktop.views.dialogs.rate_sheet.dialog import RateSheetDialog  # noqa: PLC0415 - as above

        memory = MappingMemory(self._preferences.file.parent / FILE_NAME)
        sheet = RateSheetImport(parts.document, parts.catalogue, parts.errands, memory)
        RateSheetDialog(sheet, path, parts.style, self._window).open()

    def dropped_sheet(self, event: QDropEvent) -> Path | None:
        """Return the rate sheet that is dragged over the window, if it is one and no more, and there is a plan for it."""
        urls = event.mimeData().urls()
        if self._parts is None or len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in SUFFIXES else None

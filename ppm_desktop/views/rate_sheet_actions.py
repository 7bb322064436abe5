"""Importing a rate sheet: asking for the file, or taking one that was dropped, and opening the dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ppm_desktop.views.file_question import FileQuestion
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

SUFFIXES: Final = (".xlsx", ".xlsm", ".csv")
_FILTER: Final = mark("Rate sheets ({patterns})")


class RateSheetActions(FileQuestion):
    """Asks for the sheet, or takes one that was dropped."""

    def ask(self) -> None:
        """Ask which file to import."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        self.ask_for(tr("Import rate sheet"), tr(_FILTER).format(patterns=patterns), self.show_sheet)

    def show_sheet(self, path: Path) -> None:
        """Open the dialog on a file."""
        parts = self._parts
        if parts is None:
            return
        from ppm_desktop.files.rate_sheets.memory import FILE_NAME, MappingMemory  # noqa: PLC0415 - not needed for an ordinary start
        from ppm_desktop.session.rate_sheet.rate_sheet_import import RateSheetImport  # noqa: PLC0415 - as above
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

"""Comparing the open plan with another saved one: asking for the file and opening the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.views.file_question import FileQuestion
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from pathlib import Path


class ProjectDiffActions(FileQuestion):
    """Asks for the other plan."""

    def ask(self) -> None:
        """Ask which plan to compare with."""
        kinds = tr("Licensing plans ({pattern})").format(pattern="*.ppmplan")
        self.ask_for(tr("Compare with another project"), kinds, self.show_difference)

    def show_difference(self, path: Path) -> None:
        """Open the dialog on a file."""
        parts = self._parts
        if parts is None:
            return
        from ppm_desktop.views.dialogs.project_diff import ProjectDiffDialog  # noqa: PLC0415 - not needed for an ordinary start

        ProjectDiffDialog(parts.document, path, parts.catalogue, parts.style, parts.errands, self._window).open()

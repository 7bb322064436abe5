"""Diagnostics: shows all that the file will say before it is written, and writes it where the user wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ppm_desktop.session.diagnostics import diagnostics_text, diagnostics_zip
from ppm_desktop.views.dialogs.report_dialog import ReportDialog, ReportFile
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.preferences import Preferences

_NAME = "ppm-desktop-diagnostics.zip"


class DiagnosticsDialog(ReportDialog):
    """Made anew each time: it shows how things are at that moment."""

    def __init__(self, preferences: Preferences, document: Document | None, parent: QWidget | None = None) -> None:
        """Look around and show what was found; the caller opens the dialog. ``document`` is the plan that is open, if there is one."""
        file = ReportFile(
            tr("&Save diagnostics…"),
            tr("Save diagnostics"),
            _NAME,
            tr("Zip files (*.zip)"),
            tr("The diagnostics are in {file}."),
            diagnostics_zip,
        )
        super().__init__(tr("Diagnostics"), diagnostics_text(document, current_theme().name, preferences), file, parent)
        self.close_button = self.buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        words = tr(
            "The file will hold what is shown below, and the log: where in the program errors arose. It has no names, numbers, amounts or "
            "file paths, of this plan or any other. Nothing is sent: save it and give it to whoever looks after the program."
        )
        self.arrange(label("title", tr("For whoever looks after the program"), wrap=True), label("muted", words, wrap=True))
        self.save_button.setFocus()
        self.resize(640, 520)

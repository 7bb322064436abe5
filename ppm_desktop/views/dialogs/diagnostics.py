"""Diagnostics: shows all that the file will say before it is written, and writes it where the user wants it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.session.diagnostics import diagnostics_text, diagnostics_zip
from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.preferences import Preferences

_NAME = "ppm-desktop-diagnostics.zip"


class DiagnosticsDialog(QDialog):
    """Made anew each time: it shows how things are at that moment."""

    def __init__(self, preferences: Preferences, document: Document | None, parent: QWidget | None = None) -> None:
        """Look around and show what was found; the caller opens the dialog. ``document`` is the plan that is open, if there is one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Diagnostics"))
        self.report = QPlainTextEdit(diagnostics_text(document, current_theme().name, preferences))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.outcome = label("note", wrap=True)
        self.outcome.hide()
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton(tr("&Save diagnostics…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = self.buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._arrange()
        self.save_button.clicked.connect(self.ask_where)
        self.buttons.rejected.connect(self.reject)
        self.save_button.setFocus()
        self.resize(640, 520)

    def ask_where(self) -> None:
        """Ask for a file and write the diagnostics to it."""
        dialog = QFileDialog(self, tr("Save diagnostics"), str(Path.home() / _NAME), tr("Zip files (*.zip)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the diagnostics to a file, and say whether that worked."""
        try:
            path.write_bytes(diagnostics_zip(self.report.toPlainText()))
        except OSError as error:
            self._say(tr("{file} was not written: {reason}").format(file=path.name, reason=system_reason(error)))
        else:
            self._say(tr("The diagnostics are in {file}.").format(file=path.name))

    def _say(self, text: str) -> None:
        self.outcome.setText(text)
        self.outcome.show()

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("For whoever looks after the program"), wrap=True))
        words = tr(
            "The file will hold what is shown below, and the log: where in the program errors arose. It has no names, numbers, amounts or "
            "file paths, of this plan or any other. Nothing is sent: save it and give it to whoever looks after the program."
        )
        column.addWidget(label("muted", words, wrap=True))
        column.addWidget(self.report, 1)
        column.addWidget(self.outcome)
        column.addWidget(self.buttons)

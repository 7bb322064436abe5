"""What dialogs with a report share: the whole of it is seen before it is written to a file, which is all that is ever done with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.views.look.dressing import dress
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class ReportFile:
    """How a report becomes a file."""

    button: str  # what begins it
    title: str  # of the dialog that asks for a place
    name: str  # as it is called unless somebody says otherwise
    kinds: str  # Qt's filter of file names
    written: str  # what is said then; {file} stands for its name
    content: Callable[[str], bytes]  # of the report's text


class ReportDialog(QDialog):
    """Subclasses add buttons beside the first and words above the report."""

    def __init__(self, title: str, text: str, file: ReportFile, parent: QWidget | None) -> None:
        """Hold a report; the caller opens the dialog."""
        super().__init__(parent)
        dress(self)  # there may be no window
        self._file = file
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.outcome = label("note", wrap=True)
        self.outcome.hide()
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton(file.button, QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.clicked.connect(self.ask_where)
        self.buttons.rejected.connect(self.reject)

    def ask_where(self) -> None:
        """Ask for a file and write the report to it."""
        dialog = QFileDialog(self, self._file.title, str(Path.home() / self._file.name), self._file.kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(self._file.name).suffix[1:])
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the report to a file, and say whether that worked."""
        try:
            write_atomically(path, self._file.content(self.report.toPlainText()))
        except OSError as error:
            self.say(tr("{file} was not written: {reason}").format(file=path.name, reason=system_reason(error)))
        else:
            self.say(self._file.written.format(file=path.name))

    def say(self, text: str) -> None:
        """Say below the report what became of it."""
        self.outcome.setText(text)
        self.outcome.show()

    def arrange(self, *words: QWidget) -> None:
        """Put words, report and buttons below each other."""
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        for part in words:
            column.addWidget(part)
        column.addWidget(self.report, 1)
        column.addWidget(self.outcome)
        column.addWidget(self.buttons)

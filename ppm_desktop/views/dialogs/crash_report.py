"""What is told about an error that nobody caught: the work is safe, and here is the report, which is sent nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document

_NAME = "ppm_desktop-report.txt"


class CrashReportDialog(QDialog):
    """Shows the whole report before anything is done with it."""

    def __init__(self, text: str, document: Document | None, parent: QWidget | None = None) -> None:
        """Show a report; the caller opens the dialog. ``document`` is the plan that is open, if there is one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.outcome = label("note", wrap=True)
        self.outcome.hide()
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton(tr("&Save report…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button = self.buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on_button = self.buttons.addButton(tr("C&ontinue"), QDialogButtonBox.ButtonRole.RejectRole)
        self._arrange(document)
        self.save_button.clicked.connect(self.ask_where)
        self.copy_button.clicked.connect(self.copy)
        self.buttons.rejected.connect(self.reject)
        self.go_on_button.setFocus()
        self.resize(640, 480)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._say(tr("The report is on the clipboard."))

    def ask_where(self) -> None:
        """Ask for a file and write the report to it."""
        dialog = QFileDialog(self, tr("Save report"), str(Path.home() / _NAME), tr("Text (*.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the report to a file, and say whether that worked."""
        try:
            path.write_text(self.report.toPlainText() + "\n", encoding="utf-8")
        except OSError as error:
            self._say(tr("{file} was not written: {reason}").format(file=path.name, reason=system_reason(error)))
        else:
            self._say(tr("The report is in {file}.").format(file=path.name))

    def _say(self, text: str) -> None:
        self.outcome.setText(text)
        self.outcome.show()

    def _arrange(self, document: Document | None) -> None:
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("Something went wrong in the program."), wrap=True))
        column.addWidget(label("", _about_the_work(document), wrap=True))
        words = tr(
            "Below is all that the report says. It has no names, numbers, amounts or file paths of your plan. "
            "Nothing is sent: save or copy it and give it to whoever looks after the program."
        )
        column.addWidget(label("muted", words, wrap=True))
        column.addWidget(self.report, 1)
        column.addWidget(self.outcome)
        column.addWidget(self.buttons)


def _about_the_work(document: Document | None) -> str:
    if document is None:
        return tr("No plan was open, so that nothing is lost.")
    if document.modified:
        return tr("Your plan is still here, and a recovery copy of what is not saved is kept beside it. Save it now, to be sure.")
    return tr("Your plan is still here, and all of it is saved.")

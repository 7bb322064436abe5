"""What is told about an error that nobody caught: the work is safe, and here is the report, which is sent nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ppm_desktop.views.dialogs.report_dialog import ReportDialog, ReportFile
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document

_NAME = "ppm_desktop-report.txt"


class CrashReportDialog(ReportDialog):
    """Shows the whole report before anything is done with it."""

    def __init__(self, text: str, document: Document | None, parent: QWidget | None = None) -> None:
        """Show a report; the caller opens the dialog. ``document`` is the plan that is open, if there is one."""
        file = ReportFile(
            tr("&Save report…"),
            tr("Save report"),
            _NAME,
            tr("Text (*.txt)"),
            tr("The report is in {file}."),
            lambda report: f"{report}\n".encode(),
        )
        super().__init__(tr("Something went wrong"), text, file, parent)
        self.copy_button = self.buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on_button = self.buttons.addButton(tr("C&ontinue"), QDialogButtonBox.ButtonRole.RejectRole)
        words = tr(
            "Below is all that the report says. It has no names, numbers, amounts or file paths of your plan. "
            "Nothing is sent: save or copy it and give it to whoever looks after the program."
        )
        self.arrange(
            label("title", tr("Something went wrong in the program."), wrap=True),
            label("", _about_the_work(document), wrap=True),
            label("muted", words, wrap=True),
        )
        self.copy_button.clicked.connect(self.copy)
        self.go_on_button.setFocus()
        self.resize(640, 480)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.say(tr("The report is on the clipboard."))


def _about_the_work(document: Document | None) -> str:
    if document is None:
        return tr("No plan was open, so that nothing is lost.")
    if document.modified:
        return tr("Your plan is still here, and a recovery copy of what is not saved is kept beside it. Save it now, to be sure.")
    return tr("Your plan is still here, and all of it is saved.")

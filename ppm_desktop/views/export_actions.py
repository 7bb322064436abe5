"""Writing files for other people and programs: the menu File > Export and the page Report ask here."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt

from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFileDialog, QWidget

    from ppm_desktop.paper.jobs import Answer, FileWritten, Written
    from ppm_desktop.paper.outputs import Output
    from ppm_desktop.session.background.press import Press
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.report_choices import ReportChoices
    from ppm_desktop.views.file_actions import FileActions
    from ppm_desktop.views.widgets.export_bar import ExportBar

#: By the id of an output; one without has its place in the menu all the same.
SHORTCUTS: Final = {"pdf": "Ctrl+E", "xlsx": "Ctrl+Shift+X", "pptx": "Ctrl+Shift+L", "csv-folder": "Ctrl+Shift+T", "json": "Ctrl+Shift+J"}
#: What is always said of files whose figures lack prices.
_INCOMPLETE: Final = mark("An option lacks a price: its figures are lower bounds, marked with ≥.")


class WithDocument(Protocol):
    """What a page is made from; of it, only the document is wanted here."""

    @property
    def document(self) -> Document:
        """The open document."""


class ExportActions(QObject):
    """Belongs to one window and acts on its document. One file is written at a time."""

    def __init__(self, window: QWidget, files: FileActions, show_problems: Callable[[str], None]) -> None:
        """Ask in front of ``window``; ``files`` know the document's name, ``show_problems`` lists what keeps it from being calculated."""
        super().__init__(window)
        self._window = window
        self._files = files
        self._show_problems = show_problems
        self._document: Document | None = None
        self._job: int | None = None
        self._written: tuple[Path, ...] = ()
        self._used = False

    @cached_property
    def bar(self) -> ExportBar:
        """What is said below the page."""
        from ppm_desktop.views.widgets.export_bar import ExportBar  # noqa: PLC0415 - after the first paint

        bar = ExportBar()
        bar.cancel_wanted.connect(self.cancel)
        bar.open_wanted.connect(self._open)
        bar.folder_wanted.connect(self._open_folder)
        return bar

    @cached_property
    def press(self) -> Press:
        """The process that sets pages and writes files."""
        from ppm_desktop.session.background.press import Press  # noqa: PLC0415 - after the first paint

        self._used = True
        return Press(self)

    @cached_property
    def choices(self) -> ReportChoices:
        """How the report is wanted."""
        from ppm_desktop.session.report_choices import ReportChoices  # noqa: PLC0415 - as above

        return ReportChoices(self._files.preferences, self)

    @property
    def written(self) -> tuple[Path, ...]:
        """What was written last."""
        return self._written

    def attach(self, parts: WithDocument) -> None:
        """Act on a document from now on."""
        self._document = parts.document

    def stop(self) -> None:
        """End all work; for closing the window."""
        if self._used:
            self.press.stop()

    def ask(self, output_id: str) -> None:
        """Ask where to write an output; a plan that cannot be calculated shows its problems instead."""
        from ppm_desktop.domain.checks import has_errors  # noqa: PLC0415 - after the first paint
        from ppm_desktop.paper.outputs import output  # noqa: PLC0415 - as above

        document, wanted = self._document, output(output_id)
        if document is None:
            return
        if has_errors(document.problems):
            self._show_problems(tr("Nothing can be written until the errors are mended."))
            return
        dialog = self._dialog(wanted)
        dialog.fileSelected.connect(lambda path: self.write_to(wanted.id, Path(path)))
        dialog.open()

    def write_to(self, output_id: str, target: Path) -> None:
        """Write an output to a file or into a folder, in the background."""
        from ppm_desktop.files.real_path import real_path  # noqa: PLC0415 - as above
        from ppm_desktop.paper.jobs import WriteFiles  # noqa: PLC0415 - as above

        document = self._document
        if document is None:
            return
        self.cancel()
        if document.path is not None and real_path(target) == real_path(document.path):
            self.bar.show_not_written(tr("{file} is the plan itself. Choose another name.").format(file=target.name))
            return
        self._files.preferences.folder = target.parent
        self._written = ()
        self.bar.show_writing(tr("Writing {file} …").format(file=target.name))
        job = WriteFiles(self.choices.subject(document), output_id, target)
        self._job = self.press.ask(job, lambda answer: self._ended(target, answer), self._told)

    def cancel(self) -> None:
        """Write no more."""
        if self._job is not None:
            self.press.cancel(self._job)
            self._job = None
            self.bar.show_not_written(tr("Nothing more is written."))

    def _told(self, done: FileWritten) -> None:
        self.bar.show_step(tr("{file} is written …").format(file=done.file.name))

    def _ended(self, target: Path, answer: Answer) -> None:
        from ppm_desktop.files.presence import is_file  # noqa: PLC0415 - as above
        from ppm_desktop.paper.jobs import Refused, Written  # noqa: PLC0415 - as above

        self._job = None
        if isinstance(answer, Written):
            self._written = answer.files
            self.bar.show_written(_said(target, answer))
        elif isinstance(answer, Refused):
            advice = tr("Close it in other programs, or choose another name.") if is_file(target) else tr("Choose another folder or name.")
            self.bar.show_not_written(f"{answer.sentence} {advice}")
        else:
            self.bar.show_not_written(tr("{file} was not written: the program made a mistake.").format(file=target.name))
            self._files.errands.failed.emit(RuntimeError(str(answer)))

    def _dialog(self, wanted: Output) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        title = tr("Write {output}").format(output=tr(wanted.title))
        dialog = QFileDialog(self._window, title, str(self._files.preferences.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        stem = Path(self._files.name).stem
        if wanted.suffix:
            dialog.setNameFilter(tr(wanted.kind).format(pattern=f"*{wanted.suffix}"))
            dialog.setDefaultSuffix(wanted.suffix.removeprefix("."))
            dialog.selectFile(f"{stem}{wanted.suffix}")
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Write here"))
        return dialog

    def _open(self) -> None:
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - as above
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - as above

        if self._written:
            target = self._written[0] if len(self._written) == 1 else self._written[0].parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _open_folder(self) -> None:
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - as above
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - as above

        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[0].parent)))


def _said(target: Path, written: Written) -> str:
    count = len(written.files)
    if count == 1 and written.files[0] == target:
        text = tr("{file} is written.").format(file=target.name)
    else:
        text = trn("{count} file is written to {folder}.", "{count} files are written to {folder}.", count)
        text = text.format(count=count, folder=target.name)
    return text if written.complete else f"{text} {tr(_INCOMPLETE)}"

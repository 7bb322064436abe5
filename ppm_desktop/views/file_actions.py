"""Opening, saving and leaving a project: what the File menu does, and what happens when that fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.session.opening import Opener, Opening
from ppm_desktop.views.dialogs.messages import ask_about_changes, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands
    from ppm_desktop.session.preferences import Preferences

SUFFIX: Final = ".ppmplan"
SAMPLE: Final = "samples/three-country-consultancy.ppmplan"
_FILTER: Final = f"Licensing plans (*{SUFFIX})"
_MOST_SENTENCES: Final = 4


class FileActions(QObject):
    """Nothing here stops the window: every question is answered later, by a callback."""

    opened = Signal(object)  # Opening with a project
    reading = Signal(str)  # name of the file that is being read
    refused = Signal()  # a file was not a project
    saved = Signal()

    def __init__(self, window: QWidget, errands: Errands, preferences: Preferences) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._document: Document | None = None
        self._opener = Opener(errands)
        self._opener.opened.connect(self._judge)
        self._opener.failed.connect(self._give_up)

    def attach(self, document: Document) -> None:
        """Act on this document from now on."""
        self._document = document

    def ask_for_file(self) -> None:
        """Ask which file to open."""

        def ask() -> None:
            dialog = self._dialog("Open")
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.fileSelected.connect(lambda path: self.open(Path(path)))
            dialog.open()

        self.when_changes_are_settled(ask)

    def open_sample(self) -> None:
        """Open a copy of the sample project."""
        self.when_changes_are_settled(lambda: self.open(resource_path(SAMPLE), untitled=True))

    def open_dropped(self, path: Path) -> None:
        """Open a file that was dropped on the window."""
        self.when_changes_are_settled(lambda: self.open(path))

    def open(self, path: Path, *, untitled: bool = False) -> None:
        """Read a file in the background and then show it."""
        self.reading.emit(path.name)
        self._opener.read(path, untitled=untitled)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save to the document's file, or ask for one; call ``then`` when it is saved."""
        if self._document is None:
            return
        if self._document.path is None:
            self.save_as(then)
        else:
            self.save_to(self._document.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a file and save to it."""
        if self._document is None:
            return
        dialog = self._dialog("Save as")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(self.name)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path), then))
        dialog.open()

    def save_to(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Save to ``path``. When that fails, the old file is whole and the changes are still in the window."""
        document = self._document
        if document is None:
            return
        from ppm_desktop.files.project_file import save_project  # noqa: PLC0415 - brings pydantic

        try:
            save_project(document.project, path)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            advice = "Nothing is lost: your changes are still here. Save to another folder or under another name."
            tell(self._window, f"{path.name} was not saved.", f"{reason}: {path}\n\n{advice}")
            return
        self._preferences.folder = path.parent
        document.saved_to(path)
        self.saved.emit()
        if then is not None:
            then()

    def when_changes_are_settled(self, then: Callable[[], None]) -> None:
        """Call ``then`` at once, or after the user has saved or discarded the changes; not at all after Cancel."""
        if self._document is None or not self._document.modified:
            then()
        else:
            ask_about_changes(self._window, self.name, save=lambda: self.save(then), discard=then)

    @property
    def name(self) -> str:
        """The document's file name, or the one that would be proposed for it."""
        document = self._document
        if document is None:
            return ""
        return document.path.name if document.path is not None else f"{document.project.name or 'Untitled'}{SUFFIX}"

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._preferences.folder), _FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _judge(self, opening: Opening) -> None:
        if not opening.untitled:
            self._preferences.folder = opening.path.parent.absolute()
        if opening.reading.project is not None:
            self.opened.emit(opening)
            return
        from ppm_desktop.reports.sentences import problem_sentence  # noqa: PLC0415 - not needed for an ordinary start

        problems = opening.reading.problems
        lines = [f"{problem.path}: {problem_sentence(problem)}" if problem.path else problem_sentence(problem) for problem in problems]
        shown = lines[:_MOST_SENTENCES]
        if len(lines) > len(shown):
            shown.append(f"… and {len(lines) - len(shown)} more problems.")
        details = "\n".join(lines) if len(lines) > len(shown) else ""
        tell(self._window, f"{opening.path.name} cannot be opened.", "\n\n".join(shown), details)
        self.refused.emit()

    def _give_up(self, error: Exception) -> None:
        self.refused.emit()
        raise error

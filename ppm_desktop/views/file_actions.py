"""Opening, saving and leaving a project: what the File menu does, and what happens when that fails."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.views.dialogs.messages import ask, ask_about_changes, tell
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.files.open_marks import OpenMarks
    from ppm_desktop.files.recovery import Leftover
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.opening import Opener, Opening, Preparation
    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.session.saving import Saver, Saving

SUFFIX: Final = ".ppmplan"
SAMPLE: Final = "samples/three-country-consultancy.ppmplan"
_FILTER: Final = mark("Licensing plans ({pattern})")
_MOST_SENTENCES: Final = 4
#: What one system or another does not allow in the name of a file.
_NOT_IN_NAMES: Final = r'[\x00-\x1f<>:"/\\|?*]'


class FileActions(QObject):
    """Nothing here stops the window: every question is answered later, by a callback."""

    opened = Signal(object)  # Opening with a project
    reading = Signal(str)  # name of the file that is being read
    refused = Signal()  # a file was not a project
    saved = Signal()

    def __init__(self, window: QWidget, errands: Errands, preferences: Preferences, prepare: Preparation | None = None) -> None:
        """Ask in front of ``window``. ``prepare`` is called after every file that is read, before it is shown."""
        super().__init__(window)
        self._window = window
        self.errands = errands
        self.preferences = preferences
        self._prepare = prepare
        self._prompt: QMessageBox | None = None
        self._reads = False
        self._document: Document | None = None
        self._after_saving: list[Callable[[], None]] = []

    # What reads, writes and asks is imported and made when it is first needed: the window is visible before.
    @cached_property
    def marks(self) -> OpenMarks:
        """Which files are open in a window."""
        from ppm_desktop.files.open_marks import OpenMarks  # noqa: PLC0415 - see above

        return OpenMarks()

    @cached_property
    def _opener(self) -> Opener:
        from ppm_desktop.session.opening import Opener  # noqa: PLC0415 - see above

        opener = Opener(self.errands, self._prepare)
        opener.opened.connect(self._judge)
        opener.failed.connect(self._give_up)
        return opener

    @cached_property
    def _saver(self) -> Saver:
        from ppm_desktop.session.saving import Saver  # noqa: PLC0415 - see above

        saver = Saver(self)
        saver.saved.connect(self._note_saved)
        saver.changed_by_others.connect(self._ask_about_others)
        saver.failed.connect(self._say_failed)
        saver.idle.connect(self._go_on)
        return saver

    def attach(self, document: Document) -> None:
        """Act on this document from now on."""
        self._document = document

    def ask_for_file(self) -> None:
        """Ask which file to open."""

        def ask() -> None:
            dialog = self._dialog(tr("Open"))
            dialog.setFileMode(dialog.FileMode.ExistingFile)
            dialog.fileSelected.connect(lambda path: self.open(Path(path)))
            dialog.open()

        self.when_changes_are_settled(ask)

    def create(self, make: Callable[[Catalogue, date], Project] | None = None, place: str = "") -> None:
        """Begin a new project: an empty one, or what ``make`` makes; it is first looked at in ``place``."""

        def create() -> None:
            self._reads = True
            self._opener.create(make, place)

        self.when_changes_are_settled(create)

    def open_sample(self, resource: str = SAMPLE) -> None:
        """Open a copy of a sample project, given by its path in the resources."""
        self.when_changes_are_settled(lambda: self.open(resource_path(resource), untitled=True))

    def open_instead(self, path: Path) -> None:
        """Open a file in place of the plan that is shown, once its changes are settled."""
        self.when_changes_are_settled(lambda: self.open(path))

    def open(self, path: Path, *, untitled: bool = False) -> None:
        """Read a file in the background and then show it."""
        self._reads = True
        self.reading.emit(path.name)
        self._opener.read(path, untitled=untitled)

    def open_recovered(self, leftover: Leftover) -> None:
        """Open lost work as an unsaved change to its file."""

        def read() -> None:
            self._reads = True
            self.reading.emit(leftover.head.name)
            self._opener.recover(leftover)

        self.when_changes_are_settled(read)

    def reload(self, path: Path) -> None:
        """Take what somebody else wrote to the document's file."""
        self._reads = True
        self._opener.read(path, again=True)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save to the document's file, or ask for one; call ``then`` when it is saved."""
        if self._document is None:
            return
        if self._document.path is None or self._document.read_only:
            self.save_as(then)
        else:
            self.save_to(self._document.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a file and save to it."""
        if self._document is None:
            return
        dialog = self._dialog(tr("Save as"))
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(self.name)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path), then))
        dialog.open()

    def save_to(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Save to ``path``, unless that would harm what somebody else put there; then ask."""
        document = self._document
        if document is None:
            return
        path = path.absolute()
        if path == document.path and document.read_only:
            self._say_not_saved(path, tr(document.read_only), then)
        elif path != document.path and self.marks.held_elsewhere(path):
            self._say_not_saved(path, tr("It is open in another window, whose changes would be lost."), then)
        else:
            from ppm_desktop.session.saving import Saving  # noqa: PLC0415 - see above

            self._saver.save(Saving(document.project, path, document.fingerprint if path == document.path else "", then))

    @property
    def busy(self) -> bool:
        """Whether a file is being saved."""
        return self._saver.busy

    @property
    def at_work(self) -> bool:
        """Whether a file is being read or saved."""
        return self._reads or self.busy

    def stop(self) -> None:
        """Wait for a file that is being saved."""
        self._saver.stop()

    def _note_saved(self, saving: Saving, found: str) -> None:
        if self._document is None:
            return
        self.preferences.remember(saving.path)
        self._document.saved_to(saving.path, found, saving.project)
        self.saved.emit()
        if saving.then is not None:
            saving.then()

    def _ask_about_others(self, saving: Saving) -> None:
        self._after_saving.clear()
        ask(
            self._window,
            tr("{file} was changed by another program.").format(file=saving.path.name),
            tr(
                "The file is no longer what was opened here. Overwriting it discards what the other program wrote; "
                "saving under another name keeps both."
            ),
            {tr("Save as…"): lambda: self.save_as(saving.then), tr("Overwrite"): lambda: self._saver.save(replace(saving, expected=""))},
        )

    def _say_failed(self, saving: Saving, error: Exception) -> None:
        """Tell that it failed. The old file is whole and the changes are still in the window."""
        self._after_saving.clear()
        reason = getattr(error, "strerror", None) or type(error).__name__
        self._say_not_saved(saving.path, f"{reason}: {saving.path}", saving.then)
        if not isinstance(error, OSError):
            raise error  # one of ours: it is logged, too

    def _go_on(self) -> None:
        waiting, self._after_saving = self._after_saving, []
        for then in waiting[-1:]:  # of several wishes, such as closing twice, the last one
            self.when_changes_are_settled(then)

    def _say_not_saved(self, path: Path, reason: str, then: Callable[[], None] | None) -> None:
        advice = tr("Nothing is lost: your changes are still here. Save to another folder or under another name.")
        headline = tr("{file} was not saved.").format(file=path.name)
        ask(self._window, headline, f"{reason}\n\n{advice}", {tr("Save as…"): lambda: self.save_as(then)}, tr("Not now"))

    def when_changes_are_settled(self, then: Callable[[], None]) -> None:
        """Call ``then`` at once, or after the user has saved or discarded the changes; not at all after Cancel."""
        if self._saver.busy:
            self._after_saving.append(then)
        elif self._document is None or not self._document.modified:
            then()
        elif self._prompt is None:  # a second wish, such as closing twice, does not ask a second time
            self._prompt = ask_about_changes(self._window, self.name, save=lambda: self.save(then), discard=then)
            self._prompt.finished.connect(self._prompt_answered)

    def _prompt_answered(self) -> None:
        self._prompt = None

    @property
    def name(self) -> str:
        """The document's file name, or the one that would be proposed for it."""
        document = self._document
        if document is None or document.path is not None:
            return document.path.name if document is not None and document.path is not None else ""
        return f"{re.sub(_NOT_IN_NAMES, '-', document.project.name).strip(' .') or tr('Untitled')}{SUFFIX}"

    @property
    def title(self) -> str:
        """The name, without signs that would turn the title around, and whether the file must not be written to."""
        from ppm_desktop.reports.words import printable  # noqa: PLC0415 - after the first paint

        name = printable(self.name)
        return tr("{file} (read-only)").format(file=name) if self._document is not None and self._document.read_only else name

    def _dialog(self, title: str) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - see above

        dialog = QFileDialog(self._window, title, str(self.preferences.folder), tr(_FILTER).format(pattern=f"*{SUFFIX}"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _judge(self, opening: Opening) -> None:
        self._reads = False
        if opening.reading.project is not None:
            if not opening.untitled:
                self.preferences.remember(opening.path.absolute())
            self.opened.emit(opening)
            return
        if not opening.untitled:
            self.preferences.folder = opening.path.parent.absolute()
        from ppm_desktop.reports.sentences import problem_sentence  # noqa: PLC0415 - not needed for an ordinary start

        problems = opening.reading.problems
        lines = [f"{problem.path}: {problem_sentence(problem)}" if problem.path else problem_sentence(problem) for problem in problems]
        shown = lines[:_MOST_SENTENCES]
        if len(lines) > len(shown):
            more = len(lines) - len(shown)
            shown.append(trn("… and {count} more problem.", "… and {count} more problems.", more).format(count=more))
        details = "\n".join(lines) if len(lines) > len(shown) else ""
        tell(self._window, tr("{file} cannot be opened.").format(file=opening.path.name), "\n\n".join(shown), details)
        self.refused.emit()

    def _give_up(self, error: Exception) -> None:
        self._reads = False
        self.refused.emit()
        raise error


def dropped_plan(event: QDropEvent) -> Path | None:
    """Return the plan that is dragged over the window, if it is one and no more."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile() or not urls[0].toLocalFile().lower().endswith(SUFFIX):
        return None
    return Path(urls[0].toLocalFile())

"""What happens to a document beside being edited: copies against a crash, other programs at its file, snapshots."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.views.widgets.notice_bar import NoticeBar
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.files.recovery import Leftover, RecoveryStore
    from ppm_desktop.session.autosave import Autosave
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.file_watch import FileWatch
    from ppm_desktop.session.opening import Opening
    from ppm_desktop.views.file_actions import FileActions
    from ppm_desktop.views.page_parts import PageParts

OTHER_WINDOW: Final = mark("The file is open in another window. Here it can be looked at, and changes can be saved under another name.")
#: Lost plans that are offered at a time, each of which may become a window.
_MOST_OFFERED: Final = 10
_READ_ONLY, _CHANGED, _GONE, _COPY = "read-only", "changed", "gone", "copy"


class DocumentLife(QObject):
    """Belongs to one window and goes on from document to document."""

    further_wanted = Signal(object)  # a Leftover that is to be opened in another window: this one has one already

    def __init__(self, window: QWidget, files: FileActions, store: RecoveryStore | None = None) -> None:
        """Tell about the document that ``files`` opens and saves."""
        super().__init__(window)
        self._window = window
        self._files = files
        if store is not None:
            self.store = store
        self.notice = NoticeBar()
        self.autosave: Autosave | None = None
        self._watch: FileWatch | None = None
        self._document: Document | None = None
        self._marked: Path | None = None
        self._parts: PageParts | None = None

    @cached_property
    def store(self) -> RecoveryStore:
        """Where copies against a crash are kept; by default the program's own folder."""
        from ppm_desktop.files.recovery import RecoveryStore  # noqa: PLC0415 - after the first paint

        return RecoveryStore()

    def framed(self, content: QWidget) -> QWidget:
        """Return the window's content with the notice bar on top."""
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(content, 1)
        return frame

    def attach(self, parts: PageParts) -> None:
        """Follow the first document; later files are opened in the same one."""
        from ppm_desktop.session.autosave import Autosave  # noqa: PLC0415 - after the first paint
        from ppm_desktop.session.file_watch import FileWatch  # noqa: PLC0415 - as above

        document = parts.document
        self._document, self._parts = document, parts
        self.autosave = Autosave(document, self.store, lambda: self._files.name)
        self.autosave.failed.connect(self._no_copy)
        self._watch = FileWatch(document, self._files.errands)
        self._watch.changed.connect(self._file_changed)
        self._watch.gone.connect(self._file_gone)
        self._watch.same.connect(lambda: self.notice.withdraw(_CHANGED, _GONE))
        document.file_changed.connect(self._mark)
        self._files.saved.connect(lambda: self.notice.withdraw(_READ_ONLY, _CHANGED, _GONE))
        QGuiApplication.instance().applicationStateChanged.connect(self._look_again)  # type: ignore[union-attr]  # there is one

    def opened(self, opening: Opening) -> None:
        """Say what is particular about the file that has just been put into the document."""
        document = self._document
        if document is None:
            return
        self.notice.withdraw(_READ_ONLY, _CHANGED, _GONE)
        if opening.recovered is not None and self.autosave is not None:
            self.autosave.adopt(self.store.stays_with(opening.recovered))
        document.came_from(
            opening.fingerprint, opening.read_only or document.read_only, unsaved=opening.unsaved or opening.recovered is not None
        )
        self._tell_read_only(document)

    def reloaded(self, opening: Opening) -> bool:
        """Take the file's new content, if that is what was opened; as a step, so that Undo brings the old one back."""
        document, project = self._document, opening.reading.project
        if document is None or project is None or not opening.again or document.path != opening.path:
            return False
        document.reload(project, opening.fingerprint)
        return True

    def offer_recovery(self) -> None:
        """Offer the work of programs that died, once; asked for when the program has started."""
        store = self.store

        def found() -> list[Leftover]:
            taken = (store.take_over(leftover) for leftover in store.leftovers())
            return list(islice((leftover for leftover in taken if leftover is not None), _MOST_OFFERED))

        self._files.errands.send(found, self._offer)

    def show_snapshots(self) -> None:
        """Open the list of snapshots."""
        parts = self._parts
        if parts is None:
            return
        from ppm_desktop.views.dialogs.snapshots import SnapshotsDialog  # noqa: PLC0415 - not needed for an ordinary start

        SnapshotsDialog(parts.document, parts.catalogue, parts.style, parts.errands, self._window).open()

    def finish(self) -> None:
        """Remove what only an open document needs: the window is left with everything saved or given up."""
        if self.autosave is not None:
            self.autosave.finish()
        self._release()

    def stop(self) -> None:
        """End all work in the background; a copy of unsaved work stays."""
        if self._watch is not None:
            self._watch.stop()
        if self.autosave is not None:
            self.autosave.stop()
        self._release()

    def hand_over(self) -> str:
        """Stop for good, because another window goes on with the document. Return the name of the copy, or ""."""
        copy = self.autosave.token if self.autosave is not None else ""
        self.stop()
        for part in (self.autosave, self._watch):
            if part is not None:
                part.deleteLater()  # a child of the document, which lives on
        self.autosave = self._watch = None
        return copy

    def go_on(self, copy: str) -> None:
        """Go on with a document of another window after ``attach``: with its copy, its file and what is particular about that."""
        document = self._document
        if document is None or self.autosave is None or self._watch is None:
            return
        self.autosave.adopt(copy)
        document.came_from(document.fingerprint, document.read_only)
        self._tell_read_only(document)
        self._watch.look_soon()

    def _tell_read_only(self, document: Document) -> None:
        if document.read_only:
            self.notice.say(_READ_ONLY, tr(document.read_only), {tr("Save as…"): self._files.save_as})

    def _offer(self, leftovers: list[Leftover]) -> None:
        if not leftovers:
            return
        from ppm_desktop.views.dialogs.recovery import RecoveryDialog  # noqa: PLC0415 - not needed for an ordinary start

        dialog = RecoveryDialog(leftovers, self.store, self._window)
        dialog.chosen.connect(self._recover)
        dialog.open()

    def _recover(self, leftovers: tuple[Leftover, ...]) -> None:
        self._files.open_recovered(leftovers[0])
        for leftover in leftovers[1:]:
            self.further_wanted.emit(leftover)

    def _mark(self) -> None:
        """Mark the document's file as open here, and let go of the last one."""
        document = self._document
        path = document.path if document is not None else None
        if document is None or path == self._marked:
            return
        self._release()
        if path is not None and self._files.marks.take(path):
            self._marked = path
        elif path is not None and not document.read_only:
            document.came_from(document.fingerprint, OTHER_WINDOW, unsaved=document.modified)

    def _release(self) -> None:
        if self._marked is not None:
            self._files.marks.release(self._marked)
            self._marked = None

    def _file_changed(self, found: str) -> None:
        document = self._document
        if document is None or document.path is None:
            return
        path = document.path
        text = tr("{file} was changed by another program.").format(file=path.name)
        if document.modified:
            text += " " + tr("You have changes that are not saved; reloading can be undone.")
        self.notice.say(
            _CHANGED,
            text,
            {tr("Reload"): lambda: self._files.reload(path), tr("Keep mine"): lambda: document.keep(found)},
        )

    def _file_gone(self) -> None:
        if self._document is not None and self._document.path is not None:
            text = tr("{file} is no longer in its folder: it was moved, renamed or deleted. Saving writes it there again.")
            text = text.format(file=self._document.path.name)
            self.notice.say(_GONE, text, {tr("Save"): self._files.save, tr("Save as…"): self._files.save_as})

    def _no_copy(self, reason: str) -> None:
        text = tr("Unsaved work cannot be kept against a crash: {reason} ({folder}). Save often, or make room there.")
        text = text.format(reason=reason, folder=self.store.folder)
        self.notice.say(_COPY, text, {tr("Save"): self._files.save})

    def _look_again(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._watch is not None:
            self._watch.look_soon()

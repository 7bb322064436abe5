"""Importing calls: asking for the exports, or taking those that were dropped, and making a plan of what was imported."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ppm_desktop.session.calls.imported_calls import CallsInMemory
from ppm_desktop.views.dialogs.messages import tell
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.calls.imported_calls import ImportedCalls
    from ppm_desktop.session.calls.usage_grouping import Grouping
    from ppm_desktop.session.calls.usage_import import UsageImportRun
    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.file_actions import FileActions
    from ppm_desktop.views.page_parts import PageParts

PLACE: Final = "usage"
_EXPORTS: Final = (".zip", ".json", ".tsv", ".txt")
_PERHAPS: Final = ".csv"  # a rate sheet may be one, too
_BEGIN: Final = 8192
#: What the dialog needs, which nobody has needed before when there is no plan.
_FOR_THE_DIALOG: Final = (
    "ppm_desktop.session.calls.usage_import",
    "ppm_desktop.views.dialogs.usage_import.dialog",
    "ppm_desktop.views.glossary_tips",
    "ppm_desktop.usage.reading",
)


class UsageActions(QObject):
    """Belongs to one window; works with a plan and without one."""

    def __init__(self, window: QWidget, files: FileActions, errands: Errands, preferences: Preferences, style: NumberStyle) -> None:
        """Ask in front of ``window``; new plans are opened with ``files``."""
        super().__init__(window)
        self._window, self._files, self._errands = window, files, errands
        self._preferences, self._style = preferences, style
        self._parts: PageParts | None = None
        self.calls = CallsInMemory()

    def attach(self, parts: PageParts) -> None:
        """Act on a document from now on."""
        self._parts = parts

    def ask(self) -> None:
        """Ask which exports to import."""
        from ppm_desktop.views.dialogs.usage_import.dialog import export_file_dialog  # noqa: PLC0415 - not needed for an ordinary start

        dialog = export_file_dialog(self._window, self._preferences.folder)
        dialog.filesSelected.connect(lambda paths: self.show_import([Path(path) for path in paths]))
        dialog.open()
        self._errands.fetch(_FOR_THE_DIALOG, _nothing)  # while somebody chooses files

    def import_dropped(self, paths: Sequence[Path]) -> None:
        """Open the dialog on exports that were dropped, when what it needs was imported."""

        def show() -> None:
            self.show_import(paths)

        self._errands.fetch(_FOR_THE_DIALOG, show)

    def show_import(self, paths: Sequence[Path]) -> UsageImportRun:
        """Open the dialog on exports."""
        from ppm_desktop.session.calls.usage_import import UsageImportRun  # noqa: PLC0415 - as above
        from ppm_desktop.views.dialogs.usage_import.dialog import UsageImportDialog  # noqa: PLC0415 - as above

        if paths:
            self._preferences.folder = paths[0].parent
        run = UsageImportRun(self._errands)
        dialog = UsageImportDialog(run, paths, self._style, self._window, for_a_new_plan=self._parts is None)
        run.setParent(dialog)
        dialog.imported.connect(self.take)
        dialog.open()
        return run

    def take(self, calls: ImportedCalls) -> None:
        """Put the sums of imported calls into the plan, as one step of undo; without a plan, make one of them."""
        self.calls.take(calls)
        if self._parts is None:
            self.make_plan(calls.grouping)
            return
        document = self._parts.document
        document.edit(replace(document.project, usage_summary=calls.kept), tr("Import calls"))
        self._window.visit_place(PLACE)  # type: ignore[attr-defined]  # the main window, which a type here would import

    def make_plan(self, grouping: Grouping) -> None:
        """Make a plan of the calls in memory, in the place of the one that is open."""
        calls = self.calls.calls
        if calls is None:
            return
        from ppm_desktop.session.calls.plan_of_calls import plan_of_calls  # noqa: PLC0415 - only to make one
        from ppm_desktop.session.opening import shipped_catalogue  # noqa: PLC0415 - it knows Qt, so not in the thread

        grouped, style = replace(calls, grouping=grouping), self._style
        project = None if self._parts is None else self._parts.document.project
        terms = None if project is None else (project.price_book, project.agreement)

        def make() -> Project:
            from ppm_desktop.domain.today import today  # noqa: PLC0415 - in this thread

            return plan_of_calls(grouped, shipped_catalogue(), today(), style, terms)

        self._errands.send(make, self._open, self._say_no_plan)

    def _open(self, project: Project) -> None:
        self._files.create(lambda _catalogue, _today: project, place=PLACE)

    def _say_no_plan(self, error: Exception) -> None:
        from ppm_desktop.session.calls.plan_of_calls import NoPlanError  # noqa: PLC0415 - as above

        if not isinstance(error, NoPlanError):
            raise error
        tell(self._window, tr("No plan can be made of these calls."), str(error))

    @staticmethod
    def dropped(event: QDropEvent) -> tuple[Path, ...]:
        """Return the usage exports that are dragged over the window; none if there is anything else among the files."""
        urls = event.mimeData().urls()
        paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        if len(paths) == 1:
            return paths if looks_like_export(paths[0]) else ()
        # Several are no rate sheet, so that none need be opened; they may be hundreds.
        return paths if len(paths) == len(urls) and all(path.suffix.lower() in {*_EXPORTS, _PERHAPS} for path in paths) else ()


def _nothing() -> None:
    pass


def looks_like_export(path: Path) -> bool:
    """Say whether a file may hold calls: by its ending, and a CSV by the names in its first lines."""
    ending = path.suffix.lower()
    if ending != _PERHAPS:
        return ending in _EXPORTS
    try:
        if not path.is_file():  # opening a pipe waits for a writer
            return False
        with path.open("rb") as file:
            begin = file.read(_BEGIN)
    except (OSError, ValueError):  # ValueError: a path with a null character
        return False
    names = re.sub(r"[^a-z\n]", "", begin.decode("utf-8", "replace").casefold())
    return "calltype" in names and ("duration" in names or "charge" in names)

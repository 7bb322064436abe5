"""The open document: the project as it is now, its undo stack, its file and whether it is saved.

A project is immutable. An edit makes a new project and pushes it; undo puts an old one back. No widget keeps a
number that the project does not have.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ppm_desktop.domain.annotation_edits import with_decided_values
from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.default_edits import settled
from ppm_desktop.domain.sound_parts import SoundParts
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


class ReplaceProject(QUndoCommand):
    """The only undo command: the project before and after, and a name that the Edit menu shows."""

    #: Qt merges neighbours whose ids are equal; all edits share one id and decide by their merge key.
    ID = 1

    def __init__(self, document: Document, before: Project, after: Project, text: str, merge_key: Hashable | None) -> None:
        """Remember both projects; nothing is copied, they share all that did not change."""
        super().__init__(text)
        self._document = document
        self._before = before
        self._after = after
        self._merge_key = merge_key

    @property
    def before(self) -> Project:
        """The project that undo puts back."""
        return self._before

    @property
    def after(self) -> Project:
        """The project that redo puts in place."""
        return self._after

    def id(self) -> int:
        """Return the common id."""
        return self.ID

    def redo(self) -> None:
        """Put the new project in place."""
        self._document.put(self._after)

    def undo(self) -> None:
        """Put the old project back."""
        self._document.put(self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next edit of the same field, so that typing a number is one step."""
        if not isinstance(other, ReplaceProject) or self._merge_key is None or other._merge_key != self._merge_key:  # noqa: SLF001 - same class
            return False
        self._after = other._after  # noqa: SLF001 - same class
        return True


class Document(QObject):
    """The one open project. ``revision`` grows with every change, undo included, and identifies background results."""

    changed = Signal()  # the project was replaced: by an edit, undo, redo, or by opening another file
    scenario_changed = Signal()  # another scenario is shown
    file_changed = Signal()  # path or saved state

    def __init__(
        self, project: Project, path: Path | None = None, countries: frozenset[str] | None = None, sound: SoundParts | None = None
    ) -> None:
        """Open ``project``; ``path`` is its file, if it has one yet; ``sound`` is what a check of it has found sound."""
        super().__init__()
        self._project = project
        self._path = path
        self._countries = countries
        self._sound = sound or SoundParts()
        self._scenario_index = 0
        self._problems: tuple[Problem, ...] | None = None
        self.revision = 0
        self.fingerprint = ""  # of the file when it was last read or written, see files.fingerprint
        self.read_only = ""  # why the file must not be written to, as a sentence; "" when it may
        self.undo_stack = QUndoStack(self)
        # A bound method is disconnected with the document; a lambda would outlive it and emit from a dead object.
        self.undo_stack.cleanChanged.connect(self._saved_state_changed)

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._project

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to."""
        return self._path

    @property
    def modified(self) -> bool:
        """Whether there is something to save."""
        return not self.undo_stack.isClean()

    @property
    def scenario_index(self) -> int:
        """Which scenario is shown."""
        return min(self._scenario_index, len(self._project.scenarios) - 1)

    @property
    def scenario(self) -> Scenario:
        """The scenario that is shown and edited."""
        return self._project.scenarios[self.scenario_index]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything the checks say about the project as it is now."""
        if self._problems is None:
            self._problems = check_project(self._project, self._countries, self._sound)
        return self._problems

    def show_scenario(self, index: int) -> None:
        """Show another scenario; not an edit."""
        if index != self.scenario_index:
            self._scenario_index = index
            self.scenario_changed.emit()

    def edit(self, project: Project, text: str, merge_key: Hashable | None = None) -> None:
        """Make ``project`` the current one, as one undoable step named ``text``. Equal projects are no step.

        A group whose value no longer is the default's stops following it, so that no edit has to think of that.
        A changed value loses the mark of a profile's default: somebody has decided it.

        Edits in a row with the same ``merge_key`` (say, a field's path) become one step.
        """
        project = with_decided_values(self._project, settled(project))
        if project != self._project:
            self.undo_stack.push(ReplaceProject(self, self._project, project, text, merge_key))

    def edit_scenario(self, scenario: Scenario, text: str, merge_key: Hashable | None = None) -> None:
        """Replace the scenario that is shown."""
        index = self.scenario_index
        scenarios = (*self._project.scenarios[:index], scenario, *self._project.scenarios[index + 1 :])
        self.edit(replace(self._project, scenarios=scenarios), text, merge_key)

    def edit_group(self, index: int, group: Group, text: str, merge_key: Hashable | None = None) -> None:
        """Replace one group of the scenario that is shown."""
        groups = (*self.scenario.groups[:index], group, *self.scenario.groups[index + 1 :])
        self.edit_scenario(replace(self.scenario, groups=groups), text, merge_key)

    def _saved_state_changed(self) -> None:
        self.file_changed.emit()

    def put(self, project: Project) -> None:
        """Set the current project without an undo step; for the undo commands."""
        self._scenario_index = self._place_in(project)
        self._project = project
        self._problems = None
        self.revision += 1
        self.changed.emit()

    def _place_in(self, project: Project) -> int:
        """Return where the shown scenario stands in ``project``; where it is missing, the one that follows takes its place."""
        index = self.scenario_index
        shown = self._project.scenarios[index].name if self._project.scenarios else ""
        names = [scenario.name for scenario in project.scenarios]
        stays = index < len(names) and (names[index] == shown or shown not in names)
        return index if stays or shown not in names else names.index(shown)

    def open(self, project: Project, path: Path | None, sound: SoundParts | None = None) -> None:
        """Turn to another project; the undo stack starts anew."""
        self._sound = sound or SoundParts()
        self.undo_stack.clear()
        self._path = path
        self.fingerprint = self.read_only = ""
        self._scenario_index = 0
        self._project = project  # first, so that the scenario that was shown is not looked for in another file
        self.put(project)
        self.file_changed.emit()

    def came_from(self, fingerprint: str, read_only: str = "", *, unsaved: bool = False) -> None:
        """Say more about the file that was opened; ``unsaved`` when the project is not what is in it."""
        self.fingerprint = fingerprint
        self.read_only = read_only
        if unsaved:
            self.undo_stack.resetClean()
        self.file_changed.emit()

    def saved_to(self, path: Path, fingerprint: str = "", project: Project | None = None) -> None:
        """Note that ``project``, by default the one as it is now, is in ``path``."""
        if path != self._path:
            self.read_only = ""
        self._path = path
        self.fingerprint = fingerprint
        if project is None or project is self._project:
            self.undo_stack.setClean()
        else:  # edited while it was being written
            self.undo_stack.resetClean()
        self.file_changed.emit()

    def reload(self, project: Project, fingerprint: str) -> None:
        """Take what somebody else wrote to the file, as a step that can be undone."""
        self.edit(project, tr("Reload the file"))
        self.fingerprint = fingerprint
        self.undo_stack.setClean()
        self.file_changed.emit()

    def keep(self, fingerprint: str) -> None:
        """Keep this project although the file has become another: what is in the window is now a change to it."""
        self.came_from(fingerprint, self.read_only, unsaved=True)

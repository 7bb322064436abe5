"""The calls that were imported last, as long as the program runs: what a project does not keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ppm_desktop.domain.kept_usage import KeptUsage
    from ppm_desktop.domain.project import Project
    from ppm_desktop.session.calls.usage_grouping import Grouping
    from ppm_desktop.usage.choices import UsageChoices
    from ppm_desktop.usage.reading import UsageImport


@dataclass(frozen=True, slots=True, eq=False)
class ImportedCalls:
    """One import. Nothing of it but ``kept`` is ever written to a file."""

    paths: tuple[Path, ...]
    choices: UsageChoices
    key: bytes  # makes the pseudonyms
    found: UsageImport
    kept: KeptUsage
    grouping: Grouping
    names: Mapping[str, str] = field(default_factory=dict)  # by pseudonym; empty where nobody wanted to see names


class CallsInMemory(QObject):
    """Belongs to a window. A plan has calls in memory while it keeps the sums of just these, also after undo and redo."""

    changed = Signal()

    def __init__(self) -> None:
        """Start without calls."""
        super().__init__()
        self._calls: ImportedCalls | None = None

    @property
    def calls(self) -> ImportedCalls | None:
        """The calls that were imported last."""
        return self._calls

    def take(self, calls: ImportedCalls | None) -> None:
        """Take the place of what was imported before."""
        self._calls = calls
        self.changed.emit()

    def of(self, project: Project) -> ImportedCalls | None:
        """Return the calls whose sums a project keeps, if they are still in memory."""
        calls = self._calls
        return calls if calls is not None and project.usage_summary == calls.kept else None

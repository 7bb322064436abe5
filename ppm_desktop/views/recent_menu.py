"""The menu of files that were open before."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.views.file_actions import FileActions

#: Letters of an entry.
_LONGEST: Final = 120


class RecentMenu(QMenu):
    """Newest first. What is not there any more is dimmed; whether it is, is asked in a thread: a drive may be asleep."""

    def __init__(self, parent: QWidget, files: FileActions) -> None:
        """Offer what ``files`` remembers, and open with it."""
        super().__init__(tr("Open &recent"), parent)
        self._files = files
        self._missing: frozenset[Path] = frozenset()
        self.aboutToShow.connect(self.refresh)
        self._list()

    def refresh(self) -> None:
        """List the files, then look which of them are there."""
        self._list()
        paths = self._files.preferences.recent

        def missing() -> frozenset[Path]:
            from ppm_desktop.files.presence import is_file  # noqa: PLC0415 - in the thread

            return frozenset(path for path in paths if not is_file(path))

        self._files.errands.send(missing, self._dim)

    def _list(self) -> None:
        self.clear()
        paths = self._files.preferences.recent
        names = [path.name for path in paths]
        shown = _printable if any(not str(path).isprintable() for path in paths) else str
        for number, path in enumerate(paths, start=1):
            missing = path in self._missing
            where = f"  ({path.parent})" if names.count(path.name) > 1 else ""
            text = _shortened(shown(f"{path.name}{where}")).replace("&", "&&")
            text = tr("{file} – not found").format(file=text) if missing else text
            action = self.addAction(f"&{number % 10} {text}", partial(self._open, path))
            action.setToolTip(shown(str(path)))
            action.setStatusTip(shown(str(path)))
            action.setEnabled(not missing)
        if not paths:
            self.addAction(tr("No files yet")).setEnabled(False)
            return
        self.addSeparator()
        if self._missing.intersection(paths):
            self._add(tr("Remove files that were not &found"), self._forget_missing)
        self._add(tr("&Clear this list"), self._forget_all)

    def _add(self, text: str, act: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _open(self, path: Path) -> None:
        self._files.open_instead(path)

    def _dim(self, missing: frozenset[Path]) -> None:
        if missing != self._missing:
            self._missing = missing
            self._list()

    def _forget_missing(self) -> None:
        preferences = self._files.preferences
        preferences.recent = [path for path in preferences.recent if path not in self._missing]

    def _forget_all(self) -> None:
        self._files.preferences.recent = []


def _printable(text: str) -> str:
    from ppm_desktop.reports.words import printable  # noqa: PLC0415 - hardly ever needed, and not before the first paint

    return printable(text)


def _shortened(text: str) -> str:
    """Leave out the middle of a name that would make the menu wider than a screen."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"

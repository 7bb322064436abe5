"""What the checks say about the project, as a list that leads to the places concerned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.views.widgets.places_list import Place

_WORDS: Final = {
    "error": mark("Error: {problem}"),
    "warning": mark("Warning: {problem}"),
    "info": mark("Note: {problem}"),
}
_ORDER: Final = tuple(_WORDS)
#: Which place shows the part of a project that a path leads to; the first that fits.
_PLACES: Final = (
    (re.compile(r"groups\[\d+\]\.destinations"), "destinations"),
    (re.compile(r"groups\[\d+\]\.(dial_out_policy|when_|toll_free_off)|\.(increment_seconds|pool_basis|purchased)"), "policies"),
    (re.compile(r"groups\[\d+\]\.(join|habits|meetings_per|attendees|phone_share|minutes_per|usage_spread)|^defaults"), "meetings"),
    (re.compile(r"\.season"), "meetings"),
    (re.compile(r"\.groups"), "people"),
    (re.compile(r"^price_book|^currency|\.fee_overrides"), "prices"),
    (re.compile(r"\.(ranges|risk)\b"), "risk"),
    (re.compile(r"\.credits\b"), "credits"),
    (re.compile(r"\.options"), "compare"),
    (re.compile(r"^baseline"), "scenarios"),
)
_SCENARIO: Final = re.compile(r"scenarios\[(\d+)\]")


def place_of(path: str) -> str:
    """Return the name of the place where something at ``path`` can be mended; "" where there is none."""
    return next((place for pattern, place in _PLACES if pattern.search(path)), "")


def scenario_of(path: str) -> int | None:
    """Return the position of the scenario that ``path`` leads into."""
    found = _SCENARIO.match(path)
    return int(found[1]) if found else None


def _whereabouts(path: str, places: Sequence[Place]) -> str:
    """Name the place of the window where a path leads, and then the path, which says where it is in the file."""
    title = next((place.title for place in places if place.name == place_of(path)), "")
    return tr("{place} · {path}").format(place=tr(title), path=path) if title else path


class ProblemsDialog(QDialog):
    """Errors first, then warnings and notes. Enter or a double click goes to the place."""

    place_wanted = Signal(str, object, str)  # name of the place, position of the scenario or None, path

    def __init__(self, problems: Sequence[Problem], places: Sequence[Place], parent: QWidget, opening: str = "") -> None:
        """List ``problems``, each with its place; ``opening`` stands above them. The caller opens the dialog."""
        super().__init__(parent)
        metrics = current_theme().metrics
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Problems"))
        explained_by(self, "rate")
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("What the checks say") if problems else tr("No problems")))
        column.addWidget(label("muted", opening or tr("Press Enter on an entry to go to its place."), wrap=True))
        self.entries = QListWidget()
        self.entries.setAccessibleName(tr("Problems"))
        self.entries.setProperty("role", "entries")
        self.entries.setWordWrap(True)
        self.entries.setSpacing(2)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for found in sorted(problems, key=lambda problem: _ORDER.index(problem.severity)):
            said = tr(_WORDS[found.severity]).format(problem=problem_sentence(found))
            item = QListWidgetItem(f"{said}\n{_whereabouts(found.path, places)}".rstrip(), self.entries)
            item.setData(Qt.ItemDataRole.UserRole, found.path)
        self.entries.setCurrentRow(0)
        self.entries.itemActivated.connect(self._go)
        column.addWidget(self.entries, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(640, min(480, 210 + 70 * len(problems)))

    def _go(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)
        if place_of(path):
            self.place_wanted.emit(place_of(path), scenario_of(path), path)
            self.accept()

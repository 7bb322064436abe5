"""What tables say about one cell, beside its value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from ppm_desktop.domain.annotations import Confidence
    from ppm_desktop.domain.problem import Severity


class CellRole(IntEnum):
    """What a delegate asks a cell for, beside Qt's own roles."""

    PROBLEM = Qt.ItemDataRole.UserRole + 1  # sentence, or ""
    SEVERITY = Qt.ItemDataRole.UserRole + 2  # "error", "warning", "info", "note" or ""
    COMPUTED = Qt.ItemDataRole.UserRole + 3  # bool
    SPELLED = Qt.ItemDataRole.UserRole + 4  # text for the editor and the clipboard
    EDIT_KIND = Qt.ItemDataRole.UserRole + 5
    CHOICES = Qt.ItemDataRole.UserRole + 6
    ANNOTATION = Qt.ItemDataRole.UserRole + 7  # what is said about the input that the cell shows, or None


class CellFace(NamedTuple):
    """All that is seen of a cell, asked for at once by what paints it."""

    text: str
    severity: Severity | Literal["note", ""]
    follows: bool  # the value is a default's
    said: Confidence | None  # how far the input can be trusted, as far as something is said about it; None if nothing is
    explained: bool  # a number that can be asked why


@dataclass(frozen=True, slots=True)
class CellRefusal:
    """A text that was not taken, and where."""

    row: int
    column: int
    reason: str

"""Text with headings, numbered steps and small print, set in the theme's colours; it can be selected, copied and scrolled by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextBrowser

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.reports.next_steps.outline import LineKind, OutlineLine

_HANG: Final = 24
_INDENTED: Final[frozenset[LineKind]] = frozenset({"step", "item", "detail"})


class OutlineView(QTextBrowser):
    """Reads like a printed page: no frame, no links."""

    def __init__(self, name: str) -> None:
        """Start empty; ``name`` is what a screen reader calls it."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "reading")
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.document().setDocumentMargin(current_theme().metrics.inside)

    def show_lines(self, lines: Iterable[OutlineLine]) -> None:
        """Replace the text and begin at its top."""
        self.clear()
        cursor = QTextCursor(self.document())
        first = True
        for line in lines:
            shape = self._shape(line.kind, first=first)
            if first:
                cursor.setBlockFormat(shape)
            else:
                cursor.insertBlock(shape)
            first = False
            text = {"step": f"{line.number}.\t{line.text}", "item": f"•\t{line.text}"}.get(line.kind, line.text)
            cursor.insertText(text, self._letters(line.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _shape(self, kind: LineKind, *, first: bool) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        above = {"heading": 20, "title": 12, "step": 12, "item": 8, "barred": 4, "detail": 2, "text": 4}[kind]
        shape.setTopMargin(0 if first else above)
        shape.setBottomMargin(4 if kind == "heading" else 0)
        if kind == "heading":
            shape.setHeadingLevel(2)
        elif kind == "title":
            shape.setHeadingLevel(3)
        if kind in _INDENTED:
            shape.setLeftMargin(_HANG)
        if kind in ("step", "item"):
            shape.setTextIndent(-_HANG)
            shape.setTabPositions([QTextOption.Tab(_HANG, QTextOption.TabType.LeftTab)])
        return shape

    def _letters(self, kind: LineKind) -> QTextCharFormat:
        theme = current_theme()
        metrics = theme.metrics
        size = {"heading": metrics.verdict, "detail": metrics.small}.get(kind, metrics.base)
        strong = kind in ("heading", "title", "step")
        letters = QTextCharFormat()
        letters.setFont(interface_font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        letters.setForeground(theme.colour({"detail": "muted", "barred": "warning"}.get(kind, "text")))
        return letters

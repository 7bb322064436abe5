"""Parts of a page below each other, each with a gap of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def stack(whole: QWidget, *parts: tuple[QWidget, int]) -> None:
    """Fill ``whole`` with widgets from top to bottom, each with the gap below it in pixels; no margins. More may be added below later."""
    column = whole.layout()
    if not isinstance(column, QVBoxLayout):
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
    for part, gap in parts:
        column.addWidget(part)
        column.addSpacing(gap)

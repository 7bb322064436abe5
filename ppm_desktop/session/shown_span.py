"""The span that all figures of the window are shown for; chosen in one place, followed everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ppm_desktop.reports.period_view import Span


class ShownSpan(QObject):
    """An average month, an average year or the whole period."""

    changed = Signal()

    def __init__(self, span: Span = "year") -> None:
        """Start with ``span``."""
        super().__init__()
        self._span = span

    @property
    def span(self) -> Span:
        """The span that is shown."""
        return self._span

    def show(self, span: Span) -> None:
        """Show another span."""
        if span != self._span:
            self._span = span
            self.changed.emit()

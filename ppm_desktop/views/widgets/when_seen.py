"""What a widget does only while it is seen: an edit must not wait for pages that nobody looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Does something at once while a widget is seen, and otherwise when it is shown next."""

    def __init__(self, widget: QWidget, act: Callable[[], None]) -> None:
        """Belong to ``widget``."""
        super().__init__(widget)
        self._widget = widget
        self._act = act
        self._due = False
        widget.installEventFilter(self)

    def act(self) -> None:
        """Do it now or later."""
        self._due = not self._widget.isVisible()
        if not self._due:
            self._act()

    def catch_up(self) -> None:
        """Do it now if it is still to be done, though nobody looks; so that less is left to do when somebody does."""
        if self._due:
            self._due = False
            self._act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Catch up when the widget is shown."""
        if event.type() == QEvent.Type.Show:
            self.catch_up()
        return super().eventFilter(watched, event)

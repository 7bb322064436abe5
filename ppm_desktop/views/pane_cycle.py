"""F6: the keyboard moves from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class PaneCycle:
    """The panes of a window in the order that F6 visits them; hidden ones are passed over."""

    def __init__(self, panes: Sequence[QWidget]) -> None:
        """Visit ``panes`` in order."""
        self._panes = list(panes)

    def put_first(self, pane: QWidget) -> None:
        """Visit one more pane, before all others."""
        self._panes.insert(0, pane)

    def move(self, by: int) -> None:
        """Put the keyboard into the next pane (1) or the previous one (-1)."""
        focused = QApplication.focusWidget()
        here = next((place for place, pane in enumerate(self._panes) if focused is not None and _holds(pane, focused)), -1 if by > 0 else 0)
        for steps in range(1, len(self._panes) + 1):
            if self.enter(self._panes[(here + by * steps) % len(self._panes)]):
                return

    def enter(self, pane: QWidget) -> bool:
        """Put the keyboard into a pane; False when nothing in it can have it."""
        target = first_control(pane)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return target is not None


def first_control(pane: QWidget) -> QWidget | None:
    """Return the first control of a pane that Tab would reach; None in an empty or hidden pane."""
    if not pane.isVisible():
        return None
    candidate: QWidget | None = pane
    for _ in range(10_000):  # the chain is a ring; the number only keeps a broken one from being followed for ever
        if candidate is None:
            return None
        if _holds(pane, candidate) and _reachable(candidate):
            return candidate
        candidate = candidate.nextInFocusChain()
        if candidate is pane:
            return None
    return None


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _reachable(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()

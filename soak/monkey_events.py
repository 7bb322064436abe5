"""Events that Qt's test library has no hands for: letters without a key, the wheel, files that are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QWheelEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_NO_KEY, _NO_BUTTON, _LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


def commit(focus: QWidget, letter: str) -> None:
    """Type a letter that has no key of its own."""
    event = QInputMethodEvent("", [])
    event.setCommitString(letter)
    QCoreApplication.sendEvent(focus, event)


def roll(top: QWidget, at: QPoint, turn: QPoint) -> None:
    """Turn the wheel over a place of a window."""
    target = top.childAt(at) or top
    local, on_screen, begun = QPointF(target.mapFrom(top, at)), QPointF(top.mapToGlobal(at)), Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(local, on_screen, QPoint(), turn, _NO_BUTTON, _NO_KEY, begun, False)  # noqa: FBT003 - Qt's signature
    QCoreApplication.sendEvent(target, event)


def drop(window: QWidget, paths: Iterable[Path]) -> None:
    """Drop files on a window, if it takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, _LEFT, _NO_KEY)
    QCoreApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QCoreApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, _LEFT, _NO_KEY))

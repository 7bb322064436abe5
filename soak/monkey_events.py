"""Events that Qt's test library has no hands for: letters without a key, the wheel, files that are dropped, and clicks that close their window.

Its ``keyClick`` and ``mouseClick`` let go over a window that pressing may have ended, and then the process ends, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest

from soak.monkey_eyes import usable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

_NO_KEY, _NO_BUTTON, _LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


_HELD = (
    (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Shift),
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Control),
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Alt),
)


def commit(focus: QWidget, letter: str) -> None:
    """Type a letter that has no key of its own."""
    event = QInputMethodEvent("", [])
    event.setCommitString(letter)
    QCoreApplication.sendEvent(focus, event)


def strike(handle: QWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_KEY) -> None:
    """Press a key and let it go, and so the keys held with it, while its window is there."""
    held = [with_it for flag, with_it in _HELD if modifier & flag]
    for with_it in held:
        if usable(handle):
            QTest.keyPress(handle, with_it)
    if usable(handle):
        QTest.keyPress(handle, key, modifier)
    for let_go in (key, *reversed(held)):
        if usable(handle):
            QTest.keyRelease(handle, let_go)


def click(top: QWidget, button: Qt.MouseButton, modifier: Qt.KeyboardModifier, at: QPoint, *, double: bool) -> None:
    """Press a button and let it go, once or twice, where the window is still there."""
    handle = top.windowHandle()
    assert handle is not None
    QTest.mousePress(handle, button, modifier, at)
    if usable(handle):
        QTest.mouseRelease(handle, button, modifier, at)
    kinds = ((QEvent.Type.MouseButtonDblClick, button), (QEvent.Type.MouseButtonRelease, _NO_BUTTON)) if double else ()
    for kind, held in kinds:
        if usable(handle):
            where, on_screen = QPointF(at), QPointF(handle.mapToGlobal(at))
            QCoreApplication.sendEvent(handle, QMouseEvent(kind, where, where, on_screen, button, held, modifier))


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

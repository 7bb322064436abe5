"""The monkey's eyes: which windows there are, what is in them, and how a message names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from random import Random

    from PySide6.QtGui import QAction, QWindow


def tops() -> list[QWidget]:
    """Return the visible windows, always in the same order."""
    found = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top.windowHandle() is not None]
    found = [top for top in found if top.windowType() != Qt.WindowType.ToolTip]
    return sorted(found, key=lambda top: (type(top).__name__, top.windowTitle(), top.width(), top.x()))


def front(window: QWidget, chance: Random) -> QWidget:
    """Return the window that a person would be in: a menu or dialog that is in the way, otherwise ``window`` or a dialog beside it."""
    found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if found is None and chance.random() < 0.4:
        found = next((top for top in tops() if isinstance(top, QDialog)), None)
    return found if found is not None and found.windowHandle() is not None else window


def hand_over_the_keyboard(window: QWidget, chance: Random) -> None:
    """Make a window active when none is, as any window manager does; without one, every second key would meet nothing."""
    if QGuiApplication.focusWindow() is None:
        front(window, chance).activateWindow()


def part_of(top: QWidget, kinds: tuple[type[QWidget], ...], chance: Random) -> QWidget | None:
    """Return something visible in a window; first its kind is chosen, then which, so that single controls are not lost among many labels."""
    by_kind: dict[str, list[QWidget]] = {}
    for part in top.findChildren(QWidget):
        if isinstance(part, kinds) and seen(part, top):
            by_kind.setdefault(type(part).__name__, []).append(part)
    return chance.choice(by_kind[chance.choice(sorted(by_kind))]) if by_kind else None


def spot_on(part: QWidget, top: QWidget, chance: Random) -> QPoint:
    """Return a place on a part, as its window counts."""
    area = part.visibleRegion().boundingRect()
    across, down = int(chance.random() * max(1, area.width())), int(chance.random() * max(1, area.height()))
    return part.mapTo(top, QPoint(area.x() + across, area.y() + down))


def seen(part: QWidget, top: QWidget) -> bool:
    """Say whether a part of a window can be seen and used."""
    return part.isVisible() and part.isEnabled() and part.window() is top and not part.visibleRegion().isEmpty()


def usable(handle: QWindow | None) -> bool:
    """Say whether a window is still there: what was done may have closed it."""
    return handle is not None and isValid(handle) and handle.isVisible()


def widget_of(handle: QWindow) -> QWidget | None:
    """Return the widget whose window this is."""
    return next((top for top in QApplication.topLevelWidgets() if top.windowHandle() is handle), None)


def actions(bar: QWidget) -> list[QAction]:
    """Return everything in the menus that can be chosen."""
    found: list[QAction] = []
    for action in bar.actions():
        menu: object = action.menu()
        if isinstance(menu, QMenu) and action.isEnabled():
            menu.aboutToShow.emit()
            found += actions(menu)
        elif menu is None and action.isEnabled() and action.isVisible() and not action.isSeparator():
            found.append(action)
    return found


def named(widget: QWidget | None) -> str:
    """Name a widget in a message."""
    if widget is None:
        return "nothing"
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(widget.accessibleName() or text or widget.objectName())[:40]!r}"

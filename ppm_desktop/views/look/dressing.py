"""The style sheet of another theme, put on a window part by part.

The application's own style sheet stays that of the theme it started in: changing it, Qt matches every widget anew once for each
of its ancestors, 2.5 s for a window with all its pages. A sheet on a part takes precedence over it and is matched once for each
widget in the part. What is seen changes at once, with one paint at the end; hidden pages follow, or are dressed when they are shown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ppm_desktop.views.look.style_sheet import style_sheet
from ppm_desktop.views.look.theme import current_theme

_sheet_of: Final = lru_cache(maxsize=4)(style_sheet)
#: In milliseconds, from the end of one turn to the next: what was typed or is to be painted goes between.
_TURN: Final = 5


def dress(part: QWidget) -> None:
    """Give a part of a window the look of the theme in force, if it has another one."""
    sheet = _sheet_of(current_theme())
    if sheet != (part.styleSheet() or cast("QApplication", QApplication.instance()).styleSheet()):
        part.setStyleSheet(sheet)


class Dressing(QObject):
    """Dresses a window anew, one part in each turn of the event loop, those that are seen first.

    Parts are the pages of its stack, and whatever stands beside the stack or around it. What is around it has no look of its own.
    """

    def __init__(self, window: QWidget, stack: QWidget) -> None:
        """Dress ``window``, whose pages are in ``stack``."""
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._seen: list[QWidget] = []
        self._hidden: list[QWidget] = []
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)  # one that repeats is due again at the end of a long turn, and two parts are dressed in one go
        self._turns.setInterval(_TURN)
        self._turns.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        """Whether some part is still to be dressed."""
        return self._turns.isActive()

    def begin(self) -> None:
        """Dress all parts anew; the window is painted when those that are seen have been dressed."""
        parts = self.parts()
        self._seen = [part for part in parts if part.isVisible()]
        self._hidden = [part for part in parts if not part.isVisible()]
        self._window.setUpdatesEnabled(False)
        self._turns.start()

    def complete(self) -> None:
        """Dress all parts now; for a window that has not been seen."""
        for part in self.parts():
            dress(part)

    def parts(self) -> list[QWidget]:
        """Return the parts that have a look of their own, in no particular order."""
        around: list[QWidget] = [self._stack]
        while around[-1] is not self._window and (container := around[-1].parentWidget()) is not None:
            around.append(container)
        children = (child for container in around for child in container.children())
        return [child for child in children if isinstance(child, QWidget) and child not in around]

    def _go_on(self) -> None:
        if self._seen:
            _dress_if_there(self._seen.pop())
        elif not self._window.updatesEnabled():
            self._window.setUpdatesEnabled(True)
        elif self._hidden:
            _dress_if_there(self._hidden.pop())
        else:
            return
        self._turns.start()


def _dress_if_there(part: QWidget) -> None:
    if isValid(part):  # a dialog may have been closed meanwhile
        dress(part)

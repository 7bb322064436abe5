"""The empty window: its bars and panes in their places, its size, and the moment when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QPushButton

from ppm_desktop.views.look.dressing import Dressing, dress
from ppm_desktop.views.pane_cycle import PaneCycle
from ppm_desktop.views.widgets.menu_bar import TitledMenuBar
from ppm_desktop.views.widgets.status_line import StatusLine
from ppm_desktop.views.window_panes import WindowPanes

if TYPE_CHECKING:
    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.preferences import LanguageChoice, Preferences, ThemeChoice
    from ppm_desktop.views.look.theme_switch import ThemeSwitch

FIRST_SIZE = (1366, 768)


class WindowFrame(QMainWindow):
    """Knows nothing of plans; what the window does with them is in ``main_window``."""

    painted = Signal()  # the window was painted for the first time
    language_wanted = Signal(str)  # LanguageChoice; a window keeps its language, so another one has to take its place

    def __init__(self, preferences: Preferences, theme_switch: ThemeSwitch, style: NumberStyle) -> None:
        """Make the parts; the subclass puts the panes into its centre. Numbers and days are written in ``style``."""
        super().__init__()
        self.preferences = preferences
        self.theme_switch = theme_switch
        self._was_painted = False
        self.setWindowTitle("ppm_desktop")
        self.setAcceptDrops(True)
        self.bar = TitledMenuBar()
        self.setMenuBar(self.bar)
        self.splitter = WindowPanes()
        self.places, self.tabs, self.stack = self.splitter.places, self.splitter.tabs, self.splitter.stack
        self.empty, self.answer = self.splitter.empty, self.splitter.answer
        self.status = StatusLine(style)
        self.setStatusBar(self.status)
        self.resize(*FIRST_SIZE)
        self.dressing = Dressing(self, self.stack)
        theme_switch.changed.connect(self.dressing.begin)
        self.panes = PaneCycle((self.places, self.tabs, self.stack, self.answer, self.status))

    @property
    def was_painted(self) -> bool:
        """Whether the window has been seen."""
        return self._was_painted

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Put a theme in force and remember it."""
        self.preferences.theme = choice
        self.theme_switch.choose(choice)

    def choose_language(self, choice: LanguageChoice) -> None:
        """Ask for another language."""
        self.language_wanted.emit(choice)

    def keep_arrangement(self) -> None:
        """Remember size and panes for the next window."""
        self.preferences.geometry = self.saveGeometry()
        self.preferences.panes = self.splitter.saveState()

    def restore_arrangement(self) -> None:
        """Take the size and the panes that were kept last."""
        if self.preferences.geometry is not None:
            self.restoreGeometry(self.preferences.geometry)
            self._come_back()
        if self.preferences.panes is not None:
            self.splitter.restore(self.preferences.panes)

    def _come_back(self) -> None:
        """Leave a place where no screen is, and a size that no screen has: Qt takes those of damaged preferences as they are."""
        place, here, everywhere = self.geometry(), self.screen().availableGeometry(), self.screen().availableVirtualGeometry()
        # In Python, because the sums of QRect run over.
        across = place.x() + place.width() // 2 - everywhere.x()
        down = place.y() + place.height() // 2 - everywhere.y()
        if 0 <= across <= everywhere.width() >= place.width() and 0 <= down <= everywhere.height() >= place.height():
            return
        place.setSize(place.size().boundedTo(here.size()))
        place.moveCenter(here.center())
        self.setGeometry(place)

    def childEvent(self, event: QChildEvent) -> None:
        """Dress dialogs and menus of this window, which are polished before they are measured and shown."""
        if event.type() == QEvent.Type.ChildPolished:
            child = cast("QWidget", event.child())
            if child.isWindow():
                dress(child)
        super().childEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as Space does; outside of dialogs Qt does so on some systems only."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton) and focused.hasFocus():
            focused.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Notice the first time that the window has been painted."""
        result = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)
        return result

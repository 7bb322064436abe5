"""Plans that the system asks the running program to open: see ``application``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ppm_desktop.views.application import Application

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.window_renewal import ShownWindow


class FileRequests(QObject):
    """Opens what is asked for as soon as that disturbs nothing; of several files asked for meanwhile, the last one."""

    def __init__(self, shown: ShownWindow) -> None:
        """Open plans in this window, once ``begin`` was called."""
        super().__init__(shown)
        self._shown = shown
        self._asked: Path | None = None
        self._begun = False
        shown.renewed.connect(self._go_on)

    def begin(self) -> None:
        """Open from now on: the window can be seen, and has asked for the file of the command line."""
        self._begun = True
        self._go_on()

    def ask(self, path: Path) -> None:
        """Open a plan, or bring its window to the front if it is open."""
        self._asked = path
        self._go_on()

    def _go_on(self) -> None:
        if self._asked is None or not self._begun or self._shown.renewing:
            return
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - the window is painted before there is any

        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):  # it is about the plan that is shown
            _bring_to_front(dialog)
            dialog.finished.connect(self._look_again)
            return
        path, self._asked = self._asked, None
        window = self._window_of(path)
        _bring_to_front(window or self._shown.window)
        if window is None:
            self._shown.window.files.open_instead(path)

    def _look_again(self) -> None:
        QTimer.singleShot(0, self, self._go_on)  # what a dialog leads to, such as another one, comes first

    def _window_of(self, path: Path) -> MainWindow | None:
        windows = [self._shown.window, *(further.window for further in self._shown.further)]
        return next((one for one in windows if one.document is not None and one.document.path == path.absolute()), None)


def hear_requests(app: QApplication, shown: ShownWindow) -> None:
    """Open in this window what the application is asked for, from its first paint on."""
    requests = FileRequests(shown)
    if isinstance(app, Application):
        app.file_asked_for.connect(requests.ask)
    shown.window.painted.connect(requests.begin)


def _bring_to_front(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()

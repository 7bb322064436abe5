"""`make screenshots`: every place and dialog of the window, in every theme, in `build/screenshots`; those of the README in `docs/pictures`.

Runs inside `.venv`, unlike the rest of this folder.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from installer.shell import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ppm_desktop.views.main_window import MainWindow

ROOT: Final = Path(__file__).parent.parent
PICTURES: Final = ROOT / "build" / "screenshots"
README_PICTURES: Final = ROOT / "docs" / "pictures"
IN_README: Final = ("compare-light.png", "compare-dark.png", "meetings-light.png")
THEMES: Final = ("light", "dark", "contrast")
PATIENCE: Final = 60_000  # milliseconds
SETTLING: Final = 400


class Photographer:
    """Walks through a window and takes pictures."""

    def __init__(self, window: MainWindow, theme: str, folder: Path) -> None:
        """Save to ``folder``, with the theme in the names."""
        self._window = window
        self._theme = theme
        self._folder = folder
        self.missing: list[str] = []

    def wait(self, done: Callable[[], bool], milliseconds: int = PATIENCE) -> bool:
        """Let the window live until something is so; say whether it came."""
        from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 - `.venv` only

        loop, poll, limit = QEventLoop(), QTimer(), QTimer()
        poll.timeout.connect(lambda: loop.quit() if done() else None)
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        poll.start(20)
        limit.start(milliseconds)
        loop.exec()
        return done()

    def settle(self) -> None:
        """Let layouts and repaints run."""
        self.wait(lambda: False, SETTLING)

    def run(self) -> None:
        """Open the sample, then show every place and every dialog."""
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - `.venv` only

        from ppm_desktop.views.dialog_list import DIALOGS  # noqa: PLC0415 - as above
        from ppm_desktop.views.places import PLACES  # noqa: PLC0415 - as above

        window = self._window
        window.files.open_sample()
        window.load_chart_library()
        self.wait(lambda: window.recalculator is not None and window.recalculator.up_to_date)
        drawn: list[bool] = []
        window.compare_page.chart.drawn.connect(lambda: drawn.append(True))
        self.wait(lambda: bool(drawn))
        for place in PLACES:
            window.show_place(place.name)
            self.settle()
            self._save(window, place.name)
        for name, show in DIALOGS.items():
            show(window)

            def opened() -> list[QDialog]:
                return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]

            if self.wait(lambda: bool(opened()), 10_000):
                self.settle()
                self._save(opened()[0], f"dialog-{name}")
            else:
                self.missing.append(name)
            for dialog in opened():
                dialog.close()

    def _save(self, widget: QWidget, name: str) -> None:
        target = self._folder / f"{name}-{self._theme}.png"
        if not widget.grab().save(str(target), "PNG"):
            self.missing.append(str(target))


def take(theme: str, folder: Path) -> int:
    """Take the pictures of one theme, in this process."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - `.venv` only

    from ppm_desktop.reports.number_text import NumberStyle  # noqa: PLC0415 - as above
    from ppm_desktop.session.plain_imports import restore_plain_imports  # noqa: PLC0415 - as above
    from ppm_desktop.session.preferences import THEME_CHOICES, Preferences  # noqa: PLC0415 - as above
    from ppm_desktop.views.main_window import MainWindow  # noqa: PLC0415 - as above
    from ppm_desktop.views.theme_switch import ThemeSwitch  # noqa: PLC0415 - as above

    restore_plain_imports()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as own:
        preferences = Preferences(Path(own) / "preferences.ini")
        choice = next(choice for choice in THEME_CHOICES if choice == theme)
        window = MainWindow(preferences, ThemeSwitch(app, choice), NumberStyle())
        window.show()
        photographer = Photographer(window, theme, folder)
        photographer.run()
        window.stop()
    for missed in photographer.missing:
        print(f"No picture: {missed}")
    return 1 if photographer.missing else 0


def main(arguments: list[str]) -> int:
    """Take all pictures; a theme as argument takes those of one, which is how this starts itself."""
    if arguments:
        return take(arguments[0], PICTURES)
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    README_PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        homes = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), own)
        environment = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"}
        # One process a theme: a theme is put in force before the window is made.
        codes = [start([sys.executable, "-m", "installer.screenshots", theme], environment=environment) for theme in THEMES]
    for name in IN_README:
        if (PICTURES / name).exists():
            shutil.copy(PICTURES / name, README_PICTURES / name)
    print(
        f"Written: {len(list(PICTURES.glob('*.png')))} pictures in {PICTURES.relative_to(ROOT)}, {len(IN_README)} of them also in docs/pictures"
    )
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

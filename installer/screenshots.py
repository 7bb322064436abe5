"""`make screenshots`: every place and dialog of the window in `build/screenshots/LANGUAGE/THEME`; those of the README in `docs/pictures`.

`make screenshots ARGS="--language de --theme light"` takes some of them. Runs inside `.venv`, unlike the rest of this folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from installer.invented_calls import invented_export
from installer.shell import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from ppm_desktop.views.compare.view_switch import ViewSwitch
    from ppm_desktop.views.main_window import MainWindow

ROOT: Final = Path(__file__).parent.parent
PICTURES: Final = ROOT / "build" / "screenshots"
README_PICTURES: Final = ROOT / "docs" / "pictures"
#: Picture and theme.
IN_README: Final = (
    ("compare-components", "light"),
    ("compare-components", "dark"),
    ("meetings", "light"),
    ("start", "light"),
    ("compare-cumulative", "light"),
    ("dialog-explanation", "light"),
)
#: Every theme in English; contrast has no layout of its own, so German need not be seen in it.
SETS: Final = (("en", "light"), ("en", "dark"), ("en", "contrast"), ("de", "light"), ("de", "dark"))
PATIENCE: Final = 180_000  # milliseconds; Risk computes for some seconds, longer on a busy machine
SETTLING: Final = 0.4  # seconds
#: Processor time of the program, as a share of the clock, below which it waits for somebody.
AT_REST: Final = 0.05


class Photographer:
    """Walks through a window and takes pictures."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        """Save to ``folder``."""
        self._window = window
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

    def settle(self) -> bool:
        """Let the program come to rest: layouts, repaints, and what its threads compute. Say whether it did."""
        begun = [time.perf_counter(), time.process_time()]
        resting = False

        def rests() -> bool:
            nonlocal resting
            now, worked = time.perf_counter(), time.process_time()
            if not resting and now - begun[0] >= SETTLING:
                # The press makes documents in a process of its own.
                resting = worked - begun[1] < AT_REST * (now - begun[0]) and self._window.exports.press.idle
                begun[:] = now, worked
            return resting

        return self.wait(rests)

    def run(self) -> None:
        """Open the sample, then show every place with its views, every dialog, and what imported calls say."""
        from ppm_desktop.views.places import PLACES  # noqa: PLC0415 - `.venv` only

        window = self._window
        window.files.open_sample()
        window.load_chart_library()
        self.wait(lambda: window.recalculator is not None and window.recalculator.up_to_date)
        drawn: list[bool] = []
        window.compare_page.chart.drawn.connect(lambda: drawn.append(True))
        self.wait(lambda: bool(drawn))
        for place in PLACES:
            self._picture_place(place.name)
        self._picture_dialogs()
        if self._import_calls():
            self._picture_place("usage")

    def _picture_place(self, name: str) -> None:
        """Take a place, and each of its views."""
        window = self._window
        window.show_place(name)
        self._settled(name)
        page = window.pages.get(name)
        views: ViewSwitch | None = getattr(page, "views", None)
        if views is None or not views.isVisible():
            self._save(window, name)
            return
        for view in views.names:
            views.choose(view)
            self._settled(f"{name}-{view}")
            self._save(window, f"{name}-{view}")
        views.choose(views.names[0])

    def _picture_dialogs(self) -> None:
        from ppm_desktop.views.dialog_list import DIALOGS  # noqa: PLC0415 - `.venv` only

        for name, show in DIALOGS.items():
            show(self._window)
            if self.wait(lambda: bool(self._dialogs())):
                self._settled(f"dialog-{name}")
                self._save(self._dialogs()[0], f"dialog-{name}")
            else:
                self.missing.append(name)
            for dialog in self._dialogs():
                dialog.close()

    def _import_calls(self) -> bool:
        """Import invented calls into the plan; say whether they are there."""
        from ppm_desktop.views.dialogs.usage_import.dialog import UsageImportDialog  # noqa: PLC0415 - `.venv` only

        export = self._folder / "calls.csv"
        export.write_text(invented_export(), encoding="utf-8")
        self._window.usage.show_import([export])
        for dialog in self._dialogs():
            if isinstance(dialog, UsageImportDialog) and self.wait(dialog.take.isEnabled):
                dialog.take.click()
                self.wait(lambda: not self._dialogs())
        export.unlink()
        there = self._window.document is not None and self._window.document.project.usage_summary is not None
        if not there:
            self.missing.append("usage with calls")
        return there

    def _dialogs(self) -> list[QDialog]:
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - `.venv` only

        return [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]

    def _settled(self, name: str) -> None:
        if not self.settle():
            self.missing.append(f"{name} at rest")

    def _save(self, widget: QWidget, name: str) -> None:
        target = self._folder / f"{name}.png"
        if not widget.grab().save(str(target), "PNG"):
            self.missing.append(str(target))


def take(language: str, theme: str) -> int:
    """Take the pictures of one language and theme, in this process."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - `.venv` only
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from ppm_desktop.session.background.plain_imports import restore_plain_imports  # noqa: PLC0415 - as above
    from ppm_desktop.session.entry.locale_style import number_style  # noqa: PLC0415 - as above
    from ppm_desktop.session.preferences import THEME_CHOICES, Preferences  # noqa: PLC0415 - as above
    from ppm_desktop.views.look.theme_switch import ThemeSwitch  # noqa: PLC0415 - as above
    from ppm_desktop.views.main_window import MainWindow  # noqa: PLC0415 - as above
    from ppm_desktop.views.spoken_language import speak  # noqa: PLC0415 - as above

    restore_plain_imports()
    # Numbers and days follow the desktop, whatever the language: here one such as readers of the language have.
    QLocale.setDefault(QLocale(QLocale.Language.German) if language == "de" else QLocale.c())
    app = QApplication(sys.argv[:1])
    speak(language, app)
    folder = PICTURES / language / theme
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        preferences = Preferences(Path(own) / "preferences.ini")
        choice = next(choice for choice in THEME_CHOICES if choice == theme)
        window = MainWindow(preferences, ThemeSwitch(app, choice), number_style(QLocale()))
        window.show()
        photographer = Photographer(window, folder)
        photographer.run()
        window.stop()
    for missed in photographer.missing:
        print(f"No picture: {missed}")
    return 1 if photographer.missing else 0


def main(arguments: list[str]) -> int:
    """Take all pictures, or those of a language or a theme. With ``--here`` in this process, which is how this starts itself."""
    parser = argparse.ArgumentParser(prog="make screenshots", description="Pictures of every place and dialog of the window.")
    parser.add_argument("--language", choices=sorted({language for language, _theme in SETS}), help="only in this language")
    parser.add_argument("--theme", choices=sorted({theme for _language, theme in SETS}), help="only in this theme")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args(arguments)
    if wanted.here:
        return take(wanted.language, wanted.theme)
    chosen = [(language, theme) for language, theme in SETS if wanted.language in (None, language) and wanted.theme in (None, theme)]
    if not chosen:
        parser.error(f"there are no pictures in {wanted.language} and {wanted.theme}")
    if len(chosen) == len(SETS):
        shutil.rmtree(PICTURES, ignore_errors=True)
    with tempfile.TemporaryDirectory() as own:
        homes = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), own)
        environment = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"}
        codes = []
        for language, theme in chosen:
            shutil.rmtree(PICTURES / language / theme, ignore_errors=True)
            # One process each: language and theme are put in force before the window is made.
            choice = ["--language", language, "--theme", theme, "--here"]
            codes.append(start([sys.executable, "-m", "installer.screenshots", *choice], environment=environment))
    copied = [_copy_for_readme(place, theme) for place, theme in IN_README if ("en", theme) in chosen]
    taken = sum(len(list((PICTURES / language / theme).glob("*.png"))) for language, theme in chosen)
    print(f"Written: {taken} pictures in {PICTURES.relative_to(ROOT)}, {sum(copied)} of them also in docs/pictures")
    return max(codes)


def _copy_for_readme(place: str, theme: str) -> bool:
    """Copy a picture to those of the README; say whether it was there."""
    picture = PICTURES / "en" / theme / f"{place}.png"
    if picture.exists():
        README_PICTURES.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, README_PICTURES / f"{place}-{theme}.png")
    return picture.exists()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

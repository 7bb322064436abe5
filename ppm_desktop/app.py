"""The window's program: reads the command line, puts everything together, shows the window, then opens the plan."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

    from ppm_desktop.session.preferences import ThemeChoice
    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.mishaps import Mishaps


class Wanted:
    """What the command line asks for."""

    file: Path | None = None
    theme: ThemeChoice | None = None
    language: str | None = None
    place: str | None = None
    view: str | None = None
    picture: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the result is the process's exit code."""
    gc.disable()  # first of all: imports make Python look for garbage often and find nothing
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - see above

    from ppm_desktop.session.garbage import GarbageTimer  # noqa: PLC0415 - see above
    from ppm_desktop.session.plain_imports import restore_plain_imports  # noqa: PLC0415 - see above

    restore_plain_imports()  # before anything else of ours is imported: the other import reads every source
    from ppm_desktop.session.locale_style import number_style  # noqa: PLC0415 - see above
    from ppm_desktop.session.preferences import Preferences  # noqa: PLC0415 - see above
    from ppm_desktop.session.workers import let_window_go_first  # noqa: PLC0415 - see above
    from ppm_desktop.views.main_window import MainWindow  # noqa: PLC0415 - see above
    from ppm_desktop.views.mishaps import Mishaps, log_to_terminal  # noqa: PLC0415 - see above
    from ppm_desktop.views.places import PLACE_NAMES  # noqa: PLC0415 - see above
    from ppm_desktop.views.spoken_language import speak  # noqa: PLC0415 - see above
    from ppm_desktop.views.theme import make_app  # noqa: PLC0415 - see above
    from ppm_desktop.views.theme_switch import ThemeSwitch  # noqa: PLC0415 - see above
    from ppm_desktop.views.window_renewal import ShownWindow  # noqa: PLC0415 - see above

    preferences = Preferences()
    speak(preferences.language)  # also what the command line says
    wanted = _wanted(sys.argv[1:] if arguments is None else arguments)
    if wanted.picture is not None and sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_app(sys.argv[0])
    app.setApplicationName("ppm_desktop")
    app.setDesktopFileName("ppm-desktop")
    let_window_go_first()
    GarbageTimer(app)
    mishaps = Mishaps(app)
    mishaps.catch_all()
    speak(wanted.language or preferences.language, app)
    window = MainWindow(preferences, ThemeSwitch(app, wanted.theme or preferences.theme), number_style(QLocale()))
    shown = ShownWindow(window)
    app.aboutToQuit.connect(shown.stop)
    if wanted.place is None:
        wanted.place = _first_place(preferences.place if preferences.place in PLACE_NAMES else "", wanted)
    window.show_place(wanted.place)
    if wanted.picture is not None:
        _take_picture(app, window, mishaps, wanted)
    # Files and libraries come when the window can be seen.
    window.painted.connect(log_to_terminal)
    window.painted.connect(lambda: _open(window, wanted.file))
    window.painted.connect(lambda: _put_icon(app))
    if wanted.picture is None:
        window.painted.connect(window.life.offer_recovery)
    window.show()
    code = app.exec()
    # What is still visible Qt would hide while Python ends; our answers to that would then run without an interpreter.
    for left in app.topLevelWidgets():
        left.hide()
    return code


def _first_place(last: str, wanted: Wanted) -> str:
    """Return the place to begin with: Start without a plan; with one, where the last plan was looked at."""
    from ppm_desktop.views.places import START  # noqa: PLC0415 - see above

    if wanted.picture is None and wanted.file is None:
        return START
    return "compare" if wanted.picture is not None or last in {"", START} else last


def _put_icon(app: QApplication) -> None:
    """Give the windows their icon; late, because drawing it loads Qt's SVG library."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - see above

    from ppm_desktop.catalog.resource_files import resource_path  # noqa: PLC0415 - see above

    app.setWindowIcon(QIcon(str(resource_path("icons/ppm-desktop.svg"))))


def _open(window: MainWindow, file: Path | None) -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - see above

    from ppm_desktop.views.places import START  # noqa: PLC0415 - see above

    if file is None and window.place == START:
        window.show_nothing_open()
    elif file is None:
        window.files.open_sample()
    elif window.place == START:  # asked for beside a plan: the window would go to Compare
        window.project_shown.connect(lambda: window.show_place(START), Qt.ConnectionType.SingleShotConnection)
        window.files.open(file)
    else:
        window.files.open(file)
    window.load_chart_library()
    window.page_stack.furnish()


def _take_picture(app: QApplication, window: MainWindow, mishaps: Mishaps, wanted: Wanted) -> None:
    from ppm_desktop.views.picture import WindowPicture  # noqa: PLC0415 - rarely needed
    from ppm_desktop.wording import tr  # noqa: PLC0415 - see above

    def end(problem: str) -> None:
        if problem:
            print(problem, file=sys.stderr)  # noqa: T201 - for the terminal it was started from
        app.exit(1 if problem else 0)

    if wanted.picture is None or wanted.place is None:
        return
    WindowPicture(window, wanted.picture, wanted.place, view=wanted.view or "").finished.connect(end)
    mishaps.happened.connect(lambda what, _trace: end(tr("No picture was taken: {reason}.").format(reason=what)))


def _wanted(arguments: Sequence[str]) -> Wanted:
    """Read the command line. What reads it is only made when there is something to read."""
    return _parser().parse_args(arguments, Wanted()) if arguments else Wanted()


def _parser() -> argparse.ArgumentParser:
    import argparse  # noqa: PLC0415 - the window is seen sooner without

    from ppm_desktop.session.preferences import THEME_CHOICES  # noqa: PLC0415 - see above
    from ppm_desktop.views.compare.view_switch import VIEWS  # noqa: PLC0415 - see above
    from ppm_desktop.views.places import PLACE_NAMES  # noqa: PLC0415 - see above
    from ppm_desktop.views.risk.kinds import VIEWS as RISK_VIEWS  # noqa: PLC0415 - see above
    from ppm_desktop.wording import LANGUAGES, PSEUDO, tr  # noqa: PLC0415 - see above

    parser = argparse.ArgumentParser(prog="ppm-desktop", description=tr("Compare ways of licensing Audio Conferencing in Microsoft Teams."))
    plan = tr("the plan to open (*.ppmplan); without it, Start is shown, or the sample in another place")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=plan)
    parser.add_argument("--theme", choices=THEME_CHOICES, help=tr("how the window looks this time"))
    parser.add_argument("--language", choices=(*LANGUAGES, PSEUDO), help=tr("the language of the window this time"))
    parser.add_argument("--place", choices=PLACE_NAMES, help=tr("the place to show first; otherwise the last one"))
    views = [*VIEWS, "mix", *RISK_VIEWS]
    parser.add_argument("--view", choices=views, help=tr("on a picture of Compare, Break-even or Risk: the view to show"))
    parser.add_argument("--picture", type=Path, metavar="OUT.png", help=tr("save a picture of the window and end"))
    return parser


if __name__ == "__main__":
    sys.exit(main())

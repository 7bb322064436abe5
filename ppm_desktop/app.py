"""The window's program: reads the command line, puts everything together, shows the window, then opens the plan."""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

    from ppm_desktop.session.preferences import Preferences, ThemeChoice
    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.mishaps import Mishaps
    from ppm_desktop.views.window_renewal import ShownWindow


PORTABLE = "--portable"
SELF_CHECK = "--self-check"


class Wanted:
    """What the command line asks for."""

    file: Path | None = None
    theme: ThemeChoice | None = None
    language: str | None = None
    place: str | None = None
    view: str | None = None
    picture: Path | None = None
    portable: bool = False
    self_check: bool = False
    diagnostics: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the result is the process's exit code."""
    gc.disable()  # first of all: imports make Python look for garbage often and find nothing
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # none without a terminal
            stream.reconfigure(errors="replace")  # a terminal that knows few letters loses no more than these
    if SELF_CHECK not in given:
        return _run(given)
    import tempfile  # noqa: PLC0415 - rarely needed

    from ppm_desktop.session.portable import keep_in  # noqa: PLC0415 - as above

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="ppm-self-check-") as folder:
        keep_in(Path(folder))  # nobody's own preferences are read or written
        return _run([argument for argument in given if argument != PORTABLE])


def _run(given: Sequence[str]) -> int:
    """Run the program with the folders that are in force."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - see above

    from ppm_desktop.session.background.garbage import GarbageTimer  # noqa: PLC0415 - see above
    from ppm_desktop.session.background.plain_imports import restore_plain_imports  # noqa: PLC0415 - see above

    restore_plain_imports()  # before anything else of ours is imported: the other import reads every source
    from ppm_desktop.session.background.workers import let_window_go_first  # noqa: PLC0415 - see above
    from ppm_desktop.session.display import has_display  # noqa: PLC0415 - see above
    from ppm_desktop.session.entry.locale_style import number_style  # noqa: PLC0415 - see above
    from ppm_desktop.session.preferences import Preferences  # noqa: PLC0415 - see above
    from ppm_desktop.views.look.theme import make_app  # noqa: PLC0415 - see above
    from ppm_desktop.views.look.theme_switch import ThemeSwitch  # noqa: PLC0415 - see above
    from ppm_desktop.views.main_window import MainWindow  # noqa: PLC0415 - see above
    from ppm_desktop.views.mishaps import Mishaps, keep_logs  # noqa: PLC0415 - see above
    from ppm_desktop.views.places import PLACE_NAMES  # noqa: PLC0415 - see above
    from ppm_desktop.views.spoken_language import speak  # noqa: PLC0415 - see above
    from ppm_desktop.views.window_renewal import ShownWindow  # noqa: PLC0415 - see above

    if problem := _settle(portable=PORTABLE in given, settled=SELF_CHECK in given):
        print(problem, file=sys.stderr)  # noqa: T201 - for the terminal it was started from
        return 1
    preferences = Preferences()
    speak(preferences.language)  # also what the command line says
    wanted = _wanted(given)
    if not has_display():
        if not (wanted.picture or wanted.diagnostics):
            print(_no_display(), file=sys.stderr)  # noqa: T201 - for the terminal it was started from
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_app(sys.argv[0])
    app.setApplicationName("ppm_desktop")
    app.setDesktopFileName("ppm-desktop")
    let_window_go_first()
    GarbageTimer(app)
    mishaps = Mishaps(app)
    mishaps.catch_all()
    speak(wanted.language or preferences.language, app)
    if wanted.diagnostics is not None:
        return _write_diagnostics(wanted.diagnostics, preferences)
    window = MainWindow(preferences, ThemeSwitch(app, wanted.theme or preferences.theme), number_style(QLocale()))
    if wanted.self_check:
        from ppm_desktop.views.self_check import check_itself  # noqa: PLC0415 - rarely needed

        return 0 if check_itself(window) else 1
    shown = ShownWindow(window)
    app.aboutToQuit.connect(shown.stop)
    if wanted.place is None:
        wanted.place = _first_place(preferences.place if preferences.place in PLACE_NAMES else "", wanted)
    window.show_place(wanted.place)
    if wanted.picture is not None:
        _take_picture(app, window, mishaps, wanted)
    _go_on_when_painted(app, shown, wanted)
    window.painted.connect(keep_logs)
    window.show()
    code = app.exec()
    # What is still visible Qt would hide while Python ends; our answers to that would then run without an interpreter.
    for left in app.topLevelWidgets():
        left.hide()
    return code


def _settle(*, portable: bool, settled: bool) -> str:
    """Find the folders of the program: its data files, and where it keeps what it remembers. Return why that fails, as a sentence; "" if not."""
    from ppm_desktop.catalog.resource_files import resources_root  # noqa: PLC0415 - see above
    from ppm_desktop.session.portable import data_folder, is_marked, keep_in  # noqa: PLC0415 - see above
    from ppm_desktop.views.spoken_language import speak  # noqa: PLC0415 - see above
    from ppm_desktop.wording import tr  # noqa: PLC0415 - see above

    try:
        resources_root()
    except FileNotFoundError as error:  # without translations either
        return f"ppm-desktop is not installed completely: {error}. Install it again."
    if settled or (not portable and not is_marked()):
        return ""
    folder = data_folder()
    if folder is None:
        speak("system")
        return tr(
            "--portable belongs to the program that is unpacked and run. This one is installed as a Python package; set {settings} and {state} "
            "to the folders that it should use."
        ).format(settings="PPM_DESKTOP_SETTINGS", state="PPM_DESKTOP_STATE")
    try:
        keep_in(folder)
    except OSError as error:
        from ppm_desktop.files.system_reasons import system_reason  # noqa: PLC0415 - rarely needed

        speak("system")
        message = tr(
            "Nothing can be kept beside the program, in {folder}: {reason}. Move the program to a folder of yours, or leave out --portable."
        )
        return message.format(folder=folder, reason=system_reason(error))
    return ""


def _no_display() -> str:
    """Say that no window can be shown; Qt would end the process with a core dump."""
    from ppm_desktop.wording import tr  # noqa: PLC0415 - see above

    return tr(
        "There is no display to show a window on. Start ppm-desktop from a desktop, or take ppm, which gives the same answers in a terminal: "
        "ppm compare FILE."
    )


def _write_diagnostics(target: Path, preferences: Preferences) -> int:
    """Write the diagnostics without opening a window; return the exit code."""
    from ppm_desktop.files.system_reasons import system_reason  # noqa: PLC0415 - rarely needed
    from ppm_desktop.session.diagnostics import diagnostics_text, diagnostics_zip  # noqa: PLC0415 - as above
    from ppm_desktop.wording import tr  # noqa: PLC0415 - see above

    try:
        target.write_bytes(diagnostics_zip(diagnostics_text(None, preferences.theme, preferences)))
    except OSError as error:
        print(tr("{file} was not written: {reason}").format(file=target, reason=system_reason(error)), file=sys.stderr)  # noqa: T201 - as above
        return 1
    print(tr("The diagnostics are in {file}.").format(file=target))  # noqa: T201 - as above
    return 0


def _first_place(last: str, wanted: Wanted) -> str:
    """Return the place to begin with: Start without a plan; with one, where the last plan was looked at."""
    from ppm_desktop.views.places import START  # noqa: PLC0415 - see above

    if wanted.picture is None and wanted.file is None:
        return START
    return "compare" if wanted.picture is not None or last in {"", START} else last


def _go_on_when_painted(app: QApplication, shown: ShownWindow, wanted: Wanted) -> None:
    """Have files and libraries come when the window can be seen."""
    from ppm_desktop.views.look.theme import ASKS_FOR_FILES  # noqa: PLC0415 - see above

    window = shown.window
    window.painted.connect(lambda: _open(window, wanted.file))
    if ASKS_FOR_FILES:
        from ppm_desktop.views.file_requests import hear_requests  # noqa: PLC0415 - not needed elsewhere

        hear_requests(app, shown)
    window.painted.connect(lambda: _put_icon(app))
    if wanted.picture is None:
        window.painted.connect(window.life.offer_recovery)


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
    return parser().parse_args(arguments, Wanted()) if arguments else Wanted()


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line, and knows how to explain it."""
    import argparse  # noqa: PLC0415 - the window is seen sooner without

    from ppm_desktop.session.preferences import THEME_CHOICES  # noqa: PLC0415 - see above
    from ppm_desktop.views.compare.view_switch import VIEWS  # noqa: PLC0415 - see above
    from ppm_desktop.views.places import PLACE_NAMES  # noqa: PLC0415 - see above
    from ppm_desktop.views.risk.kinds import VIEWS as RISK_VIEWS  # noqa: PLC0415 - see above
    from ppm_desktop.wording import LANGUAGES, PSEUDO, tr  # noqa: PLC0415 - see above

    reader = argparse.ArgumentParser(prog="ppm-desktop", description=tr("Compare ways of licensing Audio Conferencing in Microsoft Teams."))
    plan = tr("the plan to open (*.ppmplan); without it, Start is shown, or the sample in another place")
    reader.add_argument("file", nargs="?", type=Path, metavar="FILE", help=plan)
    reader.add_argument("--theme", choices=THEME_CHOICES, help=tr("how the window looks this time"))
    reader.add_argument("--language", choices=(*LANGUAGES, PSEUDO), help=tr("the language of the window this time"))
    reader.add_argument("--place", choices=PLACE_NAMES, help=tr("the place to show first; otherwise the last one"))
    views = [*VIEWS, "mix", *RISK_VIEWS]
    reader.add_argument("--view", choices=views, help=tr("on a picture of Compare, Break-even or Risk: the view to show"))
    reader.add_argument("--picture", type=Path, metavar="OUT.png", help=tr("save a picture of the window and end"))
    beside = tr("keep preferences, recovery copies and the log beside the program, in the folder {folder}").format(
        folder="ppm-desktop-data"
    )
    reader.add_argument(PORTABLE, action="store_true", help=beside)
    reader.add_argument(SELF_CHECK, action="store_true", help=tr("try every part of the program, print a line for each, and end"))
    found = tr("save what helps to find out why the program does not work, without names, numbers or amounts, and end")
    reader.add_argument("--diagnostics", type=Path, metavar="OUT.zip", help=found)
    return reader


if __name__ == "__main__":
    sys.exit(main())

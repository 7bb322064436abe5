"""The process behind ``python -m soak monkey``: one window, one seed, so many events; says a line of JSON for each thing that broke.

An even seed waits after every event until the window is quiet, and so does the same in every run. An odd one does not wait: events
fall into what is being read, made and calculated, and a second run meets it in another order.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import json
import os
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QThread, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from benchmarks.event_loop import EventLoopWatch
from ppm_desktop.files.project_file import project_bytes
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.garbage import GarbageTimer
from ppm_desktop.session.background.plain_imports import restore_plain_imports
from ppm_desktop.session.background.workers import let_window_go_first
from ppm_desktop.session.preferences import Preferences
from ppm_desktop.views.look.theme import make_app
from ppm_desktop.views.look.theme_switch import ThemeSwitch
from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.spoken_language import speak
from ppm_desktop.views.window_renewal import ShownWindow
from soak.monkey_ears import Ears
from soak.monkey_hands import Hands
from soak.monkey_things import Scratch
from soak.monkey_truths import saved_file_is_not_the_plan, screen_is_not_the_engine, undo_does_not_lead_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QApplication

    from ppm_desktop.session.document import Document

#: Events between two looks at what must hold, and between two walks through all of undo.
_LOOK, _WALK = 20, 100
#: In milliseconds: how long a quiet window is waited for at most, and how often it is asked.
_PATIENCE, _POLL = 3000, 2
#: In milliseconds: how often an event that has not come to its end is looked at.
_NESTED: Final = 50
#: Seconds after which a process that does not get on says where it is, and ends.
_HANGS: Final = 900


class Run(QObject):
    """Does event after event in the window's thread, each in a turn of its own."""

    def __init__(self, app: QApplication, folder: Path, seed: int, upto: int, most_work: float) -> None:
        super().__init__()
        self._app, self._seed, self._upto, self._most_work = app, seed, upto, most_work
        self._number, self._what = 0, ""
        self._done = self._acting = False
        self._scratch = Scratch(folder / "scratch")
        self._scratch.fill()
        self._preferences = Preferences(folder / "preferences.ini")
        self._themes = ThemeSwitch(app, "light")
        self._opened: tuple[Document, bytes] | None = None
        self._progress = (folder / "event").open("w", encoding="utf-8")
        cache = os.environ.get("MPLCONFIGDIR")
        Ears(self.say, folder, *([Path(cache)] if cache else [])).listen()
        for scheme in ("file", "http", "https", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, "ignore")  # type: ignore[arg-type]  # the stub asks for bytes, which are refused
        self._hands = Hands(lambda: self._shown.window, self._scratch, self._note)
        self._watch = EventLoopWatch(self)
        self._memory: list[tuple[int, int]] = []
        self._begin()

    @Slot(QUrl)
    def ignore(self, _address: QUrl) -> None:
        """Take the place of the system's programs for addresses."""

    def say(self, kind: str, text: str) -> None:
        """Tell what broke; in any thread."""
        print(json.dumps({"seed": self._seed, "event": self._number, "did": self._what, "kind": kind, "text": text}), flush=True)

    def _begin(self) -> None:
        """Open a window on a plan, at first and whenever the last one was closed."""
        window = MainWindow(self._preferences, self._themes, NumberStyle(group_separator=" "))
        self._shown = ShownWindow(window)
        self._shown.renewed.connect(self._follow)
        self._follow(window)
        window.painted.connect(lambda: self._open_first(window))
        window.show()

    def _open_first(self, window: MainWindow) -> None:
        window.files.open(self._scratch.first_plan)
        window.load_chart_library()
        window.page_stack.furnish()
        window.life.offer_recovery()
        self._soon()

    def _follow(self, window: MainWindow) -> None:
        window.files.opened.connect(self._remember_opened)
        window.files.saved.connect(lambda: self._tell("file", saved_file_is_not_the_plan(window.document) if window.document else ()))

    def _remember_opened(self, _opening: object) -> None:
        document = self._shown.window.document
        if document is not None and document.undo_stack.count() == 0:
            self._opened = (document, project_bytes(document.project))

    def _note(self, what: str) -> None:
        self._what = self._watch.step = what
        self._progress.seek(0)
        self._progress.write(f"{self._number} {what}\n")
        self._progress.truncate()
        self._progress.flush()

    def _soon(self) -> None:
        if not self._done:
            QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        """Do one event, unless all are done."""
        faulthandler.dump_traceback_later(_HANGS, exit=True)
        self._judge_work()
        if not self._shown.window.isVisible():
            self._shown.stop()
            self._shown.window.deleteLater()
            self._watch.begin()
            self._begin()
            return
        if self._number >= self._upto:
            self._end()
            return
        self._number += 1
        number, chance = self._number, Random(f"{self._seed} {self._number}")
        self._note("")
        self._acting = True
        level = QThread.currentThread().loopLevel()
        QTimer.singleShot(_NESTED, self, lambda: self._look_inside(number, chance, level))
        try:
            self._hands.act(chance)
        finally:
            self._go_on(number, chance)

    def _look_inside(self, number: int, chance: Random, level: int) -> None:
        """Go on from inside: a menu of Qt's own and dragging between lists have event loops of their own, from which an event does not return."""
        if not self._acting or number != self._number:
            return
        if QThread.currentThread().loopLevel() > level and not self._hands.let_go():
            self._go_on(number, chance)
        else:
            QTimer.singleShot(_NESTED, self, lambda: self._look_inside(number, chance, level))

    def _go_on(self, number: int, chance: Random) -> None:
        """Wait for the next event's turn, once for each event."""
        if not self._acting or number != self._number:
            return
        self._acting, self._waited = False, 0
        if self._seed % 2 and chance.random() < 0.9:
            QTimer.singleShot(chance.choice((0, 1, 5, 20)), self, self._settled)
        else:
            self._wait()

    def _wait(self) -> None:
        """Go on when nothing is read, made or calculated any more."""
        self._waited += _POLL
        if self._waited < _PATIENCE and not self._quiet():
            QTimer.singleShot(_POLL, self, self._wait)
        else:
            self._settled()

    def _quiet(self) -> bool:
        window = self._shown.window
        recalculator = window.recalculator
        if getattr(self._shown, "_renewal", None) is not None:
            return False  # a window of another language is about to take this one's place
        return window.errands.idle and not window.files.at_work and (recalculator is None or not recalculator.at_work)

    def _settled(self) -> None:
        self._judge_work()
        if self._number % _LOOK == 0 and self._quiet():
            self._tell("screen", screen_is_not_the_engine(self._shown.window))
            self._memory.append((self._number, _resident()))
        document = self._shown.window.document
        if self._number % _WALK == 0 and document is not None and self._opened is not None and self._opened[0] is document:
            self._tell("undo", undo_does_not_lead_back(*self._opened))
        self._watch.begin()
        self._soon()

    def _tell(self, kind: str, broken: Iterable[str]) -> None:
        for text in broken:
            self.say(kind, text)

    def _judge_work(self) -> None:
        work = self._watch.most_work_ms()
        if work > self._most_work > 0:
            self.say("pause", f"{work:.0f} ms in {self._watch.most_work_in}")
        self._watch.begin()

    def _end(self) -> None:
        self._done = True
        faulthandler.cancel_dump_traceback_later()
        self._shown.stop()
        print(json.dumps({"events": self._number, "memory": self._memory}), flush=True)
        self._app.exit(0)


def _resident() -> int:
    """Return the memory of this process in MiB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


def main(arguments: list[str]) -> int:
    """Run in a folder that is empty; the environment leads everything there that the program keeps."""
    parser = argparse.ArgumentParser(prog="python -m soak.monkey_run")
    parser.add_argument("folder", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("upto", type=int)
    parser.add_argument("most_work", type=float)
    wishes = parser.parse_args(arguments)
    gc.disable()
    sys.dont_write_bytecode = True
    faulthandler.enable()
    restore_plain_imports()
    app = make_app(sys.argv[0])
    app.setApplicationName("ppm_desktop")
    app.setQuitOnLastWindowClosed(False)
    let_window_go_first()
    GarbageTimer(app)
    speak("en", app)
    run = Run(app, wishes.folder, wishes.seed, wishes.upto, wishes.most_work)
    code = app.exec()
    for left in app.topLevelWidgets():
        left.hide()
    run.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

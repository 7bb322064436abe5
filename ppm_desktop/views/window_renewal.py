"""Another language: a new window takes the place of the old one, around the same document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.places import START
from ppm_desktop.views.spoken_language import language_of, speak
from ppm_desktop.wording import current_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.files.recovery import Leftover
    from ppm_desktop.session.preferences import LanguageChoice

#: A file that is being read or written belongs to the old window; so many milliseconds later it is looked at again.
_PAUSE: Final = 40
#: In milliseconds, from the end of one turn to the next: what is to be painted goes between.
_TURN: Final = 5
#: A further window stands so many pixels to the right of this one, and below it.
_BESIDE: Final = 32


class ShownWindow(QObject):
    """The program's window, whichever it is at the moment; further ones only where several plans were lost in a crash.

    Texts are put into widgets when these are made, so a new window is the way to show all of them in another language.
    The document goes on: its undo stack, its scenario, and what is not saved.
    """

    renewed = Signal(object)  # the new MainWindow

    def __init__(self, window: MainWindow) -> None:
        """Begin with ``window``."""
        super().__init__()
        self.further: list[ShownWindow] = []
        self._renewal: Renewal | None = None
        self._follow(window)

    @property
    def renewing(self) -> bool:
        """Whether a new window is being made, and the old one must not begin anything."""
        return self._renewal is not None

    def choose_language(self, choice: LanguageChoice) -> None:
        """Remember the user's choice, and show the window in its language as soon as no file is being read or written."""
        self.window.preferences.language = choice
        if language_of(choice) != current_language():
            QTimer.singleShot(0, self._renew)  # not before the menu, which belongs to the old window, is closed

    def stop(self) -> None:
        """End all work in the background; before the program ends."""
        self.window.stop()
        if self._renewal is not None:
            self._renewal.stop()
        for shown in self.further:
            shown.stop()

    def show_further(self, leftover: Leftover) -> None:
        """Open lost work in a window of its own, beside this one."""
        here = self.window
        window = MainWindow(here.preferences, here.theme_switch, here.style_of_numbers, here.compare)
        window.life.store = here.life.store
        self.further.append(ShownWindow(window))
        window.show_nothing_open()
        window.move(here.x() + _BESIDE * len(self.further), here.y() + _BESIDE * len(self.further))
        window.show()
        window.files.open_recovered(leftover)
        window.load_chart_library()

    def _follow(self, window: MainWindow) -> None:
        self.window = window
        window.language_wanted.connect(self.choose_language)
        window.life.further_wanted.connect(self.show_further)

    def _renew(self) -> None:
        choice = self.window.preferences.language
        if self._renewal is not None or self.window.files.at_work:
            QTimer.singleShot(_PAUSE, self, self._renew)
        elif language_of(choice) != current_language():
            speak(choice, cast("QApplication", QApplication.instance()))
            self._renewal = Renewal(self.window, self)
            self._renewal.done.connect(self._show_renewed)

    def _show_renewed(self, window: MainWindow) -> None:
        self._renewal = None
        self._follow(window)
        self.renewed.emit(window)


class Renewal(QObject):
    """Makes a window in the language in force, with the document of another one, which stays until then and is taken away.

    Each step is a turn of the event loop of its own, and none of them is long.
    """

    done = Signal(object)  # the new MainWindow is shown

    def __init__(self, old: MainWindow, parent: QObject) -> None:
        """Begin to renew ``old``."""
        super().__init__(parent)
        self._old = old
        self._new: MainWindow | None = None
        self._steps = self._in_steps()
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)  # one that repeats is due again at the end of a long turn, and two steps are one
        self._turns.setInterval(_TURN)
        self._turns.timeout.connect(self._go_on)
        self._turns.start()

    def stop(self) -> None:
        """End all work in the background; before the program ends."""
        self._turns.stop()
        if self._new is not None:
            self._new.stop()

    def _go_on(self) -> None:
        if next(self._steps, False):
            self._turns.start()
        else:
            self.deleteLater()

    def _in_steps(self) -> Iterator[bool]:
        old = self._old
        old.keep_arrangement()
        self._new = new = MainWindow(old.preferences, old.theme_switch, old.style_of_numbers, old.compare)
        yield True
        new.dressing.complete()
        yield True
        while not old.errands.idle:  # to stop it would keep both windows waiting for what is under way
            yield True
        _hand_over(old, new)
        yield True
        if new.document is not None and new.place != START:
            made: list[bool] = []
            new.page_stack.prepare(new.place, lambda: made.append(True))
            while not made:
                yield True
        for part in new.dressing.parts():
            part.ensurePolished()
            yield True
        new.place = old.place  # somebody may have gone elsewhere meanwhile
        new.show_place(new.place)
        if old.answer.isHidden() != new.answer.isHidden():
            new.menus.answer_panel.trigger()
        yield True
        new.setUpdatesEnabled(False)  # it is laid out in this turn and the next, and painted in the one after
        new.show()
        yield True
        yield True
        new.setUpdatesEnabled(True)
        new.activateWindow()
        yield True
        old.hide()
        new.load_chart_library()
        self.done.emit(new)
        yield True
        for page in old.pages.values():
            page.deleteLater()
            yield True
        old.deleteLater()


def _hand_over(old: MainWindow, new: MainWindow) -> None:
    """Give one window what the other has: from now on the old one follows nothing."""
    new.span.show(old.span.span)
    new.place = old.place
    document, parts = old.document, old.parts
    new.life.store = old.life.store
    new.start.draft = old.start.draft
    new.usage.calls.take(old.usage.calls.calls)
    copy = old.hand_over()
    if document is not None and parts is not None:
        new.begin(document, parts.catalogue)
        new.life.go_on(copy)
    else:
        new.show_nothing_open()

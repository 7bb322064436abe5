"""The pages of the places: made when they are first wanted, or earlier while nobody waits for anything."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ppm_desktop.session.background.garbage import settle
from ppm_desktop.views.look.dressing import dress
from ppm_desktop.views.page_making import PageMaking, taking_in
from ppm_desktop.views.page_parts import PageParts, modules_ahead, page_module
from ppm_desktop.views.pane_cycle import first_control
from ppm_desktop.views.places import PLACES, START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.views.pages.compare import ComparePage

#: Between two steps of making pages ahead, in milliseconds: what the user does in the meantime goes first.
_PAUSE: Final = 80
#: After a page is made, in milliseconds: its words are explained when it has been painted.
_PAINTING: Final = 150
#: The pages that bring most modules: before the charts, which take long, so that an early visit does not stop the window for them.
_HEAVY: Final = ("report", "break-even")
#: In milliseconds; a timer of none at all would come in the same turn of the event loop.
_TURN: Final = 5
#: Between two looks whether anything is under way, in milliseconds, and how often nothing has to be.
_LOOK: Final = 40
_QUIET: Final = 2
#: What takes longest of the chart library; with it there, nothing is left to wait for.
_LONGEST: Final = "matplotlib.figure"


class PageStack(QObject):
    """Fills the centre of the window with pages for one document."""

    explanation_wanted = Signal(object)  # Figure
    furnished = Signal()  # all pages are there
    sheet_wanted = Signal()  # somebody wants to import a rate sheet
    calls_wanted = Signal()  # somebody wants to import calls
    plan_of_calls_wanted = Signal(object)  # Grouping

    def __init__(self, stack: QStackedWidget, errands: Errands) -> None:
        """Put pages into ``stack``."""
        super().__init__(stack)
        self.pages: dict[str, QWidget] = {}
        self._stack = stack
        self._errands = errands
        self._parts: PageParts | None = None
        self._charts = self._imported = False
        self._makings: dict[str, PageMaking] = {}  # of pages that are not complete
        self._behind: dict[str, Iterator[bool]] = {}  # by page: the steps in which it takes another plan in
        self._waiting: dict[str, list[Callable[[], None]]] = {}  # for pages that are wanted
        self._wanted: list[str] = []  # pages that are made now, the most urgent last
        self._goal = ""  # the place that is shown, or will be as soon as its page is complete
        self._quiet = 0
        self._turns = QTimer(self)
        self._turns.setInterval(_TURN)
        self._turns.timeout.connect(self._go_on)
        self._library = QTimer(self)
        self._library.setInterval(_LOOK)
        self._library.timeout.connect(self._load_when_quiet)
        self._idle = QTimer(self)
        self._idle.setInterval(_PAUSE)
        self._idle.timeout.connect(self._make_another)
        stack.currentChanged.connect(self._hand_keyboard_on)

    def attach(self, parts: PageParts) -> None:
        """Make the pages from these parts from now on."""
        self._parts = parts

    def show(self, name: str) -> None:
        """Show the page of a place, and complete it before if it is not; nothing before there is a document."""
        if self._parts is None:
            return
        self._goal = name
        page = self.provide(name)
        dress(page)  # another theme may have come since it was seen
        if page is not self._stack.currentWidget():
            # Painted in a turn of its own: until then the last page is seen, and keys and clicks are not kept waiting.
            self._stack.setUpdatesEnabled(False)
            QTimer.singleShot(_TURN, self._stack, partial(self._stack.setUpdatesEnabled, True))  # noqa: FBT003 - Qt's name
            self._stack.setCurrentWidget(page)
        else:
            self._hand_keyboard_on()

    def visit(self, name: str, then: Callable[[], None]) -> None:
        """Show the page of a place as soon as it is there, then go on, unless another place was wanted meanwhile.

        A page that is there and knows the plan is shown at once. Until then the last page stays, without the keyboard: what is typed is not for it.
        """
        self._goal = name
        if self._ready(name):
            self.show(name)
            then()
            return
        focused: QWidget | None = self._stack.window().focusWidget()
        if focused is not None and self._stack.isAncestorOf(focused):
            self._stack.setFocus(Qt.FocusReason.OtherFocusReason)
        self.prepare(name, partial(self._arrive, name, then))

    def take_another_plan(self) -> None:
        """Let the pages that are not seen take another plan in, in turns of their own, before they are shown or while nobody waits."""
        self._behind = {name: taking_in(page) for name, page in self.pages.items() if page is not self._stack.currentWidget()}
        if self._imported:
            self._idle.start()

    def leave(self) -> None:
        """A place is shown that has no page here."""
        self._goal = ""

    def prepare(self, name: str, then: Callable[[], None]) -> None:
        """Make the page of a place without keeping the window waiting, then go on in a later turn of the event loop.

        What it needs is imported first; then it is made in several turns.
        """
        if self._ready(name):
            QTimer.singleShot(0, self, then)
            return
        first = name not in self._waiting
        self._waiting.setdefault(name, []).append(then)
        if first:
            self._errands.fetch((page_module(name),), lambda: self._make_soon(name))

    def provide(self, name: str) -> QWidget:
        """Return the page of a place, completed if it was not. There must be a document."""
        if name not in self.pages:
            self._making(name).complete()
            self._take_in(name)
        self._behind.pop(name, None)  # it takes in what it shows
        return self.pages[name]

    def _ready(self, name: str) -> bool:
        return name in self.pages and name not in self._behind

    def _arrive(self, name: str, then: Callable[[], None]) -> None:
        if self._goal == name:
            self.show(name)
            then()

    def _hand_keyboard_on(self) -> None:
        """Give the new page the keyboard, if the last one had it when another was wanted."""
        page = self._stack.currentWidget()
        if self._stack.hasFocus() and page is not None:
            last: QWidget | None = page.focusWidget()
            target = last if last is not None else first_control(page)
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_soon(self, name: str) -> None:
        self._wanted.append(name)
        self._turns.start()

    def _go_on(self) -> None:
        """Take one step of the page that was wanted last."""
        if not self._wanted:
            self._turns.stop()
        elif self._step(self._wanted[-1]):
            name = self._wanted.pop()
            for then in self._waiting.pop(name):
                then()

    def _step(self, name: str) -> bool:
        """Take one step of making a page; say whether it is complete."""
        if name in self._behind:
            if not next(self._behind[name], False):
                del self._behind[name]
        elif name not in self.pages and not self._making(name).step():
            self._take_in(name)
        return self._ready(name)

    def _making(self, name: str) -> PageMaking:
        if name not in self._makings:
            if self._parts is None:
                raise LookupError(name)
            self._makings[name] = PageMaking(name, self._parts, self._stack)
        return self._makings[name]

    def _take_in(self, name: str) -> None:
        """Connect a page that is complete."""
        page = self._makings.pop(name).complete()
        self.pages[name] = page
        self._explain(name, page)
        for wanted, told in (
            ("explanation_wanted", self.explanation_wanted),
            ("import_wanted", self.sheet_wanted),
            ("calls_wanted", self.calls_wanted),
            ("plan_of_calls_wanted", self.plan_of_calls_wanted),
        ):
            signal = getattr(page, wanted, None)  # only some pages have it
            if signal is not None:
                signal.connect(told)
        if self._charts:
            _draw_charts(page)

    def _explain(self, name: str, page: QWidget) -> None:
        """Let the words of a page be explained, when whatever is more urgent has been done."""
        from ppm_desktop.views.glossary_tips import explain_words  # noqa: PLC0415 - with the first page
        from ppm_desktop.views.help_terms import term_of_place  # noqa: PLC0415 - as above

        QTimer.singleShot(_PAINTING, page, lambda: explain_words(page, term_of_place(name)))

    @property
    def compare_page(self) -> ComparePage:
        """The page Compare."""
        return self.provide("compare")  # type: ignore[return-value]  # made by make_page under this name

    def load_chart_library(self) -> None:
        """Import matplotlib in a thread, then lay out the charts that wait; then have all pages imported. Call it when the window is visible.

        It begins when no file is being read and the answer is there: an import takes turns with Python's lock, and beside it
        everything that the window does takes twice as long.
        """
        self._quiet = 0
        if _LONGEST in sys.modules:
            self._fetch_charts()
        else:
            self._library.start()

    def _load_when_quiet(self) -> None:
        self._quiet = self._quiet + 1 if self._errands.idle and self._answered() else 0
        if self._quiet < _QUIET:
            return
        self._quiet = 0
        self._library.stop()
        if self._charts:
            self._errands.fetch(modules_ahead(), self._pages_are_there, when=self._answered)
        else:
            self._errands.fetch(map(page_module, _HEAVY), self._fetch_charts, when=self._answered)

    def _answered(self) -> bool:
        """Say whether nobody waits for the engine."""
        return self._parts is None or not self._parts.recalculator.at_work

    def _fetch_charts(self) -> None:
        self._errands.send(_import_charts, lambda _nothing: self._chart_library_is_there())

    def furnish(self) -> None:
        """Make the pages that nobody has wanted yet, one at a time, so that a first visit takes no longer than a later one."""
        self._idle.start()

    def stop(self) -> None:
        """Make no more pages."""
        for timer in (self._idle, self._library, self._turns):
            timer.stop()
        for making in self._makings.values():
            making.give_up()
        self._makings.clear()
        self._behind.clear()

    def _make_another(self) -> None:
        if self._parts is None or not self._imported or self._wanted or not self._parts.recalculator.up_to_date or not self._errands.idle:
            return
        missing = [place.name for place in PLACES if not self._ready(place.name) and place.name != START]
        if missing:
            self._step(missing[0])
        else:
            self._idle.stop()
            self.furnished.emit()

    def _chart_library_is_there(self) -> None:
        self._charts = True
        for page in self.pages.values():
            _draw_charts(page)
        self._library.start()

    def _pages_are_there(self) -> None:
        self._imported = True
        settle()


def _draw_charts(page: QWidget) -> None:
    """Have a page draw its charts, if it has any."""
    draw = getattr(page, "draw_charts", None)
    if draw is not None:
        draw()


def _import_charts() -> None:
    from ppm_desktop.views.compare.chart_kinds import import_charts  # noqa: PLC0415 - brings matplotlib, in a thread

    import_charts()

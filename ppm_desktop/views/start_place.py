"""The place Start of a window: made when the catalogue has been read, whether or not a plan is open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ppm_desktop.views.look.dressing import dress
from ppm_desktop.views.page_parts import page_module
from ppm_desktop.views.places import START

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.interview_draft import Draft
    from ppm_desktop.views.file_actions import FileActions
    from ppm_desktop.views.page_parts import PageParts
    from ppm_desktop.views.pages.start import StartPage
    from ppm_desktop.views.window_frame import WindowFrame


#: In milliseconds; a timer of none at all would come in the same turn of the event loop.
_TURN: Final = 5
#: What reads the catalogue. It knows Qt, so that it must not be imported in a thread.
_READER: Final = "ppm_desktop.session.opening"


class StartPlace(QObject):
    """Nothing is imported before Start is shown for the first time: the window is painted before."""

    made = Signal()  # the page is there
    plan_wanted = Signal()  # to go on with the plan that is open
    calls_wanted = Signal()  # to import calls

    def __init__(self, window: WindowFrame, files: FileActions, style: NumberStyle) -> None:
        """Belong to a window; open plans with ``files``."""
        super().__init__(window)
        self._window, self._files, self._style = window, files, style
        self._wanted = self._asked = False
        self._document: Document | None = None
        self._catalogue: Catalogue | None = None
        self._built: StartPage | None = None  # and not yet in the window
        self.page: StartPage | None = None

    @cached_property
    def draft(self) -> Draft:
        """What is typed into the five questions; a window in another language goes on with it."""
        from ppm_desktop.session.interview_draft import Draft  # noqa: PLC0415 - after the first paint

        return Draft()

    def attach(self, parts: PageParts) -> None:
        """Say which plan is open from now on."""
        self._document, self._catalogue = parts.document, parts.catalogue
        parts.document.file_changed.connect(self.refresh)

    def show(self) -> None:
        """Show the page, as soon as it can be made."""
        self._wanted = True
        if self.page is not None:
            self.refresh()
            dress(self.page)
            self._window.stack.setCurrentWidget(self.page)
        elif self._catalogue is not None:
            self._make(self._catalogue)
        else:
            self._ask()

    def visit(self) -> None:
        """Show the page; if it is not there, it is made in turns of its own, so that the window does not wait for it."""
        self._wanted = True
        if self.page is not None:
            self.show()
        else:
            self._ask()

    def make_ahead(self) -> None:
        """Make the page while nobody waits for it, if the catalogue is there."""
        if self.page is None and self._catalogue is not None:
            self._build(self._catalogue)

    def leave(self) -> None:
        """Another place is shown."""
        self._wanted = False

    def refresh(self) -> None:
        """Say which plan is open."""
        if self.page is not None:
            name = self._files.title if self._document is not None else ""
            self.page.overview.show_open_plan(name, changed=self._document is not None and self._document.modified)

    def _ask(self) -> None:
        """Have what the page needs imported, and read in a thread, once."""
        if not self._asked:
            self._asked = True
            errands = self._files.errands
            errands.fetch((page_module(START), _READER), lambda: errands.send(_read_catalogue, self._build))

    def _build(self, catalogue: Catalogue) -> None:
        """Make the page, and show it a turn of the event loop later: to get its look takes as long as to be made."""
        if self.page is None and self._built is None:
            self._built = self._new_page(catalogue)
        QTimer.singleShot(_TURN, self, lambda: self._make(catalogue))

    def _new_page(self, catalogue: Catalogue) -> StartPage:
        from ppm_desktop.views.pages.start import StartPage  # noqa: PLC0415 - after the first paint

        return StartPage(self._files, catalogue, self._style, self.draft)

    def _make(self, catalogue: Catalogue) -> None:
        if self.page is None:
            self.page = self._built or self._new_page(catalogue)
            self.page.overview.plan_wanted.connect(self.plan_wanted)
            self.page.overview.calls_wanted.connect(self.calls_wanted)
            self._window.stack.addWidget(self.page)
        if self._wanted:
            self.show()
            if self._document is None:  # the program has just started
                self.page.overview.take_keyboard()
        self.made.emit()


def _read_catalogue() -> Catalogue:
    """Read what Start shows; in a thread."""
    from ppm_desktop.session.opening import shipped_catalogue  # noqa: PLC0415 - after the first paint

    catalogue = shipped_catalogue()
    _ = catalogue.samples, catalogue.profiles
    return catalogue

"""A plan arrives in the window: its file is being read, it is opened or refused, and its page is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from ppm_desktop.views.places import FIRST_PLACE, START
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.opening import Opening
    from ppm_desktop.views.document_life import DocumentLife
    from ppm_desktop.views.file_actions import FileActions
    from ppm_desktop.views.page_stack import PageStack
    from ppm_desktop.views.widgets.empty_page import EmptyPage
    from ppm_desktop.views.widgets.status_line import StatusLine

#: After the first page is shown, in milliseconds: it is painted before the engine is asked, because both take turns with Python's lock.
_PAINTING: Final = 20


class PlanWindow(Protocol):
    """The window of a plan, as far as a plan arrives in it."""

    document: Document | None
    recalculator: Recalculator | None
    files: FileActions
    life: DocumentLife
    page_stack: PageStack
    status: StatusLine
    empty: EmptyPage
    place: str

    @property
    def project_shown(self) -> SignalInstance:
        """A plan was opened and its page is there."""

    def begin(self, document: Document, catalogue: Catalogue, *, ask: bool = True) -> None:
        """Connect everything to the first document."""

    def show_nothing_open(self) -> None:
        """Say that there is no plan."""

    def show_file(self) -> None:
        """Say what the plan's file is called."""

    def show_place(self, name: str) -> None:
        """Show a place."""

    def show_problems(self, opening: str = "") -> None:
        """List the problems."""


class PlanArrival(QObject):
    """Belongs to one window, and follows what its ``files`` read."""

    def __init__(self, parent: QObject, window: PlanWindow) -> None:
        """Show in ``window`` what arrives; ``parent`` is the window, too."""
        super().__init__(parent)
        self._window = window
        window.files.opened.connect(self._show_opened)
        window.files.reading.connect(self._show_reading)
        window.files.refused.connect(self._show_refused)

    def _show_reading(self, name: str) -> None:
        window = self._window
        window.status.say(tr("Opening {name} …").format(name=name))
        if window.document is None:
            window.empty.show_reading(name)

    def _show_refused(self) -> None:
        window = self._window
        if window.document is None:
            window.show_nothing_open()
            window.status.say("")
        else:
            window.status.show_saved_state(window.document)

    def _show_opened(self, opening: Opening) -> None:
        window, project = self._window, opening.reading.project
        if project is None or window.life.reloaded(opening):
            return
        path = None if opening.untitled else opening.path.absolute()
        if window.document is None:
            from ppm_desktop.session.document import Document  # noqa: PLC0415 - after the first paint

            window.begin(Document(project, path, opening.catalogue.country_codes, opening.sound), opening.catalogue, ask=False)
        else:
            window.document.open(project, path, opening.sound)
            window.page_stack.take_another_plan()
        window.life.opened(opening)
        window.show_file()
        # The page comes in turns of its own when the rest of the window has been painted: together they would stop it.
        window.page_stack.prepare(self._place_of(opening), partial(self._show_page_of, opening))

    def _place_of(self, opening: Opening) -> str:
        return opening.place or (FIRST_PLACE if self._window.place == START else self._window.place)

    def _show_page_of(self, opening: Opening) -> None:
        window = self._window
        window.show_place(self._place_of(opening))
        window.project_shown.emit()
        if window.recalculator is not None and not window.recalculator.asked:
            QTimer.singleShot(_PAINTING, window.recalculator, window.recalculator.ask_soon)
        if not opening.reading.sound:
            window.show_problems(tr("The plan was opened, but it cannot be calculated until the errors are mended."))

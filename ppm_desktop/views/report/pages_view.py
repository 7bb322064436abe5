"""The pages of the report below each other, as large as is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ppm_desktop.paper.jobs import Page

#: Logical pixels of an inch at 100 %.
_INCH: Final = 96.0
_ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
_BETWEEN: Final = 16
#: Until the pages have been set: the width of A4, in inches.
_USUAL: Final = 8.27
#: How strongly pages are seen that are no longer the document's.
_DIMMED: Final = 0.45
_LINE: Final = 40
#: In milliseconds; a timer of none at all would come in the same turn of the event loop.
_TURN: Final = 5
#: Charts drawn for fewer dots lose lines of letters; up to here, pages are drawn twice as fine as they are shown.
_FINE: Final = 192.0


class _Turn(QObject):
    """Lets one picture be unpacked in a turn of the event loop: each takes some 30 ms, and several pages may come into view at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._taken = False
        self._waiting: list[PagePicture] = []

    def take(self, picture: PagePicture) -> bool:
        """Say whether a picture may be unpacked now; otherwise it is painted once more in a later turn."""
        if picture.window().testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
            return True  # the window is painted once, for a picture of it
        if self._taken:
            self._waiting.append(picture)
            return False
        self._taken = True
        QTimer.singleShot(_TURN, self, self._next)
        return True

    def _next(self) -> None:
        self._taken, waiting = False, self._waiting
        self._waiting = []
        for picture in waiting:
            picture.update()


class PagePicture(QWidget):
    """One page. Its picture is unpacked when it is first seen."""

    def __init__(self, parent: QWidget, turn: _Turn) -> None:
        """Start empty."""
        super().__init__(parent)
        self._turn = turn
        self._page: Page | None = None
        self._image: QImage | None = None
        self.dimmed = False

    def show_page(self, page: Page, number: int, pages: int) -> None:
        """Show a page; its text is its description."""
        self.setAccessibleName(tr("Page {page} of {pages}").format(page=number, pages=pages))
        self.setAccessibleDescription(page.text)
        if self._page is None or self._page.picture != page.picture:
            self._image = None
        self._page = page
        self.update()

    def forget(self) -> None:
        """Free the picture until it is seen again."""
        self._image = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, and a line around it."""
        super().paintEvent(event)
        theme = current_theme()
        with QPainter(self) as painter:
            if self._page is not None:
                painter.setOpacity(_DIMMED if self.dimmed else 1.0)
                self._paint_page(painter, self._page.picture)
                painter.setOpacity(1.0)
            painter.setPen(QPen(theme.colour("line")))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_page(self, painter: QPainter, png: bytes) -> None:
        """Paint the picture at the size of this widget, dot for dot; it was drawn finer, and smoothed it is easier to read."""
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if (self._image is None or self._image.size() != wanted) and self._turn.take(self):
            ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._image = QImage.fromData(png).scaled(wanted, *ways)
            self._image.setDevicePixelRatio(ratio)
        if self._image is not None:
            painter.drawImage(self.rect(), self._image)


class PagesView(QScrollArea):
    """Arrow keys scroll, Page Down and Page Up go from page to page, Home and End to the first and the last."""

    moved = Signal(int)  # the page that is looked at, from 1
    enlarged = Signal()  # the pages are shown in another size

    def __init__(self) -> None:
        """Start without pages, as wide as there is room."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages of the report"))
        self.setWidgetResizable(True)
        self._content = content = QWidget()
        content.setProperty("role", "panel")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_BETWEEN, _BETWEEN, _BETWEEN, _BETWEEN)
        self._column.setSpacing(_BETWEEN)
        self._column.addStretch(1)
        self.setWidget(content)
        self.pictures: list[PagePicture] = []
        self._inches: list[tuple[float, float]] = []
        self._zoom: float | None = None  # None: as wide as there is room
        self._page = 0
        self._turn = _Turn(self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def zoom(self) -> float:
        """How large pages are shown; 1.0 is as large as on paper."""
        if self._zoom is not None:
            return self._zoom
        widest = max((width for width, _height in self._inches), default=_USUAL)
        return max(self._room() / (widest * _INCH), 0.2)

    @property
    def fits(self) -> bool:
        """Whether pages are as wide as there is room."""
        return self._zoom is None

    @property
    def dots_per_inch(self) -> float:
        """How finely pages have to be drawn to be sharp."""
        shown = self.zoom * _INCH * self.devicePixelRatioF()
        return round(max(shown, min(2 * shown, _FINE)), 1)

    @property
    def page(self) -> int:
        """The page that is looked at, from 1; 0 without pages."""
        return self._page

    def show_pages(self, pages: Sequence[Page], dots_per_inch: float) -> None:
        """Show pages that were drawn so finely, where the last ones were looked at."""
        while len(self.pictures) > len(pages):
            gone = self.pictures.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.pictures) < len(pages):
            picture = PagePicture(self._content, self._turn)
            self._column.insertWidget(len(self.pictures), picture, 0, Qt.AlignmentFlag.AlignHCenter)
            picture.show()
            self.pictures.append(picture)
        self._inches = [_inches(page.picture, dots_per_inch) for page in pages]
        for number, (picture, page) in enumerate(zip(self.pictures, pages, strict=True), 1):
            picture.show_page(page, number, len(pages))
        self.dim(dimmed=False)
        self._resize()

    def dim(self, *, dimmed: bool) -> None:
        """Show that the pages are about to change."""
        for picture in self.pictures:
            picture.dimmed = dimmed
            picture.update()

    def enlarge(self, steps: int) -> None:
        """Show pages larger or, with a negative number of steps, smaller."""
        now = self.zoom
        other = [zoom for zoom in _ZOOMS if (zoom > now + 0.005 if steps > 0 else zoom < now - 0.005)]
        if other:
            self._zoom = other[0] if steps > 0 else other[-1]
            self._resize()

    def fit(self) -> None:
        """Show pages as wide as there is room."""
        self._zoom = None
        self._resize()

    def go_to(self, page: int) -> None:
        """Scroll to the top of a page, from 1."""
        if self.pictures:
            number = min(max(page, 1), len(self.pictures))
            self.verticalScrollBar().setValue(self.pictures[number - 1].y() - _BETWEEN // 2)
            self._look_at(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from page to page."""
        bar, key = self.verticalScrollBar(), event.key()
        match key:
            case Qt.Key.Key_PageDown:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(len(self.pictures))
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                bar.setValue(bar.value() + (_LINE if key == Qt.Key.Key_Down else -_LINE))
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pages as wide as there is room."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._resize()

    def _room(self) -> float:
        """Return the width that a page can have; the bar at the side is counted, so that it does not come and go."""
        bar = self.verticalScrollBar()
        beside = 0 if bar.isVisible() else bar.sizeHint().width()
        return self.viewport().width() - 2 * _BETWEEN - beside

    def _resize(self) -> None:
        zoom = self.zoom
        for picture, (width, height) in zip(self.pictures, self._inches, strict=True):
            picture.setFixedSize(QSize(int(width * _INCH * zoom), int(height * _INCH * zoom)))
        self._column.activate()
        self.enlarged.emit()
        self._scrolled()

    def _scrolled(self) -> None:
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        seen = [number for number, picture in enumerate(self.pictures, 1) if picture.y() <= top + height / 3]
        for picture in self.pictures:
            if picture.y() > top + 2 * height or picture.geometry().bottom() < top - height:
                picture.forget()
        self._look_at(seen[-1] if seen else min(len(self.pictures), 1))

    def _look_at(self, page: int) -> None:
        self._page = page
        self.moved.emit(page)


def _inches(png: bytes, dots_per_inch: float) -> tuple[float, float]:
    """Return width and height of a picture, which a PNG file has in its head."""
    return int.from_bytes(png[16:20]) / dots_per_inch, int.from_bytes(png[20:24]) / dots_per_inch

"""A row of buttons that goes on in a second line where the first is full: translated words are longer, windows narrower."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ppm_desktop.views.look.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


_SIZES_CHANGE: Final = {
    QEvent.Type.LayoutRequest,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
    QEvent.Type.ApplicationFontChange,
}


class FlowRow(QWidget):
    """Places parts from left to right and top to bottom at the size they ask for.

    A widget rather than a layout: a layout written in Python would have to share its items with Qt, which deletes them.
    """

    def __init__(self, *parts: QWidget, grows: QWidget | None = None) -> None:
        """Take ``parts`` in, in the order of the Tab key; the one that ``grows`` takes what is left of its line."""
        super().__init__()
        self._parts = parts
        self._grows = grows
        self._sizes: list[QSize | None] | None = None  # what the parts ask for, None for a hidden one; not known while not seen
        self._heights: dict[int, int] = {}  # by width, of these sizes
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that lines break."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines in a width."""
        sizes = self._asked()
        if sizes is not self._sizes:  # not known for good
            return self._height(sizes, width)
        if width not in self._heights:
            self._heights[width] = self._height(sizes, width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        shown = [size.width() for size in self._asked() if size is not None]
        width = sum(shown) + current_theme().metrics.inside * max(len(shown) - 1, 0)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the widest part, and the height that the present width takes."""
        widest = max((size.width() for size in self._asked() if size is not None), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Follow parts that ask for another size."""
        if event.type() in _SIZES_CHANGE:
            self._sizes = None
            self._heights.clear()
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for part, place in zip(self._parts, self._places(self._asked(), self.width()), strict=True):
            part.setGeometry(place)
        self.updateGeometry()

    def _height(self, sizes: Sequence[QSize | None], width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(sizes, width)), default=0)

    def _places(self, sizes: Sequence[QSize | None], width: int) -> list[QRect]:
        gap = current_theme().metrics.inside
        x, y, line = 0, 0, 0
        places = []
        for size in sizes:
            if size is None:
                places.append(QRect(x, y, 0, 0))
                continue
            if line and x + size.width() > width:
                x, y, line = 0, y + line + gap, 0
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + gap
            line = max(line, size.height())
        if self._grows is not None:
            self._grow(places, self._parts.index(self._grows), width)
        return self._centred(places)

    @staticmethod
    def _centred(places: list[QRect]) -> list[QRect]:
        """Put the parts of each line on its middle: a label is lower than the field that it names."""
        lines = {place.top(): 0 for place in places}
        for place in places:
            lines[place.top()] = max(lines[place.top()], place.height())
        return [place.translated(0, (lines[place.top()] - place.height()) // 2) for place in places]

    def _asked(self) -> list[QSize | None]:
        """Return what the parts ask for: asked once, because a layout asks for the height of many widths, until a part wants another size.

        Parts tell that only to a row that is seen; until then they are asked every time.
        """
        if self._sizes is not None:
            return self._sizes
        sizes = [
            None if part.isHidden() else part.sizeHint().expandedTo(part.minimumSize()) for part in self._parts
        ]  # an empty one has no hint
        self._sizes = sizes if self.isVisible() else None
        return sizes

    @staticmethod
    def _grow(places: list[QRect], growing: int, width: int) -> None:
        """Widen one part by what its line leaves free, and move those behind it."""
        line = [place for place in places if place.top() == places[growing].top()]
        spare = width - max(place.x() + place.width() for place in line)
        if spare > 0:
            places[growing].setWidth(places[growing].width() + spare)
            for place in line[line.index(places[growing]) + 1 :]:
                place.translate(spare, 0)

"""A row of buttons that goes on in a second line where the first is full: translated words are longer, windows narrower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ppm_desktop.views.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FlowRow(QWidget):
    """Places parts from left to right and top to bottom at the size they ask for.

    A widget rather than a layout: a layout written in Python would have to share its items with Qt, which deletes them.
    """

    def __init__(self, *parts: QWidget, grows: QWidget | None = None) -> None:
        """Take ``parts`` in, in the order of the Tab key; the one that ``grows`` takes what is left of its line."""
        super().__init__()
        self._parts = parts
        self._grows = grows
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
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        shown = [part for part in self._parts if not part.isHidden()]
        gaps = current_theme().metrics.inside * max(len(shown) - 1, 0)
        width = sum(part.sizeHint().width() for part in shown) + gaps
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the widest part, and the height that the present width takes."""
        widest = max((part.sizeHint().width() for part in self._parts if not part.isHidden()), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Follow parts that ask for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for part, place in zip(self._parts, self._places(self.width()), strict=True):
            part.setGeometry(place)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        gap = current_theme().metrics.inside
        x, y, line = 0, 0, 0
        places = []
        for part in self._parts:
            if part.isHidden():
                places.append(QRect(x, y, 0, 0))
                continue
            size = part.sizeHint().expandedTo(part.minimumSize())  # an empty one has no hint
            if line and x + size.width() > width:
                x, y, line = 0, y + line + gap, 0
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + gap
            line = max(line, size.height())
        if self._grows is not None:
            self._grow(places, self._parts.index(self._grows), width)
        return places

    @staticmethod
    def _grow(places: list[QRect], growing: int, width: int) -> None:
        """Widen one part by what its line leaves free, and move those behind it."""
        line = [place for place in places if place.top() == places[growing].top()]
        spare = width - max(place.x() + place.width() for place in line)
        if spare > 0:
            places[growing].setWidth(places[growing].width() + spare)
            for place in line[line.index(places[growing]) + 1 :]:
                place.translate(spare, 0)

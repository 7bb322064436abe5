"""Numbers in a text that can be asked why: a dotted line under each, clicked or reached with Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.reports.why.said import SaidNumber

#: The line is drawn so far below the letters.
_BELOW: Final = 2


class NumberSpot(QAbstractButton):
    """Lies over a number of its label's text and draws only the line under it."""

    def __init__(self, parent: QWidget) -> None:
        """Cover nothing yet."""
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Why? Show how this number comes about"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line: dotted, or whole while the number has the keyboard."""
        theme = current_theme()
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
            else:
                ink = theme.colour("selection_text" if self.underMouse() else "muted")
                painter.setPen(QPen(ink, theme.metrics.line, Qt.PenStyle.DotLine))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class NumbersLabel(QLabel):
    """A label of plain text, some of whose numbers are buttons."""

    explanation_wanted = Signal(object)  # the ``Figure`` of a number

    def __init__(self, role: str) -> None:
        """Start empty, in one of the style sheet's roles."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self._numbers: tuple[SaidNumber, ...] = ()
        self._spots: list[NumberSpot] = []
        self._placed: tuple[object, ...] = ()  # what the places of the buttons were worked out from

    @property
    def spots(self) -> tuple[tuple[NumberSpot, str, Figure], ...]:
        """The buttons, with the text under each and what it is the number of."""
        return tuple((spot, spot.text(), n.figure) for spot, n in zip(self._spots, self._numbers, strict=True))

    def show_text(self, text: str, numbers: Sequence[SaidNumber] = ()) -> None:
        """Show a text; ``numbers`` say which of its characters are numbers."""
        self._numbers = tuple(numbers)
        self.setText(text)
        while len(self._spots) > len(numbers):
            self._spots.pop().deleteLater()
        while len(self._spots) < len(numbers):
            spot = NumberSpot(self)
            place = len(self._spots)
            spot.clicked.connect(lambda _checked=False, place=place: self.explanation_wanted.emit(self._numbers[place].figure))
            self._spots.append(spot)
        for spot, number in zip(self._spots, self._numbers, strict=True):
            spot.setText(text[number.start : number.end])
            spot.setAccessibleName(tr("{number}. Show why").format(number=spot.text()))
            spot.setAccessibleDescription(text)
        self.place_spots()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the buttons with the text."""
        super().resizeEvent(event)
        self.place_spots()

    def place_spots(self) -> None:
        """Put each button over its number as the text is broken into lines now."""
        now = (self.text(), tuple((number.start, number.end) for number in self._numbers), self.contentsRect(), self.font())
        if now == self._placed:
            return  # a layout asks several times
        self._placed = now
        for spot, area in zip(self._spots, self._areas(), strict=True):
            spot.setVisible(not area.isEmpty())
            spot.setGeometry(area)

    def _areas(self) -> list[QRect]:
        """Return where each number is drawn; lines are broken as ``QLabel`` breaks them."""
        if not self._numbers:
            return []
        from PySide6.QtGui import QTextLayout, QTextOption  # noqa: PLC0415 - the window is seen before there are numbers

        room, metrics = self.contentsRect(), self.fontMetrics()
        text, found, line_top = self.text(), [QRect()] * len(self._numbers), room.top()
        height = min(metrics.ascent() + _BELOW + 1, metrics.height())  # inside the label, on its last line too
        begin = 0
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, self.font())
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WordWrap)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(room.width())
                first, last = begin + line.textStart(), begin + line.textStart() + line.textLength()
                for place, number in enumerate(self._numbers):
                    if first <= number.start < last:
                        left, right = (round(_x(line, at - begin)) for at in (number.start, min(number.end, last)))
                        found[place] = QRect(room.left() + left, line_top, right - left, height)
                line_top += metrics.lineSpacing()
            layout.endLayout()
            begin += len(paragraph) + 1
        return found


def _x(line: object, at: int) -> float:
    place = line.cursorToX(at)  # type: ignore[attr-defined]  # a QTextLine; PySide6 returns the position with the corrected cursor
    return float(place[0] if isinstance(place, tuple) else place)

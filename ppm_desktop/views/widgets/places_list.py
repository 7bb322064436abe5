"""The list of places on the left, under its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE: Final = Qt.ItemDataRole.UserRole + 1
_MARK: Final = Qt.ItemDataRole.UserRole + 2
_HEADING_HEIGHT: Final = 34
_PLACE_HEIGHT: Final = 29
_SIDE: Final = 8
_TEXT_INSET: Final = 18


class Place(NamedTuple):
    """One entry of the list."""

    name: str  # as in ``--place``
    heading: str  # marked for translation, as the two below
    title: str
    hint: str


class PlacesList(QListWidget):
    """Chooses the page in the centre. Arrow keys move; headings cannot be chosen."""

    chosen = Signal(str)  # name of a place

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        """List the places in order, each run of equal headings under one."""
        super().__init__(parent)
        self.setAccessibleName(tr("Places"))
        self.setItemDelegate(_PlaceDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setProperty("role", "panel")
        self.setMouseTracking(True)
        heading = ""
        for place in places:
            if place.heading != heading:
                heading = place.heading
                self._add(tr(heading)).setFlags(Qt.ItemFlag.NoItemFlags)
            item = self._add(tr(place.title))
            item.setData(_PLACE, place.name)
            item.setToolTip(tr(place.hint))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tr(place.hint))
        self.currentItemChanged.connect(self._choose)

    def _add(self, text: str) -> QListWidgetItem:
        """Append a row. An item that is made with its list brings the class of icons, which takes 2 ms of the time until the window is seen."""
        self.addItem(text)
        return self.item(self.count() - 1)

    def show_place(self, name: str) -> None:
        """Mark a place that is shown; nothing is chosen by that."""
        item = self._item(name)
        if item is not None:
            self.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.setCurrentItem(item)
            self.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def flag(self, name: str, word: str) -> None:
        """Put a word in the warning colour at the right of a place, or take it away with ""."""
        item = self._item(name)
        if item is not None and item.data(_MARK) != word:
            item.setData(_MARK, word)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {word}" if word else item.text())

    def _item(self, name: str) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if item.data(_PLACE) == name), None)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_PLACE):
            self.chosen.emit(item.data(_PLACE))


class _PlaceDelegate(QStyledItemDelegate):
    """Draws headings in small semibold and places as rounded rows."""

    def __init__(self, places: QListWidget) -> None:
        """Draw the rows of ``places``."""
        super().__init__(places)
        self._places = places

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; the list gives it its own width."""
        return QSize(0, _PLACE_HEIGHT if index.data(_PLACE) else _HEADING_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one row."""
        theme = current_theme()
        area: QRect = option.rect
        text = area.adjusted(_TEXT_INSET, 0, -_TEXT_INSET, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not index.data(_PLACE):
            painter.setFont(interface_font(theme.metrics.small, QFont.Weight.DemiBold))
            painter.setPen(theme.colour("muted"))
            painter.drawText(text.adjusted(0, 6, 0, 0), left, index.data())
            painter.restore()
            return
        # Not from ``option.state``: the class of its flags alone takes 5 ms of the time until the window is seen.
        shown = self._places
        selected = shown.item(index.row()).isSelected()
        pill = area.adjusted(_SIDE, 1, -_SIDE, 0)
        if selected or self._under_mouse(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if selected else "hover"))
            painter.drawRoundedRect(pill, theme.metrics.radius, theme.metrics.radius)
        if shown.hasFocus() and shown.currentIndex() == index:
            painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), theme.metrics.radius, theme.metrics.radius)
        painter.setFont(interface_font(theme.metrics.base, QFont.Weight.DemiBold if selected else QFont.Weight.Normal))
        painter.setPen(theme.colour("selection_text" if selected else "text"))
        painter.drawText(text, left, index.data())
        mark = index.data(_MARK)
        if mark:
            painter.setFont(interface_font(theme.metrics.tiny))
            painter.setPen(theme.colour("warning"))
            painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark)
        painter.restore()

    def _under_mouse(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        shown = self._places
        if not shown.underMouse():
            return False  # as before the window is seen: asking for the viewport makes PySide look at all kinds of widgets, 10 ms
        ground = shown.viewport()
        return ground.underMouse() and shown.indexAt(ground.mapFromGlobal(QCursor.pos())) == index

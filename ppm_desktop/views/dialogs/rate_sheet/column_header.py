"""A header of lists: above each column of the preview stands what it is read as, and can be chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from ppm_desktop.reports.rate_sheet.words import COLUMN_LABELS, column_label
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.session.rate_sheet.rate_sheet_preview import SheetPreview

_HEIGHT: Final = 34
_WIDEST: Final = 26


def _look() -> str:
    """Return the look of a field that can be chosen from: inside a table a list looks as if it had the keyboard."""
    theme = current_theme()
    return (
        f"QComboBox {{ border: 1px solid {theme.field_line}; border-radius: {theme.metrics.radius}px; padding: 0px 6px; }}"
        f"QComboBox:focus {{ border: 2px solid {theme.focus}; padding: 0px 5px; }}"
    )


class ColumnHeader(QHeaderView):
    """Holds one list per column, at the place of the column."""

    chosen = Signal(int, str)  # column, key of its new meaning

    def __init__(self, preview: SheetPreview, parent: QWidget) -> None:
        """Stand above a view of ``preview``."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._preview = preview
        self.choices: list[Choice] = []
        self.sectionResized.connect(lambda *_sizes: self._place())
        preview.modelReset.connect(self._make)
        preview.dataChanged.connect(lambda *_cells: self._show())

    def sizeHint(self) -> QSize:
        """Return room for the lists."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lists above their columns."""
        super().resizeEvent(event)
        self._place()

    def follow_scrolling(self, _value: int) -> None:
        """Move the lists with the columns."""
        self._place()

    def _make(self) -> None:
        for choice in self.choices:
            choice.hide()
            choice.deleteLater()
        self.choices = []
        for column in range(self._preview.columnCount()):
            choice = Choice("", [(key, column_label(key)) for key in COLUMN_LABELS])
            choice.setParent(self)
            choice.setStyleSheet(_look())
            choice.setMaxVisibleItems(_WIDEST)
            choice.view().setMinimumWidth(200)
            choice.activated.connect(partial(self._tell, column))
            choice.show()
            self.choices.append(choice)
        self._show()
        self._place()

    def _show(self) -> None:
        for column, choice in enumerate(self.choices):
            key = self._preview.column_use(column).key
            if choice.findData(key) < 0:
                choice.addItem(column_label(key), key)
            choice.choose(key)
            text = tr("Column {number}, heading “{heading}”: read as")
            choice.setAccessibleName(text.format(number=column + 1, heading=self._preview.heading(column)))
            choice.setToolTip(column_label(key))

    def _place(self) -> None:
        for column, choice in enumerate(self.choices):
            choice.setGeometry(self.sectionViewportPosition(column) + 1, 2, self.sectionSize(column) - 3, _HEIGHT - 5)

    def _tell(self, column: int, _index: int) -> None:
        self.chosen.emit(column, self.choices[column].value)

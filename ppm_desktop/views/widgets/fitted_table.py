"""A flat table that is exactly as large as what is in it, up to a number of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.cell_delegate import CellDelegate
from ppm_desktop.views.widgets.cell_painter import CHEVRON, PADDING, CellPainter, lines
from ppm_desktop.views.widgets.column_widths import Ruler, fitted_widths, header_font, rooms, text_widths
from ppm_desktop.views.widgets.frozen_table import FrozenTable

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.tables.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex

#: A table shows so many rows before it scrolls.
MOST_ROWS: Final = 12
#: Longer tables have rows of one height: measuring every text would take longer than drawing them.
MEASURED_ROWS: Final = 200
#: The lines of so many texts are remembered.
_MOST_BROKEN: Final = 5000
_HEADER_PADDING: Final = 16


class FittedTable(FrozenTable):
    """Shows a ``TableModel`` without frame and grid, with columns and rows as wide and high as their texts."""

    def __init__(self, model: TableModel[Any], *, countries: CountryFinder | None, most_rows: int, wraps: bool, keeps_mark: bool) -> None:
        """Show a model; what the options mean is said in ``DataTable``."""
        super().__init__()
        self.table_model = model
        self._most_rows = most_rows
        self._text_widths: list[tuple[tuple[int, int], ...]] = []
        self._ruler = Ruler(self.fontMetrics())
        self._broken: dict[tuple[str, int], int] = {}  # lines of texts that were broken, by text and width
        self._stale = False
        self._measured = False  # whether the widths of the texts are those of the present rows
        self.freezes = bool(model.columns) and model.columns[0].alignment == "left"
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._delegate = CellDelegate(self, countries)
        self.setItemDelegate(self._delegate)
        self._cells = CellPainter(self, model, self._text_width, keeps_mark=keeps_mark)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that what is scrolled is moved and not painted anew
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        self.setModel(model)
        model.sleep(self)  # until it is shown: a page may be made long before
        model.modelReset.connect(self._fit_anew)
        model.dataChanged.connect(self._fit_data)
        self.fit()

    def sizeHint(self) -> QSize:
        """Return the size at which the allowed number of rows is seen."""
        rows = sum(self.rowHeight(r) for r in range(min(self.model().rowCount(), self._most_rows)))
        bar = self.horizontalScrollBar().sizeHint().height() if self._needed_width() > self.viewport().width() else 0
        return QSize(super().sizeHint().width(), self.horizontalHeader().height() + max(rows, current_theme().metrics.row) + bar)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same height: a table is never squeezed."""
        return QSize(200, self.sizeHint().height())

    def fit(self) -> None:
        """Give columns the widths and rows the heights that their texts need; a hidden one waits until it is shown."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.measure()
        header = self.horizontalHeader()
        header.setFont(header_font())
        titles = max((column.title.count("\n") + 1 for column in self.table_model.columns), default=1)
        header.setFixedHeight(titles * header.fontMetrics().lineSpacing() + _HEADER_PADDING)
        scrolls = self.model().rowCount() > self._most_rows
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_width()

    def measure(self, most: int = MEASURED_ROWS) -> bool:
        """Measure the texts of at most so many rows that are not measured yet; say whether some are left.

        It is done ahead for a hidden table, so that showing it takes less long.
        """
        metrics = self.fontMetrics()
        if self._ruler.metrics != metrics:
            self._ruler = Ruler(metrics)
            self._broken = {}
            self._forget_widths()
        if not self._measured:
            rows = self._measured_rows()
            left = rows[len(self._text_widths) :]
            self._text_widths += [text_widths(self.table_model, row, self._ruler) for row in left[:most]]
            self._measured = len(left) <= most
        return not self._measured

    def _forget_widths(self) -> None:
        self._text_widths = []
        self._measured = False

    def _text_width(self, text: str) -> int:
        return self._ruler.width(text)

    def _fit_anew(self) -> None:
        """Fit other rows, or another font."""
        self._forget_widths()
        self.fit()

    def _measured_rows(self) -> range:
        return range(min(self.model().rowCount(), MEASURED_ROWS))

    def _fit_width(self) -> None:
        """Fit what was measured into the present width."""
        self._fit_columns()
        self._fit_rows(self._measured_rows())
        self.setFixedHeight(self.sizeHint().height())

    def _fit_columns(self) -> bool:
        """Set the widths of the columns; say whether any changed."""
        columns = rooms(self.table_model, self._text_widths, self.horizontalHeader().fontMetrics(), wraps=self.wordWrap())
        for c, column in enumerate(self.table_model.columns):
            if column.optional:
                self.setColumnHidden(c, not any(row[c][0] for row in self._text_widths))
        shown = [c for c in range(len(columns)) if not self.isColumnHidden(c)]
        widths = fitted_widths([columns[c] for c in shown], self.viewport().width())
        changed = [(c, width) for c, width in zip(shown, widths, strict=True) if width != self.columnWidth(c)]
        for c, width in changed:
            self.setColumnWidth(c, width)
        return bool(changed)

    def _fit_rows(self, rows: range) -> None:
        height, metrics, model = current_theme().metrics.row, self.fontMetrics(), self.table_model
        self.verticalHeader().setDefaultSectionSize(height)
        if not self.wordWrap() or model.rowCount() > MEASURED_ROWS:
            return
        left = [c for c, column in enumerate(model.columns) if column.alignment == "left"]
        opens = {c for c in left if model.columns[c].edit_kind in {"choice", "country"} and not model.columns[c].computed}
        widths = {c: self.columnWidth(c) - PADDING - (CHEVRON if c in opens else PADDING) for c in left}
        for r in rows:
            wide = [c for c, room in widths.items() if self._text_widths[r][c][0] > room]  # the others have one line
            texts = ((model.columns[c].show(model.rows[r]), widths[c]) for c in wide)
            most = max((self._lines(text, room) for text, room in texts), default=1)
            self.setRowHeight(r, height + (most - 1) * metrics.lineSpacing())

    def _lines(self, text: str, room: int) -> int:
        """Return how many lines a text takes; each text is broken once, because a table is fitted several times until it is shown."""
        found = self._broken.get((text, room))
        if found is None:
            if len(self._broken) > _MOST_BROKEN:  # somebody drags the window wider and narrower
                self._broken.clear()
            found = self._broken[text, room] = lines(text, room, self.fontMetrics(), self.font())
        return found

    def _fit_data(self, top: Index, bottom: Index) -> None:
        """Measure the changed rows only: an edit must not cost more the more groups there are."""
        measured = len(self._text_widths)
        changed = range(min(top.row(), measured), min(bottom.row() + 1, measured))
        for row in changed:
            self._text_widths[row] = text_widths(self.table_model, row, self._ruler)
        if not self.isVisible():
            self._stale = True
            return
        wider = self._fit_columns()
        self._fit_rows(range(measured) if wider else changed)
        self.setFixedHeight(self.sizeHint().height())

    def _needed_width(self) -> int:
        return sum(self.columnWidth(column) for column in range(self.model().columnCount()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells."""
        held = self.frozen_width
        with QPainter(self.viewport()) as painter:
            for area in event.region():  # type: ignore[attr-defined]  # PySide6 forgets to say that rectangles can be asked for one by one
                self._cells.paint(painter, area, held)
            self.draw_edge(painter)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what changed while the table was hidden."""
        self.table_model.wake(self)
        super().showEvent(event)
        if self._stale:
            self.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the model rest."""
        super().hideEvent(event)
        self.table_model.sleep(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            if self.isVisible() and not self._stale:
                self._fit_width()
            else:
                self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another font; in another theme all texts are as wide as before."""
        super().changeEvent(event)
        changes = {QEvent.Type.FontChange, QEvent.Type.StyleChange}
        if event.type() in changes and self.model() is not None and self.fontMetrics() != self._ruler.metrics:
            self._fit_anew()

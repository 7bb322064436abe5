"""A chart leaves the window: picture and table together on the clipboard, or as PNG, SVG or CSV in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.session.tables.twin_model import html_table
from ppm_desktop.views.dialogs.messages import tell
from ppm_desktop.views.look.theme import load_theme
from ppm_desktop.views.look.typeface import interface_family
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.charts.chart import Chart
    from ppm_desktop.charts.export import PictureFormat
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document

Kind = Literal["png", "svg", "csv"]
KINDS: Final[tuple[Kind, ...]] = ("png", "svg", "csv")
_FILTERS: Final[dict[Kind, str]] = {
    "png": mark("PNG picture (*.png)"),
    "svg": mark("SVG drawing (*.svg)"),
    "csv": mark("CSV table (*.csv)"),
}
#: Signs that a file name must not have on one system or another.
_FORBIDDEN: Final = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


class ChartExports:
    """Exports one chart. Pictures are drawn in a thread, always in the light theme's colours."""

    def __init__(
        self,
        document: Document,
        style: NumberStyle,
        errands: Errands,
        chart: Callable[[], type[Chart[Any]]],
        owner: QWidget,
    ) -> None:
        """``chart`` imports the chart's class, in a thread; ``owner`` is the widget whose window the dialogs belong to."""
        self._document = document
        self._style = style
        self._errands = errands
        self._chart = chart
        self._owner = owner
        self.table: Any = None  # what the chart shows; None: there is nothing to export
        self.twin: TableTwin | None = None

    def copy(self) -> None:
        """Put picture, text and HTML table on the clipboard; each program takes what it understands."""
        twin = self.twin
        if twin is None:
            return
        text, html = twin.tab_separated(self._style), html_table(twin, self._style)
        work = self._picture("png")
        self._errands.send(work, lambda picture: _to_clipboard(picture, text, html))

    def ask(self, kind: Kind) -> None:
        """Ask for a file of a kind and save to it. The dialog asks before it overwrites."""
        if self.twin is None:
            return
        dialog = QFileDialog(self._owner.window(), tr("Save table") if kind == "csv" else tr("Save picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr(_FILTERS[kind]), *(tr(_FILTERS[other]) for other in KINDS if other != kind)])
        dialog.setDefaultSuffix(kind)
        suffixes = {tr(text): suffix for suffix, text in _FILTERS.items()}
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(suffixes[chosen]))
        name = f"{self._document.scenario.name} - {self.twin.title}".translate(_FORBIDDEN)
        dialog.selectFile(f"{name[:80].strip()}.{kind}")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Save as what the file's name says: CSV, SVG, otherwise PNG."""
        twin = self.twin
        if twin is None:
            return
        ending = Path(path).suffix.lower()
        make: Callable[[], bytes]
        if ending == ".csv":

            def make() -> bytes:
                return twin.comma_separated().encode("utf-8-sig")  # Excel takes it for another encoding without the mark

        else:
            make = self._picture("svg" if ending == ".svg" else "png")
        self._errands.send(lambda: write_atomically(Path(path), make()), lambda _done: None, lambda error: self._say(error, path))

    def _picture(self, kind: PictureFormat) -> Callable[[], bytes]:
        """Return the work that draws the picture of what is shown now."""
        table, book, scenario = self.table, self._document.project.price_book, self._document.scenario.name
        prices = tr("Example prices: {book}, as of {day}") if self._document.project.has_examples else tr("Prices: {book}, as of {day}")
        prices = prices.format(book=book.name, day=book.as_of)
        look = (load_theme("light").tokens(), interface_family())
        chart = self._chart

        def work() -> bytes:
            from ppm_desktop.charts.export import picture  # noqa: PLC0415 - brings matplotlib, in a thread
            from ppm_desktop.charts.plate import Caption  # noqa: PLC0415 - as above

            return picture(chart(), table, Caption(scenario, prices), look, kind)

        return work

    def _say(self, error: Exception, path: str) -> None:
        """Say why a file was not written; anything else is an error of ours."""
        if not isinstance(error, OSError):
            self._errands.failed.emit(error)
            return
        headline = tr("The table was not saved.") if path.lower().endswith(".csv") else tr("The picture was not saved.")
        text = tr("{file}: {reason}. Choose another folder or name.").format(file=path, reason=system_reason(error))
        tell(self._owner.window(), headline, text)


def _to_clipboard(picture: bytes, text: str, html: str) -> None:
    data = QMimeData()
    data.setImageData(QImage.fromData(picture))
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)

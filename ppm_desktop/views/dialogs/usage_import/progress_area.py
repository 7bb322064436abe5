"""How far the reading of exports is: a bar, what was read, what is left, and a button that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.calls.usage_import import UsageImportRun

_STEPS: Final = 1000
_MEGABYTE: Final = 1_000_000
_MINUTE: Final = 60


class ProgressArea(QWidget):
    """Seen while exports are read."""

    def __init__(self, run: UsageImportRun, style: NumberStyle) -> None:
        """Follow ``run``."""
        super().__init__()
        self._run = run
        self._style = style
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far the reading is"))
        self.said = label("small", wrap=True)
        self.stop_button = button(tr("&Stop reading"), tr("Stop at once; nothing of what was read is kept anywhere"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.said, 1)
        line.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addLayout(line)
        self.stop_button.clicked.connect(run.stop)
        run.progressed.connect(self.refresh)

    def refresh(self) -> None:
        """Show how far the reading is now."""
        progress = self._run.progress()
        if progress is None or not progress.bytes_all:
            self.bar.setValue(0)
            self.said.setText(tr("Opening the files …"))
            return
        self.bar.setValue(round(progress.share * _STEPS))
        read = tr("{read} of {all} MB read").format(read=self._megabytes(progress.bytes_read), all=self._megabytes(progress.bytes_all))
        rows = trn("{count} row", "{count} rows", progress.rows).format(count=self._style.count(progress.rows))
        parts = [read, *([rows] if progress.rows else []), *self._left()]
        self.said.setText(" · ".join(parts))

    def _left(self) -> list[str]:
        seconds = self._run.seconds_left()
        if seconds is None:
            return []
        if seconds >= _MINUTE:
            minutes = round(seconds / _MINUTE)
            return [trn("about {count} minute left", "about {count} minutes left", minutes).format(count=minutes)]
        left = max(1, round(seconds))
        return [trn("about {count} second left", "about {count} seconds left", left).format(count=left)]

    def _megabytes(self, size: int) -> str:
        return self._style.fixed(size / _MEGABYTE, 1)

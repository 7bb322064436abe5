"""What the centre shows while no project is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr


class EmptyPage(QWidget):
    """The ways on: to Start, to a file, or to the sample."""

    open_wanted = Signal()
    sample_wanted = Signal()
    start_wanted = Signal()

    def __init__(self) -> None:
        """Start by saying that something is being opened."""
        super().__init__()
        self.setProperty("role", "page")
        self._title = label("verdict")
        self._hint = label("muted", tr("Open a plan, drop one here, or look at the sample."))
        self._open = QPushButton(tr("O&pen a plan…"))
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(self.open_wanted)
        self._start = QPushButton(tr("&Go to Start"))
        self._start.clicked.connect(self.start_wanted)
        self._sample = QPushButton(tr("Open the sa&mple"))
        self._sample.clicked.connect(self.sample_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(self._sample)
        row.addWidget(self._start)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(2)
        self.show_reading("")

    def show_reading(self, name: str) -> None:
        """Say that a file is being read."""
        self._title.setText(tr("Opening {name} …").format(name=name) if name else "")
        self._show_choices(shown=False)

    def show_nothing_open(self) -> None:
        """Offer the ways on."""
        self._title.setText(tr("No plan is open"))
        self._show_choices(shown=True)

    def _show_choices(self, *, shown: bool) -> None:
        for part in (self._hint, self._open, self._sample, self._start):
            part.setVisible(shown)

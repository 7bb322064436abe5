"""The scenarios as tabs above the page, the baseline marked, with a button for a new one behind the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.tab_strip import TAB_HEIGHT, TabStrip
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOVE: Final = 9


class ScenarioTabs(QWidget):
    """The strip that the tabs stand on, with its line along the whole width. What is asked for is told by signals."""

    chosen = Signal(int)
    added = Signal()
    renamed = Signal(int, str)
    moved = Signal(int, int)  # from, to
    menu_wanted = Signal(int, QPoint)  # tab, global position

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without tabs."""
        super().__init__(parent)
        self.setProperty("role", "page")
        self.tabs = TabStrip(self)
        self.add_button = QPushButton(self)
        self.add_button.setText("+")  # given at once, it would bring the class of icons before the window is seen
        self.add_button.setProperty("role", "link")
        self.add_button.setFixedSize(26, 24)
        self.add_button.setToolTip(tr("New scenario: starts with the inputs of the shown one"))
        self.add_button.setAccessibleName(tr("New scenario"))
        self.setFocusProxy(self.tabs)
        row = QHBoxLayout(self)
        row.setContentsMargins(current_theme().metrics.page, _ABOVE, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setFixedHeight(_ABOVE + TAB_HEIGHT)
        self.tabs.currentChanged.connect(self._choose)
        self.tabs.renamed.connect(self.renamed)
        self.tabs.dropped.connect(self.moved)
        self.tabs.menu_wanted.connect(self.menu_wanted)
        self.add_button.clicked.connect(self.added)

    def show_scenarios(self, names: Sequence[str], current: int, baseline: int = 0) -> None:
        """Show these scenarios; nothing is announced as chosen."""
        tabs = self.tabs
        if [tabs.tabText(index) for index in range(tabs.count())] != list(names):
            tabs.keep_name()
        tabs.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while tabs.count() > len(names):
            tabs.removeTab(tabs.count() - 1)
        for index, name in enumerate(names):
            if index == tabs.count():
                tabs.addTab(name)
            elif tabs.tabText(index) != name:
                tabs.setTabText(index, name)
            marked = index == baseline and len(names) > 1
            tabs.setTabToolTip(index, tr("The baseline: other scenarios are held against it") if marked else "")
        tabs.mark_baseline(baseline if len(names) > 1 else -1)
        tabs.setCurrentIndex(current)
        tabs.blockSignals(False)  # noqa: FBT003 - Qt's signature
        tabs.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the background and the line that the tabs stand on."""
        with QPainter(self) as painter:
            theme = current_theme()
            painter.fillRect(self.rect(), theme.colour("background"))
            painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))

    def _choose(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(index)

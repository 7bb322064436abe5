"""What pages with several views share: the switch above the title, and where the page begins when another view is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ppm_desktop.views.compare.view_switch import ViewSwitch
from ppm_desktop.views.widgets.page_frame import PageFrame
from ppm_desktop.views.widgets.stacked import stack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent


class ViewsPage(PageFrame):
    """Shows one of its views, the newest figures of it whenever it can be seen."""

    view_drawn = Signal()  # the chosen view shows the newest figures

    def __init__(self, title: str, sentence: str, views: Mapping[str, str]) -> None:
        """Start with the first of ``views``: marked texts of the buttons by name."""
        super().__init__(title, sentence)
        self.heading.setWordWrap(True)
        self.views = ViewSwitch(views)
        self.switch_row = QWidget()
        stack(self.switch_row, (self.views, 14))
        self.column.insertWidget(0, self.switch_row)
        self.views.chosen.connect(self._view_chosen)

    @property
    def view(self) -> str:
        """The chosen view."""
        return self.views.view

    def show_view(self, name: str) -> None:
        """Show a view by its name."""
        self.views.choose(name)

    def refresh(self) -> None:
        """Show the newest figures, if the page can be seen; otherwise when it next is."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self.complete()
        self.refresh()

    def _view_chosen(self, _view: str) -> None:
        self.refresh()
        self.verticalScrollBar().setValue(0)

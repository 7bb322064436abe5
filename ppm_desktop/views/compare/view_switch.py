"""Which view of a place is shown: joined buttons where they fit, a list where words are longer or the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

#: Name, and what is written on the button.
VIEWS: Final = {
    "components": mark("Cost by compo&nent"),
    "months": mark("B&y month"),
    "cumulative": mark("C&umulative"),
    "coverage": mark("&Included and metered"),
    "bridge": mark("&Bridge"),
    "options": mark("&Options"),
}


class ViewSwitch(QWidget):
    """Tells by ``chosen`` which view a person wants."""

    chosen = Signal(str)

    def __init__(self, views: Mapping[str, str] = VIEWS) -> None:
        """Start with the first of ``views``: marked texts of the buttons by name."""
        super().__init__()
        self.names = tuple(views)
        self.view = self.names[0]
        self.buttons = Segmented(tr("View"), {name: tr(text) for name, text in views.items()})
        self.list = Choice(tr("View"), [(name, tr(text).replace("&", "")) for name, text in views.items()])
        self.buttons.choose(self.view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the buttons must not keep the page from being narrower
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.buttons)
        row.addWidget(self.list)
        row.addStretch(1)
        self.list.hide()
        self.buttons.chosen.connect(self._choose)
        self.list.activated.connect(lambda: self._choose(self.list.value))

    def choose(self, view: str) -> None:
        """Show a view as the chosen one, and tell if it was not."""
        self._choose(view)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as narrow as the list."""
        return QSize(self.list.minimumSizeHint().width(), self.buttons.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the buttons where there is room for them."""
        super().resizeEvent(event)
        room = event.size().width() >= self.buttons.sizeHint().width()
        focused = self.list.hasFocus()
        self.buttons.setVisible(room)
        self.list.setVisible(not room)
        if room and focused:
            self.buttons.setFocus()

    def _choose(self, view: str) -> None:
        self.buttons.choose(view)
        self.list.choose(view)
        if view != self.view:
            self.view = view
            self.chosen.emit(view)

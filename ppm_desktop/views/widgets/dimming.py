"""Figures that are not the newest are shown pale until the newest are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ppm_desktop.views.look.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

#: Old figures are dimmed only when new ones take longer than this, in milliseconds: dimmed for a moment they would flicker, and be painted twice.
_PATIENCE: Final = 300
_DIMMED: Final = 0.45


class Dimming(QObject):
    """Belongs to the figures that it dims.

    A veil is laid over them. An opacity effect of Qt paints them apart from the window, for which it first lays out all pages that
    were never seen: 200 ms, once.
    """

    def __init__(self, figures: QWidget) -> None:
        """Start with figures that are seen as they are."""
        super().__init__(figures)
        self._figures = figures
        self._veil: _Veil | None = None
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(_PATIENCE)
        self.patience.timeout.connect(lambda: self.setEnabled(True))

    def dim_soon(self) -> None:
        """Dim, unless new figures are there in a moment."""
        self.patience.start()

    def end(self) -> None:
        """Show the figures as they are: they are the newest."""
        self.patience.stop()
        self.setEnabled(False)

    def isEnabled(self) -> bool:  # noqa: N802 - as Qt's effects
        """Say whether the figures are dimmed."""
        return self._veil is not None and not self._veil.isHidden()

    def setEnabled(self, dimmed: bool) -> None:  # noqa: FBT001, N802 - as Qt's effects
        """Dim the figures now, or no longer."""
        if dimmed and self._veil is None:
            self._veil = _Veil(self._figures)
        if self._veil is not None:
            self._veil.setVisible(dimmed)


class _Veil(QWidget):
    """Lets the figures below it show through, and what is done with the mouse."""

    def __init__(self, figures: QWidget) -> None:
        super().__init__(figures)
        self._figures = figures
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        figures.installEventFilter(self)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001, N802 - Qt's name
        """Lie on top of all that was made meanwhile."""
        if visible:
            self.setGeometry(self._figures.rect())
            self.raise_()
        super().setVisible(visible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the figures."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._figures.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the colour behind the figures over them."""
        painter = QPainter(self)
        painter.setOpacity(1 - _DIMMED)
        theme = current_theme()
        painter.fillRect(self.rect(), theme.colour("panel" if self._stands_in_a_panel() else "background"))

    def _stands_in_a_panel(self) -> bool:
        around: QWidget | None = self._figures
        while around is not None and around.property("role") != "panel":
            around = around.parentWidget()
        return around is not None

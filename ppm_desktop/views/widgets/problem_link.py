"""A problem in the answer panel: its sentence, which leads to the place where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent


#: Width of the bar that says error, as in the list of problems.
_BAR: Final = 3


class ProblemLink(QAbstractButton):
    """A click, Enter or the space bar asks for the place."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.path = ""  # of what is wrong; "" leads to the list of all problems
        self._sentence = label("", wrap=True)
        self._sentence.setContentsMargins(_BAR + 9, 2, 0, 2)
        self._sentence.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.addWidget(self._sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_problem(self, sentence: str, path: str) -> None:
        """Show a problem, or how many more there are."""
        self.path = path
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setToolTip(tr("Go to its place") if path else tr("List all problems"))
        self.setAccessibleDescription(self.toolTip())
        self.updateGeometry()

    @property
    def sentence(self) -> str:
        """What is shown."""
        return self._sentence.text()

    def sizeHint(self) -> QSize:
        """Ask for the room of the sentence."""
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that lines break."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the sentence in a width."""
        return self._column.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as well as the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar of an error and the ring of the keyboard; the sentence draws itself."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(0, 2, _BAR, self.height() - 4, theme.colour("error"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

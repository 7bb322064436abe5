"""What gives way in a narrow window, such as 1366 x 768 at 150 %: the answer folds into one line below the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent

from ppm_desktop.views.widgets.answer_bar import AnswerBar

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.window_panes import WindowPanes

#: Panes narrower than this, in logical pixels, leave tables too little room beside the answer.
NARROW: Final = 1100


class AnswerFolding(QObject):
    """Folds and unfolds the answer. What the user chose in a narrow window is remembered apart from what is shown in a wide one."""

    def __init__(self, panes: WindowPanes, action: QAction, preferences: Preferences) -> None:
        """Serve ``panes``; ``action`` is the checkable entry of the menu that shows the answer."""
        super().__init__(panes)
        self.bar = AnswerBar()
        self._panes = panes
        self._action = action
        self._preferences = preferences
        self._shown_when_wide = True
        self._narrow = False
        panes.centre.addWidget(self.bar)
        self.bar.answer_wanted.connect(self._unfold)
        self.bar.explanation_wanted.connect(panes.answer.explanation_wanted)
        panes.answer.fold_wanted.connect(self._fold)
        panes.answer.said.connect(self._say)
        action.triggered.connect(self._chosen)
        panes.installEventFilter(self)

    @property
    def narrow(self) -> bool:
        """Whether the window is narrow at the moment."""
        return self._narrow

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fold or unfold when the window becomes narrow or wide, before the panes share the new width."""
        if watched is self._panes and isinstance(event, QResizeEvent):
            narrow = event.size().width() < NARROW
            if narrow != self._narrow:
                self._narrow = narrow
                self._show(self._preferences.answer_when_narrow if narrow else self._shown_when_wide)
        return super().eventFilter(watched, event)

    def _chosen(self) -> None:
        shown = self._action.isChecked()
        if self._narrow:
            self._preferences.answer_when_narrow = shown
        else:
            self._shown_when_wide = shown
        self._show(shown)
        self._panes.share_width()

    def _unfold(self) -> None:
        self._action.trigger()
        answer = self._panes.answer  # the keyboard would go to the next part of the page, wherever that is
        (answer.fold_button if self._narrow else answer).setFocus()

    def _fold(self) -> None:
        self._action.trigger()
        self.bar.button.setFocus()

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - Qt's word for it
        self._action.setChecked(shown)
        self._panes.answer.setVisible(shown)
        self._panes.answer.fold_button.setVisible(self._narrow)
        self.bar.setVisible(not shown and bool(self.bar.verdict.text()))

    def _say(self, verdict: str, numbers: object) -> None:
        self.bar.show_verdict(verdict, numbers)  # type: ignore[arg-type]  # a signal carries it as an object
        self.bar.setVisible(not self._action.isChecked())

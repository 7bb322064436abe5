"""What is said beside a field that is being answered: nothing before it has been left for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ppm_desktop.views.widgets.labels import set_look
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.domain.problem import Severity
    from ppm_desktop.session.interview_draft import Remark

_ROLES: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "small"}


class RemarkLabel(QLabel):
    """Errors, warnings and notes differ in colour and in their first word."""

    def __init__(self) -> None:
        """Start with nothing to say, and no room taken."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "small")
        self.hide()

    def show_remark(self, remark: Remark | None) -> None:
        """Show a remark, or nothing."""
        if remark is not None:
            set_look(self, "role", _ROLES[remark.severity])
            self.setText(tr("Note: {text}").format(text=remark.text) if remark.severity == "info" else remark.text)
        else:
            self.clear()
        self.setVisible(remark is not None)


class LeftFields(QObject):
    """Knows which fields have been left once."""

    def __init__(self, form: QWidget, left: Callable[[], None]) -> None:
        """Call ``left`` whenever a field has been left for another part of ``form``.

        The program is asked rather than the field: a list of suggestions keeps from its field that the keyboard has gone.
        Opening that list, or turning to another window, is not going on.
        """
        super().__init__(form)
        self._form = form
        self._tell = left
        self._watched: set[QWidget] = set()
        self._left: set[QWidget] = set()
        self.everything = False  # as if all had been left: somebody wants the answer
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._moved)

    def watch(self, *fields: QWidget) -> None:
        """Look whether fields are left."""
        self._watched.update(fields)

    def forget(self, *fields: QWidget) -> None:
        """Fields that are taken away."""
        self._watched.difference_update(fields)
        self._left.difference_update(fields)

    def has(self, field: QWidget) -> bool:
        """Say whether a field has been left."""
        return self.everything or field in self._left

    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if old in self._watched and now is not None and self._form.isAncestorOf(now):
            self._left.add(old)
            self._tell()

"""The offer to go on with work that was not saved when the program ended unexpectedly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.files.recovery import Leftover, RecoveryStore


class RecoveryDialog(QDialog):
    """One entry per plan. Escape and Later leave everything for the next start; only Discard removes anything."""

    chosen = Signal(object)  # Leftover to open

    def __init__(self, leftovers: Sequence[Leftover], store: RecoveryStore, parent: QWidget) -> None:
        """Offer ``leftovers``, which are in ``store``. The caller opens the dialog."""
        super().__init__(parent)
        self._store = store
        metrics = current_theme().metrics
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Unsaved work"))
        several = len(leftovers) > 1
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("Unsaved work was found")))
        text = tr(
            "The program ended before this was saved. Recover opens it as an unsaved change; the file itself is as it was last saved."
        )
        if several:
            text += " " + tr("One plan can be recovered now; the others are offered at the next start.")
        column.addWidget(label("muted", text, wrap=True))
        self.entries = QListWidget()
        self.entries.setAccessibleName(tr("Plans with unsaved work"))
        self.entries.setProperty("role", "entries")
        self.entries.setWordWrap(True)
        for leftover in leftovers:
            where = leftover.head.original or tr("never saved to a file")
            item = QListWidgetItem(f"{leftover.head.name}\n{local_time(leftover.head.written)} · {where}", self.entries)
            item.setData(Qt.ItemDataRole.UserRole, leftover)
            item.setToolTip(where)
        self.entries.setCurrentRow(0)
        self.entries.itemActivated.connect(lambda _item: self._recover())
        column.addWidget(self.entries, 1)
        buttons = QDialogButtonBox()
        self.recover = _button(tr("&Recover"), "primary")
        self.recover.setDefault(True)
        self.discard = _button(tr("&Discard"))
        self.later = _button(tr("&Later"))
        buttons.addButton(self.recover, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.discard, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton(self.later, QDialogButtonBox.ButtonRole.RejectRole)
        self.recover.clicked.connect(self._recover)
        self.discard.clicked.connect(self._discard)
        self.later.clicked.connect(self.reject)
        column.addWidget(buttons)
        self.resize(560, 220 + 56 * min(len(leftovers), 5))

    def _recover(self) -> None:
        leftover = self._current()
        if leftover is not None:
            self.accept()
            self.chosen.emit(leftover)

    def _discard(self) -> None:
        leftover = self._current()
        if leftover is None:
            return
        self._store.discard(leftover)
        self.entries.takeItem(self.entries.currentRow())
        if self.entries.count() == 0:
            self.accept()

    def _current(self) -> Leftover | None:
        items = self.entries.selectedItems()
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None


def local_time(moment: str) -> str:
    """Return a moment "YYYY-MM-DDTHH:MM:SSZ" as the user's clock and locale have it; unchanged if it is none."""
    local = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(local, "d MMM yyyy, HH:mm") or moment  # empty for what is no moment


def _button(text: str, role: str = "") -> QPushButton:
    button = QPushButton(text)
    if role:
        button.setProperty("role", role)
    return button

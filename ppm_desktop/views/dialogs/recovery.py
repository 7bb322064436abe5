"""The offer to go on with work that was not saved when the program ended unexpectedly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.reports.words import printable
from ppm_desktop.views.dialogs.messages import ask
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.files.recovery import Leftover, RecoveryStore

#: A name beyond this is cut; in a damaged head it may fill pages.
_LONGEST_NAME: Final = 200


class RecoveryDialog(QDialog):
    """One entry per plan, ticked where there are several. Escape and Later leave everything for the next start; only Discard removes anything."""

    chosen = Signal(object)  # a tuple of the Leftovers to open

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
            text += " " + tr("Each ticked plan opens in a window of its own; the others are offered again at the next start.")
        column.addWidget(label("muted", text, wrap=True))
        self.entries = QListWidget()
        self.entries.setAccessibleName(tr("Plans with unsaved work"))
        self.entries.setProperty("role", "entries")
        self.entries.setWordWrap(True)
        for leftover in leftovers:
            where = printable(str(leftover.original or tr("never saved to a file")))
            name = " ".join(printable(leftover.head.name[:_LONGEST_NAME]).split())
            item = QListWidgetItem(f"{name}\n{local_time(leftover.head.written[:_LONGEST_NAME])} · {where}", self.entries)
            item.setData(Qt.ItemDataRole.UserRole, leftover)
            item.setToolTip(where)
            if several:
                item.setCheckState(Qt.CheckState.Checked)
        self.entries.setCurrentRow(0)
        self.entries.itemActivated.connect(lambda _item: self._recover())
        self.entries.itemChanged.connect(lambda _item: self._refresh())
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
        chosen = tuple(item.data(Qt.ItemDataRole.UserRole) for item in self._ticked())
        if chosen:
            self.accept()
            self.chosen.emit(chosen)

    def _discard(self) -> None:
        ticked = self._ticked()
        if len(ticked) > 1:
            headline = trn("Discard {count} plan with unsaved work?", "Discard {count} plans with unsaved work?", len(ticked))
            text = tr("What was not saved in them cannot be brought back.")
            ask(self, headline.format(count=len(ticked)), text, {tr("Discard"): self._remove_ticked})
        else:
            self._remove_ticked()

    def _remove_ticked(self) -> None:
        for item in self._ticked():
            self._store.discard(item.data(Qt.ItemDataRole.UserRole))
            self.entries.takeItem(self.entries.row(item))
        self._refresh()
        if self.entries.count() == 0:
            self.accept()

    def _refresh(self) -> None:
        ticked = bool(self._ticked())
        self.recover.setEnabled(ticked)
        self.discard.setEnabled(ticked)

    def _ticked(self) -> list[QListWidgetItem]:
        """Return the entries that are meant; an entry that stands alone has no box and is meant."""
        items = [self.entries.item(row) for row in range(self.entries.count())]
        return [
            item
            for item in items
            if item.data(Qt.ItemDataRole.CheckStateRole) in {None, Qt.CheckState.Checked, Qt.CheckState.Checked.value}
        ]


def local_time(moment: str) -> str:
    """Return a moment "YYYY-MM-DDTHH:MM:SSZ" as the user's clock and locale have it; unchanged if it is none."""
    local = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(local, "d MMM yyyy, HH:mm") or moment  # empty for what is no moment


def _button(text: str, role: str = "") -> QPushButton:
    button = QPushButton(text)
    if role:
        button.setProperty("role", role)
    return button

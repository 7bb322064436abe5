"""A field for a note of many lines, no longer than a plan keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from ppm_desktop.session.edits.annotation_edits import LONGEST_TEXT
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


class LongText(QPlainTextEdit):
    """Takes no paste that would be cut off when it is saved; laying out megabytes would keep the window waiting besides."""

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste or drop a text, or say why not."""
        chosen = self.textCursor()
        kept = self.document().characterCount() - 1 - (chosen.selectionEnd() - chosen.selectionStart())  # less Qt's own sign at the end
        length = kept + len(source.text())
        if length <= LONGEST_TEXT:
            super().insertFromMimeData(source)
            return
        sentence = tr("Nothing was pasted: the text would have {count} characters. At most {most} are kept.")
        QToolTip.showText(self.mapToGlobal(self.rect().topLeft()), sentence.format(count=length, most=LONGEST_TEXT), self)

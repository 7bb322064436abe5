"""How the monkey answers a dialog for files: as the system's own would, with a file in the scratch folder, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from soak.monkey_things import Scratch


def answer(dialog: QFileDialog, scratch: Scratch, chance: Random, note: Callable[[str], None]) -> None:
    """Choose a file and close the dialog, or cancel it; nobody wanders through the folders of this machine."""
    if chance.random() < 0.2:
        note(f"cancel {dialog.windowTitle()}")
        dialog.reject()
        return
    if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
        suffix = dialog.defaultSuffix()
        path = scratch.to_write(chance, f".{suffix}" if suffix else "")
    elif dialog.fileMode() == QFileDialog.FileMode.Directory:
        path = scratch.to_write(chance, "")
    else:
        path = scratch.to_open(chance)
    note(f"answer {dialog.windowTitle()} with {path.name}")
    dialog.done(QDialog.DialogCode.Accepted)
    dialog.fileSelected.emit(str(path))
    dialog.filesSelected.emit([str(path)])

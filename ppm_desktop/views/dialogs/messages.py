"""Messages, and the questions that the window asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget | None, headline: str, explanation: str = "", details: str = "") -> QMessageBox:
    """Tell the user something; the window goes on."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - the window, which asks later, is visible before

    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)  # file names may contain < and &
    box.setWindowTitle("ppm_desktop")
    box.setText(headline)
    box.setInformativeText(explanation)
    if details:
        box.setDetailedText(details)
    box.open()
    return box


def ask(parent: QWidget, headline: str, explanation: str, choices: Mapping[str, Callable[[], object]], cancel: str = "") -> QMessageBox:
    """Ask what to do; the first choice is the default. ``cancel``, by default "Cancel", and Escape do nothing."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - the window, which asks later, is visible before

    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("ppm_desktop")
    box.setText(headline)
    box.setInformativeText(explanation)
    role = QMessageBox.ButtonRole
    acts = {box.addButton(text, role.AcceptRole): act for text, act in choices.items()}
    box.setDefaultButton(next(iter(acts)))
    box.setEscapeButton(box.addButton(cancel or tr("Cancel"), role.RejectRole))

    def act() -> None:
        chosen = next((act for button, act in acts.items() if button is box.clickedButton()), None)
        if chosen is not None:
            chosen()

    box.finished.connect(act)
    box.open()
    return box


def ask_about_changes(parent: QWidget, name: str, *, save: Callable[[], None], discard: Callable[[], None]) -> QMessageBox:
    """Ask what to do with unsaved changes; Cancel and Escape do nothing."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - the window, which asks later, is visible before

    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("ppm_desktop")
    box.setText(tr("Save the changes to {name}?").format(name=name))
    box.setInformativeText(tr("Without saving, what changed since the last save is lost."))
    button = QMessageBox.StandardButton
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)

    def act(result: int) -> None:
        if result == button.Save:
            save()
        elif result == button.Discard:
            discard()

    box.finished.connect(act)
    box.open()
    return box


def tell_about(parent: QWidget) -> QMessageBox:
    """Show what this program is."""
    import platform  # noqa: PLC0415 - rarely needed
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - as above

    try:
        number = version("ppm-desktop")
    except PackageNotFoundError:
        number = tr("not installed")
    return tell(
        parent,
        f"ppm_desktop {number}",
        tr(
            "Compares the ways of licensing Audio Conferencing in Microsoft Teams: per user, pay-per-minute, and the mixes between them.\n\n"
            "Works offline. Not a product of Microsoft. MIT licence."
        ),
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
    )

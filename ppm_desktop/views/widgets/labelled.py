"""A field with its label before it: the label's mnemonic leads to the field."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ppm_desktop.views.look.theme import current_theme


def buddy(text: str, field: QWidget) -> QLabel:
    """Return a muted label whose mnemonic gives ``field`` the keyboard."""
    made = QLabel(text)
    made.setProperty("role", "muted")
    made.setBuddy(field)
    return made


def labelled(text: str, field: QWidget) -> QWidget:
    """Return a field and its label side by side, as one part of a row."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().metrics.inside)
    row.addWidget(buddy(text, field))
    row.addWidget(field)
    return made

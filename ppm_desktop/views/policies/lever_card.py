"""One lever: how far it is pulled, what that saves, and a button that puts it into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.card_row import NARROWEST
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.page_frame import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MARGIN: Final = 12


class LeverCard(QFrame):
    """A heading, its fields, the money, what else is to be known, and the button."""

    applied = Signal()

    def __init__(self, name: str, fields: tuple[QWidget, ...], apply_text: str, apply_hint: str) -> None:
        """Show ``fields`` below the name."""
        super().__init__()
        self.setProperty("role", "openplan")
        self.setAccessibleName(name)
        self.setMinimumWidth(NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.money = label("verdict", wrap=True)
        self.detail = label("small", wrap=True)
        self.apply_button = button(apply_text, apply_hint)
        self.apply_button.clicked.connect(self.applied)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN - 2, _MARGIN, _MARGIN)
        column.setSpacing(current_theme().metrics.inside)
        column.addWidget(label("heading", name, wrap=True))
        for field in fields:
            column.addWidget(field)
        column.addWidget(self.money)
        column.addWidget(self.detail)
        column.addStretch(1)
        column.addWidget(self.apply_button)

    def show_effect(self, money: str, detail: str, *, applicable: bool) -> None:
        """Say what the lever saves, and whether there is anything left to put into the plan."""
        self.money.setText(unbroken(f"{money[:1].upper()}{money[1:]}"))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.apply_button.setEnabled(applicable)
        self.setAccessibleDescription(f"{money}. {detail}" if detail else money)


def field_row(text: str, field: QWidget) -> FlowRow:
    """Return a field with its label before it, or above it where the card is too narrow."""
    name = buddy(text, field)
    name.setMinimumHeight(field.sizeHint().height())
    return FlowRow(name, field, grows=field)

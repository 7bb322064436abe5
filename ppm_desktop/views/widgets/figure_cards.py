"""The headline figures of the place Credits: each a number with a line that says what it is and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ppm_desktop.views.widgets.card_row import CardRow
from ppm_desktop.views.widgets.labels import label, set_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.reports.funding.figures import FundingFigure

#: The most figures that there are.
_MOST: Final = 7
_NARROWEST: Final = 172
_MARGIN: Final = 10


class _Tile(QFrame):
    """One figure."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "openplan")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.name = label("small")
        self.number = label("verdict", wrap=True)
        self.caption = label("small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 6, _MARGIN, 8)
        column.setSpacing(1)
        column.addWidget(self.name)
        column.addWidget(self.number)
        column.addWidget(self.caption)
        column.addStretch(1)

    def show_figure(self, figure: FundingFigure) -> None:
        """Show a figure; a grave one has the colour of warnings, and a sign before it."""
        self.name.setText(figure.name)
        self.number.setText(f"⚠ {figure.text}" if figure.grave else figure.text)
        self.caption.setText(figure.caption)
        set_look(self.caption, "role", "warning" if figure.grave else "small")
        self.setAccessibleName(f"{figure.name}: {figure.text}")
        self.setAccessibleDescription(figure.caption)
        self.setToolTip(figure.caption)


class Figures(CardRow):
    """As many tiles as there are figures."""

    def __init__(self) -> None:
        """Start with none."""
        self.tiles = tuple(_Tile() for _place in range(_MOST))
        tiles: tuple[QWidget, ...] = self.tiles
        super().__init__(*tiles, narrowest=_NARROWEST)
        self.shown: tuple[FundingFigure, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_figures(self, figures: Sequence[FundingFigure]) -> None:
        """Show other figures."""
        self.shown = tuple(figures)
        for place, tile in enumerate(self.tiles):
            tile.setVisible(place < len(figures))
            if place < len(figures):
                tile.show_figure(figures[place])
        self.arrange()

"""How wide the columns of a table are: numbers get what they need, texts share what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font
from ppm_desktop.views.widgets.cell_painter import CHEVRON, PADDING, TIGHT_PADDING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ppm_desktop.session.tables.table_model import TableModel

#: A text column may wrap, but no further than this, or its longest word.
NARROWEST: Final = 76
#: A column for longer words than this breaks them.
LONGEST_WORD: Final = 160
#: One long text must not push all numbers out of the window.
WIDEST: Final = 420


@dataclass(frozen=True, slots=True)
class ColumnRoom:
    """How wide a column would like to be, and how narrow it may become."""

    natural: int
    least: int
    elastic: bool  # gives way first
    text: bool  # takes what is left over


def header_font() -> QFont:
    """Return the font of column titles."""
    return interface_font(current_theme().metrics.small, QFont.Weight.DemiBold)


class Ruler:
    """Measures texts in one font, each text once: columns are full of equal numbers, and asking Qt is the slow part of laying a table out."""

    def __init__(self, metrics: QFontMetrics) -> None:
        """Measure in this font."""
        self.metrics = metrics
        self._known: dict[str, int] = {}

    def width(self, text: str) -> int:
        """Return the width of a line of text in pixels."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self.metrics.horizontalAdvance(text)
        return found


def text_widths(model: TableModel[Any], row: int, ruler: Ruler) -> tuple[tuple[int, int], ...]:
    """Return for each text of a row how wide it is, and how wide its longest word."""
    widths = []
    for column in model.columns:
        text = column.show(model.rows[row])
        width = ruler.width(text)
        breaks = column.alignment == "left" and " " in text and width + 2 * PADDING > NARROWEST  # only then does its longest word count
        # Lines are laid out in fractions of a pixel: without the last one a word that just fits would be broken.
        word = max(ruler.width(word) for word in text.split()) + 1 if breaks else width
        widths.append((width, word))
    return tuple(widths)


def rooms(model: TableModel[Any], texts: Sequence[tuple[tuple[int, int], ...]], header: QFontMetrics, *, wraps: bool) -> list[ColumnRoom]:
    """Return what the columns ask for; ``texts`` are the widths of the rows' texts."""
    found = []
    for c, column in enumerate(model.columns):
        words = str(model.headerData(c, Qt.Orientation.Horizontal))  # an arrow at the sorted column included
        title = max(header.horizontalAdvance(line) for line in words.split("\n")) + 2 * PADDING
        text, word = max((row[c][0] for row in texts), default=0), max((row[c][1] for row in texts), default=0)
        mark = CHEVRON - PADDING if column.edit_kind in {"choice", "country"} and not column.computed else 0
        natural = max(title, min(text, WIDEST) + mark + 2 * PADDING)
        if column.alignment == "right":
            least = max(title, text + PADDING + TIGHT_PADDING)
        elif column.elastic:
            # It gives way first, but a name that is broken inside a word cannot be read.
            least = min(natural, max(NARROWEST, min(word, LONGEST_WORD) + mark + 2 * PADDING)) if wraps else NARROWEST
        else:
            least = min(natural, max(title, NARROWEST, min(word, LONGEST_WORD) + mark + 2 * PADDING if wraps else 0))
        found.append(ColumnRoom(natural, least, column.elastic, column.alignment == "left"))
    return found


def fitted_widths(columns: Sequence[ColumnRoom], room: int) -> list[int]:
    """Fit columns into a room: spare width goes to the texts first of all, missing width is taken from them.

    Elastic columns give way before other texts, and numbers last; if all of them as narrow as they may be are still too
    wide, the table scrolls.
    """
    widths = [column.natural for column in columns]
    spare = room - sum(widths)
    if spare >= 0:
        return _spread(widths, columns, spare)
    elastic = [c for c, column in enumerate(columns) if column.elastic]
    texts = [c for c, column in enumerate(columns) if column.text]
    for giving in (elastic, texts, range(len(columns))):
        while spare < 0 and (wide := [c for c in giving if widths[c] > columns[c].least]):
            widths[max(wide, key=lambda c: widths[c] - columns[c].least)] -= 1
            spare += 1
    return widths


def _spread(widths: list[int], columns: Sequence[ColumnRoom], spare: int) -> list[int]:
    """Give each column of numbers a little air and the texts the rest, elastic ones before others."""
    numbers = [c for c, column in enumerate(columns) if not column.text]
    air = spare // len(widths) if widths else 0
    for c in numbers:
        widths[c] += air
    texts = [c for c, column in enumerate(columns) if column.text]
    receivers = [c for c in texts if columns[c].elastic] or texts or numbers
    rest = spare - air * len(numbers)
    for place, c in enumerate(receivers):
        widths[c] += rest // len(receivers) + (1 if place < rest % len(receivers) else 0)
    return widths

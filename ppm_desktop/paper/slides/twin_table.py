"""The table behind a chart or a page of the window, as a native table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.tables import add_table
from ppm_desktop.reports.document.twins import texts_of
from ppm_desktop.reports.number_text import common_digits
from ppm_desktop.wording import trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.paper.slides.markup import Box
    from ppm_desktop.paper.slides.page import Page
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin

_HEAD: Final = 11.0
_TEXT: Final = 12.0


def add_twin(
    page: Page,
    box: Box,
    twin: TableTwin,
    style: NumberStyle,
    *,
    texts: Mapping[int, float],
    summary: str,
    most: int,
) -> float:
    """Add a table; all its amounts have as many decimals as the smallest of them asks for.

    Args:
        page: The slide.
        box: Where it stands and how high it may become.
        twin: What is shown.
        style: How numbers are written.
        texts: Width of each column of texts, in points; the others divide what is left.
        summary: The table in a sentence, for those who do not see it.
        most: So many rows are shown; how many more there are is said below.

    Returns:
        Where it ends, in points from the top of the slide.
    """
    digits = common_digits(cell for row in twin.rows for cell in row if not isinstance(cell, str))
    left = (box.width - sum(texts.values())) / max(1, len(twin.columns) - len(texts))
    rows: list[list[Cell]] = [
        [(Line(one.label, _HEAD, "muted", bold=True, align=_side(place, texts)),) for place, one in enumerate(twin.columns)]
    ]
    for row in twin.rows[:most]:
        cells = texts_of(twin, row, style, digits)
        rows.append([(Line(text, _TEXT, bold=not place, align=_side(place, texts)),) for place, text in enumerate(cells)])
    more = len(twin.rows) - most
    if more > 0:
        said = trn("{count} more in the notes", "{count} more in the notes", more).format(count=more)
        rows.append([(Line(said, _HEAD, "muted"),), *[()] * (len(twin.columns) - 1)])
    widths = [texts.get(place, left) for place in range(len(twin.columns))]
    return add_table(page, box, widths, rows, (twin.title, summary))


def _side(place: int, texts: Mapping[int, float]) -> str:
    return "l" if place in texts else "r"

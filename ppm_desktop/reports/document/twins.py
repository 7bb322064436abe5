"""Tables of the window as tables of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.document.blocks import Column, Row, Table
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin

#: Decimals of amounts that do not say how many they have.
_CENTS: Final = 2


def printed(
    twin: TableTwin,
    style: NumberStyle,
    *,
    total: bool = False,
    words: Collection[int] = (0,),
    most: int | None = None,
    digits: int = _CENTS,
) -> Table:
    """Return a table of a page.

    Args:
        twin: What is printed.
        style: How numbers are written.
        total: Whether the last row is the sum of the others.
        words: Places of the columns of texts.
        most: So many rows are printed, and the total; how many more there are is said below.
        digits: Decimals of amounts.
    """
    columns = tuple(Column(column.label, "name" if place in words else "amount") for place, column in enumerate(twin.columns))
    rows = list(twin.rows)
    last = [rows.pop()] if total and rows else []
    more = 0 if most is None else max(0, len(rows) - most)
    shown = [Row(texts_of(twin, row, style, digits)) for row in rows[: len(rows) - more]]
    shown += [Row(texts_of(twin, row, style, digits), "total") for row in last]
    note = trn("{count} more row is in the workbook.", "{count} more rows are in the workbook.", more) if more else ""
    return Table(tr("{title}. {unit}").format(title=twin.title, unit=twin.subtitle), columns, tuple(shown), note.format(count=more))


def texts_of(twin: TableTwin, row: tuple[str | float, ...], style: NumberStyle, digits: int = _CENTS) -> tuple[str, ...]:
    """Return the cells of a row as they are read."""
    cells = zip(row, twin.columns, strict=True)
    return tuple(
        cell if isinstance(cell, str) else style.fixed(cell, digits if column.digits is None else column.digits) for cell, column in cells
    )

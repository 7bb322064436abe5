"""Tables whose figures the program has worked out: values, not formulas, and said to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ppm_desktop.reports.table_twin import TableTwin
    from ppm_desktop.reports.workbook.page import Page


def computed_note() -> str:
    """Say that a sheet does not follow what is changed in the workbook."""
    return tr("Computed by the program when this workbook was written, not live: these figures do not follow changes made in the workbook.")


def write_twin(page: Page, row: int, twin: TableTwin, words: Collection[int]) -> int:
    """Write a table of the window with its title and unit from a row on; columns without decimals are counts. Return the row below it."""
    page.text(row, 0, twin.title, "section")
    page.text(row + 1, 0, twin.subtitle, "note")
    page.heads(row + 2, [column.label for column in twin.columns], words=words)
    page.sheet.set_row(row + 2, 30)
    for place, cells in enumerate(twin.rows, start=row + 3):
        for column, (cell, head) in enumerate(zip(cells, twin.columns, strict=True)):
            if isinstance(cell, str):
                page.text(place, column, cell, "wrapped" if column in words else "wrapped.right")
            else:
                page.number(place, column, cell, "count" if head.digits == 0 else "money")
        page.fit_row(place, [cell if isinstance(cell, str) else "" for cell in cells])
    return row + 3 + len(twin.rows)


def write_table(
    page: Page, row: int, title: str, heads: Sequence[str], rows: Sequence[Sequence[str | float]], words: Collection[int] = (0,)
) -> int:
    """Write a table with its title from a row on; numbers are money. ``words`` are columns of names. Return the row below it."""
    page.text(row, 0, title, "section")
    page.heads(row + 1, heads, words=words)
    page.sheet.set_row(row + 1, 44)
    for place, cells in enumerate(rows, start=row + 2):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                page.text(place, column, cell, "wrapped" if column in words else "wrapped.right")
            else:
                page.number(place, column, cell, "money")
        page.fit_row(place, [cell if isinstance(cell, str) else "" for cell in cells])
    return row + 2 + len(rows)

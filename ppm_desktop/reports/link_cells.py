"""Cells of a workbook that name a file and open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.reports.words import printable
from ppm_desktop.reports.workbook.formats import INPUT_INK, properties

if TYPE_CHECKING:
    from collections.abc import Callable

#: Spreadsheets refuse a longer address.
_LONGEST_LINK: Final = 2000


class LinkCells:
    """Writes links on one sheet. What a file is called is text and nothing else."""

    def __init__(self, book: Any, sheet: Any, link: Callable[[str], str]) -> None:  # noqa: ANN401 - XlsxWriter has no types
        """Write on ``sheet``; ``link`` says where a file is as seen from the workbook, "" for no link."""
        self._sheet = sheet
        self._link = link
        self._format = book.add_format(properties("label", "") | {"font_color": INPUT_INK, "underline": 1, "quote_prefix": True})
        self._plain = book.add_format(properties("label", "") | {"quote_prefix": True})

    def write(self, row: int, column: int, file: str) -> None:
        """Write a file's name, with a link where there is one that a spreadsheet takes."""
        address, file = self._link(file), printable(file)
        if not address.isprintable() or not 0 < len(address) <= _LONGEST_LINK:
            self._sheet.write_string(row, column, file, self._plain)
        else:
            # A number sign would begin a place inside the file.
            address = address.replace("%", "%25").replace("#", "%23")
            self._sheet.write_url(row, column, f"external:{address}", self._format, file)

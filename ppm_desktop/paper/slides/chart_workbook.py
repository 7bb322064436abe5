"""The worksheet behind a native chart, which PowerPoint opens for "Edit data": texts stay texts, and the same input gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

#: The name that charts refer to.
SHEET: Final = "Sheet1"
_WIDE: Final = 36
_USUAL: Final = 18


def chart_workbook(
    categories: Sequence[str | date], columns: Sequence[tuple[str, Sequence[float]]], number_format: str, today: date
) -> bytes:
    """Return a workbook with a row for each category and a column for each series, and for what is only to be read."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.combine(today, time(), UTC).replace(tzinfo=None)})
    sheet = book.add_worksheet(SHEET)
    amount, head = book.add_format({"num_format": number_format}), book.add_format({"bold": True, "text_wrap": True})
    month = book.add_format({"num_format": "mmm yyyy", "align": "left"})
    sheet.set_column(0, 0, _WIDE)
    sheet.set_column(1, len(columns), _USUAL)
    for row, category in enumerate(categories, start=1):
        if isinstance(category, str):
            sheet.write_string(row, 0, category)
        else:
            sheet.write_datetime(row, 0, category, month)
    for place, (name, values) in enumerate(columns, start=1):
        sheet.write_string(0, place, name, head)
        for row, value in enumerate(values, start=1):
            sheet.write_number(row, place, value, amount)
    book.close()
    return data.getvalue()

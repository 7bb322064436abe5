"""One sheet that is being written: text that stays text, inputs, and formulas with the value that they have now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.reports.formula_guard import BLANKS, FORMULA_STARTS
from ppm_desktop.reports.workbook.formats import INDENT, INDENTED, properties

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from ppm_desktop.reports.workbook.addresses import Area

#: What a cell can hold.
_LONGEST_TEXT: Final = 32_767


class Formats:
    """The formats of a workbook, each made when it is first used."""

    def __init__(self, book: Any, currency: str) -> None:  # noqa: ANN401 - XlsxWriter has no types
        """Make none yet."""
        self._book = book
        self._currency = currency
        self._made: dict[tuple[str, bool], Any] = {}

    def of(self, name: str, *, quoted: bool = False) -> Any:  # noqa: ANN401 - as above
        """Return a format; a quoted one keeps its text a text also after somebody has edited the cell."""
        if (name, quoted) not in self._made:
            self._made[name, quoted] = self._book.add_format(properties(name, self._currency) | ({"quote_prefix": True} if quoted else {}))
        return self._made[name, quoted]


class Page:
    """A sheet. Rows and columns are counted from 0."""

    def __init__(self, sheet: Any, formats: Formats) -> None:  # noqa: ANN401 - as above
        """Write on an empty sheet."""
        self.sheet = sheet
        self._formats = formats
        self._right = 0
        self._bottom = 0

    def title(self, text: str, note: str = "") -> None:
        """Write the sheet's title, and below it what it is about."""
        self.text(0, 0, text, "title")
        self.sheet.set_row(0, 24)
        if note:
            self.text(1, 0, note, "note")
        self._right = 0

    def text(self, row: int, column: int, text: str, name: str = "label") -> None:
        """Write a text: one that looks like a formula stays what it is."""
        looks_like_formula = text.startswith(BLANKS) or text.lstrip().startswith(FORMULA_STARTS)
        if column and name in INDENTED:  # away from the number on its left
            name += INDENT
        cell_format = self._formats.of(name, quoted=looks_like_formula)
        if text:
            self.sheet.write_string(row, column, text[:_LONGEST_TEXT], cell_format)
        else:
            self.sheet.write_blank(row, column, None, cell_format)
        self._grow(row, column)

    def number(self, row: int, column: int, value: float, name: str) -> None:
        """Write a number."""
        self.sheet.write_number(row, column, value, self._formats.of(name))
        self._grow(row, column)

    def day(self, row: int, column: int, value: date, name: str = "day") -> None:
        """Write a day, or the first of a month."""
        self.sheet.write_datetime(row, column, value, self._formats.of(name))
        self._grow(row, column)

    def blank(self, row: int, column: int, name: str) -> None:
        """Write an empty cell that may be filled in."""
        self.sheet.write_blank(row, column, None, self._formats.of(name))
        self._grow(row, column)

    def formula(self, row: int, column: int, formula: str, value: float | str, name: str) -> None:
        """Write a formula, without its equals sign, and the value that it has."""
        self.sheet.put_formula(row, column, formula, self._formats.of(name), value)
        self._grow(row, column)

    def heads(self, row: int, texts: Sequence[str], *, left: int = 0, words: Collection[int] = (0,)) -> None:
        """Write headings; those of numbers stand on the right, as the numbers do. ``words`` are those of text columns."""
        for place, text in enumerate(texts):
            self.text(row, left + place, text, "head" if place in words else "head.right")

    def choice(self, where: Area, choices: Sequence[str]) -> None:
        """Let cells be one of a list."""
        self._validate(where, {"validate": "list", "source": list(choices)})

    def between(self, where: Area, low: float, high: float, message: str) -> None:
        """Let cells be a number between two others."""
        self._validate(
            where, {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high, "error_message": message[:255]}
        )

    def finish(self, *, frozen: tuple[int, int] = (0, 0), repeated: tuple[int, int] | None = None, printed: int | None = None) -> None:
        """Freeze headings, and set the sheet up for paper: landscape, as wide as one page, headings on each; up to a column if given."""
        sheet = self.sheet
        sheet.hide_gridlines(2)
        if any(frozen):
            sheet.freeze_panes(*frozen)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&L&8&F  &A&R&8&P / &N")
        sheet.print_area(0, 0, self._bottom, self._right if printed is None else printed)
        if repeated is not None:
            sheet.repeat_rows(*repeated)

    def reach(self, row: int, column: int) -> None:
        """Let the printed part reach as far as a cell, for a chart that covers it."""
        self._grow(row, column)

    def _grow(self, row: int, column: int) -> None:
        self._bottom, self._right = max(self._bottom, row), max(self._right, column)

    def _validate(self, where: Area, options: dict[str, Any]) -> None:
        self.sheet.data_validation(where.top, where.left, where.bottom, where.right, options)

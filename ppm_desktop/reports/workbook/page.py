"""One sheet that is being written: text that stays text, inputs, and formulas with the value that they have now."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.reports.formula_guard import BLANKS, FORMULA_STARTS
from ppm_desktop.reports.workbook.formats import INDENT, INDENTED, properties

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from ppm_desktop.reports.workbook.addresses import Area

#: What a cell can hold.
_LONGEST_TEXT: Final = 32_767
#: In points; a line of text within a row of several.
ROW_HEIGHT: Final = 15.5
_LINE_HEIGHT: Final = 13.0
#: As many characters as stay readable beside each other on a page of A4, landscape.
_WIDEST_PAGE: Final = 300.0


class Formats:
    """The formats of a workbook, each made when it is first used."""

    def __init__(self, book: Any, currency: str) -> None:  # noqa: ANN401 - XlsxWriter has no types
        """Make none yet."""
        self._book = book
        self._currency = currency
        self._made: dict[tuple[str, bool], Any] = {}

    def of(self, name: str, *, quoted: bool = False) -> Any:  # noqa: ANN401 - as above
        """Return a format; a quoted one keeps its text a text also after somebody has edited the cell."""
        found = self._made.get((name, quoted))
        if found is None:
            found = self._book.add_format(properties(name, self._currency) | ({"quote_prefix": True} if quoted else {}))
            self._made[name, quoted] = found
        return found


class Page:
    """A sheet. Rows and columns are counted from 0."""

    def __init__(self, sheet: Any, formats: Formats) -> None:  # noqa: ANN401 - as above
        """Write on an empty sheet."""
        self.sheet = sheet
        # Programs that have another typeface would make the rows as high as its letters, and cut them where a heading ends.
        sheet.set_default_row(ROW_HEIGHT)
        self._formats = formats
        self._widths: dict[int, float] = {}
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
            self.sheet.put_text(row, column, text[:_LONGEST_TEXT], cell_format)
        else:
            self.sheet.write_blank(row, column, None, cell_format)
        self._grow(row, column)

    def sentence(self, row: int, text: str, last: int) -> None:
        """Write a sentence across the columns up to ``last``, broken into as many lines as it needs."""
        self.sheet.merge_range(row, 0, row, last, "", self._formats.of("wrapped"))
        self.text(row, 0, text, "wrapped")
        self._grow(row, last)
        wide = sum(self._widths.get(column, 0.0) for column in range(last + 1))
        lines = ceil(len(text) / wide) if wide else 1
        if lines > 1:
            self.sheet.set_row(row, lines * _LINE_HEIGHT + ROW_HEIGHT - _LINE_HEIGHT)

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

    def columns(self, first: int, last: int, width: float, *, hidden: bool = False) -> None:
        """Make columns as wide as so many digits."""
        self.sheet.set_column(first, last, width, None, {"hidden": hidden})
        for column in range(first, last + 1):
            self._widths[column] = 0 if hidden else width

    def fit_row(self, row: int, texts: Sequence[str]) -> None:
        """Make a row so high that texts that are broken into lines are seen whole, by the widths of their columns."""
        lines = max(sum(max(1, ceil(len(line) / self._widths[column])) for line in text.split("\n")) for column, text in enumerate(texts))
        if lines > 1:
            self.sheet.set_row(row, lines * _LINE_HEIGHT + ROW_HEIGHT - _LINE_HEIGHT)

    def choice(self, where: Area, choices: Sequence[str]) -> None:
        """Let cells be one of a list."""
        self._validate(where, {"validate": "list", "source": list(choices)})

    def choice_of(self, where: Area, choices: Area) -> None:
        """Let a cell be one of what other cells hold."""
        self._validate(where, {"validate": "list", "source": f"={choices}"})

    def link(self, row: int, column: int, where: Area, tip: str) -> None:
        """Let a cell lead to others; what it shows is written afterwards."""
        self.sheet.write_url(row, column, f"internal:{where}", None, "", tip[:255])

    def between(self, where: Area, low: float, high: float, message: str) -> None:
        """Let cells be a number between two others."""
        self._validate(
            where, {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high, "error_message": message[:255]}
        )

    def finish(self, *, frozen: tuple[int, int] = (0, 0), repeated: tuple[int, int] | None = None, printed: int | None = None) -> None:
        """Freeze headings, and set the sheet up for paper: landscape, headings on each page; up to a column if given.

        A sheet is as wide as one page, unless nobody could read it then.
        """
        sheet = self.sheet
        sheet.hide_gridlines(2)
        if any(frozen):
            sheet.freeze_panes(*frozen)
        sheet.set_landscape()
        sheet.set_paper(9)
        last = self._right if printed is None else printed
        width = sum(self._widths.get(column, 0.0) for column in range(last + 1))
        sheet.fit_to_pages(max(1, ceil(width / _WIDEST_PAGE)), 0)
        if width > _WIDEST_PAGE and frozen[1]:
            sheet.repeat_columns(0, frozen[1] - 1)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&L&8&F  &A&R&8&P / &N")
        sheet.print_area(0, 0, self._bottom, last)
        if repeated is not None:
            sheet.repeat_rows(*repeated)

    def reach(self, row: int, column: int) -> None:
        """Let the printed part reach as far as a cell, for a chart that covers it."""
        self._grow(row, column)

    def _grow(self, row: int, column: int) -> None:
        # A large workbook has 200,000 cells: max() would take a tenth of the time of writing them.
        if row > self._bottom:  # noqa: PLR1730 - as above
            self._bottom = row
        if column > self._right:  # noqa: PLR1730 - as above
            self._right = column

    def _validate(self, where: Area, options: dict[str, Any]) -> None:
        self.sheet.data_validation(where.top, where.left, where.bottom, where.right, options)

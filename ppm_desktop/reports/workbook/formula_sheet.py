"""A worksheet that takes formulas as they are and writes its cells fast.

XlsxWriter searches every formula for functions that are younger than Excel 2010, with some thirty patterns, every attribute of every cell for
signs that must be escaped, and every column of every row twice for whether it has a cell; that is three quarters of the time it takes to
write a large workbook. This program uses none of those functions, and an address or the number of a format has nothing to escape. The short
cuts rest on XlsxWriter's inside: a test holds what they write, byte for byte, to what its public way does.
"""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.worksheet import CellFormulaTuple, CellNumberTuple, CellStringTuple, Worksheet  # type: ignore[import-untyped]  # ships no types

from ppm_desktop.reports.workbook.addresses import letters

#: What a spreadsheet says instead of a value; XlsxWriter marks these, and no formula of this program has one as its value.
_ERRORS: Final = "#"
#: Rows of one block say together how far they reach.
_BLOCK: Final = 16
#: Longer texts are measured and cut by XlsxWriter.
_SHORT: Final = 10_000


class FormulaSheet(Worksheet):  # type: ignore[misc]  # as above
    """A worksheet whose formulas are written without a search for younger functions."""

    def put_formula(self, row: int, column: int, formula: str, cell_format: Any, value: float | str) -> None:  # noqa: ANN401 - as above
        """Write a formula, without its equals sign, and the value that it has."""
        self._reach(row, column)
        self.table[row][column] = CellFormulaTuple(formula, cell_format, value)

    def put_text(self, row: int, column: int, text: str, cell_format: Any) -> None:  # noqa: ANN401 - as above
        """Write a text that is not empty."""
        if len(text) > _SHORT:
            self.write_string(row, column, text, cell_format)
            return
        self._reach(row, column)
        self.table[row][column] = CellStringTuple(self.str_table._get_shared_string_index(text), cell_format)  # noqa: SLF001 - said above

    def _reach(self, row: int, column: int) -> None:
        """Let the sheet be as large as a cell needs."""
        if self.dim_rowmin is None or not (self.dim_rowmin <= row <= self.dim_rowmax and self.dim_colmin <= column <= self.dim_colmax):
            self._stretch(row, column)

    def _stretch(self, row: int, column: int) -> None:
        if self._check_dimensions(row, column):
            message = f"no such cell: row {row}, column {column}"
            raise ValueError(message)

    def _calculate_spans(self) -> None:
        """Work out how far each block of rows reaches."""
        if self.comments:
            super()._calculate_spans()
            return
        reach: dict[int, tuple[int, int]] = {}
        for row, cells in self.table.items():
            if cells:
                low, high = reach.get(row // _BLOCK, (self.xls_colmax, 0))
                reach[row // _BLOCK] = min(low, *cells), max(high, *cells)
        self.row_spans = {block: f"{low + 1}:{high + 1}" for block, (low, high) in reach.items()}

    def _write_rows(self) -> None:
        """Write all rows; what has more than cells XlsxWriter writes itself."""
        if self.comments:
            super()._write_rows()
            return
        self._calculate_spans()
        for row in range(self.dim_rowmin, self.dim_rowmax + 1):
            cells, info = self.table.get(row), self.row_info.get(row)
            span = self.row_spans.get(row // _BLOCK)
            if cells:
                self._write_row(row, span, info)
                for column in sorted(cells):
                    self._write_cell(row, column, cells[column])
                self._xml_end_tag("row")
            elif info is not None:
                self._write_empty_row(row, span, info)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401 - as above
        """Write one cell; XlsxWriter itself writes those without a format of their own and those of rare kinds."""
        if not cell.format:
            super()._write_cell(row, col, cell)
            return
        kind, style = type(cell), cell.format._get_xf_index()  # noqa: SLF001 - said above
        if kind is CellFormulaTuple and not (isinstance(cell.value, str) and cell.value[:1] in _ERRORS):
            mark, value = "", cell.value
            if isinstance(value, str):
                mark, value = ' t="str"', _escaped(value)
            self.fh.write(f'<c r="{letters(col)}{row + 1}" s="{style}"{mark}><f>{_escaped(cell.formula)}</f><v>{value}</v></c>')
        elif kind is CellNumberTuple:
            self.fh.write(f'<c r="{letters(col)}{row + 1}" s="{style}"><v>{cell.number:.16G}</v></c>')
        elif kind is CellStringTuple:
            self.fh.write(f'<c r="{letters(col)}{row + 1}" s="{style}" t="s"><v>{cell.string}</v></c>')
        else:
            super()._write_cell(row, col, cell)


def _escaped(text: str) -> str:
    """Return a text as XML has it between two tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text

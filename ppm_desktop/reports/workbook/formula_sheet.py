"""A worksheet that takes formulas as they are and writes them fast.

XlsxWriter searches every formula for functions that are younger than Excel 2010, with some thirty patterns, and every attribute of every cell for
signs that must be escaped; that is three quarters of the time it takes to write a large workbook. This program uses none of those functions, and an
address or the number of a format has nothing to escape. Both short cuts rest on XlsxWriter's inside: a test holds what they write, byte for
byte, to what its public ``write_formula`` does.
"""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.worksheet import CellFormulaTuple, Worksheet  # type: ignore[import-untyped]  # ships no types

from ppm_desktop.reports.workbook.addresses import letters

#: What a spreadsheet says instead of a value; XlsxWriter marks these, and no formula of this program has one as its value.
_ERRORS: Final = "#"


class FormulaSheet(Worksheet):  # type: ignore[misc]  # as above
    """A worksheet whose formulas are written without a search for younger functions."""

    def put_formula(self, row: int, column: int, formula: str, cell_format: Any, value: float | str) -> None:  # noqa: ANN401 - as above
        """Write a formula, without its equals sign, and the value that it has."""
        if self._check_dimensions(row, column):
            message = f"no such cell: row {row}, column {column}"
            raise ValueError(message)
        self.table[row][column] = CellFormulaTuple(formula, cell_format, value)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401 - as above
        """Write one cell; XlsxWriter calls this for each, and writes itself what is not a formula with a format of its own."""
        if type(cell) is not CellFormulaTuple or not cell.format or (isinstance(cell.value, str) and cell.value[:1] in _ERRORS):
            super()._write_cell(row, col, cell)
            return
        mark, value = "", cell.value
        if isinstance(value, str):
            mark, value = ' t="str"', _escaped(value)
        place, style = f"{letters(col)}{row + 1}", cell.format._get_xf_index()  # noqa: SLF001 - said above
        self.fh.write(f'<c r="{place}" s="{style}"{mark}><f>{_escaped(cell.formula)}</f><v>{value}</v></c>')


def _escaped(text: str) -> str:
    """Return a text as XML has it between two tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")

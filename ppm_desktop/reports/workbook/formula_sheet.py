"""A worksheet that takes formulas as they are.

XlsxWriter searches every formula for functions that are younger than Excel 2010, with some thirty patterns; that is two thirds of
the time it takes to write a workbook. This program uses none of those functions.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import CellFormulaTuple, Worksheet  # type: ignore[import-untyped]  # ships no types


class FormulaSheet(Worksheet):  # type: ignore[misc]  # as above
    """A worksheet whose formulas are written without a search for younger functions."""

    def put_formula(self, row: int, column: int, formula: str, cell_format: Any, value: float | str) -> None:  # noqa: ANN401 - as above
        """Write a formula, without its equals sign, and the value that it has."""
        if self._check_dimensions(row, column):
            message = f"no such cell: row {row}, column {column}"
            raise ValueError(message)
        self.table[row][column] = CellFormulaTuple(formula, cell_format, value)

"""Tables whose cells show inputs: what is said about an input, beside its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ppm_desktop.domain.annotations import Annotation, annotation_of
from ppm_desktop.domain.input_list import GROUP_INPUTS, NO_GROUP
from ppm_desktop.reports.annotation_words import annotation_lines
from ppm_desktop.session.tables.table_cell import CellRole
from ppm_desktop.session.tables.table_column import Column, Row
from ppm_desktop.session.tables.table_model import TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class AnnotatedTable(TableModel[Row]):
    """Subclasses say which input a cell shows."""

    def input_at(self, row: int, column: int) -> tuple[int, str] | None:
        """Return the place of the group (``NO_GROUP`` for the scenario) and the field of a cell's input; None where it shows none."""
        raise NotImplementedError

    def inputs_of(self, cells: Iterable[tuple[int, int]]) -> tuple[tuple[int, str], ...]:
        """Return the inputs that cells show, each once; for ``annotation_edits.annotate``."""
        found = (self.input_at(row, column) for row, column in cells if 0 <= row < len(self.rows))
        return tuple(dict.fromkeys(entry for entry in found if entry is not None))

    def annotation_at(self, row: int, column: int) -> Annotation | None:
        """Return what is said about the input that a cell shows; None when nothing is."""
        entry = self.input_at(row, column)
        if entry is None:
            return None
        place, field = entry
        scenario = self.document.scenario
        if place == NO_GROUP:
            return annotation_of(scenario.annotations, field)
        return annotation_of(scenario.groups[place].annotations, field) if place < len(scenario.groups) else None

    def _answers_by_role(self) -> dict[int, Callable[[int, int], object]]:
        return super()._answers_by_role() | {
            CellRole.ANNOTATION: self.annotation_at,
            Qt.ItemDataRole.AccessibleDescriptionRole: lambda r, c: _lines(self._remark(r, c), *self._said(r, c)),
        }

    def _tooltip(self, row: int, column: int) -> str | None:
        return _lines(super()._tooltip(row, column), *self._said(row, column)) or None

    def _said(self, row: int, column: int) -> tuple[str, ...]:
        annotation = self.annotation_at(row, column)
        return () if annotation is None else annotation_lines(annotation)


def input_of(column: Column[Row]) -> str:
    """Return the field of the group that a column shows; "" when it shows none."""
    return next((name for name in (column.field, *column.places) if name in GROUP_INPUTS), "")


def _lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)

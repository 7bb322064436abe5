"""Tables of groups whose cells may follow a default: where a value comes from, and how it goes back to the default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.defaults import following, follows
from ppm_desktop.session.tables.default_text import default_text
from ppm_desktop.session.tables.groups_table import put_groups
from ppm_desktop.session.tables.ordered_table import OrderedTable
from ppm_desktop.session.tables.table_column import Column, Row
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.domain.defaults import LayerName
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

_FOLLOWED: Final[dict[LayerName, str]] = {
    "firm": mark("{input}: the firm's default {value}"),
    "customer": mark("{input}: customer default {value}"),
}
_NOT_USED: Final[dict[LayerName, str]] = {
    "firm": mark("{input}: this scenario; the firm's default {value} is not used"),
    "customer": mark("{input}: this scenario; the customer default {value} is not used"),
}


class LayeredTable(OrderedTable[Row]):
    """A table of groups. Columns with a ``field`` can follow the project's defaults."""

    def __init__(
        self, document: Document, columns: tuple[Column[Row], ...], style: NumberStyle, countries: CountryFinder | None = None
    ) -> None:
        """Show the groups of ``document``."""
        self._style = style
        super().__init__(document, columns, countries)

    def context(self) -> object:
        """Return the defaults, on which the marks of the cells depend."""
        return self.document.project.defaults

    def origin(self, row: int, column: int) -> str:
        """Say where a cell's value comes from; "" where nothing has a default."""
        field = self.columns[column].field
        defaults = self.document.project.defaults
        found = defaults.of(field) if field and 0 <= row < len(self.rows) else None
        if found is None:
            return ""
        layer, value = found
        text = (_FOLLOWED if follows(self.group_of(self.rows[row]), field, defaults) else _NOT_USED)[layer]
        name = self.columns[column].noun or self.columns[column].name
        return tr(text).format(input=name, value=default_text(value, field, self._style))

    def resettable(self, cells: Iterable[tuple[int, int]]) -> dict[int, set[str]]:
        """Return the fields by row that have a default and do not follow it."""
        defaults = self.document.project.defaults
        found: dict[int, set[str]] = {}
        for row, column in cells:
            field = self.columns[column].field
            if field and defaults.of(field) is not None and not follows(self.group_of(self.rows[row]), field, defaults):
                found.setdefault(row, set()).add(field)
        return found

    def reset(self, cells: Iterable[tuple[int, int]]) -> None:
        """Let cells follow their defaults again, as one undo step."""
        found = self.resettable(cells)
        groups = list(self.document.scenario.groups)
        for row, fields in found.items():
            at = self.position(row)
            groups[at] = following(groups[at], fields, self.document.project.defaults)
        if found:
            put_groups(self.document, tuple(groups), tr("Reset to default"), None)

    def follows(self, row: int, column: int) -> bool:
        """Say whether a cell's value is a default's."""
        field = self.columns[column].field
        return bool(field) and follows(self.group_of(self.rows[row]), field, self.document.project.defaults)

    def _tooltip(self, row: int, column: int) -> str | None:
        usual, origin = super()._tooltip(row, column), self.origin(row, column)
        sentence = f"{origin[:1].upper()}{origin[1:]}." if origin else ""
        return "\n".join(part for part in (usual, sentence) if part) or None

"""How a sheet is to be read: which tab holds which call type, which column holds what. A person may change all of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from ppm_desktop.domain.destinations import CALL_TYPES, LINES, CallType, Line
from ppm_desktop.files.rate_sheets.amounts import DecimalSign
from ppm_desktop.files.rate_sheets.days import DateOrder
from ppm_desktop.files.rate_sheets.headings import ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Mapping as Facts

    from ppm_desktop.files.rate_sheets.sheet import Workbook

#: Roles that only one column of a tab can have; rates and connection fees may have a column per call type.
_ONCE: Final = frozenset({"country", "dial_code", "line", "currency", "effective", "call_type"})


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column holds. A column of rates may be for one call type and one line type."""

    role: Role = "ignored"
    call_type: CallType | Literal[""] = ""
    line: Line | Literal[""] = ""

    @property
    def key(self) -> str:
        """Name the column among those of its tab: ``country``, ``rate``, ``rate:dial_out:mobile``."""
        return ":".join(part for part in (self.role, self.call_type, self.line) if part)


@dataclass(frozen=True, slots=True)
class TabUse:
    """How one tab is read."""

    tab: str
    used: bool
    call_type: CallType | Literal[""]  # of all rates in it; empty when columns or cells say it
    header_row: int  # the rates stand below it; 0 when there is none
    columns: tuple[ColumnUse, ...]

    def places(self, role: Role) -> tuple[int, ...]:
        """Return the columns of a role, from 0."""
        return tuple(place for place, use in enumerate(self.columns) if use.role == role)

    def place(self, role: Role) -> int | None:
        """Return the first column of a role; None when there is none."""
        return next(iter(self.places(role)), None)


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a whole workbook is read."""

    tabs: tuple[TabUse, ...]
    decimal_sign: DecimalSign = ""  # empty while it is not known
    date_order: DateOrder = ""

    def tab(self, name: str) -> TabUse | None:
        """Return how a tab is read, if it is in here."""
        return next((tab for tab in self.tabs if tab.tab == name), None)

    def with_tab(self, changed: TabUse) -> Mapping:
        """Return the mapping with one tab read another way."""
        return replace(self, tabs=tuple(changed if tab.tab == changed.tab else tab for tab in self.tabs))

    def with_column(self, name: str, column: int, use: ColumnUse) -> Mapping:
        """Return the mapping with another meaning of a column; a column that had the same meaning before has none then."""
        tab = self.tab(name)
        if tab is None:
            return self
        columns = [*tab.columns, *[ColumnUse()] * (column + 1 - len(tab.columns))]
        for place, other in enumerate(columns):
            if other.key == use.key or (use.role in _ONCE and other.role == use.role):
                columns[place] = ColumnUse()
        columns[column] = use
        return self.with_tab(replace(tab, columns=tuple(columns)))

    def fits(self, workbook: Workbook) -> bool:
        """Whether every tab of a workbook is in here, so that a remembered mapping can be used for it."""
        return [tab.tab for tab in self.tabs] == [sheet.name for sheet in workbook.sheets]

    def as_document(self) -> dict[str, Any]:
        """Return the mapping as plain values for a JSON file."""
        return {**asdict(self), "tabs": [{**asdict(tab), "columns": [use.key for use in tab.columns]} for tab in self.tabs]}


def mapping_from(document: object) -> Mapping | None:
    """Read what ``as_document`` gave; None for anything else, because a remembered mapping is only a convenience."""
    if not isinstance(document, dict) or not isinstance(document.get("tabs"), list):
        return None
    sign: Any = document.get("decimal_sign")
    order: Any = document.get("date_order")
    tabs = [_tab_from(entry) for entry in document["tabs"]]
    if any(tab is None for tab in tabs) or sign not in get_args(DecimalSign) or order not in get_args(DateOrder):
        return None
    return Mapping(tuple(tab for tab in tabs if tab is not None), sign, order)


def fingerprint(workbook: Workbook, guessed: Mapping) -> str:
    """Name the form of a workbook, not its content: its tabs, their headings and the row of these, so that next month's sheet is recognised.

    Without the row, a sheet with a title less would be read with the old one, and its first rates would pass for titles.
    """
    form = []
    for sheet in workbook.sheets:
        tab = guessed.tab(sheet.name)
        header = sheet.row(tab.header_row) if tab else None
        form.append([sheet.name, header.number if header else 0, [cell.text for cell in header.cells] if header else []])
    return hashlib.sha256(json.dumps(form, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _tab_from(entry: object) -> TabUse | None:
    if not isinstance(entry, dict):
        return None
    values: tuple[Any, ...] = tuple(entry.get(key) for key in ("tab", "used", "call_type", "header_row", "columns"))
    name, used, call_type, row, keys = values
    sound = isinstance(name, str) and isinstance(used, bool) and (call_type == "" or call_type in CALL_TYPES)
    if not sound or not isinstance(row, int) or isinstance(row, bool) or row < 0 or not isinstance(keys, list):
        return None
    columns = [column_from(key) for key in keys]
    if any(use is None for use in columns):
        return None
    return TabUse(str(name), bool(used), call_type, row, tuple(use for use in columns if use is not None))


def column_from(key: object) -> ColumnUse | None:
    """Read the key of a column; None when it is not one."""
    if not isinstance(key, str):
        return None
    facts: Facts[str, Any] = _parts(key)
    return ColumnUse(**facts) if facts else None


def _parts(key: str) -> dict[str, Any]:
    role, *rest = key.split(":")
    call_type = rest.pop(0) if rest and rest[0] in CALL_TYPES else ""
    line = rest.pop(0) if rest and rest[0] in LINES else ""
    return {"role": role, "call_type": call_type, "line": line} if role in ROLES and not rest else {}

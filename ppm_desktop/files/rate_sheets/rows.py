"""Goes through the rows of a sheet: each becomes rates, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ppm_desktop.domain.checks import SUSPICIOUS_RATE
from ppm_desktop.domain.problem import problem
from ppm_desktop.files.rate_sheets.checked import Accepted, CheckedSheet, Duplicate, Noticed, Place, Rejected, Skipped
from ppm_desktop.files.rate_sheets.entries import EntryReader
from ppm_desktop.files.rate_sheets.mapping import ColumnUse
from ppm_desktop.files.rate_sheets.sheet import EMPTY, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Corrections

    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.files.rate_sheets.checked import SheetFacts, SkipReason
    from ppm_desktop.files.rate_sheets.country_names import CountryNames
    from ppm_desktop.files.rate_sheets.mapping import Mapping, TabUse
    from ppm_desktop.files.rate_sheets.sheet import Row, Sheet, Workbook


def check_rows(
    workbook: Workbook,
    mapping: Mapping,
    facts: SheetFacts,
    countries: CountryNames,
    corrections: Corrections[tuple[str, int], Corrections[str, str]] | None = None,
) -> CheckedSheet:
    """Check every row.

    Args:
        workbook: What was read.
        mapping: How to read it; what it leaves open is a reason for rejecting rows.
        facts: What the person says of the sheet.
        countries: The catalogue's countries.
        corrections: By tab and row number, texts that take the place of cells, by key of ``ColumnUse``. The row need not have
            such a column.
    """
    check = _Check(workbook, mapping, facts, countries, corrections or {})
    for sheet in workbook.sheets:
        check.tab(sheet)
    return check.result()


class _Check:
    """Collects what comes of the rows; knows the rates of earlier ones."""

    def __init__(
        self,
        workbook: Workbook,
        mapping: Mapping,
        facts: SheetFacts,
        countries: CountryNames,
        corrections: Corrections[tuple[str, int], Corrections[str, str]],
    ) -> None:
        self._mapping, self._facts, self._countries, self._corrections = mapping, facts, countries, corrections
        self._several_tabs = len(workbook.sheets) > 1
        self._firsts: dict[str, Accepted] = {}
        self._rejected: list[Rejected] = []
        self._noticed: list[Noticed] = []
        self._duplicates: list[Duplicate] = []
        self._skipped: list[Skipped] = []

    def result(self) -> CheckedSheet:
        return CheckedSheet(
            tuple(self._firsts.values()), tuple(self._rejected), tuple(self._noticed), tuple(self._duplicates), tuple(self._skipped)
        )

    def tab(self, sheet: Sheet) -> None:
        use = self._mapping.tab(sheet.name)
        header = sheet.row(use.header_row) if use else None
        reader = EntryReader(use, header, self._mapping, self._facts, self._countries) if use and use.used else None
        rows: dict[int, Row | None] = {row.number: row for row in sheet.rows}
        typed = {number for tab, number in self._corrections if tab == sheet.name and 0 < number <= sheet.last_row}
        before = 0
        for number in sorted(rows.keys() | typed):
            self._blank(sheet.name, before, number)
            before = number
            place = Place(sheet.name, number)
            if reader is None or use is None:
                self._skipped.append(Skipped(place, "tab_not_used"))
            else:
                self._row(place, rows.get(number), header, use, reader, self._corrections.get((sheet.name, number), {}))
        self._blank(sheet.name, before, sheet.last_row + 1)

    def _blank(self, tab: str, before: int, number: int) -> None:
        """Skip the rows between two others in one entry: a stray cell may stand a million rows below the rates."""
        if number - before > 1:
            self._skipped.append(Skipped(Place(tab, before + 1), "blank", number - before - 1))

    def _row(
        self, place: Place, row: Row | None, header: Row | None, use: TabUse, reader: EntryReader, corrected: Corrections[str, str]
    ) -> None:
        fields = _fields(row, use) | {key: Cell(text.strip()) for key, text in corrected.items()}
        reason = "" if corrected or row is None else self._not_an_entry(row, header, use, fields)
        if reason:
            self._skipped.append(Skipped(place, reason))
            return
        columns = [use.columns[column] for column in use.places("rate")] or [ColumnUse("rate")]
        cells = tuple(
            (key, cell.text) for key, cell in fields.items()
        )  # shared by all rates of the row, of which a sheet may have a million
        for column in columns:
            there = place._replace(column=column.key)
            if len(columns) > 1 and fields.get(column.key, EMPTY).is_empty:
                self._skipped.append(Skipped(there, "no_rate_here"))
                continue
            self._entry(there, fields, cells, reader, column)

    def _entry(
        self, place: Place, fields: dict[str, Cell], cells: tuple[tuple[str, str], ...], reader: EntryReader, column: ColumnUse
    ) -> None:
        read = reader.read(fields, column)
        if isinstance(read, tuple):
            key, wrong = read
            self._rejected.append(Rejected(place, cells, wrong, key))
            return
        first = self._firsts.get(read.id)
        if first is None:
            self._firsts[read.id] = Accepted(place, read)
            self._noticed.extend(Noticed(place, warning) for warning in _warnings(read))
        elif (first.rate.rate, first.rate.connection_fee) == (read.rate, read.connection_fee):
            self._duplicates.append(Duplicate(place, first.place))
        else:
            self._rejected.append(Rejected(place, cells, self._contradiction(read, first, reader), column.key))

    def _contradiction(self, rate: Rate, first: Accepted, reader: EntryReader) -> Problem:
        code = "contradicts_tab" if self._several_tabs else "contradicts"
        facts = {"found": f"{rate.rate:f}", "other": f"{first.rate.rate:f}", "row": first.place.row, "tab": first.place.tab}
        if rate.rate == first.rate.rate:
            code += "_fee"
            facts |= {"found": f"{rate.connection_fee:f}", "other": f"{first.rate.connection_fee:f}"}
        return problem("", "error", code, country=reader.country_name(rate.country), **facts)

    def _not_an_entry(self, row: Row, header: Row | None, use: TabUse, fields: dict[str, Cell]) -> SkipReason | Literal[""]:
        if row.number == use.header_row:
            return "header"
        if row.number < use.header_row:
            return "above_header"
        if header is not None and [cell.text for cell in row.cells] == [cell.text for cell in header.cells]:
            return "header"  # repeated on each printed page
        if len(row.filled) == 1:
            cell = row.cell(row.filled[0])
            # A country that stands alone lacks its rate; any other text that stands alone is a title or a footnote.
            if cell.kind == "text" and not self._countries.code(cell.text):
                return "remark"
        return "nothing_mapped" if all(cell.is_empty for cell in fields.values()) else ""


def _fields(row: Row | None, use: TabUse) -> dict[str, Cell]:
    return {column.key: row.cell(place) if row else EMPTY for place, column in enumerate(use.columns) if column.role != "ignored"}


def _warnings(rate: Rate) -> Iterator[Problem]:
    if rate.rate == 0:
        yield problem("", "warning", "rate_zero")
    if rate.rate > SUSPICIOUS_RATE:
        yield problem("", "warning", "rate_suspicious", found=f"{rate.rate:f}", limit=SUSPICIOUS_RATE)

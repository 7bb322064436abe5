"""Turns the cells of one row into one rate, or names the column that keeps it from being one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ppm_desktop.domain.prices import Rate
from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.files.rate_sheets.amounts import read_amount
from ppm_desktop.files.rate_sheets.days import read_day
from ppm_desktop.files.rate_sheets.headings import call_type_in, currency_in, line_in, names_cents, says_nothing_of_line, without_line
from ppm_desktop.files.rate_sheets.sheet import EMPTY

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.domain.destinations import CallType, Line
    from ppm_desktop.files.rate_sheets.checked import SheetFacts
    from ppm_desktop.files.rate_sheets.country_names import CountryNames
    from ppm_desktop.files.rate_sheets.mapping import ColumnUse, Mapping, TabUse
    from ppm_desktop.files.rate_sheets.sheet import Cell, Row

#: Key of the column to mend, and what is wrong with its cell.
Wrong = tuple[str, Problem]


class _WrongCellError(Exception):
    """Ends the reading of a row at its first cell that is wrong."""

    def __init__(self, key: str, code: str | Problem, **facts: object) -> None:
        super().__init__(key)
        self.wrong: Wrong = (key, problem("", "error", code, **facts) if isinstance(code, str) else code)


class EntryReader:
    """Reads the rows of one tab."""

    def __init__(self, tab: TabUse, header: Row | None, mapping: Mapping, facts: SheetFacts, countries: CountryNames) -> None:
        """Read a tab as ``mapping`` says; headings may name a currency or cents."""
        self._tab, self._mapping, self._facts, self._countries = tab, mapping, facts, countries
        self._headings = {use.key: header.cell(place).text if header else "" for place, use in enumerate(tab.columns)}

    def country_name(self, code: str) -> str:
        """Return the name of a country for sentences."""
        return self._countries.name(code)

    def read(self, fields: dict[str, Cell], column: ColumnUse) -> Rate | Wrong:
        """Read one rate of a row, from the column of that rate and those that all rates of the row share."""
        try:
            self._check_currency(fields, column.key)
            call_type = self._call_type(fields, column)
            country, line_said = self._country(fields, call_type)
            return Rate(
                call_type=call_type,
                country=country,
                rate=self._amount(fields, column.key),
                effective=self._effective(fields),
                source=self._facts.source.id,
                line=self._line(fields, column, call_type, line_said),
                connection_fee=self._fee(fields, call_type),
                rate_set=self._facts.rate_set,
            )
        except _WrongCellError as error:
            return error.wrong

    def _check_currency(self, fields: dict[str, Cell], rate_key: str) -> None:
        cell = fields.get("currency", EMPTY)
        found = currency_in(cell.text.upper()) or cell.text
        if found and found != self._facts.currency:
            raise _WrongCellError("currency", "other_currency", found=found, expected=self._facts.currency)
        in_heading = currency_in(self._headings.get(rate_key, ""))
        if not found and in_heading and in_heading != self._facts.currency:
            raise _WrongCellError("currency", "other_currency_heading", found=in_heading, expected=self._facts.currency)

    def _call_type(self, fields: dict[str, Cell], column: ColumnUse) -> CallType:
        if column.call_type:
            return column.call_type
        cell = fields.get("call_type", EMPTY)
        if cell.is_empty and self._tab.call_type:
            return self._tab.call_type
        found = call_type_in(cell.text)
        if not found:
            raise _WrongCellError("call_type", "unknown_call_type" if cell.text else "call_type_missing", found=cell.text)
        return found

    def _country(self, fields: dict[str, Cell], call_type: CallType) -> tuple[str, Line | Literal[""]]:
        """Return the country's code, and the line type that stands with its name: ``Germany – Mobile``."""
        text = fields.get("country", EMPTY).text
        if code := self._countries.code(text):
            return code, ""
        if not text:
            return self._country_by_dial_code(fields), ""
        parted = without_line(text) if call_type == "dial_out" else None
        if parted and (code := self._countries.code(parted[0])):
            return code, parted[1]
        nearest = self._countries.suggestion(parted[0] if parted else text)
        if nearest:
            raise _WrongCellError("country", "unknown_country_nearest", found=text, nearest=nearest)
        raise _WrongCellError("country", "unknown_country_name", found=text)

    def _country_by_dial_code(self, fields: dict[str, Cell]) -> str:
        text = fields.get("dial_code", EMPTY).text
        if not text:
            raise _WrongCellError("country", "country_missing")
        codes = self._countries.with_dial_code(text)
        if len(codes) == 1:
            return codes[0]
        if not codes:
            raise _WrongCellError("dial_code", "unknown_dial_code", found=text)
        raise _WrongCellError("country", "shared_dial_code", found=text, countries=", ".join(map(self._countries.name, codes)))

    def _line(self, fields: dict[str, Cell], column: ColumnUse, call_type: CallType, said: Line | Literal[""]) -> Line:
        line = self._line_said(fields, column, said)
        if line != "any" and call_type != "dial_out":
            raise _WrongCellError("line", "line_not_dial_out", found=line, call_type=call_type)
        return line

    def _line_said(self, fields: dict[str, Cell], column: ColumnUse, said: Line | Literal[""]) -> Line:
        if column.line:
            return column.line
        text = fields.get("line", EMPTY).text
        if says_nothing_of_line(text):
            return said or "any"
        found = line_in(text)
        if not found:
            raise _WrongCellError("line", "unknown_line", found=text)
        return said or found if found == "any" else found

    def _amount(self, fields: dict[str, Cell], key: str) -> Decimal:
        if names_cents(self._headings.get(key, "")):
            raise _WrongCellError(key, "price_in_cents", found=self._headings[key])
        read = read_amount(fields.get(key, EMPTY), self._mapping.decimal_sign, self._facts.currency)
        if isinstance(read, Problem):
            raise _WrongCellError(key, read)
        return read

    def _fee(self, fields: dict[str, Cell], call_type: CallType) -> Decimal:
        """Read the connection fee; a sheet that has none charges none."""
        own = f"connection_fee:{call_type}"
        key = own if own in fields else "connection_fee"
        cell = fields.get(key, EMPTY)
        if cell.is_empty:
            return Decimal(0)
        read = read_amount(cell, self._mapping.decimal_sign, self._facts.currency)
        if not isinstance(read, Problem):
            return read
        if read.code == "price_missing":
            return Decimal(0)
        raise _WrongCellError(key, read)

    def _effective(self, fields: dict[str, Cell]) -> date:
        cell = fields.get("effective", EMPTY)
        if cell.is_empty:
            return self._facts.effective
        read = read_day(cell, self._mapping.date_order)
        if isinstance(read, Problem):
            raise _WrongCellError("effective", read)
        return read

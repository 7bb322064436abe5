"""Guesses how a sheet is to be read: from the names of tabs, from headings, and from what the cells hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.files.rate_sheets.amounts import decimal_sign_of, is_ambiguous
from ppm_desktop.files.rate_sheets.days import date_order_of, is_ambiguous_day
from ppm_desktop.files.rate_sheets.headings import call_type_in, currency_in, has_other_unit, heading_of, line_in, recognised
from ppm_desktop.files.rate_sheets.mapping import ColumnUse, Mapping, TabUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.files.rate_sheets.country_names import CountryNames
    from ppm_desktop.files.rate_sheets.headings import Role
    from ppm_desktop.files.rate_sheets.sheet import Row, Sheet, Workbook

#: Titles, dates and conditions that stand above a header take fewer rows.
_HEADER_WITHIN: Final = 40
#: Rows below the header that show what a column holds.
_PROBED: Final = 200
#: From this share on the cells decide what a column is.
_MOST: Final = 0.5
#: Words for a call type or line type are this short; what is longer is a remark.
_LONGEST_WORDS: Final = 40
_AMOUNT: Final = re.compile(r"[^\w]*([A-Z]{2,3}[^\w]*)?[0-9]")
#: A row is a header when this many of its cells read like headings.
_HEADINGS: Final = 2


def guess_mapping(workbook: Workbook, countries: CountryNames) -> Mapping:
    """Return the most likely way to read a workbook; what cannot be guessed is listed by ``missing``."""
    alone = len(workbook.sheets) == 1
    mapping = Mapping(tuple(_guess_tab(sheet, countries, workbook.file_name if alone else "") for sheet in workbook.sheets))
    prices, days = list(_texts(mapping, workbook, ("rate", "connection_fee"))), list(_texts(mapping, workbook, ("effective",)))
    return Mapping(mapping.tabs, decimal_sign_of(prices), date_order_of(days))


def missing(mapping: Mapping, workbook: Workbook) -> tuple[Problem, ...]:
    """Return what must still be said before the rows can be read; the path of a problem is the tab it is about."""
    found = []
    used = [tab for tab in mapping.tabs if tab.used]
    if not used:
        found.append(problem("", "error", "no_tab_used"))
    for tab in used:
        rates = [tab.columns[place] for place in tab.places("rate")]
        if tab.place("country") is None and tab.place("dial_code") is None:
            found.append(problem(tab.tab, "error", "no_country_column"))
        if not rates:
            found.append(problem(tab.tab, "error", "no_rate_column"))
        if tab.place("call_type") is None and not tab.call_type and not all(use.call_type for use in rates):
            found.append(problem(tab.tab, "error", "no_call_type"))
    if not mapping.decimal_sign and (text := next(filter(is_ambiguous, _texts(mapping, workbook, ("rate", "connection_fee"))), "")):
        found.append(problem("", "error", "decimal_sign_unknown", found=text))
    if not mapping.date_order and (text := next(filter(is_ambiguous_day, _texts(mapping, workbook, ("effective",))), "")):
        found.append(problem("", "error", "date_order_unknown", found=text))
    return tuple(found)


def guess_columns(sheet: Sheet, header_row: int, call_type: CallType | Literal[""], countries: CountryNames) -> tuple[ColumnUse, ...]:
    """Guess the columns of a tab below a given header; 0 when it has none."""
    header = sheet.row(header_row)
    below = [row for row in sheet.rows if row.number > header_row][:_PROBED]
    uses = [_column(header.cell(place).text if header else "", place, below, countries) for place in range(sheet.width)]
    _keep_one(uses, "country", [_share_of_countries(place, below, countries) for place in range(sheet.width)])
    _keep_one(uses, "line", [_share_of_words(place, below, line_in) for place in range(sheet.width)])
    _keep_one(uses, "call_type", [_share_of_words(place, below, call_type_in) for place in range(sheet.width)])
    for role in ("dial_code", "currency", "effective"):
        _keep_one(uses, role, [1.0] * len(uses))
    if not any(use.role == "country" for use in uses):
        _take(uses, "country", [_share_of_countries(place, below, countries) for place in range(sheet.width)])
    if not any(use.role == "rate" for use in uses):
        _take_heading(uses, header, [_share_of_numbers(place, below) for place in range(sheet.width)])
    if not any(use.role == "rate" for use in uses):
        other = [header is not None and has_other_unit(header.cell(place).text) for place in range(sheet.width)]
        _take(uses, "rate", [0.0 if other[place] else _share_of_numbers(place, below) for place in range(sheet.width)])
    return _distinct(uses, call_type)


def currency_of(workbook: Workbook, mapping: Mapping) -> str:
    """Return the currency that the sheet itself names, in headings or cells; empty when it names none or several."""
    found: set[str] = set()
    for sheet in workbook.sheets:
        tab = mapping.tab(sheet.name)
        if tab is None or not tab.used:
            continue
        header = sheet.row(tab.header_row)
        found.update(currency_in(header.cell(place).text) for place in tab.places("rate") if header)
    found.update(currency_in(text.upper()) or text for text in _texts(mapping, workbook, ("currency",)))
    found.update(currency_in(text) for text in _texts(mapping, workbook, ("rate",)))
    found.discard("")
    return currency_in(next(iter(found))) if len(found) == 1 else ""


def _guess_tab(sheet: Sheet, countries: CountryNames, file_name: str) -> TabUse:
    header_row = _header_row(sheet)
    above = " ".join(cell.text for row in sheet.rows if row.number < header_row for cell in row.cells)
    call_type = call_type_in(sheet.name) or call_type_in(above)
    columns = guess_columns(sheet, header_row, call_type, countries)
    rates = [use for use in columns if use.role == "rate"]
    said_below = any(use.role == "call_type" for use in columns) or (rates and all(use.call_type for use in rates))
    if not call_type and not said_below:
        call_type = call_type_in(file_name)
    has_country = any(use.role in {"country", "dial_code"} for use in columns)
    used = bool(rates) and has_country and not sheet.hidden
    return TabUse(sheet.name, used, "" if said_below else call_type, header_row, columns)


def _header_row(sheet: Sheet) -> int:
    """Return the number of the row with the most headings, the first of equals; 0 when none has enough.

    One heading is enough in a row of several texts without an amount.
    """
    best, number = 0, 0
    for row in sheet.rows[:_HEADER_WITHIN]:
        texts = [cell.text for cell in row.cells if cell.kind == "text" and cell.text]
        headings = recognised(texts)
        enough = headings >= _HEADINGS or (len(texts) > 1 and len(texts) == len(row.filled) and not any(map(_AMOUNT.match, texts)))
        if headings > best and enough:
            best, number = headings, row.number
    return number


def _column(text: str, place: int, below: list[Row], countries: CountryNames) -> ColumnUse:
    heading = heading_of(text)
    numbers = _share_of_numbers(place, below)
    if heading.role in {"rate", "line", ""}:
        blank = all(row.cell(place).is_empty for row in below)
        says_price = heading.role or heading.call_type or heading.line  # "Fixed line" may stand over prices or over line types
        if (numbers >= _MOST and says_price) or (heading.role == "rate" and blank):
            return ColumnUse("rate", heading.call_type, heading.line)
        return ColumnUse("line") if heading.role == "line" else _by_words(place, below)
    if heading.role == "country" and numbers >= _MOST and _share_of_countries(place, below, countries) == 0:
        return ColumnUse("dial_code")  # "Country code" may be GB or 44
    return ColumnUse(heading.role or "ignored", heading.call_type if heading.role == "connection_fee" else "")


def _by_words(place: int, below: list[Row]) -> ColumnUse:
    """Recognise a column by its cells: "Type" may stand over landline and mobile, or over toll and toll-free."""
    if _share_of_words(place, below, call_type_in) > _MOST:
        return ColumnUse("call_type")
    return ColumnUse("line") if _share_of_words(place, below, line_in) > _MOST else ColumnUse()


def _distinct(uses: list[ColumnUse], call_type: CallType | Literal[""]) -> tuple[ColumnUse, ...]:
    """Leave one column of each meaning; a call type that the whole tab has is not said again by a column."""
    seen: set[str] = set()
    kept = []
    for given in uses:
        use = ColumnUse("rate", "", given.line) if given.role == "rate" and given.call_type == call_type else given
        kept.append(use if use.role == "ignored" or use.key not in seen else ColumnUse())
        seen.add(use.key)
    return tuple(kept)


def _keep_one(uses: list[ColumnUse], role: Role, fit: list[float]) -> None:
    """Leave a role to the column that fits best, the first of equals."""
    places = [place for place, use in enumerate(uses) if use.role == role]
    for place in places:
        if place != max(places, key=lambda p: fit[p]):
            uses[place] = ColumnUse()


def _take(uses: list[ColumnUse], role: Role, fit: list[float]) -> None:
    """Give a role to the unused column that fits best, if one does."""
    free = [place for place, use in enumerate(uses) if use.role == "ignored" and fit[place] >= _MOST]
    if free:
        uses[max(free, key=lambda p: fit[p])] = ColumnUse(role)


def _take_heading(uses: list[ColumnUse], header: Row | None, fit: list[float]) -> None:
    """Let a heading alone make a column one of rates, where nothing in the cells does: all may be missing."""
    named = [
        place for place, use in enumerate(uses) if use.role == "ignored" and header and heading_of(header.cell(place).text).role == "rate"
    ]
    if named and header:
        best = max(named, key=lambda p: fit[p])
        heading = heading_of(header.cell(best).text)
        uses[best] = ColumnUse("rate", heading.call_type, heading.line)


def _share_of_countries(place: int, below: list[Row], countries: CountryNames) -> float:
    texts = [row.cell(place).text for row in below if row.cell(place).text]
    return sum(1 for text in texts if countries.code(text)) / len(texts) if texts else 0.0


def _share_of_words(place: int, below: list[Row], read: Callable[[str], str]) -> float:
    """Return the share of filled cells, short ones only, in which a kind of word is found."""
    texts = [row.cell(place).text for row in below if row.cell(place).text]
    return sum(1 for text in texts if len(text) <= _LONGEST_WORDS and read(text)) / len(texts) if texts else 0.0


def _share_of_numbers(place: int, below: list[Row]) -> float:
    """Return the share of filled cells that begin like a number or an amount of money."""
    cells = [cell for row in below if not (cell := row.cell(place)).is_empty]
    if not cells:
        return 0.0
    numeric = sum(1 for cell in cells if cell.kind in {"number", "uncomputed"} or _AMOUNT.match(cell.text))
    return numeric / len(cells)


def _texts(mapping: Mapping, workbook: Workbook, roles: tuple[Role, ...]) -> Iterator[str]:
    """Yield the texts, not the numbers, of the columns of some roles."""
    for sheet in workbook.sheets:
        tab = mapping.tab(sheet.name)
        if tab is None or not tab.used:
            continue
        places = [place for role in roles for place in tab.places(role)]
        for row in sheet.rows:
            if row.number > tab.header_row:
                yield from (cell.text for place in places if (cell := row.cell(place)).kind == "text" and cell.text)

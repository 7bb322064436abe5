"""Whatever stands in the cells: nothing is raised, and every row is accounted for exactly once."""

from __future__ import annotations

import contextlib
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from sheet_making import catalogue, countries, facts

from ppm_desktop.files.rate_sheets.checked import Accepted, Duplicate, Rejected, Skipped
from ppm_desktop.files.rate_sheets.delimited import read_delimited
from ppm_desktop.files.rate_sheets.layout import currency_of, guess_mapping, missing
from ppm_desktop.files.rate_sheets.mapping import ColumnUse, Mapping, TabUse, fingerprint, mapping_from
from ppm_desktop.files.rate_sheets.rows import check_rows
from ppm_desktop.files.rate_sheets.sheet import Cell, SheetRefusedError, Workbook, sheet_of
from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_line, rate_sheet_sentence

WORDS = st.sampled_from(
    [
        "Country", "Rate", "Toll rate", "Toll-free", "Dial-out mobile", "Currency", "Valid from", "Line type", "DE", "Germany", "Germany Mobile",
        "0.013", "0,013", "1.234", "1 234,5", "€0.01", "-1", "13 ct", "USD", "EUR", "2026-04-01", "03/04/2026", "mobile", "n/a", "toll", "$", "(",
        "1/2/3", "{found}", "{",
    ]
)  # fmt: skip
TEXTS = st.one_of(WORDS, st.text(max_size=12), st.just(""))
CELLS = st.builds(Cell, TEXTS, st.sampled_from(["text", "text", "text", "day", "uncomputed", "typed"]))
NUMBERS = st.builds(Cell, st.decimals(-10, 10, places=4).map(lambda number: f"{number:f}"), st.just("number"))
ROWS = st.lists(st.lists(st.one_of(CELLS, NUMBERS), max_size=6).map(tuple), max_size=12)
USES = st.sampled_from(
    [
        ColumnUse(), ColumnUse("country"), ColumnUse("dial_code"), ColumnUse("line"), ColumnUse("rate"), ColumnUse("rate", "toll"),
        ColumnUse("rate", "dial_out", "mobile"), ColumnUse("connection_fee"), ColumnUse("currency"), ColumnUse("effective"), ColumnUse("call_type"),
    ]
)  # fmt: skip


CALM = settings(deadline=None)


def _accounted_for(workbook: Workbook, mapping: Mapping) -> None:
    checked = check_rows(workbook, mapping, facts(), countries(), {("A", 2): {"country": "GB", "rate": "0.01"}})
    entries: tuple[Accepted | Rejected | Duplicate | Skipped, ...] = (
        *checked.accepted,
        *checked.rejected,
        *checked.duplicates,
        *checked.skipped,
    )
    places = Counter(
        entry.place._replace(row=entry.place.row + further)
        for entry in entries
        for further in range(entry.rows if isinstance(entry, Skipped) else 1)
    )
    assert set(places.values()) <= {1}
    by_row: dict[tuple[str, int], int] = Counter((place.tab, place.row) for place in places)
    assert set(by_row) == {(sheet.name, number) for sheet in workbook.sheets for number in range(1, sheet.last_row + 1)}
    for place in places:
        tab = mapping.tab(place.tab)
        rate_columns = 1 if not place.column or tab is None else max(1, len({tab.columns[column].key for column in tab.places("rate")}))
        assert by_row[place.tab, place.row] == rate_columns
    for rejected in checked.rejected:
        assert rate_sheet_line(rejected.place.tab, rejected.place.row, rejected.problem)
    assert all(rate.rate >= 0 and rate.country in countries_of_the_world() for rate in checked.rates)
    assert len({rate.id for rate in checked.rates}) == len(checked.rates)


def countries_of_the_world() -> frozenset[str]:
    return catalogue().country_codes


@CALM
@given(ROWS, ROWS)
def test_any_cells_are_guessed_checked_and_counted(first: list[tuple[Cell, ...]], second: list[tuple[Cell, ...]]) -> None:
    workbook = Workbook("any.xlsx", (sheet_of("A", enumerate(first, start=1)), sheet_of("Dial-out", enumerate(second, start=1))))
    mapping = guess_mapping(workbook, countries())
    for found in missing(mapping, workbook):
        assert rate_sheet_sentence(found)
    assert currency_of(workbook, mapping) in {"", "EUR", "USD"} or currency_of(workbook, mapping).isalpha()
    assert mapping_from(mapping.as_document()) == mapping
    assert fingerprint(workbook, mapping)
    _accounted_for(workbook, mapping)


@CALM
@given(ROWS, st.lists(USES, max_size=6, unique=True), st.integers(0, 3), st.sampled_from(["", "toll", "dial_out"]))
def test_any_mapping_reads_any_cells(rows: list[tuple[Cell, ...]], uses: list[ColumnUse], header: int, call_type: str) -> None:
    workbook = Workbook("any.xlsx", (sheet_of("A", enumerate(rows, start=1)),))
    tab = TabUse("A", True, call_type, header, tuple(uses))  # type: ignore[arg-type]  # drawn from call types
    _accounted_for(workbook, Mapping((tab,)))


@CALM
@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(SheetRefusedError):
        workbook = read_delimited(data, "any.csv")
        _accounted_for(workbook, guess_mapping(workbook, countries()))

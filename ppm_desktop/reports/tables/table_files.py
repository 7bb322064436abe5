"""Tables as files: CSV, JSON, and the page that says what their columns mean."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.reports.formula_guard import kept_as_text
from ppm_desktop.reports.tables.catalogue_of_tables import TABLES
from ppm_desktop.reports.words import utf8

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ppm_desktop.reports.tables.table import Row, Subject, Table, Value

#: Rows that are written at one stroke.
_AT_ONCE: Final = 4096
_row_encoder: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def csv_files(subject: Subject) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name and the bytes of each table's file, in pieces: UTF-8, RFC 4180, decimal points, no text that a spreadsheet would run."""
    for table in TABLES:
        yield f"{table.name}.csv", _csv(table, subject)


def _csv(table: Table, subject: Subject) -> Iterator[bytes]:
    yield _csv_lines([[column.name for column in table.columns]])
    for rows in _some(table.rows(subject)):
        yield _csv_lines([[_cell(value) for value in row] for row in rows])


def _csv_lines(rows: list[list[str]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return utf8(text.getvalue())


def _some(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows, some thousands at a time: the ledger of a large plan has millions, and need not be in memory for its file."""
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return kept_as_text(value)
    if value is None:
        return ""
    text = repr(value)
    return f"{Decimal(text):f}" if "e" in text else text  # 1e-05 is no decimal number to everybody


def json_with_tables(document: dict[str, Any], subject: Subject) -> Iterator[bytes]:
    """Yield, in pieces, a results document with the tables beside its results; a row a line, because a large plan has millions."""
    around = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    yield utf8(around.removesuffix("\n}") + ',\n  "tables": {')
    for place, table in enumerate(TABLES):
        columns = json.dumps([column.name for column in table.columns])
        yield utf8(f'{"," if place else ""}\n    "{table.name}": {{\n      "columns": {columns},\n      "rows": [')
        begin, end = "\n", ""
        for rows in _some(table.rows(subject)):
            yield utf8(begin + ",\n".join("        " + _row_encoder.encode(row) for row in rows))
            begin, end = ",\n", "\n      "
        yield utf8(f"{end}]\n    }}")
    yield b"\n  }\n}\n"


def tables_page() -> str:
    """Return the page, in Markdown, that documents every column."""
    lines = [
        "# The tables that `ppm export` writes",
        "",
        "`ppm export FILE --csv-folder FOLDER` writes one file for each table of one scenario; `ppm export FILE --json OUT` has the same tables under",
        "`tables`, each with its `columns` and `rows`. Version 1: columns may be added at the right, none is taken away or changes its meaning.",
        "",
        "CSV is UTF-8 as in RFC 4180: commas, CRLF, quotes where needed, the first line the names. Numbers have a decimal point and no signs for",
        "thousands; days are YYYY-MM-DD, months YYYY-MM. An empty cell (JSON: null) is not known or does not apply; it is never 0. Money is rounded",
        "to six digits, unit prices are exact. In CSV a text that a spreadsheet would run as a formula has an apostrophe in front.",
        "",
        "Made from the program by `make schemas`.",
    ]
    for table in TABLES:
        lines += ["", f"## {table.name}.csv", "", table.meaning, "", "| column | type | unit | meaning |", "|---|---|---|---|"]
        lines += [f"| {column.name} | {column.kind} | {column.unit} | {column.meaning} |" for column in table.columns]
    return "\n".join(lines) + "\n"

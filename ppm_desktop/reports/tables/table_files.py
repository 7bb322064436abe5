"""Tables as files: CSV, JSON, and the page that says what their columns mean."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

from ppm_desktop.reports.formula_guard import kept_as_text
from ppm_desktop.reports.tables.catalogue_of_tables import TABLES
from ppm_desktop.reports.words import utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.reports.tables.table import Subject, Table, Value


def csv_files(subject: Subject) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each table's file: UTF-8, RFC 4180, decimal points, no text that a spreadsheet would run."""
    for table in TABLES:
        yield f"{table.name}.csv", _csv(table, subject)


def _csv(table: Table, subject: Subject) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows(subject):
        writer.writerow([_cell(value) for value in row])
    return utf8(text.getvalue())


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return kept_as_text(value)
    if value is None:
        return ""
    text = repr(value)
    return f"{Decimal(text):f}" if "e" in text else text  # 1e-05 is no decimal number to everybody


def json_with_tables(document: dict[str, Any], subject: Subject) -> bytes:
    """Return a results document with the tables beside its results; a row a line, because a large plan has a million."""
    around = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    pieces = [around.removesuffix("\n}"), ',\n  "tables": {']
    for place, table in enumerate(TABLES):
        columns = json.dumps([column.name for column in table.columns])
        rows = ",\n".join("        " + json.dumps(row, ensure_ascii=False, allow_nan=False) for row in table.rows(subject))
        inside = f"[\n{rows}\n      ]" if rows else "[]"
        pieces.append(f'{"," if place else ""}\n    "{table.name}": {{\n      "columns": {columns},\n      "rows": {inside}\n    }}')
    pieces.append("\n  }\n}\n")
    return utf8("".join(pieces))


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

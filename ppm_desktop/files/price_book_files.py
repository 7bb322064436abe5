"""Writes rates as a price book that the program opens: a TOML head, and a CSV file of the same name beside it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.prices_conversion import money_text
from ppm_desktop.reports.formula_guard import kept_as_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ppm_desktop.domain.prices import Rate, Source

_COLUMNS = ("call_type", "country", "line", "rate", "connection_fee", "effective", "source", "note")


@dataclass(frozen=True, slots=True)
class RatesToWrite:
    """What the two files say. Products and their fees are the program's own."""

    id: str
    name: str
    as_of: date
    currency: str
    remarks: str
    where: str  # in which document the source is to be found
    source: Source
    rates: Sequence[Rate]  # all of ``source``
    notes: Sequence[str]  # one for each rate


def existing_files(head: Path) -> tuple[Path, ...]:
    """Return those of the two files that are there already."""
    return tuple(path for path in (head, head.with_suffix(".csv")) if path.exists())


def write_price_book(head: Path, book: RatesToWrite) -> None:
    """Write both files, the rates first, so that a head never stands without them. Raises ``OSError``."""
    write_atomically(head.with_suffix(".csv"), _rates_text(book).encode())
    write_atomically(head, _head_text(book).encode())


def _head_text(book: RatesToWrite) -> str:
    source = book.source
    return "\n".join(
        (
            f"id = {_quoted(book.id)}",
            f"name = {_quoted(book.name)}",
            f"as_of = {book.as_of.isoformat()}",
            f"currency = {_quoted(book.currency)}",
            f"status = {_quoted(source.status)}",
            f"remarks = {_quoted(book.remarks)}",
            "",
            f"[sources.{source.id}]",
            f"title = {_quoted(source.title)}",
            f"where = {_quoted(book.where)}",
            f"date = {source.date.isoformat()}",
            f"status = {_quoted(source.status)}",
            f"note = {_quoted(source.note)}",
            "",
        )
    )


def _rates_text(book: RatesToWrite) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for rate, note in zip(book.rates, book.notes, strict=True):
        line = "" if rate.line == "any" else rate.line
        amounts = money_text(rate.rate), money_text(rate.connection_fee)
        writer.writerow((rate.call_type, rate.country, line, *amounts, rate.effective.isoformat(), rate.source, kept_as_text(note)))
    return text.getvalue()


def _quoted(text: str) -> str:
    """Return a basic string of TOML: what JSON escapes, TOML reads, but for the one sign that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")

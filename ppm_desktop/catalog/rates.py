"""The rates of a price book, from its CSV file."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.csv_entries import CsvRow, read_csv
from ppm_desktop.domain.destinations import CALL_TYPES, LINES
from ppm_desktop.domain.prices import DEFAULT_RATE_SET, Rate

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.complaints import ComplaintLog
    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import References
    from ppm_desktop.domain.destinations import Line

_REQUIRED: Final = ("call_type", "country", "rate", "effective", "source")
#: ``country_name`` and ``note`` are for the reader of the file only.
_OPTIONAL: Final = ("country_name", "line", "connection_fee", "currency", "rate_set", "note")


def read_rates(file: TextFile, references: References, currency: str, log: ComplaintLog) -> tuple[Rate, ...]:
    """Read one rate per row; mistakes go to ``log``.

    Args:
        file: The CSV text.
        references: Sources that may be cited, and countries.
        currency: The book's; a row that names another one is a mistake.
        log: Collects mistakes; two rows for one rate and day are one.

    Raises:
        CatalogueError: The header is wrong or the text is not CSV.
    """
    lines: dict[tuple[str, str, str, str, date], int] = {}
    rates = []
    for row in read_csv(file, _REQUIRED, _OPTIONAL, log):
        rate = _rate(row, references)
        if currency and not row.is_empty("currency") and row.free_text("currency") != currency:
            row.complain("currency", found=f'"{row.free_text("currency")}"', expected=f"{currency}, the one currency of this price book")
        key = (rate.rate_set, rate.call_type, rate.country, rate.line, rate.effective)
        if row.is_sound and key in lines:
            row.complain("country", found=f"the rate {rate.id}, as in line {lines[key]}", expected="each rate once")
        lines.setdefault(key, row.line)
        rates.append(rate)
    return tuple(rates)


def _rate(row: CsvRow, references: References) -> Rate:
    line: Line = "any" if row.is_empty("line") else row.choice("line", LINES)
    call_type = row.choice("call_type", CALL_TYPES)
    if line != "any" and call_type != "dial_out":
        row.complain("line", found=f'"{line}"', expected="nothing: only dial_out has line types")
    return Rate(
        call_type=call_type,
        country=row.one_of("country", references.countries),
        rate=row.amount("rate"),
        effective=row.date("effective"),
        source=row.one_of("source", references.sources),
        line=line,
        connection_fee=Decimal(0) if row.is_empty("connection_fee") else row.amount("connection_fee"),
        rate_set=DEFAULT_RATE_SET if row.is_empty("rate_set") else row.text("rate_set"),
    )

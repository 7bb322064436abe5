"""How a file is written: encoding, delimiter, where its header stands, and the sign before decimals."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Final

from ppm_desktop.usage.headers import REQUIRED, columns_of, kind_of, other_report
from ppm_desktop.usage.parquet import BEGIN, parquet_header
from ppm_desktop.usage.problems import refused

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.usage_summary import ExportKind
    from ppm_desktop.usage.headers import Field

#: A header and whatever stands above it fit into this many bytes.
_PROBED_BYTES: Final = 1 << 18
_PROBED_LINES: Final = 20
_DELIMITERS: Final = (",", ";", "\t")
#: Fewer known columns than this are a header of something else.
_FEWEST_KNOWN: Final = 3
#: Exports have about twenty columns. Thousands were made by a machine that went wrong, and take the database minutes.
_MOST_COLUMNS: Final = 1000
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Dialect:
    """What DuckDB is told of a file instead of letting it guess, because its guess can be one wide column."""

    encoding: str  # "utf-8" or "utf-16"; empty for Parquet, which is no text
    delimiter: str
    lines_to_skip: int  # up to and with the header
    width: int  # columns
    columns: dict[Field, int]  # position of each known one
    kind: ExportKind
    decimal_comma: bool  # what "1,234" means where nothing else tells

    @property
    def is_parquet(self) -> bool:
        """Whether the file is Parquet, where every row has all columns."""
        return not self.encoding


def dialect_of(path: Path, name: str) -> Dialect:
    """Read the top of a file.

    Raises:
        UsageRefusedError: It is empty, no text, or holds something else than calls with duration and charge.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_PROBED_BYTES)
    if data.startswith(BEGIN):
        header = parquet_header(path, name)
        return Dialect("", ",", 0, len(header), _columns(header, name, ", ".join(header)), kind_of(header), decimal_comma=False)
    if not data.strip():
        raise refused(name, "usage_empty")
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    text = data.decode("utf-16", "replace") if wide else data.removeprefix(BOM_UTF8).decode("utf-8", "replace")
    if "\0" in text:
        raise refused(name, "usage_not_text")
    lines = text.splitlines()[:_PROBED_LINES]
    if not any(line.strip() for line in lines):  # a mark of the byte order, and nothing behind it
        raise refused(name, "usage_empty")
    _known, line, delimiter, header = max(
        (_tried(lines, line, sign) for line in range(len(lines)) for sign in _DELIMITERS), key=lambda one: one[0]
    )
    columns = _columns(header, name, lines[0])
    return Dialect("utf-16" if wide else "utf-8", delimiter, line + 1, len(header), columns, kind_of(header), delimiter != ",")


def _columns(header: list[str], name: str, begin: str) -> dict[Field, int]:
    if code := other_report(header):
        raise refused(name, code)
    columns = columns_of(header)
    if len(header) > _MOST_COLUMNS:
        raise refused(name, "usage_many_columns", found=len(header), limit=_MOST_COLUMNS)
    if len(columns) < _FEWEST_KNOWN:
        raise refused(name, "usage_no_header", found=begin[:_SHOWN])
    missing = [field for field in REQUIRED if field not in columns]
    if missing:
        raise refused(name, "usage_no_column", missing=",".join(missing))
    return columns


def _tried(lines: list[str], line: int, delimiter: str) -> tuple[int, int, str, list[str]]:
    try:
        header = next(csv.reader(StringIO(lines[line]), delimiter=delimiter), [])
    except csv.Error:
        header = []
    known = len(columns_of(header)) or bool(other_report(header))
    return known, line, delimiter, header

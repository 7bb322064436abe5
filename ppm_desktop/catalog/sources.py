"""Where the entries of the catalogue come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.prices import Source, SourceStatus

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.text_files import TextFile

SOURCE_STATUSES: Final[tuple[SourceStatus, ...]] = get_args(SourceStatus)


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """A source with the place where a reader can look it up."""

    id: str
    title: str
    where: str  # document, repository or address
    date: date  # of the state that was read
    status: SourceStatus
    note: str = ""

    def for_price_book(self) -> Source:
        """Make the source that a price book carries; its note begins with the place."""
        return Source(self.id, self.title, self.date, self.status, f"{self.where}. {self.note}".rstrip(" "))


def read_sources(file: TextFile) -> dict[str, CatalogueSource]:
    """Read ``sources.toml``.

    Raises:
        CatalogueError: With every mistake of the file.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    sources = source_entries(top)
    top.end()
    log.raise_if_any()
    return sources


def source_entries(top: TomlTable) -> dict[str, CatalogueSource]:
    """Read the tables ``[sources.*]`` of a file."""
    return {source_id: _source(source_id, table) for source_id, table in top.tables("sources")}


def _source(source_id: str, table: TomlTable) -> CatalogueSource:
    source = CatalogueSource(
        id=source_id,
        title=table.text("title"),
        where=table.text("where"),
        date=table.date("date"),
        status=table.choice("status", SOURCE_STATUSES),
        note=table.note(),
    )
    table.end()
    return source

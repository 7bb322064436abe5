"""Zone A: the countries whose numbers the pool of dial-out minutes covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.csv_entries import read_csv

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import References

_COLUMNS: Final = ("country", "name", "zone", "effective", "last_seen", "source")


def read_zone_a(file: TextFile, references: References) -> frozenset[str]:
    """Read ``zones.csv`` and return the country codes of Zone A.

    Raises:
        CatalogueError: With every mistake of the file; any zone but A is one, for no other is defined.
    """
    log = ComplaintLog()
    lines: dict[str, int] = {}
    for row in read_csv(file, _COLUMNS, (), log):
        country = row.one_of("country", references.countries)
        row.text("name")
        row.choice("zone", ("A",))
        if row.date("last_seen") < row.date("effective"):
            row.contradict("last_seen", found="a day before effective", expected="the day on which the list was last seen unchanged")
        row.one_of("source", references.sources)
        if country in lines:
            row.complain("country", found=f'"{country}", as in line {lines[country]}', expected="each country once")
        elif country:
            lines[country] = row.line
    log.raise_if_any()
    return frozenset(lines)

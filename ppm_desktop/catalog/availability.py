"""What is sold and set up where, from ``availability.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.csv_entries import CsvRow, read_csv
from ppm_desktop.domain.availability import AudioConferencing, Availability, CountryAvailability, NumberOffer

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import References

_COLUMNS: Final = (
    "country", "name", "audio_conferencing", "pay_per_minute", "communications_credits", "zone_a", "toll_numbers", "toll_free_numbers",
    "note", "as_of", "still_valid_on", "page", "source",
)  # fmt: skip
_SALES: Final[tuple[AudioConferencing, ...]] = get_args(AudioConferencing)
_OFFERS: Final[tuple[NumberOffer, ...]] = get_args(NumberOffer)


def read_availability(file: TextFile, references: References) -> Availability:
    """Read one page per country.

    Raises:
        CatalogueError: With every mistake of the file.
    """
    log = ComplaintLog()
    lines: dict[str, int] = {}
    pages = []
    for row in read_csv(file, _COLUMNS, (), log):
        page = _page(row, references)
        if page.country in lines:
            row.complain("country", found=f'"{page.country}", as in line {lines[page.country]}', expected="each country once")
        elif page.country:
            lines[page.country] = row.line
        pages.append(page)
    log.raise_if_any()
    return Availability(tuple(pages))


def _page(row: CsvRow, references: References) -> CountryAvailability:
    row.text("page")
    if row.date("still_valid_on") < row.date("as_of"):
        row.contradict("still_valid_on", found="a day before as_of", expected="the last day on which the same was read")
    return CountryAvailability(
        country=row.one_of("country", references.countries),
        name=row.text("name"),
        audio_conferencing=row.choice("audio_conferencing", _SALES),
        pay_per_minute=row.yes("pay_per_minute"),
        communications_credits=row.yes("communications_credits"),
        zone_a=row.yes("zone_a"),
        toll_numbers=row.choice("toll_numbers", _OFFERS),
        toll_free_numbers=row.choice("toll_free_numbers", _OFFERS),
        note=row.free_text("note"),
        as_of=row.date("as_of"),
        source=row.one_of("source", references.sources),
    )

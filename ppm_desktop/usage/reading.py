"""Reads usage exports: the one door of this room. It is made for a worker: it can be watched and cancelled from any thread."""

from __future__ import annotations

import secrets
import threading
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, fields
from errno import EDQUOT, EFBIG, ENOSPC, EROFS
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb

from ppm_desktop.domain.period import Month
from ppm_desktop.domain.usage_summary import Tally, total
from ppm_desktop.usage.archive import Source, paths_in, sources_in
from ppm_desktop.usage.billing import billed_calls
from ppm_desktop.usage.cells import CellRange
from ppm_desktop.usage.choices import UsageChoices
from ppm_desktop.usage.countries import CallCountries
from ppm_desktop.usage.cube import UsageCube, cube_of, ordered_meanings, pseudonyms
from ppm_desktop.usage.failures import failure
from ppm_desktop.usage.graph_pages import as_delimited, looks_like_json
from ppm_desktop.usage.loading import LoadedFile, load
from ppm_desktop.usage.meanings import Spelling, decide
from ppm_desktop.usage.problems import unreadable
from ppm_desktop.usage.staging import MEMORY_LIMIT, Staging
from ppm_desktop.usage.summary import Findings, summary_of
from ppm_desktop.usage.sums import (
    DAYS,
    FIND_REPEATED,
    ORGANISERS,
    REPEATED_BY_FILE,
    sum_spellings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ppm_desktop.catalog.countries import Country
    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
    from ppm_desktop.domain.usage_summary import UsageSummary
    from ppm_desktop.usage.cube import CellMeaning
    from ppm_desktop.usage.meanings import Decision
    from ppm_desktop.usage.tables import Tables

#: Reading the text takes most of the time; what follows it gets this share of the progress.
_AFTER_READING: Final = 0.2
#: What only writing fails with: the folder that archives and pages are unpacked into has no room.
_OF_WRITING: Final = frozenset({ENOSPC, EDQUOT, EFBIG, EROFS})


@dataclass(frozen=True, slots=True, eq=False)
class UsageImport:
    """What is left of the exports: sums, and no name or number of anybody."""

    summary: UsageSummary
    cube: UsageCube
    billed: BilledCalls | None = None  # only when it was asked for


@dataclass(frozen=True, slots=True)
class UsageProgress:
    """How far an import is."""

    bytes_read: int
    bytes_all: int  # of the texts, unpacked; 0 while archives are unpacked
    rows: int  # in files that are read to their end
    share: float  # of the whole work, 0 to 1


class UsageReading:
    """One import. ``run`` in a worker; ``progress`` and ``cancel`` from anywhere."""

    def __init__(
        self,
        paths: Sequence[Path],
        countries: Iterable[Country],
        choices: UsageChoices | None = None,
        *,
        key: bytes | None = None,
        memory_limit: int = MEMORY_LIMIT,
        with_charges: bool = False,
    ) -> None:
        """Prepare to read ``paths``; ``key`` makes the pseudonyms and is a new random one unless given.

        ``memory_limit`` is what DuckDB may hold, in megabytes; ``with_charges`` also keeps what each kind of call was charged, which a reconciliation needs.
        """
        self._paths = tuple(paths)
        self._countries = CallCountries(countries)
        self._choices = choices or UsageChoices()
        self._key = key or secrets.token_bytes(32)
        self._staging = Staging(memory_limit)
        self._with_charges = with_charges
        self._watched = threading.Lock()
        self._read, self._current, self._all, self._rows, self._after = 0, 0, 0, 0, 0.0

    def cancel(self) -> None:
        """Stop: ``run`` raises ``UsageCancelledError`` soon, and nothing is left on disk."""
        self._staging.cancel()

    def progress(self) -> UsageProgress:
        """Return how far the import is."""
        with self._watched:
            read, current, whole, rows, after = self._read, self._current, self._all, self._rows, self._after
        if current:
            read += int(current * self._staging.share_done())
        share = (read / whole if whole else 0.0) * (1 - _AFTER_READING) + after * _AFTER_READING
        return UsageProgress(read, whole, rows, min(1.0, share))

    def run(self) -> UsageImport:
        """Read everything.

        Raises:
            UsageRefusedError: A file cannot be used, or has several currencies and none was chosen.
            UsageCancelledError: ``cancel`` was called.
        """
        try:
            with self._staging as staging:
                return self._import(staging)
        except (duckdb.Error, OSError) as error:  # also where folder and database are made, and where they are closed
            raise failure(error) from error

    def _import(self, staging: Staging) -> UsageImport:
        choices = self._choices
        staging.fill("bridge", choices.bridge_numbers.items())
        sources, skipped = self._sources(staging)
        with self._watched:
            self._all = sum(source.path.stat().st_size for source in sources)
        with self._read_calls(staging, sources) as (tables, loaded):
            return self._sum(tables, loaded, skipped)

    @contextmanager
    def _read_calls(self, staging: Staging, sources: tuple[Source, ...]) -> Iterator[tuple[Tables, tuple[LoadedFile, ...]]]:
        """Read the calls of all files, and give the database that has them now."""
        yield staging, tuple(self._load(staging, source, number) for number, source in enumerate(sources))

    def _sum(self, tables: Tables, loaded: tuple[LoadedFile, ...], skipped: tuple[str, ...]) -> UsageImport:
        choices = self._choices
        repeated = tables.any_repeated(sum(file.calls for file in loaded))
        self._step(0.3)
        if repeated:
            tables.run(FIND_REPEATED)
        increment = choices.increment_seconds
        spellings = [Spelling.of(row) for row in tables.run(sum_spellings(increment, without_repeated=repeated))]
        decisions, currency = decide(spellings, choices, self._countries)
        kept = {one.spelling.number: one.cell for one in decisions if one.cell}
        meanings = ordered_meanings(kept.values())
        tables.fill("meant", ((str(number), str(meanings.index(cell))) for number, cell in kept.items()))
        organisers, locations = self._organisers(tables)
        self._step(0.5)
        where = _range(decisions, len(organisers), len(meanings))
        cube = cube_of(tables.cells(where, increment, without_repeated=repeated), organisers, meanings, locations)
        nobody = int(cube.calls[cube.organiser < 0].sum())
        twice = _by_file(tables.run(REPEATED_BY_FILE)) if repeated else {}
        days = tuple(day for (day,) in tables.run(DAYS))
        findings = Findings(loaded, skipped, twice, decisions, currency, nobody, days)
        billed = billed_calls(tables, decisions, meanings, cube, currency, without_repeated=repeated) if self._with_charges else None
        self._step(1.0)
        return UsageImport(summary_of(findings, cube, choices.increment_seconds), cube, billed)

    def _organisers(self, tables: Tables) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Number the organisers in the order of their pseudonyms, and return those and where each is."""
        rows = sorted((int(person), str(name), self._countries.code(str(place))) for person, name, place in tables.run(ORGANISERS))
        found = {person: name for person, name, _place in rows}
        names = pseudonyms(found.values(), self._key)
        ordered = tuple(sorted(set(names.values())))
        places = {pseudonym: place for place, pseudonym in enumerate(ordered)}
        tables.fill("organisers", ((str(person), str(places[names[name]])) for person, name in found.items()))
        # The same person spelt in two ways: whichever spelling says a country.
        where = {names[name]: place for _person, name, place in rows if place}
        return ordered, tuple(where.get(pseudonym, "") for pseudonym in ordered)

    def _sources(self, staging: Staging) -> tuple[tuple[Source, ...], tuple[str, ...]]:
        sources: list[Source] = []
        skipped: list[str] = []
        for path in paths_in(self._paths):
            staging.still_wanted()
            try:
                texts, others = sources_in(path, staging.folder, staging.still_wanted)
                sources += [as_delimited(text, staging.folder) if looks_like_json(text.path) else text for text in texts]
            except OSError as error:
                raise (failure(error, path.name) if error.errno in _OF_WRITING else unreadable(path.name, error)) from None
            skipped += others
        return tuple(sources), tuple(skipped)

    def _load(self, staging: Staging, source: Source, number: int) -> LoadedFile:
        size = source.path.stat().st_size
        with self._watched:
            self._current = size
        try:
            loaded = load(staging, source, number, with_bridge=bool(self._choices.bridge_numbers))
        except OSError as error:
            raise (failure(error, source.name) if error.errno in _OF_WRITING else unreadable(source.name, error)) from None
        if source.path.parent == staging.folder:
            source.path.unlink(missing_ok=True)
        with self._watched:
            self._read, self._current, self._rows = self._read + size, 0, self._rows + loaded.calls
        return loaded

    def _has_read(self, size: int) -> None:
        with self._watched:
            self._read = size

    def _step(self, after: float) -> None:
        with self._watched:
            self._after = after


def _range(decisions: Iterable[Decision], organisers: int, meanings: int) -> CellRange:
    tallies: dict[CellMeaning, list[Tally]] = defaultdict(list)
    days = []
    for one in decisions:
        if one.cell:
            tallies[one.cell].append(one.spelling.tally)
            days += [day for day in (one.spelling.first_day, one.spelling.last_day) if day]
    if not days:
        return CellRange(organisers, 0, 0, meanings)
    sums = [total(some) for some in tallies.values()]
    most = Tally(*(max(getattr(one, field.name) for one in sums) for field in fields(Tally)))
    first, last = Month.of(min(days)), Month.of(max(days))
    return CellRange(organisers, first.number, last - first + 1, meanings, most)


def _by_file(rows: list[tuple[int, int]]) -> dict[int, int]:
    return {int(file): int(count) for file, count in rows}

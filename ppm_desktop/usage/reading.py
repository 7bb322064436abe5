"""Reads usage exports: the one door of this room. It is made for a worker: it can be watched and cancelled from any thread."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import numpy as np

from ppm_desktop.domain.problem import problem
from ppm_desktop.usage.archive import Source, sources_in
from ppm_desktop.usage.choices import UsageChoices
from ppm_desktop.usage.countries import CallCountries
from ppm_desktop.usage.cube import UsageCube, cube_of, ordered_meanings, pseudonyms
from ppm_desktop.usage.graph_pages import as_delimited, looks_like_json
from ppm_desktop.usage.loading import LoadedFile, load
from ppm_desktop.usage.meanings import Spelling, decide
from ppm_desktop.usage.problems import UsageRefusedError, refused, unreadable
from ppm_desktop.usage.staging import MEMORY_LIMIT, Staging
from ppm_desktop.usage.summary import Findings, summary_of
from ppm_desktop.usage.sums import FIND_REPEATED, KEYS_AT_ONCE, ORGANISERS, REPEATED_BY_FILE, ROWS_BY_FILE, keys, sum_cells, sum_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.catalog.countries import Country
    from ppm_desktop.domain.usage_summary import UsageSummary

#: Reading the text takes most of the time; what follows it gets this share of the progress.
_AFTER_READING: Final = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class UsageImport:
    """What is left of the exports: sums, and no name or number of anybody."""

    summary: UsageSummary
    cube: UsageCube


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
        memory_limit: str = MEMORY_LIMIT,
    ) -> None:
        """Prepare to read ``paths``; ``key`` makes the pseudonyms and is a new random one unless given."""
        self._paths = tuple(paths)
        self._countries = CallCountries(countries)
        self._choices = choices or UsageChoices()
        self._key = key or secrets.token_bytes(32)
        self._staging = Staging(memory_limit)
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
        with self._staging as staging:
            try:
                return self._import(staging)
            except duckdb.Error:
                raise UsageRefusedError(problem("", "error", "usage_no_space")) from None

    def _import(self, staging: Staging) -> UsageImport:
        choices = self._choices
        staging.fill("bridge", choices.bridge_numbers.items())
        sources, skipped = self._sources(staging)
        with self._watched:
            self._all = sum(source.path.stat().st_size for source in sources)
        loaded = tuple(self._load(staging, source, number) for number, source in enumerate(sources))
        rows = _by_file(staging.run(ROWS_BY_FILE))
        repeated = _any_repeated(staging, sum(rows.values()))
        self._step(0.3)
        if repeated:
            staging.run(FIND_REPEATED)
        increment = choices.increment_seconds
        spellings = [Spelling.of(row) for row in staging.run(sum_spellings(increment, without_repeated=repeated))]
        decisions, currency = decide(spellings, choices, self._countries)
        kept = {one.spelling.number: one.cell for one in decisions if one.cell}
        meanings = ordered_meanings(kept.values())
        staging.fill("meant", ((str(number), str(meanings.index(cell))) for number, cell in kept.items()))
        organisers = self._organisers(staging)
        self._step(0.5)
        cube = cube_of(staging.arrays(sum_cells(increment, without_repeated=repeated)), organisers, meanings)
        nobody = int(cube.calls[cube.organiser < 0].sum())
        twice = _by_file(staging.run(REPEATED_BY_FILE)) if repeated else {}
        findings = Findings(loaded, skipped, rows, twice, decisions, currency, nobody)
        self._step(1.0)
        return UsageImport(summary_of(findings, cube, choices.increment_seconds), cube)

    def _organisers(self, staging: Staging) -> tuple[str, ...]:
        """Number the organisers in the order of their pseudonyms, and return those."""
        found = {int(person): str(name) for person, name in staging.run(ORGANISERS)}
        names = pseudonyms(found.values(), self._key)
        ordered = tuple(sorted(set(names.values())))
        places = {pseudonym: place for place, pseudonym in enumerate(ordered)}
        staging.fill("organisers", ((str(person), str(places[names[name]])) for person, name in found.items()))
        return ordered

    def _sources(self, staging: Staging) -> tuple[tuple[Source, ...], tuple[str, ...]]:
        sources: list[Source] = []
        skipped: list[str] = []
        for path in self._paths:
            staging.still_wanted()
            try:
                if path.is_dir():
                    raise refused(path.name, "usage_no_file")
                texts, others = sources_in(path, staging.folder, staging.still_wanted)
                sources += [as_delimited(text, staging.folder) if looks_like_json(text.path) else text for text in texts]
            except OSError as error:
                raise unreadable(path.name, error) from None
            skipped += others
        return tuple(sources), tuple(skipped)

    def _load(self, staging: Staging, source: Source, number: int) -> LoadedFile:
        size = source.path.stat().st_size
        with self._watched:
            self._current = size
        try:
            loaded = load(staging, source, number, with_bridge=bool(self._choices.bridge_numbers))
        except OSError as error:
            raise unreadable(source.name, error) from None
        rows = int(staging.run("SELECT count(*) FROM calls")[0][0])
        if source.path.parent == staging.folder:
            source.path.unlink(missing_ok=True)
        with self._watched:
            self._read, self._current, self._rows = self._read + size, 0, rows
        return loaded

    def _step(self, after: float) -> None:
        with self._watched:
            self._after = after


def _any_repeated(staging: Staging, rows: int) -> bool:
    """Whether any key stands twice. Sorting numbers takes a fraction of what counting different ones takes, and of its memory."""
    pieces = rows // KEYS_AT_ONCE + 1
    for piece in range(pieces):
        found = np.sort(np.asarray(staging.arrays(keys(piece, pieces))["key"]))
        if bool((found[1:] == found[:-1]).any()):
            return True
    return False


def _by_file(rows: list[tuple[int, int]]) -> dict[int, int]:
    return {int(file): int(count) for file, count in rows}

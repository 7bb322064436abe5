"""The formats that the program reads: whole files of each, how they are changed, and the door that a file goes through.

A door raises nothing, whatever the file: what is wrong has become a sentence. What a door returns is only for counting.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from soak.mutation import mutated_archive, mutated_bytes, mutated_json, mutated_table, mutated_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from ppm_desktop.catalog.catalogue import Catalogue

Outcome = Literal["used", "refused"]
_ROOT: Final = Path(__file__).resolve().parent.parent
_DAY: Final = date(2026, 4, 1)
_CALLS: Final = 12


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    seeds: Callable[[], tuple[bytes, ...]]
    changed: Callable[[bytes, Random], bytes]
    door: Callable[[bytes], Outcome]
    share: int  # of a hundred mutants


def mutant(name: str, number: int, seed: int) -> bytes:
    """Make a mutant; the same name, number and seed make the same bytes."""
    from random import Random  # noqa: PLC0415 - the name above is for types only

    random = Random(f"{seed}/{name}/{number}")
    chosen = FORMATS[name]
    return chosen.changed(random.choice(chosen.seeds()), random)


@cache
def _catalogue() -> Catalogue:
    from ppm_desktop.catalog.catalogue import load_catalogue  # noqa: PLC0415 - a worker loads what its format needs

    return load_catalogue()


def _in_a_file(data: bytes, use: Callable[[Path], Outcome], ending: str) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="ppm-soak-") as folder:
        path = Path(folder) / f"mutant{ending}"
        path.write_bytes(data)
        return use(path)


def _sayable(sentences: list[str]) -> None:
    """Hold that no sentence moves the cursor of a terminal or turns the text around."""
    assert all(sentences), "an empty sentence"
    for sentence in sentences:
        assert all(sign.isprintable() or sign.isspace() for sign in sentence), f"a sentence has signs that steer: {sentence[:80]!r}"
        assert not {"\n", "\r", "\t", "\x0b", "\x0c"} & set(sentence), f"a sentence has several lines: {sentence[:80]!r}"


# Projects


@cache
def _projects() -> tuple[bytes, ...]:
    small = [path.read_bytes() for path in sorted((_ROOT / "tests" / "complete_projects").glob("*.ppmplan"))]
    # The samples hold everything that a project can, but take ten times as long.
    return (*small * 4, (_ROOT / "resources" / "samples" / "public-body.ppmplan").read_bytes())


def _changed_project(data: bytes, random: Random) -> bytes:
    return random.choices((mutated_json, mutated_text, mutated_bytes), (8, 2, 1))[0](data, random)


def open_project(data: bytes) -> Outcome:
    """Open a project, say its problems, and calculate and save it as far as it is sound."""
    from ppm_desktop.costing.comparison import compare  # noqa: PLC0415 - as above
    from ppm_desktop.files.project_file import project_bytes, read_project_bytes  # noqa: PLC0415 - as above
    from ppm_desktop.reports.results_json import comparison_entry  # noqa: PLC0415 - as above
    from ppm_desktop.reports.sentences import problem_line  # noqa: PLC0415 - as above

    catalogue = _catalogue()
    reading = read_project_bytes(data, catalogue.country_codes)
    lines = [problem_line("mutant.ppmplan", one) for one in reading.problems]
    assert reading.project is not None or lines, "neither a project nor a reason"
    _sayable(lines)
    if reading.project is not None:
        saved = project_bytes(reading.project)
        assert read_project_bytes(saved, catalogue.country_codes).project == reading.project, "saved and opened is another project"
    if reading.project is None or not reading.sound:
        return "refused"
    for scenario in reading.project.scenarios:
        comparison = compare(reading.project, scenario, catalogue.availability)
        json.dumps(comparison_entry("mutant", comparison, dict(catalogue.rules)), allow_nan=False).encode()
    return "used"


# Rate sheets


@cache
def _sheet_texts() -> tuple[bytes, ...]:
    return (
        (
            b"Country;Call type;Rate per minute;Connection fee;Valid from\nGermany;Toll;0,0130;0,00;01.04.2026\nFrance;Toll-free;0,0450;0,10;13.04.2026\n"
            b"United Kingdom - Mobile;Dial-out;0,1200;;13.04.2026\nSchweiz;Toll;0,02;0;13.04.2026\n"
        ),
        (
            b'Rates of "April"\n\nDestination,Toll,Toll-free,Dial-out landline,Dial-out mobile,Currency\nGermany,0.013,0.045,0.02,0.11,USD\n'
            b'"Korea, Republic of",0.014,0.2,0.03,0.09,USD\nFrance,0.012,n/a,0.02,0.10,USD\n\nAll prices per minute\n'
        ),
        b"country\tprefix\tusd per min\tdate\nAT\t43\t0.0110\t2026-04-01\nBE\t32\t0.0120\t2026-04-01\nUS\t1\t1,234.5\t2026-04-01\n",
    )


@cache
def _sheet_books() -> tuple[bytes, ...]:
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - as above; it has no type information

    target = BytesIO()
    with xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd"}) as book:
        for title, call_type in (("Toll", 0.013), ("Toll-free", 0.045)):
            tab = book.add_worksheet(title)
            tab.write_row(0, 0, ("Country", "Rate per minute (USD)", "Connection fee", "Valid from"))
            for row, country in enumerate(("Germany", "France", "United Kingdom", "Japan"), start=1):
                tab.write_row(row, 0, (country, call_type * row, 0))
                tab.write_datetime(row, 3, _midnight())
            tab.write_formula(5, 1, "=B2*2", None, 0.02)
            tab.write_string(5, 0, "Austria")
    return (target.getvalue(),)


def _midnight() -> object:
    from datetime import datetime  # noqa: PLC0415 - one use

    return datetime(2026, 4, 1)  # noqa: DTZ001 - a cell of Excel knows no zone


def _changed_book(data: bytes, random: Random) -> bytes:
    return mutated_archive(data, random, lambda part, chances: (mutated_text if chances.random() < 0.8 else mutated_bytes)(part, chances))


def read_sheet(data: bytes) -> Outcome:
    """Take a rate sheet through reading, guessing and checking, and say everything that is wrong with it."""
    from ppm_desktop.domain.prices import Source  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.checked import SheetFacts  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.country_names import CountryNames  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.layout import currency_of, guess_mapping, missing  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.mapping import fingerprint  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.reading import read_rate_sheet  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.rows import check_rows  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.sheet import SheetRefusedError  # noqa: PLC0415 - as above
    from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_line, rate_sheet_sentence  # noqa: PLC0415 - as above

    names = CountryNames(_catalogue().countries)

    def use(path: Path) -> Outcome:
        try:
            book = read_rate_sheet(path)
        except SheetRefusedError as error:
            _sayable([rate_sheet_sentence(error.problem)])
            return "refused"
        mapping = guess_mapping(book, names)
        fingerprint(book, mapping)
        said = [rate_sheet_sentence(one) for one in (*book.notes, *missing(mapping, book))]
        facts = SheetFacts(currency_of(book, mapping) or "USD", _DAY, Source("rate-sheet", "Rate sheet", _DAY, "customer"))
        checked = check_rows(book, mapping, facts, names)
        said += [rate_sheet_line(one.place.tab, one.place.row, one.problem) for one in checked.rejected]
        said += [rate_sheet_line(one.place.tab, one.place.row, one.problem) for one in checked.noticed]
        _sayable(said)
        return "used" if checked.accepted else "refused"

    return _in_a_file(data, use, ".csv")


# Price books: the head and the rates in one text, taken apart at a line of their own

_BETWEEN: Final = b"\n#### rates ####\n"


@cache
def _price_books() -> tuple[bytes, ...]:
    folder = _ROOT / "resources" / "catalog" / "price_books"
    found = []
    for head in sorted(folder.glob("*.toml")):
        rates = head.with_suffix(".csv").read_bytes().splitlines(keepends=True)
        found.append(head.read_bytes() + _BETWEEN + b"".join(rates[:40]))
    return tuple(found)


def _changed_price_book(data: bytes, random: Random) -> bytes:
    head, _between, rates = data.partition(_BETWEEN)
    if random.random() < 0.5:
        head = (mutated_text if random.random() < 0.8 else mutated_bytes)(head, random)
    else:
        rates = random.choices((mutated_table, mutated_text, mutated_bytes), (6, 2, 1))[0](rates, random)
    return head + _BETWEEN + rates


def read_price_book(data: bytes) -> Outcome:
    """Read a price book of the user's."""
    from ppm_desktop.catalog.complaints import CatalogueError  # noqa: PLC0415 - as above

    head, _between, rates = data.partition(_BETWEEN)

    def use(path: Path) -> Outcome:
        path.with_suffix(".csv").write_bytes(rates)
        try:
            _catalogue().read_price_book(path)
        except CatalogueError as error:
            said = str(error)
            assert said
            return "refused"
        return "used"

    return _in_a_file(head, use, ".toml")


# Usage exports

#: Sentences for what no bytes of a file can cause.
_OF_THE_MACHINE: Final = frozenset({"usage_no_space", "usage_no_memory", "usage_disk_error", "usage_unexpected"})


def _of_the_file(code: str) -> None:
    assert code not in _OF_THE_MACHINE, f"a file passes for {code}"


@cache
def _exports() -> tuple[bytes, ...]:
    from usage_export_formats import legacy_bytes, on_screen_bytes  # noqa: PLC0415 - as above
    from usage_export_maker import calls, teams_bytes  # noqa: PLC0415 - as above

    return tuple(write(calls(_CALLS)) for write in (teams_bytes, legacy_bytes, on_screen_bytes))


@cache
def _pages() -> tuple[bytes, ...]:
    from usage_export_formats import graph_bytes  # noqa: PLC0415 - as above
    from usage_export_maker import calls  # noqa: PLC0415 - as above

    return tuple(graph_bytes(calls(_CALLS), as_text=as_text) for as_text in (False, True))


@cache
def _export_archives() -> tuple[bytes, ...]:
    import zipfile  # noqa: PLC0415 - one format only

    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("PSTN.calls.2024.csv", _exports()[0])
        archive.writestr("parameters.json", b"{}")
    return (target.getvalue(),)


def _changed_table(data: bytes, random: Random) -> bytes:
    return random.choices((mutated_table, mutated_text, mutated_bytes), (6, 2, 1))[0](data, random)


def read_usage(data: bytes) -> Outcome:
    """Import a usage export and say what was found or why it was refused."""
    from ppm_desktop.reports.usage.json_form import usage_entry  # noqa: PLC0415 - as above
    from ppm_desktop.reports.usage.sentences import refusal_sentence  # noqa: PLC0415 - as above
    from ppm_desktop.usage.problems import UsageRefusedError  # noqa: PLC0415 - as above
    from ppm_desktop.usage.reading import UsageReading  # noqa: PLC0415 - as above

    def use(path: Path) -> Outcome:
        try:
            summary = UsageReading([path], _catalogue().countries, key=b"soak").run().summary
        except UsageRefusedError as error:
            _of_the_file(error.problem.code)
            _sayable([refusal_sentence(error.problem)])
            return "refused"
        json.dumps(usage_entry(summary), allow_nan=False).encode()
        return "used"

    return _in_a_file(data, use, ".csv")


FORMATS: Final[dict[str, Format]] = {
    "project": Format(_projects, _changed_project, open_project, 45),
    "rates-csv": Format(_sheet_texts, _changed_table, read_sheet, 22),
    "rates-xlsx": Format(_sheet_books, _changed_book, read_sheet, 15),
    "price-book": Format(_price_books, _changed_price_book, read_price_book, 10),
    "usage-csv": Format(_exports, _changed_table, read_usage, 4),
    "usage-json": Format(_pages, _changed_project, read_usage, 2),
    "usage-zip": Format(_export_archives, lambda data, random: mutated_archive(data, random, _changed_table), read_usage, 2),
}

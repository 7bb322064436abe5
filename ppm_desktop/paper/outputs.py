"""What can be written for other people and programs: one list, for ``ppm export`` and for the window.

One more output is one more function here and one more entry of ``OUTPUTS``; the command adds an option, the window follows by itself.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.wording import ENGLISH, mark, speaking, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.paper.firm import Firm

Paper = Literal["a4", "letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written, and the wishes of those outputs that have any."""

    file: str  # of the project, as it was named
    comparison: Comparison
    catalogue: Catalogue
    today: date  # of documents that say when they were written
    paper: Paper = "a4"
    sections: tuple[str, ...] = ()  # ids; the usual ones when empty
    firm: Path | None = None
    slides: tuple[str, ...] = ()  # ids, as with sections


def _workbook(order: Order) -> bytes:
    from ppm_desktop.reports.workbook.document import workbook_bytes  # noqa: PLC0415 - one output only
    from ppm_desktop.reports.workbook.text_style import style_of_language  # noqa: PLC0415 - as above

    return workbook_bytes(order.comparison, order.catalogue, style_of_language())


def _table(order: Order) -> bytes:
    from ppm_desktop.reports.frames import comparison_frame, csv_text  # noqa: PLC0415 - brings pandas

    with speaking(ENGLISH):  # programs read it, whoever starts them
        return csv_text(comparison_frame(order.file, order.comparison)).encode()


def _results(order: Order) -> Iterator[bytes]:
    from ppm_desktop.costing.comparison import compare  # noqa: PLC0415 - one output only
    from ppm_desktop.reports.results_json import comparison_entry, results_document  # noqa: PLC0415 - as above
    from ppm_desktop.reports.tables.table import Subject  # noqa: PLC0415 - as above
    from ppm_desktop.reports.tables.table_files import json_with_tables  # noqa: PLC0415 - as above

    project, rules = order.comparison.project, dict(order.catalogue.rules)
    with speaking(ENGLISH):  # programs read it, whoever starts them
        compared = (compare(project, scenario, order.catalogue.availability) for scenario in project.scenarios)
        document = results_document(results=[comparison_entry(order.file, one, rules) for one in compared])
    return _in_english(json_with_tables(document, Subject(order.file, order.comparison, order.catalogue)))


def _tables(order: Order) -> Iterator[tuple[str, Iterator[bytes]]]:
    from ppm_desktop.reports.tables.table import Subject  # noqa: PLC0415 - one output only
    from ppm_desktop.reports.tables.table_files import csv_files  # noqa: PLC0415 - as above

    for name, pieces in csv_files(Subject(order.file, order.comparison, order.catalogue)):
        yield name, _in_english(pieces)


def _in_english(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Make each piece in English, and leave the language alone between them: whoever writes may have to say why he cannot."""
    left = iter(pieces)
    while True:
        with speaking(ENGLISH):
            piece = next(left, None)
        if piece is None:
            return
        yield piece


def _report(order: Order) -> bytes:
    from ppm_desktop.paper.report.pdf import report_pdf  # noqa: PLC0415 - brings Typst
    from ppm_desktop.reports.document.case import case_of  # noqa: PLC0415 - as above
    from ppm_desktop.reports.workbook.text_style import style_of_language  # noqa: PLC0415 - as above

    case = case_of(order.comparison, order.catalogue, style_of_language(), order.today)
    firm = firm_at(order.firm)
    with sections_known():
        return report_pdf(case, firm, order.paper, order.sections)


def _slides(order: Order) -> bytes:
    from ppm_desktop.paper.slides.deck import UnknownSlideError, deck  # noqa: PLC0415 - brings python-pptx
    from ppm_desktop.reports.document.case import case_of  # noqa: PLC0415 - as above
    from ppm_desktop.reports.workbook.text_style import style_of_language  # noqa: PLC0415 - as above

    case = case_of(order.comparison, order.catalogue, style_of_language(), order.today)
    try:
        return deck(case, firm_at(order.firm), order.slides)
    except UnknownSlideError as error:
        sentence = tr('There is no slide "{given}". Known: {known}.')
        raise OrderError(sentence.format(given=error.given, known=", ".join(error.known)), usage=True) from error


@contextmanager
def sections_known() -> Iterator[None]:
    """Say a section that does not exist as an ``OrderError``."""
    from ppm_desktop.reports.document.outline import UnknownSectionError  # noqa: PLC0415 - one output only

    try:
        yield
    except UnknownSectionError as error:
        sentence = tr('There is no section "{given}". Known: {known}.')
        raise OrderError(sentence.format(given=error.given, known=", ".join(error.known)), usage=True) from error


def firm_at(place: Path | None) -> Firm:
    """Return the firm of a template, whose logo can be drawn; the plain look without one.

    Raises:
        OrderError: With every mistake of the template.
    """
    from ppm_desktop.catalog.complaints import CatalogueError  # noqa: PLC0415 - documents only
    from ppm_desktop.paper.firm import read_firm, refuse_logo, shipped_firm  # noqa: PLC0415 - as above
    from ppm_desktop.paper.report.pdf import why_not_drawn  # noqa: PLC0415 - brings Typst

    if place is None:
        return shipped_firm()
    try:
        firm = read_firm(place)
        if reason := why_not_drawn(firm):
            raise refuse_logo(place, reason)
    except CatalogueError as error:
        raise OrderError(str(error)) from error
    return firm


@dataclass(frozen=True, slots=True)
class Output:
    """One kind of file, or a folder of files: exactly one of ``make`` and ``make_files`` is there."""

    id: str  # the command's option is ``--id``
    title: str  # marked for the translators, as are the next two
    hint: str  # what is in it
    kind: str  # what a file dialog calls such files, with ``{pattern}``; "" of a folder
    suffix: str  # ".pdf"; "" of a folder
    make: Callable[[Order], bytes | Iterable[bytes]] | None = None  # large ones come in pieces
    make_files: Callable[[Order], Iterable[tuple[str, Iterable[bytes]]]] | None = None  # each with its name

    @property
    def option(self) -> str:
        """The command's option."""
        return f"--{self.id}"


#: The language is that in force, unless programs read it.
OUTPUTS: Final = (
    Output(
        "pdf",
        mark("PDF report"),
        mark("The report as it is shown: the decision, its grounds and sources"),
        mark("PDF documents ({pattern})"),
        ".pdf",
        make=_report,
    ),
    Output(
        "xlsx",
        mark("Excel workbook"),
        mark("A workbook with live formulas: inputs can be changed in it"),
        mark("Excel workbooks ({pattern})"),
        ".xlsx",
        make=_workbook,
    ),
    Output(
        "pptx",
        mark("Slides"),
        mark("Slides for the meeting, with charts and tables that PowerPoint can edit"),
        mark("PowerPoint presentations ({pattern})"),
        ".pptx",
        make=_slides,
    ),
    Output(
        "csv-folder",
        mark("All tables as CSV"),
        mark("A CSV file for each table, in a folder: inputs, prices, ledger and others"),
        "",
        "",
        make_files=_tables,
    ),
    Output(
        "csv",
        mark("Costs as CSV"),
        mark("One table: a row per option, month and component"),
        mark("CSV tables ({pattern})"),
        ".csv",
        make=_table,
    ),
    Output(
        "json",
        mark("JSON"),
        mark("Results of every scenario and all tables, for programs"),
        mark("JSON files ({pattern})"),
        ".json",
        make=_results,
    ),
)


def output(output_id: str) -> Output:
    """Return an output by its id. Raises ``LookupError`` for an unknown one."""
    for one in OUTPUTS:
        if one.id == output_id:
            return one
    raise LookupError(output_id)


class OrderError(Exception):
    """An order that cannot be carried out, said as a sentence for whoever gave it."""

    def __init__(self, sentence: str, *, usage: bool = False) -> None:
        """Keep the sentence; ``usage``: what was asked for does not exist, whatever the files hold."""
        super().__init__(sentence)
        self.usage = usage


def write(wanted: Output, order: Order, target: Path) -> Iterator[Path]:
    """Write an output and yield each file when it is there, whole; a folder is made if need be, and what else it holds stays.

    Raises:
        OrderError: The firm's template is wrong, a section does not exist, or a file cannot be written; what was there is untouched.
    """
    if wanted.make is not None:
        _put(target, wanted.make(order))
        yield target
        return
    try:
        target.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        sentence = tr("The folder {folder} cannot be made: {reason}.")
        raise OrderError(sentence.format(folder=target, reason=system_reason(error))) from error
    for name, data in wanted.make_files(order) if wanted.make_files is not None else ():
        _put(target / name, data)
        yield target / name


def _put(target: Path, data: bytes | Iterable[bytes]) -> None:
    try:
        write_atomically(target, data)
    except (OSError, ValueError) as error:
        raise OrderError(tr("{file} cannot be written: {reason}.").format(file=target, reason=system_reason(error))) from error

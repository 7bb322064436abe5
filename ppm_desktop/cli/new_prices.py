"""The prices that saved projects are held against: a shipped price book, a file of one, another project's, or a rate sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.cli.opening import ExitCode, catalogue, complain, open_project, stop
from ppm_desktop.domain.price_book_changes import merged
from ppm_desktop.domain.today import today
from ppm_desktop.files.project_folders import SUFFIX
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Project

_SHEETS: Final = frozenset({".csv", ".xlsx", ".xlsm"})


@dataclass(frozen=True, slots=True)
class NewPrices:
    """New prices, and what a project's price book is with them."""

    name: str  # in nobody's language: of a book and its day, or of a file
    currency: str
    book_for: Callable[[Project], PriceBook]


def new_prices(given: str, currency: str) -> NewPrices:
    """Read what ``--book`` names; whatever is wrong with it ends the command with a sentence.

    ``currency`` is that of a rate sheet that names none, "" if nobody said.
    """
    path = Path(given)
    suffix = path.suffix.lower()
    if suffix in _SHEETS:
        return _of_sheet(path, currency)
    if suffix == SUFFIX:
        project = open_project(given)
        if project is None:
            raise typer.Exit(ExitCode.WRONG_INPUT)
        return _of_book(project.price_book)
    try:
        return _of_book(catalogue().read_price_book(path).book if suffix == ".toml" else _shipped(given))
    except CatalogueError as error:
        for complaint in error.complaints:
            complain(str(complaint))
        raise typer.Exit(ExitCode.WRONG_INPUT) from None


def _of_book(book: PriceBook) -> NewPrices:
    return NewPrices(f"{book.name}, {book.as_of}", book.currency, lambda _project: book)


def _shipped(given: str) -> PriceBook:
    known = {name: catalogue().shipped_price_book(name) for name in catalogue().price_book_names}
    found = next((file for name, file in known.items() if given in {name, file.book.id}), None)
    if found is None:
        names = ", ".join(name for name, file in known.items() if file.usable)
        said = tr(
            'There is no price book "{given}". Give one of the program\'s own ({names}), a project (*.ppmplan), a price book (*.toml) '
            "or a rate sheet (*.csv, *.xlsx)."
        )
        stop(said.format(given=given, names=names))
    if not found.usable:
        stop(tr("The price book {given} is not for planning: {reason}").format(given=given, reason=found.reason))
    return found.book


def _of_sheet(path: Path, currency: str) -> NewPrices:
    from ppm_desktop.files.rate_sheets.country_names import CountryNames  # noqa: PLC0415 - rate sheets only
    from ppm_desktop.files.rate_sheets.sheet import SheetRefusedError  # noqa: PLC0415 - as above
    from ppm_desktop.files.rate_sheets.whole_sheet import read_whole_sheet  # noqa: PLC0415 - as above
    from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_sentence  # noqa: PLC0415 - as above

    day = today()
    try:
        sheet = read_whole_sheet(path, CountryNames(catalogue().countries), day)
    except SheetRefusedError as error:
        stop(f"{path}: {rate_sheet_sentence(error.problem)}", ExitCode.WRONG_INPUT)
    of_sheet = sheet.currency or currency.upper()
    if not of_sheet:
        stop(tr("{file} names no currency. Say which its rates are in: --currency USD.").format(file=path))
    judged = sheet.checked(of_sheet, day)
    if not judged.accepted:
        stop(
            tr("{file}: none of its rows gave a rate. Import it in the window, which shows why for each row.").format(file=path),
            ExitCode.WRONG_INPUT,
        )
    if judged.rejected:
        said = trn(
            "{file}: {count} entry gave no rate and is left out. Import the sheet in the window, which shows why.",
            "{file}: {count} entries gave no rate and are left out. Import the sheet in the window, which shows why for each.",
            len(judged.rejected),
        )
        complain(said.format(file=path, count=len(judged.rejected)))

    def book_for(project: Project) -> PriceBook:
        if project.currency != of_sheet:
            return replace(project.price_book, currency=of_sheet)  # is refused for its currency, whatever rates it has
        rates = sheet.checked(of_sheet, project.start.first_day).rates
        return merged(project.price_book, rates, sheet.source, "add_and_replace").book

    return NewPrices(path.name, of_sheet, book_for)

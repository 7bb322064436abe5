"""``ppm drift``: which saved projects would decide otherwise with other prices."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppm_desktop.cli.new_prices import new_prices
from ppm_desktop.cli.opening import ExitCode, catalogue, complain, print_json, terminal_style
from ppm_desktop.cli.saved_projects import BadFile, saved_projects
from ppm_desktop.cli.workbook_target import link_from, refuse_to_overwrite, write_workbook
from ppm_desktop.decisions.drift import Drift, drift_of, most_urgent_first
from ppm_desktop.wording import ENGLISH, current_language, speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOOK_HELP = (
    "The new prices: a rate sheet (*.csv, *.xlsx), a price book (*.toml), another project (*.ppmplan) or a price book of the program's own."
)


def drift(
    places: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Folders with projects in and below them, or project files.")],
    book: Annotated[str, typer.Option("--book", metavar="FILE_OR_ID", help=_BOOK_HELP)],
    scenario: Annotated[str | None, typer.Option(help="The scenario; each project's baseline unless given.")] = None,
    currency: Annotated[str, typer.Option(metavar="ISO", help="Currency of a rate sheet that names none.")] = "",
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="OUT", help="Write a workbook with a row for each project.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say which projects would choose another option with new prices; changed decisions come first.

    Exit code 1: a file is bad, the others were done. Exit code 3: done, but with the new prices an option is incomplete.
    """
    prices = new_prices(book, currency)
    found: list[Drift] = []
    bad: dict[str, Sequence[str]] = {}
    with speaking(ENGLISH if as_json else current_language()):  # programs read the sentences, whoever starts them
        for saved in saved_projects(places, scenario):
            if isinstance(saved, BadFile):
                bad[saved.file] = saved.sentences
            else:
                new = prices.book_for(saved.project)
                found.append(drift_of(saved.file, saved.project, saved.scenario, new, catalogue().availability))
    found = most_urgent_first(found)
    for sentences in bad.values():
        for sentence in sentences:
            complain(sentence)
    if xlsx is not None:
        refuse_to_overwrite(xlsx, [*(one.heading.file for one in found), *bad, book])
        from ppm_desktop.reports.drift.workbook import drift_workbook  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.workbook.text_style import style_of_language  # noqa: PLC0415 - as above

        write_workbook(xlsx, drift_workbook(found, bad, prices.name, style_of_language(), partial(link_from, xlsx)))
    if as_json:
        from ppm_desktop.reports.drift.json_form import drift_entry  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - as above

        with speaking(ENGLISH):  # as above
            print_json(results_document(**drift_entry(found, bad, prices.name, prices.currency)))
    else:
        from ppm_desktop.reports.drift.terminal import print_drift  # noqa: PLC0415 - rich loads only when somebody reads

        print_drift(found, bad, prices.name, terminal_style())
    if bad:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    if not all(one.complete for one in found):
        raise typer.Exit(ExitCode.INCOMPLETE)

"""``ppm compare FOLDER``: many projects, a row for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, complain, print_bytes, print_json, terminal_style
from ppm_desktop.cli.saved_projects import BadFile, saved_projects
from ppm_desktop.cli.workbook_target import link_from, refuse_to_overwrite, write_workbook
from ppm_desktop.decisions.portfolio import Standing, standing_of
from ppm_desktop.reports.words import utf8
from ppm_desktop.wording import ENGLISH, current_language, speaking

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def print_portfolio_of(places: Sequence[str], scenario: str | None, xlsx: Path | None, *, as_json: bool, as_csv: bool) -> None:
    """Print how every project of files and folders stands, and write a workbook if asked for.

    A bad file is told and stops nothing: everything is written first, then the command ends with exit code 1. Exit code 3: an
    option of some project is incomplete for want of a price.
    """
    standings: list[Standing] = []
    bad: dict[str, Sequence[str]] = {}
    with speaking(ENGLISH if as_json else current_language()):  # programs read the sentences, whoever starts them
        for found in saved_projects(places, scenario):
            if isinstance(found, BadFile):
                bad[found.file] = found.sentences
            else:
                standings.append(standing_of(found.file, found.project, found.scenario, catalogue().availability, found.warnings))
    for sentences in bad.values():
        for sentence in sentences:
            complain(sentence)
    if xlsx is not None:
        refuse_to_overwrite(xlsx, [standing.heading.file for standing in standings] + list(bad))
        from ppm_desktop.reports.portfolio.workbook import portfolio_workbook  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.workbook.text_style import style_of_language  # noqa: PLC0415 - as above

        write_workbook(xlsx, portfolio_workbook(standings, bad, style_of_language(), partial(link_from, xlsx)))
    _print(standings, bad, as_json=as_json, as_csv=as_csv)
    if bad:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    if not all(standing.complete for standing in standings):
        raise typer.Exit(ExitCode.INCOMPLETE)


def _print(standings: Sequence[Standing], bad: dict[str, Sequence[str]], *, as_json: bool, as_csv: bool) -> None:
    if as_json:
        from ppm_desktop.reports.portfolio.table import portfolio_entry  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - as above

        with speaking(ENGLISH):  # programs read it, whoever starts them
            print_json(results_document(**portfolio_entry(standings, bad)))
    elif as_csv:
        from ppm_desktop.reports.portfolio.table import portfolio_csv  # noqa: PLC0415 - one output only

        with speaking(ENGLISH):  # as above
            print_bytes(utf8(portfolio_csv(standings)))
    else:
        from ppm_desktop.reports.portfolio.terminal import print_portfolio  # noqa: PLC0415 - rich loads only when somebody reads

        print_portfolio(standings, bad, terminal_style())

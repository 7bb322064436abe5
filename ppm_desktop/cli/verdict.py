"""``ppm verdict``: which option, by how much, what would turn it, and what comes first."""

from __future__ import annotations

from typing import Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, opened_scenario, print_json, terminal_style
from ppm_desktop.decisions.verdict import verdict_of
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.period_view import default_span
from ppm_desktop.reports.verdict.words import verdict_words
from ppm_desktop.wording import ENGLISH, speaking


def verdict(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say which option to choose, its margin, the smallest change that turns it, and open questions. Exit code 3: a price is missing."""
    project, chosen = opened_scenario(file, scenario)
    found = verdict_of(project, chosen, catalogue().availability)
    span = default_span(project.months)
    if as_json:
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.verdict.json_form import verdict_entry  # noqa: PLC0415 - one output only

        with speaking(ENGLISH):  # programs read it, whoever starts them
            words = verdict_words(found, catalogue(), PLAIN_STYLE, span)
            print_json(results_document(file=file, **verdict_entry(found, words)))
    else:
        from ppm_desktop.reports.verdict.terminal import print_verdict  # noqa: PLC0415 - rich loads only when somebody reads

        print_verdict(file, found, verdict_words(found, catalogue(), terminal_style(), span))
    if not found.comparison.complete:
        raise typer.Exit(ExitCode.INCOMPLETE)

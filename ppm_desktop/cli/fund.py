"""``ppm fund``: what happens to prepaid money month by month."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, chosen_scenarios, open_project, print_json, stop, terminal_style
from ppm_desktop.costing.comparison import compare as compare_options
from ppm_desktop.costing.wallet import FundingRisks
from ppm_desktop.reports.funding import funding_of
from ppm_desktop.reports.funding_words import no_funding_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr

_DAY = ["%Y-%m-%d"]


def fund(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    option: Annotated[str, typer.Option(help="Id of the option.")],
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    posting_lag: Annotated[int, typer.Option(min=0, max=31, metavar="DAYS", help="How late auto-recharge sees what was spent.")] = 0,
    card_fails_from: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="The card for recharges fails from this day on.")
    ] = None,
    card_works_from: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="The card works again from this day on.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Follow the Communications Credits of an option day by day. Exit code 3: done, but a rate is missing."""
    project = open_project(file)
    if project is None:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    chosen = chosen_scenarios(project, scenario, file)[0]
    result = compare_options(project, chosen, catalogue().availability).result(option)
    if result is None:
        known = ", ".join(o.id for o in chosen.options)
        stop(tr('There is no option "{given}". Known: {known}.').format(given=option, known=known))
    if chosen.credits is None:
        place = f"scenarios[{project.scenarios.index(chosen)}].credits"
        stop(f"{file}: {place}: {no_funding_sentence(project, chosen)}", ExitCode.WRONG_INPUT)
    risks = FundingRisks(posting_lag, _day(card_fails_from), _day(card_works_from))
    funding = funding_of(project, chosen, result, chosen.credits, catalogue().credits_terms, risks)
    if as_json:
        from ppm_desktop.reports.funding_json import funding_entry  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - as above

        with speaking(ENGLISH):  # programs read it, whoever starts them
            print_json(results_document(file=file, **funding_entry(funding)))
    else:
        from ppm_desktop.reports.funding_terminal import print_funding  # noqa: PLC0415 - rich loads only when somebody reads

        print_funding(file, funding, terminal_style())
    if not funding.complete:
        raise typer.Exit(ExitCode.INCOMPLETE)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()

"""``ppm mix``: which product each organiser should have so that the total is least."""

from __future__ import annotations

from typing import Annotated

import typer

from ppm_desktop.cli.mix_usage import UsageAnswers, mix_usage
from ppm_desktop.cli.opening import ExitCode, catalogue, complain, opened_scenario, print_json, stop, terminal_style
from ppm_desktop.cli.usage import mapping_of
from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.best_mix.answer import answer_of
from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.decisions.best_mix.find import best_mix
from ppm_desktop.decisions.best_mix.simple_rules import simple_mixes
from ppm_desktop.reports.mix.words import OPTION_NAME, left_out_sentence, no_candidate_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr


def mix(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    exports: Annotated[
        list[str] | None,
        typer.Option("--usage", metavar="EXPORT", help="A usage export: the mix of its organisers. May be given several times."),
    ] = None,
    people: Annotated[
        str | None, typer.Option(metavar="FILE", help="With --usage: user principal name and group of the plan, one organiser a line.")
    ] = None,
    bridge_numbers: Annotated[str | None, typer.Option(metavar="FILE", help="With --usage: your bridge numbers, as for ppm usage.")] = None,
    mapped: Annotated[list[str] | None, typer.Option("--map", metavar="TYPE=CLASS", help="With --usage: as for ppm usage.")] = None,
    currency: Annotated[str, typer.Option(metavar="CODE", help="With --usage: the currency to keep where an export has several.")] = "",
    csv: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE", help="With --usage: write everybody's name and product; it reads the exports again."),
    ] = None,
    more_exports: Annotated[list[str] | None, typer.Argument(metavar="[EXPORT…]", help="With --usage: more exports.")] = None,
    *,
    no_donors: Annotated[
        bool, typer.Option("--no-donors", help="No licences that an organiser's own calls do not repay, for the sake of pool minutes.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Find the cheapest mix of products from the habits and how usage spreads, and prove how good it is. Exit code 3: a price is missing."""
    project, chosen = opened_scenario(file, scenario)
    if exports:
        answers = UsageAnswers((*exports, *(more_exports or ())), people, bridge_numbers, mapping_of(mapped or []), currency, csv)
        mix_usage(file, project, chosen, answers, donors=not no_donors, as_json=as_json)
        return
    if people or bridge_numbers or mapped or currency or csv or more_exports:
        stop(tr("--people, --bridge-numbers, --map, --currency, --csv and further files go with --usage EXPORT."))
    availability = catalogue().availability
    try:
        found = best_mix(project, chosen, availability, donors=not no_donors)
    except NoCandidateError as error:
        if as_json:
            from ppm_desktop.reports.mix.json_form import no_mix_entry  # noqa: PLC0415 - one output only

            _print_json(file, **no_mix_entry(project, chosen, error.left_out, donors=not no_donors))
        reasons = [left_out_sentence(one, project) for one in error.left_out if one.group in error.groups]
        complain(f"{file}: {no_candidate_sentence(error)}")
        for reason in reasons:
            complain(f"- {reason}")
        priced = all(one.why == "not_eligible" for one in error.left_out)
        raise typer.Exit(ExitCode.WRONG_INPUT if priced else ExitCode.INCOMPLETE) from None
    answer = answer_of(found, availability, tr(OPTION_NAME))
    simple = simple_mixes(found)
    if as_json:
        from ppm_desktop.reports.mix.json_form import mix_entry  # noqa: PLC0415 - one output only

        _print_json(file, **mix_entry(answer, simple))
    else:
        from ppm_desktop.reports.mix.terminal import print_mix  # noqa: PLC0415 - rich loads only when somebody reads

        print_mix(file, answer, simple, compare(project, chosen, availability).cheapest, terminal_style())
    if any(one.why != "not_eligible" for one in found.terms.left_out):
        raise typer.Exit(ExitCode.INCOMPLETE)


def _print_json(file: str, **entry: object) -> None:
    from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only

    with speaking(ENGLISH):  # programs read it, whoever starts them
        print_json(results_document(file=file, **entry))

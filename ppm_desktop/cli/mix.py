"""``ppm mix``: which product each organiser should have so that the total is least."""

from __future__ import annotations

from typing import Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, chosen_scenarios, complain, open_project, print_json, terminal_style
from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.best_mix.answer import answer_of
from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.decisions.best_mix.find import best_mix
from ppm_desktop.decisions.best_mix.simple_rules import simple_mixes
from ppm_desktop.reports.mix_words import OPTION_NAME, left_out_sentence, no_candidate_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr


def mix(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    *,
    no_donors: Annotated[
        bool, typer.Option("--no-donors", help="No licences that an organiser's own calls do not repay, for the sake of pool minutes.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Find the cheapest mix of products from the habits and how usage spreads, and prove how good it is. Exit code 3: a price is missing."""
    project = open_project(file)
    if project is None:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    chosen = chosen_scenarios(project, scenario, file)[0]
    availability = catalogue().availability
    try:
        found = best_mix(project, chosen, availability, donors=not no_donors)
    except NoCandidateError as error:
        if as_json:
            from ppm_desktop.reports.mix_json import no_mix_entry  # noqa: PLC0415 - one output only

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
        from ppm_desktop.reports.mix_json import mix_entry  # noqa: PLC0415 - one output only

        _print_json(file, **mix_entry(answer, simple))
    else:
        from ppm_desktop.reports.mix_terminal import print_mix  # noqa: PLC0415 - rich loads only when somebody reads

        print_mix(file, answer, simple, compare(project, chosen, availability).cheapest, terminal_style())
    if any(one.why != "not_eligible" for one in found.terms.left_out):
        raise typer.Exit(ExitCode.INCOMPLETE)


def _print_json(file: str, **entry: object) -> None:
    from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only

    with speaking(ENGLISH):  # programs read it, whoever starts them
        print_json(results_document(file=file, **entry))

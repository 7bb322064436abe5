"""``ppm break-even``: where two options cost the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, complain, opened_scenario, print_json, stop, terminal_style
from ppm_desktop.decisions.break_even import IncompleteOptionsError
from ppm_desktop.decisions.break_even import break_even as find_break_even
from ppm_desktop.decisions.frontier import frontier_of
from ppm_desktop.decisions.inputs import UnusableInputError
from ppm_desktop.domain.input_paths import PHONE_MINUTES
from ppm_desktop.reports.break_even.words import incomplete_options_sentence, unusable_input_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.frontier import Frontier
    from ppm_desktop.domain.scenario import Option, Scenario

_INPUT_HELP = (
    "What changes: phone_minutes, meetings_per_organiser, attendees, phone_share, minutes_per_call (each as a factor); join.toll, join.toll_free, "
    "join.dial_out (as a share); groups[NAME].… for one group only; fee.PRODUCT. phone_minutes unless given."
)


def break_even(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    options: Annotated[tuple[str, str], typer.Option(metavar="A B", help="Ids of the two options.")],
    path: Annotated[str | None, typer.Option("--input", metavar="PATH", help=_INPUT_HELP)] = None,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    frontier: Annotated[
        tuple[str, str] | None, typer.Option(metavar="X Y", help="Two inputs: the line on which both options cost the same.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Find where two options cost the same as one input changes, or two. Exit code 3: a price is missing, so nobody can say."""
    project, chosen = opened_scenario(file, scenario)
    pair = _pair(chosen, options)
    if frontier is not None and path is not None:
        stop(tr("--frontier X Y names both inputs that change, and --input only one. Give one of the two."))
    try:
        if frontier is not None:
            _print_frontier(file, frontier_of(project, chosen, pair, frontier), as_json=as_json)
            return
        found = find_break_even(project, chosen, pair, path or PHONE_MINUTES)
    except UnusableInputError as error:
        stop(unusable_input_sentence(error))
    except IncompleteOptionsError as error:
        if as_json:
            _print_json(
                file,
                scenario=chosen.name,
                input=list(frontier or ()) or path or PHONE_MINUTES,
                options=list(options),
                kind=None,
                points=[],
                incomplete=list(error.unpriced),
            )
        complain(f"{file}: {incomplete_options_sentence(error, chosen, options, terminal_style())}")
        raise typer.Exit(ExitCode.INCOMPLETE) from None
    if as_json:
        from ppm_desktop.reports.break_even.json_form import break_even_entry  # noqa: PLC0415 - one output only

        _print_json(file, **break_even_entry(found))
    else:
        from ppm_desktop.reports.break_even.terminal import print_break_even  # noqa: PLC0415 - rich loads only when somebody reads

        print_break_even(file, found, terminal_style())


def _pair(scenario: Scenario, ids: tuple[str, str]) -> tuple[Option, Option]:
    """Return the two options that are named; anything else is wrong usage."""
    known = {option.id: option for option in scenario.options}
    for given in ids:
        if given not in known:
            stop(tr('There is no option "{given}". Known: {known}.').format(given=given, known=", ".join(known)))
    if ids[0] == ids[1]:
        stop(tr("An option always costs the same as itself. Name two different ones of: {known}.").format(known=", ".join(known)))
    return known[ids[0]], known[ids[1]]


def _print_frontier(file: str, found: Frontier, *, as_json: bool) -> None:
    if as_json:
        from ppm_desktop.reports.break_even.frontier_json import frontier_entry  # noqa: PLC0415 - one output only

        _print_json(file, **frontier_entry(found))
    else:
        from ppm_desktop.reports.break_even.frontier_terminal import print_frontier  # noqa: PLC0415 - rich loads only when somebody reads

        print_frontier(file, found, terminal_style())


def _print_json(file: str, **entry: object) -> None:
    from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only

    with speaking(ENGLISH):  # programs read it, whoever starts them
        print_json(results_document(file=file, **entry))

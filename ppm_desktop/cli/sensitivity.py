"""``ppm sensitivity``: what each input does to the costs, and what would turn the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, opened_scenario, print_json, stop, terminal_style
from ppm_desktop.decisions.flip import flips_of
from ppm_desktop.decisions.inputs import UnusableInputError, changeable_inputs, input_at
from ppm_desktop.decisions.sensitivity import tornado_of, two_way_of
from ppm_desktop.reports.break_even.words import unusable_input_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.sensitivity import TwoWay
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: Values of each input in ``--grid``: from half to one and a half times today's, shares from none to all.
_GRID_FACTORS: Final = (0.5, 0.75, 1.0, 1.25, 1.5)
_GRID_SHARES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


def sensitivity(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    options: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Whose difference; the cheapest and the runner-up unless given.")
    ] = None,
    inputs: Annotated[
        list[str] | None, typer.Option("--input", metavar="PATH", help="An input; may be given several times; all unless given.")
    ] = None,
    grid: Annotated[tuple[str, str] | None, typer.Option(metavar="X Y", help="Every option's total over two inputs (--json only).")] = None,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    *,
    by_group: Annotated[bool, typer.Option("--by-group", help="The inputs of each single group, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Vary one input at a time, by a fifth or as far as the scenario's ranges go, and find the smallest change that turns the decision. Exit code 3: a price is missing."""
    project, chosen = opened_scenario(file, scenario)
    known = [option.id for option in chosen.options]
    for given in options or ():
        if given not in known:
            stop(tr('There is no option "{given}". Known: {known}.').format(given=given, known=", ".join(known)))
    if options is not None and options[0] == options[1]:
        stop(tr("An option always costs the same as itself. Name two different ones of: {known}.").format(known=", ".join(known)))
    availability = catalogue().availability
    try:
        asked = [input_at(path, project, chosen, relative=True) for path in inputs or ()]
        varied = tuple(asked) or changeable_inputs(project, chosen, by_group=by_group)
        paths = [one.path for one in varied] if inputs or by_group else None
        tornado = tornado_of(project, chosen, availability, pair=options, paths=paths, ranges=_ranges(project, chosen))
        totals = None if grid is None else _two_way(project, chosen, grid)
    except UnusableInputError as error:
        stop(unusable_input_sentence(error))
    flips = flips_of(project, chosen, availability, tuple(one for one in varied if one.multiplied))
    if as_json:
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.sensitivity.json_form import sensitivity_entry, two_way_entry  # noqa: PLC0415 - one output only

        with speaking(ENGLISH):  # programs read it, whoever starts them
            more = {} if totals is None else {"grid": two_way_entry(totals)}
            print_json(results_document(file=file, **sensitivity_entry(tornado, flips), **more))
    else:
        from ppm_desktop.reports.sensitivity.terminal import print_sensitivity  # noqa: PLC0415 - rich loads only when somebody reads

        print_sensitivity(file, tornado, flips, terminal_style())
    if not tornado.comparison.complete:
        raise typer.Exit(ExitCode.INCOMPLETE)


def _ranges(project: Project, scenario: Scenario) -> list[tuple[str, float, float]]:
    """Return the scenario's own ranges, but for inputs that only a simulation can vary."""
    found = []
    for one in scenario.ranges:
        try:
            input_at(one.input, project, scenario)
        except UnusableInputError:
            continue
        found.append((one.input, one.low, one.high))
    return found


def _two_way(project: Project, scenario: Scenario, paths: tuple[str, str]) -> TwoWay:
    """Return every option's total over five values of each input."""
    at = []
    for path in paths:
        changing = input_at(path, project, scenario)
        largest = changing.largest[0]
        today = 1.0 if changing.multiplied else changing.today
        shares = path.rpartition("].")[2].startswith("join.")
        at.append(_GRID_SHARES if shares or not today else tuple(min(largest, today * factor) for factor in _GRID_FACTORS))
    return two_way_of(project, scenario, paths, at[0], at[1], scenario.options)

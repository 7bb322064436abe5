"""``ppm diff``: what changed between two saved projects, in inputs, prices, money and the decision."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, open_project, print_json, stop, terminal_style
from ppm_desktop.decisions.changes import NoScenarioError, OtherCurrencyError, project_change, scenarios_to_compare
from ppm_desktop.reports.changes.words import no_bridge_sentence, no_scenario_sentence, other_currency_sentence
from ppm_desktop.wording import ENGLISH, speaking


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier project file.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later project file.")],
    scenario: Annotated[str | None, typer.Option(help="A scenario that both have; the baseline unless given.")] = None,
    option: Annotated[str, typer.Option(metavar="ID", help="An option that both have; the cheapest of each unless given.")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say what changed from one saved project to another. Exit code 3: a price is missing, so the money cannot be taken apart."""
    files = before, after
    projects = [open_project(file) for file in files]
    then, now = projects
    if then is None or now is None:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    try:
        scenarios = scenarios_to_compare(then, now, scenario)
        change = project_change(then, now, scenarios, catalogue().availability, option)
    except NoScenarioError as error:
        stop(no_scenario_sentence(error, files))
    except OtherCurrencyError as error:
        stop(other_currency_sentence(error, files), ExitCode.WRONG_INPUT)
    if option and not all(change.ends):
        stop(no_bridge_sentence(change, files))
    only_scenarios = scenario is not None
    if as_json:
        from ppm_desktop.reports.changes.json_form import change_entry  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - as above

        with speaking(ENGLISH):  # programs read it, whoever starts them
            print_json(results_document(**change_entry(change, files, only_scenarios=only_scenarios)))
    else:
        from ppm_desktop.reports.changes.table import change_report  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.changes.terminal import print_changes  # noqa: PLC0415 - rich loads only when somebody reads

        countries = {country.code: country.name for country in catalogue().countries}
        names = short_names(files)
        print_changes(files, change, change_report(change, names, countries, terminal_style(), only_scenarios=only_scenarios))
    if not change.steps or not all(end is not None and end.complete for end in change.ends):
        raise typer.Exit(ExitCode.INCOMPLETE)


def short_names(files: tuple[str, str]) -> tuple[str, str]:
    """Return the files' names without folders where that still tells them apart."""
    first, second = (Path(file).name for file in files)
    return (first, second) if first != second else files

"""``ppm export``: files for other people and programs: a printed report, an Excel workbook with live formulas, tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, chosen_scenarios, complain, open_project, stop
from ppm_desktop.cli.workbook_target import refuse_to_overwrite
from ppm_desktop.costing.comparison import compare as compare_options
from ppm_desktop.domain.today import today
from ppm_desktop.files.presence import is_folder
from ppm_desktop.files.real_path import real_path
from ppm_desktop.paper.firm import FIRM_FILE
from ppm_desktop.paper.outputs import PAPERS, Order, OrderError, Output, output, write
from ppm_desktop.reports.words import listed
from ppm_desktop.wording import LANGUAGES, PSEUDO, current_language, speaking, tr

Choice = TypeVar("Choice", bound=str)


def export(  # noqa: PLR0913 - the options of the command
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="OUT", help="Write an Excel workbook with live formulas.")] = None,
    csv: Annotated[Path | None, typer.Option("--csv", metavar="OUT", help="Write a row per option, month and component.")] = None,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write every scenario's results, and all tables of one, as JSON.")
    ] = None,
    csv_folder: Annotated[
        Path | None,
        typer.Option("--csv-folder", metavar="FOLDER", help="Write a CSV file for each table: inputs, prices, ledger and others."),
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="OUT", help="Write the report: the decision, its grounds and sources.")
    ] = None,
    pptx: Annotated[
        Path | None, typer.Option("--pptx", metavar="OUT", help="Write slides for the meeting, with charts that can be edited.")
    ] = None,
    *,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the one that the others are held against unless given.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="|".join(LANGUAGES), help="Language of what is written; that of the command unless given.")
    ] = None,
    paper: Annotated[str, typer.Option(metavar="a4|letter", help="Sheet of the report.")] = "a4",
    sections: Annotated[
        str, typer.Option(metavar="A,B", help="Sections of the report, such as decision,costs,questions; the usual ones unless given.")
    ] = "",
    slides: Annotated[
        str, typer.Option(metavar="A,B", help="Slides of the presentation, such as decision,costs; the usual ones unless given.")
    ] = "",
    firm: Annotated[
        Path | None, typer.Option(metavar="FOLDER|FILE", help="Name, logo, colour and footer of your firm: firm.toml or its folder.")
    ] = None,
) -> None:
    """Write the comparison of one scenario to files. Exit code 3: done, but an option is incomplete for want of a price."""
    asked: dict[str, Path | None] = {"xlsx": xlsx, "csv": csv, "json": json, "csv-folder": csv_folder, "pdf": pdf, "pptx": pptx}  # ids
    targets = {output(asked_id): target for asked_id, target in asked.items() if target is not None}
    if not targets:
        known = listed([f"{output(asked_id).option} OUT" for asked_id in asked], most=len(asked))
        stop(tr("What should be written? Give one or more of {options}.").format(options=known))
    if len({real_path(target) for target in (*targets.values(), Path(file))}) <= len(targets):
        stop(tr("The project and the files to write must have different names."))
    if firm is not None:
        for target in targets.values():
            refuse_to_overwrite(target, (str(firm / FIRM_FILE if is_folder(firm) else firm),))
    sheet, spoken = _one_of(paper, PAPERS, "--paper"), _one_of(language or current_language(), (*LANGUAGES, PSEUDO), "--language")
    project = open_project(file)
    if project is None:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    chosen = project.scenarios[project.baseline_index] if scenario is None else chosen_scenarios(project, scenario, file)[0]
    comparison = compare_options(project, chosen, catalogue().availability)
    order = Order(file, comparison, catalogue(), today(), sheet, _names(sections), firm, _names(slides))
    for one, target in targets.items():
        with speaking(spoken):
            _write(one, order, target)
    if not comparison.complete:
        raise typer.Exit(ExitCode.INCOMPLETE)


def _names(given: str) -> tuple[str, ...]:
    """Return the parts of a list that are separated by commas."""
    return tuple(name.strip() for name in given.split(",") if name.strip())


def _one_of(given: str, known: tuple[Choice, ...], option: str) -> Choice:
    """Return the choice that was given; anything else is wrong usage."""
    choice = next((one for one in known if one == given), None)
    if choice is None:
        stop(tr('{option} cannot be "{given}". Known: {known}.').format(option=option, given=given, known=", ".join(known)))
    return choice


def _write(wanted: Output, order: Order, target: Path) -> None:
    """Write an output and name each file; what the user can mend ends the command with a sentence."""
    scenario = order.comparison.scenario.name
    try:
        for written in write(wanted, order, target):
            typer.echo(tr("{file}: scenario {scenario}").format(file=written, scenario=scenario))
    except OrderError as error:
        for line in str(error).splitlines():  # a firm's template may have several mistakes
            complain(line)
        raise typer.Exit(ExitCode.WRONG_USAGE if error.usage else ExitCode.WRONG_INPUT) from None

"""``ppm export``: files for other people and programs: an Excel workbook with live formulas, a CSV table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, chosen_scenarios, open_project, stop
from ppm_desktop.costing.comparison import compare as compare_options
from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="OUT", help="Write an Excel workbook with live formulas.")] = None,
    csv: Annotated[Path | None, typer.Option("--csv", metavar="OUT", help="Write a row per option, month and component.")] = None,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the one that the others are held against unless given.")] = None,
) -> None:
    """Write the comparison of one scenario to files. Exit code 3: done, but an option is incomplete for want of a price."""
    targets = [target for target in (xlsx, csv) if target is not None]
    if not targets:
        stop(tr("What should be written? Give --xlsx OUT, --csv OUT or both."))
    if len({target.resolve() for target in (*targets, Path(file))}) <= len(targets):
        stop(tr("The project and the files to write must have different names."))
    project = open_project(file)
    if project is None:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    chosen = project.scenarios[project.baseline_index] if scenario is None else chosen_scenarios(project, scenario, file)[0]
    comparison = compare_options(project, chosen, catalogue().availability)
    if xlsx is not None:
        _write(xlsx, _workbook(comparison), chosen.name)
    if csv is not None:
        _write(csv, _table(file, comparison), chosen.name)
    if not comparison.complete:
        raise typer.Exit(ExitCode.INCOMPLETE)


def _workbook(comparison: Comparison) -> bytes:
    from ppm_desktop.reports.workbook.document import workbook_bytes  # noqa: PLC0415 - one output only
    from ppm_desktop.reports.workbook.text_style import style_of_language  # noqa: PLC0415 - as above

    return workbook_bytes(comparison, catalogue(), style_of_language())


def _table(file: str, comparison: Comparison) -> bytes:
    from ppm_desktop.reports.frames import comparison_frame, csv_text  # noqa: PLC0415 - brings pandas

    with speaking(ENGLISH):  # programs read it, whoever starts them
        return csv_text(comparison_frame(file, comparison)).encode()


def _write(target: Path, data: bytes, scenario: str) -> None:
    try:
        write_atomically(target, data)
    except (OSError, ValueError) as error:
        reason = system_reason(error)
        stop(tr("{file} cannot be written: {reason}.").format(file=target, reason=reason), ExitCode.WRONG_INPUT)
    typer.echo(tr("{file}: scenario {scenario}").format(file=target, scenario=scenario))

"""``ppm validate``: everything that is wrong or noteworthy in project files, without computing them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, print_json
from ppm_desktop.domain.checks import has_errors
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.results_json import problem_entry, results_document
from ppm_desktop.reports.sentences import problem_line, problem_sentence
from ppm_desktop.wording import ENGLISH, current_language, speaking, tr


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Project files (*.ppmplan).")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List every problem of every file. Exit code 1 when a file has an error; warnings and notes alone are 0."""
    with speaking(ENGLISH if as_json else current_language()):  # programs read JSON, whoever starts them
        _validate(files, as_json=as_json)


def _validate(files: list[str], *, as_json: bool) -> None:
    readings = [(file, read_project(Path(file), catalogue().country_codes)) for file in files]
    if as_json:
        entries = [problem_entry(file, p, problem_sentence(p)) for file, reading in readings for p in reading.problems]
        print_json(results_document(problems=entries))
    else:
        for file, reading in readings:
            for problem in reading.problems:
                typer.echo(problem_line(file, problem))
            if not reading.problems:
                typer.echo(tr("{file}: no problems").format(file=file))
    if any(has_errors(reading.problems) for _, reading in readings):
        raise typer.Exit(ExitCode.WRONG_INPUT)

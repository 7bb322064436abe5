"""Opens the project files named on the command line and says what is wrong with them."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import typer

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import PLAIN_STYLE, NumberStyle
from ppm_desktop.reports.sentences import problem_line
from ppm_desktop.reports.words import printable, utf8
from ppm_desktop.wording import current_language, tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: Languages in which a comma begins the decimals.
_WITH_DECIMAL_COMMA: Final = frozenset({"de"})


class ExitCode(IntEnum):
    """What the command's exit status says."""

    DONE = 0
    WRONG_INPUT = 1
    WRONG_USAGE = 2
    INCOMPLETE = 3


@cache
def catalogue() -> Catalogue:
    """Return the program's own catalogue, read once."""
    return load_catalogue()


def open_project(file: str) -> Project | None:
    """Read a project that can be computed; otherwise print every error and return None."""
    reading = read_project(Path(file), catalogue().country_codes)
    for problem in reading.problems:
        if problem.severity == "error":
            complain(problem_line(file, problem))
    return reading.project if reading.sound else None


def opened_scenario(file: str, name: str | None) -> tuple[Project, Scenario]:
    """Return a project that can be computed and the named scenario of it, or its first; otherwise end the command with what is wrong."""
    project = open_project(file)
    if project is None:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    return project, chosen_scenarios(project, name, file)[0]


def chosen_scenarios(project: Project, name: str | None, file: str) -> tuple[Scenario, ...]:
    """Return all scenarios, or the named one; a name that the file does not have is wrong usage."""
    if name is None:
        return project.scenarios
    scenario = project.scenario(name)
    if scenario is None:
        known = ", ".join(s.name for s in project.scenarios)
        stop(tr('{file} has no scenario "{name}". It has: {known}.').format(file=file, name=name, known=known))
    return (scenario,)


def complain(message: str) -> None:
    """Print a message for people."""
    typer.echo(printable(message), err=True)


def stop(message: str, code: ExitCode = ExitCode.WRONG_USAGE) -> NoReturn:
    """Print a message and end with an exit code."""
    complain(message)
    raise typer.Exit(code)


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document."""
    print_bytes(utf8(json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"))


def print_bytes(data: bytes) -> None:
    """Print data for programs: UTF-8 and its own line ends, whatever the terminal's are."""
    typer.echo(data, nl=False)


def terminal_style() -> NumberStyle:
    """Return the number style of the terminal: grouped for people, plain for pipes and old encodings, as the language writes it."""
    if not (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf"):
        style = PLAIN_STYLE
    else:
        style = NumberStyle() if sys.stdout.isatty() else NumberStyle(group_separator=",")
    if current_language() not in _WITH_DECIMAL_COMMA:
        return style
    # "57,629" within German sentences would be read as less than 58.
    return replace(style, decimal_point=",", group_separator="." if style.group_separator == "," else style.group_separator)

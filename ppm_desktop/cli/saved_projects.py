"""Opens many project files named on the command line; a bad one is kept with its sentences and stops nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ppm_desktop.cli.opening import catalogue
from ppm_desktop.files.project_file import read_project
from ppm_desktop.files.project_folders import project_files
from ppm_desktop.files.real_path import real_path
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.reports.sentences import problem_line
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class SavedProject:
    """A project that can be computed, with the scenario that is looked at."""

    file: str
    project: Project
    scenario: Scenario
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file or folder that gave no project, and why; each sentence names the file."""

    file: str
    sentences: tuple[str, ...]


def saved_projects(places: Sequence[str], scenario: str | None) -> Iterator[SavedProject | BadFile]:
    """Yield every project of files and folders once, in order; folders with all that is below them.

    ``scenario`` is the one to look at; each project's baseline unless given. A project that does not have it is a bad file.
    """
    seen: set[Path] = set()
    for place in places:
        for found in _files_of(place):
            if isinstance(found, BadFile):
                yield found
            elif (resolved := real_path(found)) not in seen:
                seen.add(resolved)
                yield _opened(str(found), scenario)


def _files_of(place: str) -> Iterator[Path | BadFile]:
    path = Path(place)
    if not path.is_dir():
        yield path
        return
    files, refused = project_files(path)
    yield from files
    for error in refused:
        folder = str(error.filename or place)
        yield BadFile(folder, (tr("{folder}: the folder cannot be read: {reason}.").format(folder=folder, reason=system_reason(error)),))
    if not files and not refused:
        said = tr("{folder}: no project file (*.ppmplan) was found in it or below it. Check the folder's name.")
        yield BadFile(place, (said.format(folder=place),))


def _opened(file: str, name: str | None) -> SavedProject | BadFile:
    reading = read_project(Path(file), catalogue().country_codes)
    project = reading.project
    if project is None or not reading.sound:
        return BadFile(file, tuple(problem_line(file, problem) for problem in reading.problems if problem.severity == "error"))
    scenario = project.scenarios[project.baseline_index] if name is None else project.scenario(name)
    if scenario is None:
        known = ", ".join(one.name for one in project.scenarios)
        return BadFile(file, (tr('{file} has no scenario "{name}". It has: {known}.').format(file=file, name=name, known=known),))
    return SavedProject(file, project, scenario, tuple(problem for problem in reading.problems if problem.severity == "warning"))

"""Opening and saving ``*.ppmplan``: bytes -> envelope -> migrated document -> records -> project, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from ppm_desktop.costing.remembered import Remembered
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.domain.problem import problem
from ppm_desktop.domain.snapshots import snapshot_problems
from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.conversion import document_of, project_from
from ppm_desktop.files.json_layout import LaidOut, laid_out
from ppm_desktop.files.json_text import LARGEST_FILE, NotJsonError, parse_json
from ppm_desktop.files.migrations import migrate
from ppm_desktop.files.project_schema import FORMAT, VERSION, ProjectRecord
from ppm_desktop.files.scenario_conversion import scenario_document
from ppm_desktop.files.structure import structural_problems, without_wrong_parts
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: What stands before each line of a scenario in the file.
_WITHIN: Final = "    "
#: The scenarios of the plan that was written last, with their texts: most edits change one of them.
_TEXTS: Final = Remembered[tuple[tuple["Scenario", LaidOut], ...]](1)
#: Whoever made so many has another file at hand; to tell each would take minutes.
_MOST_MISTAKES: Final = 5_000
#: Of each list that can be long, at any place of a file. The largest plan that the program is measured with has 2,000 groups in 20 scenarios.
_MOST_ENTRIES: Final = {"scenarios": 1_000, "snapshots": 1_000, "groups": 10_000, "rates": 100_000}
#: Problems that stay true when wrong parts elsewhere in the document are left out.
_LOCAL_CODES = frozenset({"sum_not_one", "mix_missing", "unknown_country", "headcount_order", "line_only_for_dial_out", "suspicious_rate"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a project file.

    ``project`` is None when the document is not a project at all; with errors of the kind that the window can mend
    (a sum that is not 1) the project is there, and must not be computed.
    """

    project: Project | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """True when the project can be computed."""
        return self.project is not None and not has_errors(self.problems)


def read_project(path: Path, countries: frozenset[str] | None = None) -> Reading:
    """Read a project file. Everything wrong with it comes back as problems; nothing is raised for a user's file."""
    try:
        # Opening a pipe waits for a writer, and a device has no end: only files are read, and no more than may be.
        if path.exists() and not path.is_file():
            return Reading(None, (problem("", "error", "cannot_read", reason=tr("it is not a file")),))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        return Reading(None, (problem("", "error", "cannot_read", reason=system_reason(error)),))
    return read_project_bytes(data, countries)


def read_project_bytes(data: bytes, countries: frozenset[str] | None = None) -> Reading:
    """Read a project from the bytes of its file."""
    try:
        document = _current_version(parse_json(data))
        _judge_lists(document)
    except NotJsonError as error:
        return Reading(None, (error.problem,))
    try:
        record = ProjectRecord.model_validate(document)
    except ValidationError as error:
        if error.error_count() > _MOST_MISTAKES:
            return Reading(None, (problem("", "error", "too_many_mistakes", found=error.error_count()),))
        found = structural_problems(error, document)
        return Reading(None, found + _problems_beside(document, error, found, countries))
    project = project_from(record)
    return Reading(project, (*check_project(project, countries), *snapshot_problems(project, countries)))


def project_bytes(project: Project) -> bytes:
    """Return the bytes of a project's file: the same project is always the same bytes."""
    text = laid_out(document_of(project, _scenario_texts(project.scenarios)))
    return (text + "\n").encode()


def _scenario_texts(scenarios: tuple[Scenario, ...]) -> tuple[LaidOut, ...]:
    """Return the texts of scenarios; those that are what they were when a plan was last written are not said anew."""
    known = {id(scenario): (scenario, text) for texts in _TEXTS.answers() for scenario, text in texts}
    kept = tuple(known.get(id(scenario)) or (scenario, LaidOut(laid_out(scenario_document(scenario), _WITHIN))) for scenario in scenarios)
    _TEXTS.add(kept)
    return tuple(text for _, text in kept)


def save_project(project: Project, path: Path) -> None:
    """Write a project file. The old file stays whole until the new one is; raises ``OSError`` and harms nothing if that fails."""
    write_atomically(path, project_bytes(project))


def _current_version(document: dict[str, Any]) -> dict[str, Any]:
    if document.get("format") != FORMAT:
        raise NotJsonError(
            problem("format", "error", "not_a_project", found=repr(document.get("format", tr("nothing")))[:80], expected=FORMAT)
        )
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NotJsonError(problem("version", "error", "wrong_version", found=repr(version)[:80], expected=VERSION))
    if version > VERSION:
        raise NotJsonError(problem("version", "error", "newer_version", found=version, expected=VERSION))
    return migrate(document, version, VERSION)


def _judge_lists(value: object, path: str = "") -> None:
    """Refuse lists so long that to judge every entry would take minutes and gigabytes."""
    if isinstance(value, list):
        for place, entry in enumerate(value):
            _judge_lists(entry, f"{path}[{place}]")
    elif isinstance(value, dict):
        for key in ("scenarios", "snapshots", "groups", "rates", "project", "price_book"):
            part, limit = value.get(key), _MOST_ENTRIES.get(key)
            where = f"{path}.{key}".removeprefix(".")
            if isinstance(part, list) and limit is not None and len(part) > limit:
                raise NotJsonError(problem(where, "error", "too_many_entries", found=len(part), limit=limit))
            _judge_lists(part, where)


def _problems_beside(
    document: dict[str, Any], error: ValidationError, found: tuple[Problem, ...], countries: frozenset[str] | None
) -> tuple[Problem, ...]:
    """Judge what is left when the wrong parts are out, so that all problems are reported at once."""
    rest = without_wrong_parts(document, error)
    if rest is None:
        return ()
    project = project_from(rest.record)
    problems = check_project(project, countries)
    if all(problem.code == "unknown_key" for problem in found):
        return problems  # nothing was replaced, so everything that is said is about the file
    return tuple(p for p in problems if p.code in _LOCAL_CODES and not rest.replaced_near(p.path))

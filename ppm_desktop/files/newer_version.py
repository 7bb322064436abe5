"""Looking into a file of a format version that this program does not know yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from ppm_desktop.files.conversion import project_from
from ppm_desktop.files.json_text import NotJsonError, parse_json
from ppm_desktop.files.project_schema import FORMAT, VERSION, ProjectRecord
from ppm_desktop.files.structure import place_of

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project

#: Taking one unknown key out can only bring others to light when a union is judged anew.
_ROUNDS: Final = 5


def project_of_newer_version(data: bytes) -> Project | None:
    """Return what this program understands of a newer file: None unless only keys have been added to the format.

    What the new keys mean is not known, so the project is for looking at, not for saving over the file.
    """
    try:
        document = parse_json(data)
    except NotJsonError:
        return None
    version = document.get("version")
    if document.get("format") != FORMAT or not isinstance(version, int) or version <= VERSION:
        return None
    for part in (document, *_projects_of_snapshots(document)):
        part["version"] = VERSION
    for _ in range(_ROUNDS):
        try:
            return project_from(ProjectRecord.model_validate(document))
        except ValidationError as error:
            details = error.errors(include_url=False)
            if any(detail["type"] != "extra_forbidden" for detail in details):
                return None
            for detail in details:
                _take_out(document, place_of(detail, document))
    return None


def _projects_of_snapshots(document: dict[str, Any]) -> list[dict[str, Any]]:
    snapshots = document.get("snapshots", [])
    found = [snapshot.get("project") for snapshot in snapshots if isinstance(snapshot, dict)] if isinstance(snapshots, list) else []
    return [project for project in found if isinstance(project, dict)]


def _take_out(document: Any, place: tuple[str | int, ...]) -> None:  # noqa: ANN401 - a JSON value
    for step in place[:-1]:
        document = document[step]
    document.pop(place[-1], None)

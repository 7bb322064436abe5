"""The published schemas: the same as the models, and neither stricter nor laxer on the form of single values."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from arbitrary import projects
from building import COMPLETE_PROJECTS
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.files.json_schemas import generated_schemas
from ppm_desktop.files.project_file import project_bytes, read_project_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ppm_desktop.domain.project import Project

FOLDER = resource_path("schemas")
FILES = sorted((*resource_path("samples").glob("*.ppmplan"), *COMPLETE_PROJECTS.glob("*.ppmplan")))


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}-1.schema.json").read_text(encoding="utf-8"))
    return found


PROJECT = Draft202012Validator(schema("project"))
BOOK = Draft202012Validator(schema("price-book"))


@pytest.mark.parametrize("name", list(generated_schemas()))
def test_a_published_schema_is_what_the_models_say(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == generated_schemas()[name], "run make schemas"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_every_schema_is_one(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_samples_and_complete_projects_are_valid(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    PROJECT.validate(document)
    BOOK.validate(document["price_book"])


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(projects())
def test_what_the_program_writes_is_valid(project: Project) -> None:
    document = json.loads(project_bytes(project))
    PROJECT.validate(document)
    BOOK.validate(document["price_book"])


def keys(part: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every key that a schema describes, with its place."""
    if isinstance(part, dict):
        for name, value in part.get("properties", {}).items():
            yield f"{place}.{name}", value
        for name, value in part.items():
            yield from keys(value, f"{place}.{name}")
    elif isinstance(part, list):
        for place_in_list, value in enumerate(part):
            yield from keys(value, f"{place}[{place_in_list}]")


@pytest.mark.parametrize("name", ["project", "price-book", "results"])
def test_every_key_says_what_it_means(name: str) -> None:
    found = schema(name)
    refers = {f"#/$defs/{part}" for part, value in found["$defs"].items() if "description" in value}
    silent = [place for place, value in keys(found) if "description" not in value and value.get("$ref") not in refers]
    assert not silent, "say it in files/field_notes.py, then run make schemas"


def _set(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        for step in path[:-1]:
            document = document[step]  # type: ignore[index]  # a list takes numbers
        document[path[-1]] = value  # type: ignore[index]  # as above

    return change


WRONG = {
    "another format": _set("format", value="something/else"),
    "a newer version": _set("version", value=2),
    "no version": lambda document: document.pop("version"),
    "no currency": lambda document: document.pop("currency"),
    "an unknown key": _set("colour", value="blue"),
    "no month": _set("months", value=0),
    "half a month": _set("months", value=1.5),
    "a month that is none": _set("start", value="2026-13"),
    "a small currency": _set("currency", value="usd"),
    "a rate as a number": _set("price_book", "rates", 0, "rate", value=0.013),
    "a rate below zero": _set("price_book", "rates", 0, "rate", value="-0.013"),
    "an unknown call type": _set("price_book", "rates", 0, "call_type", value="fax"),
    "a source without a mark": lambda document: next(iter(document["price_book"]["sources"].values())).pop("status"),
    "a share above one": _set("scenarios", 0, "groups", 0, "phone_share", value=1.01),
    "a share in quotes": _set("scenarios", 0, "groups", 0, "phone_share", value="0.1"),
    "eleven months of season": _set("scenarios", 0, "season", value=[1] * 11),
    "a line type nobody knows": _set("scenarios", 0, "groups", 0, "destinations", "dial_out", value={"GB/satellite": 1}),
}


@pytest.mark.parametrize("name", list(WRONG))
def test_a_wrong_document_is_refused_by_the_schema_and_by_the_program(name: str) -> None:
    document = json.loads(FILES[-1].read_text(encoding="utf-8"))
    PROJECT.validate(document)
    WRONG[name](document)
    assert not PROJECT.is_valid(document)
    assert not read_project_bytes(json.dumps(document).encode()).sound

"""The JSON Schemas (draft 2020-12) of the project file and its price book, made from the models that read them.

A schema says the form of single values. What only several together can get wrong (shares that do not add up to 1, a source that is not there) is
for ``ppm validate``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.files.field_notes import NOTES
from ppm_desktop.files.project_schema import PriceBookRecord, ProjectRecord

if TYPE_CHECKING:
    from pydantic import BaseModel

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SUFFIX: Final = "Record"
_ABOUT: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "project": (ProjectRecord, "Project file of ppm_desktop (*.ppmplan), format version 1"),
    "price-book": (PriceBookRecord, "Price book of ppm_desktop, format version 1: the key price_book of a project file"),
}
#: Keys that hold schemas by name, whose names must not be taken for keywords.
_HOLDERS: Final = ("properties", "$defs", "patternProperties")


def generated_schemas() -> dict[str, str]:
    """Return the text of every schema that is made from models, by the name of its file in ``resources/schemas``."""
    return {f"{name}-1.schema.json": _text(_schema(name, model, title)) for name, (model, title) in _ABOUT.items()}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False).replace(_SUFFIX + '"', '"') + "\n"


def _schema(name: str, model: type[BaseModel], title: str) -> dict[str, Any]:
    found = model.model_json_schema(by_alias=True, mode="validation")
    records = {model.__name__: found, **found.get("$defs", {})}
    for record, schema in records.items():
        _describe(record.removesuffix(_SUFFIX), schema)
    if name == "project":
        for record in ("ProjectRecord", "PlanRecord"):  # the models have them as constants, the reader wants them in the file
            records[record]["required"] = ["format", "version", *records[record]["required"]]
    described = found.pop("description", "")
    schema = {"$schema": DIALECT, "$id": f"urn:ppm-desktop:schema:{name}:1", "title": title, "description": described, **_plain(found)}
    return schema | {"$defs": dict(sorted(schema["$defs"].items()))}


def _describe(record: str, schema: dict[str, Any]) -> None:
    """Say of every key what it means and in which unit it is; a project is a plan with snapshots."""
    notes = NOTES["Plan"] if record == "Project" else NOTES.get(record, {})
    for key, value in schema.get("properties", {}).items():
        note = notes.get(key)
        if note is None:
            continue
        text, unit = (note, "") if isinstance(note, str) else note
        value["description"] = text
        if unit:
            value["x-unit"] = unit


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out what pydantic says about itself: titles made from keys, and defaults that mean "not there"."""
    found: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword == "title" or (keyword == "default" and (value is None or isinstance(value, dict))):
            continue
        if keyword in _HOLDERS:
            found[keyword] = {name: _plain(part) for name, part in value.items()}
        elif isinstance(value, dict):
            found[keyword] = _plain(value)
        elif isinstance(value, list):
            found[keyword] = [_plain(part) if isinstance(part, dict) else part for part in value]
        else:
            found[keyword] = value
    # A key of another form is refused by the models.
    return found | {"additionalProperties": False} if "patternProperties" in found else found

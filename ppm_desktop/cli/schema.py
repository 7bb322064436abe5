"""``ppm schema``: the published JSON Schemas of the file formats."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.opening import print_bytes, stop
from ppm_desktop.wording import tr

#: Names of the schemas, with their files in ``resources/schemas``.
SCHEMAS: Final = {
    "project": "project-1.schema.json",
    "price-book": "price-book-1.schema.json",
    "results": "results-1.schema.json",
}


def schema(
    name: Annotated[
        str, typer.Argument(metavar="|".join(SCHEMAS), help="Whose schema: project files, their price books, or --json results.")
    ],
) -> None:
    """Print the JSON Schema (draft 2020-12) of a format: its keys, what they mean, their units and their values."""
    if name not in SCHEMAS:
        stop(tr('There is no schema "{name}". There are: {known}.').format(name=name, known=", ".join(SCHEMAS)))
    print_bytes(resource_path(f"schemas/{SCHEMAS[name]}").read_bytes())

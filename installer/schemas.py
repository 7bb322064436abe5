"""Writes what is published about the file formats: JSON Schemas made from models, and the page about the tables."""

from installer.shell import ROOT, say
from ppm_desktop.files.json_schemas import generated_schemas
from ppm_desktop.reports.tables.table_files import tables_page


def main() -> None:
    """Write every schema and the page; the same program gives the same bytes."""
    written = {f"resources/schemas/{name}": text for name, text in generated_schemas().items()} | {"docs/tables.md": tables_page()}
    for name, text in written.items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        say(f"Written: {name}")


if __name__ == "__main__":
    main()

"""Remembers how sheets of a form were read, so that next month's is read the same way.

It holds the names of tabs and what their columns are read as: no rate, no country, no heading.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.rate_sheets.mapping import mapping_from

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.files.rate_sheets.mapping import Mapping

FILE_NAME: Final = "rate-sheet-layouts.json"
#: A person reads a handful of forms; beyond this the ones read longest ago are forgotten.
_MOST: Final = 40
#: A file that is larger was not written here.
_LARGEST: Final = 4_000_000


class MappingMemory:
    """A JSON file of mappings by fingerprint. What is damaged counts as not remembered: it is only a convenience."""

    def __init__(self, path: Path) -> None:
        """Remember in ``path``; nothing is read yet."""
        self._path = path

    def recall(self, fingerprint: str) -> Mapping | None:
        """Return how a sheet of this form was read last; None when that is not known."""
        return mapping_from(self._known().get(fingerprint))

    def remember(self, fingerprint: str, mapping: Mapping) -> None:
        """Remember how a sheet of this form was read. Raises ``OSError`` when the file cannot be written."""
        known = self._known()
        known.pop(fingerprint, None)
        known[fingerprint] = mapping.as_document()
        kept = dict(list(known.items())[-_MOST:])
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, (json.dumps({"layouts": kept}, ensure_ascii=True, indent=1) + "\n").encode())

    def _known(self) -> dict[str, Any]:
        try:
            if self._path.stat().st_size > _LARGEST:
                return {}
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        layouts = found.get("layouts") if isinstance(found, dict) else None
        return layouts if isinstance(layouts, dict) else {}

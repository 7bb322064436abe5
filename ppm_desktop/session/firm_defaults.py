"""The firm's defaults: a file beside the preferences. Projects carry a copy, so that no result depends on this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from ppm_desktop.domain.check_defaults import sum_problems
from ppm_desktop.domain.defaults import Defaults, Layer
from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.defaults_conversion import layer_document, layer_from
from ppm_desktop.files.project_schema import LayerRecord
from ppm_desktop.session.preferences import preferences_file

_NAME: Final = "firm-defaults.json"


def firm_defaults_file() -> Path:
    """Return where this user keeps the firm's defaults."""
    return preferences_file().parent / _NAME


def read_firm_defaults(path: Path | None = None) -> Layer:
    """Read the firm's defaults; none when there is no file, or when somebody has spoilt it by hand."""
    try:
        document = json.loads((path or firm_defaults_file()).read_text(encoding="utf-8"))
        layer = layer_from(LayerRecord.model_validate(document))
    except (OSError, ValueError, ValidationError, RecursionError):
        return ()
    return () if any(sum_problems(Defaults(firm=layer))) else layer


def write_firm_defaults(layer: Layer, path: Path | None = None) -> None:
    """Keep defaults for the firm. Raises ``OSError`` when the file cannot be written."""
    place = path or firm_defaults_file()
    place.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(layer_document(layer), indent=2, sort_keys=True, ensure_ascii=False)
    write_atomically(place, f"{text}\n".encode())

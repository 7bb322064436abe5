"""The single door to ``resources/``: where it lies, and what may be asked of it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

from ppm_desktop.catalog.text_files import TextFile, read_text_file

#: In a wheel the data lies inside the package; in a source tree (editable installs too) beside it.
_PACKAGE: Final = Path(__file__).resolve().parent.parent
_PLACES: Final = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resources_root(places: tuple[Path, ...] = _PLACES) -> Path:
    """Return the folder that holds the data files.

    Raises:
        FileNotFoundError: No place has it; the installation is incomplete.
    """
    for place in places:
        if place.is_dir():
            return place
    message = f"no resources folder in {' or '.join(str(place) for place in places)}"
    raise FileNotFoundError(message)


def resource_path(relative: str, root: Path | None = None) -> Path:
    """Return the path of a resource, which need not exist.

    Args:
        relative: Such as ``"catalog/rules.toml"``, with forward slashes on every system.
        root: The resources folder; found by itself by default.

    Raises:
        ValueError: The path is empty, absolute, uses a drive or a backslash, or climbs out of the folder.
    """
    parts = PurePosixPath(relative).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in relative or ":" in relative or "\0" in relative:
        message = f"not a path inside resources: {relative!r}"
        raise ValueError(message)
    return (root or resources_root()).joinpath(*parts)


def read_resource(relative: str, root: Path | None = None) -> TextFile:
    """Read a text resource; messages name it ``resources/…`` wherever it lies.

    Raises:
        ValueError: As for ``resource_path``.
        CatalogueError: It is missing or not UTF-8.
    """
    return read_text_file(resource_path(relative, root), f"resources/{PurePosixPath(relative)}")

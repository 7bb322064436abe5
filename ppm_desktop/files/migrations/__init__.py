"""Turns documents of older format versions into the next one, step by step.

A migration is a function from the document of one version to that of the next. It knows no live code, is never
changed once released, and has its own file and test. There is none yet: version 1 is the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Document = dict[str, Any]
Migration = "Callable[[Document], Document]"

#: Version -> function that makes a document of that version one of the next.
MIGRATIONS: Mapping[int, Callable[[Document], Document]] = {}


def migrate(
    document: Document, version: int, target: int, migrations: Mapping[int, Callable[[Document], Document]] = MIGRATIONS
) -> Document:
    """Return ``document`` as of version ``target``. Raises ``LookupError`` when a step of the chain is missing."""
    for step in range(version, target):
        if step not in migrations:
            message = f"no migration from format version {step} to {step + 1}"
            raise LookupError(message)
        document = migrations[step](document) | {"version": step + 1}
        snapshots = document.get("snapshots")
        if isinstance(snapshots, list):  # each holds a whole project of the same version
            document["snapshots"] = [_snapshot(snapshot, step, migrations[step]) for snapshot in snapshots]
    return document


def _snapshot(snapshot: Any, version: int, migration: Callable[[Document], Document]) -> Any:  # noqa: ANN401 - not yet judged
    """Take the project of a snapshot one version further; what is none is left for the reader to refuse."""
    project = snapshot.get("project") if isinstance(snapshot, dict) else None
    if not isinstance(project, dict) or project.get("version") != version:
        return snapshot
    return snapshot | {"project": migration(project) | {"version": version + 1}}

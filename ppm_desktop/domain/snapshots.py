"""Judging and keeping snapshots: projects inside a project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.project import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project


def snapshot_problems(project: Project, countries: frozenset[str] | None = None) -> Iterator[Problem]:
    """Yield what is wrong inside the snapshots.

    It is a warning, whatever it is: what was wrong in March does not keep anybody from calculating today. Warnings and
    notes about the past are left out, because nothing is to be done about them.
    """
    for index, snapshot in enumerate(project.snapshots):
        for found in check_project(snapshot.project, countries):
            if found.severity == "error":
                yield replace(found, path=f"snapshots[{index}].project.{found.path}", severity="warning")


def with_snapshot(project: Project, name: str, taken: str) -> Project:
    """Return the project with itself, as it is now, as its newest snapshot."""
    return replace(project, snapshots=(*project.snapshots, Snapshot(name, taken, replace(project, snapshots=()))))


def without_snapshot(project: Project, index: int) -> Project:
    """Return the project without one of its snapshots."""
    return replace(project, snapshots=project.snapshots[:index] + project.snapshots[index + 1 :])


def restored(project: Project, index: int) -> Project:
    """Return the project as it was in a snapshot, with all the snapshots that it has now."""
    return replace(project.snapshots[index].project, snapshots=project.snapshots)

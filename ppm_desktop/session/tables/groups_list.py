"""Groups come, go and move: each is one named undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.session.edits.group_edits import new_group, with_group_added, with_group_duplicated, with_group_moved, without_group
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection

    from ppm_desktop.session.document import Document


class GroupsList:
    """Edits the list of groups of the scenario that a document shows."""

    def __init__(self, document: Document) -> None:
        """Edit ``document``."""
        self._document = document

    def add(self, current: int) -> int:
        """Add a group below the current one; return its row."""
        scenario = self._document.scenario
        group = new_group(self._document.project, scenario.groups)
        row = min(current + 1, len(scenario.groups)) if current >= 0 else len(scenario.groups)
        self._document.edit_scenario(with_group_added(scenario, group, row), tr("Add {name}").format(name=group.name))
        return row

    def duplicate(self, current: int) -> int:
        """Copy a group; return the row of the copy."""
        scenario = self._document.scenario
        if not 0 <= current < len(scenario.groups):
            return current
        text = tr("Duplicate {name}").format(name=scenario.groups[current].name)
        self._document.edit_scenario(with_group_duplicated(scenario, current), text)
        return current + 1

    def remove(self, rows: Collection[int]) -> None:
        """Remove groups as one step."""
        scenario = self._document.scenario
        names = [scenario.groups[row].name for row in rows]
        for row in sorted(rows, reverse=True):
            scenario = without_group(scenario, row)
        if names:
            count = len(names)
            text = trn("Remove {count} group", "Remove {count} groups", count) if count > 1 else tr("Remove {name}")
            self._document.edit_scenario(scenario, text.format(count=count, name=names[0]))

    def move(self, current: int, by: int) -> int:
        """Move a group up (negative) or down; return its new row."""
        scenario = self._document.scenario
        target = current + by
        if not (0 <= current < len(scenario.groups) and 0 <= target < len(scenario.groups)):
            return current
        text = (tr("Move {name} up") if by < 0 else tr("Move {name} down")).format(name=scenario.groups[current].name)
        self._document.edit_scenario(with_group_moved(scenario, current, by), text)
        return target

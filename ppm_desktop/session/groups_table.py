"""What the tables of groups share: a row is a group, an edit replaces groups and keeps the options in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.scenario import EVERYBODY
from ppm_desktop.session.group_edits import new_group, with_groups
from ppm_desktop.session.number_entry import Refusal
from ppm_desktop.session.table_model import CellRefusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.session.document import Document

#: What the project file allows for a name.
LONGEST_NAME = 500


def read_name(text: str) -> str | Refusal:
    """Read the name of a group: not empty, and not the sign for everybody else."""
    name = " ".join(text.split())
    if not name:
        return Refusal("A group needs a name.")
    if name == EVERYBODY:
        return Refusal(f"“{EVERYBODY}” stands for everybody else and cannot name a group.")
    if len(name) > LONGEST_NAME:
        return Refusal(f"A name has at most {LONGEST_NAME} characters.")
    return name


def groups_path(document: Document) -> str:
    """Return the path of the shown scenario's groups, as problems spell it."""
    return f"scenarios[{document.scenario_index}].groups"


def put_groups(document: Document, groups: tuple[Group, ...], text: str, merge_key: str | None) -> None:
    """Replace the groups of the shown scenario as one undo step."""
    document.edit_scenario(with_groups(document.scenario, groups), text, merge_key)


def blank_group(document: Document, groups: Sequence[Group]) -> Group:
    """Return a group for a row that is pasted below the last one."""
    return new_group(document.project, groups)


def names_used_twice(groups: Iterable[Group], before: Sequence[Group], column: int) -> Iterable[CellRefusal]:
    """Refuse names that an edit has made equal; groups that already had the same name are a problem of the project, told elsewhere."""
    seen: dict[str, int] = {}
    for row, group in enumerate(groups):
        unchanged = row < len(before) and before[row].name == group.name
        if group.name in seen:
            first = seen[group.name]
            if not (unchanged and first < len(before) and before[first].name == group.name):
                yield CellRefusal(first if unchanged else row, column, f"There is already a group called “{group.name}”.")
        seen.setdefault(group.name, row)


def choice_reader(labels: Sequence[tuple[str, str]], what: str) -> Callable[[str], str | Refusal]:
    """Return a reader for a choice, by its label or its value in the file, in any case of letters."""
    known = {spelling.casefold(): value for value, label in labels for spelling in (value, label)}

    def read(text: str) -> str | Refusal:
        value = known.get(" ".join(text.split()).casefold())
        return value if value is not None else Refusal(f"“{text.strip()}” is not {what}: {', '.join(label for _value, label in labels)}.")

    return read

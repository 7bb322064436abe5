"""What the tables of groups share: a row is a group, an edit replaces groups and keeps the options in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.scenario import EVERYBODY
from ppm_desktop.session.edits.annotation_edits import plain_name
from ppm_desktop.session.edits.group_edits import new_group, with_groups
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.table_model import CellRefusal
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.session.document import Document

#: What the project file allows for a name.
LONGEST_NAME = 500


def read_name(text: str) -> str | Refusal:
    """Read the name of a group: not empty, and not the sign for everybody else."""
    name = plain_name(text)
    if not name:
        return Refusal(tr("A group needs a name."))
    if name == EVERYBODY:
        return Refusal(tr("“{sign}” stands for everybody else and cannot name a group.").format(sign=EVERYBODY))
    if len(name) > LONGEST_NAME:
        return Refusal(tr("A name has at most {most} characters.").format(most=LONGEST_NAME))
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
                reason = tr("There is already a group called “{name}”.").format(name=group.name)
                yield CellRefusal(first if unchanged else row, column, reason)
        seen.setdefault(group.name, row)


def choice_reader(labels: Sequence[tuple[str, str]], refused: str) -> Callable[[str], str | Refusal]:
    """Return a reader for a choice, in any case of letters: by its label here or in English, or by its value in the file.

    Args:
        labels: Values and their English labels.
        refused: What is said of any other text, in English: a template with {text} and {choices}.
    """

    def read(text: str) -> str | Refusal:
        typed = " ".join(text.split()).casefold()
        # Its own words come last, so that they count where one language's word is another choice's in English.
        known = {spelling.casefold(): value for spellings in _spellings(labels) for value, spelling in spellings}
        value = known.get(typed)
        if value is not None:
            return value
        return Refusal(tr(refused).format(text=text.strip(), choices=", ".join(tr(label) for _value, label in labels)))

    return read


def _spellings(labels: Sequence[tuple[str, str]]) -> Iterable[Iterable[tuple[str, str]]]:
    """Return each value with its spelling: in the file, in English, in the language in force."""
    return ((value, value) for value, _label in labels), labels, ((value, tr(label)) for value, label in labels)

"""What kind of edit a step was: the names of the fields that it changed, and nothing of what is in them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.session.document import ReplaceProject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QUndoStack

#: Fields named for one step; an import changes more of them than anybody wants to read.
_MOST_FIELDS: Final = 4


def recent_kinds(stack: QUndoStack, most: int) -> list[str]:
    """Return the kinds of the last steps that are done, the newest last."""
    commands = [stack.command(place) for place in range(max(0, stack.index() - most), stack.index())]
    return [kind_of(command) if isinstance(command, ReplaceProject) else type(command).__name__ for command in commands]


def kind_of(step: ReplaceProject) -> str:
    """Return the kind of a step, such as ``scenarios.groups.habits.attendees``."""
    kinds = list(dict.fromkeys(_changed(step.before, step.after)))
    more = [f"and {len(kinds) - _MOST_FIELDS} more"] if len(kinds) > _MOST_FIELDS else []
    return ", ".join((*kinds[:_MOST_FIELDS], *more)) or "nothing"


def _changed(old: object, new: object, path: str = "") -> Iterator[str]:
    if old is new or old == new:
        return
    if is_dataclass(old) and type(old) is type(new):
        for field in fields(old):
            yield from _changed(getattr(old, field.name), getattr(new, field.name), f"{path}.{field.name}" if path else field.name)
    elif isinstance(old, tuple) and isinstance(new, tuple) and any(is_dataclass(item) for item in (*old, *new)):
        if len(old) != len(new):
            yield f"{path} {'added' if len(new) > len(old) else 'removed'}"
            return
        for before, after in zip(old, new, strict=True):
            yield from _changed(before, after, path)
    else:
        yield path

"""What differs between two scenarios or two projects: exactly the changed inputs, with the place and both values.

Both are laid out as flat lists of single values under their places; groups, options and scenarios are told apart by
name, so that one more group at the top does not make all others look changed. What stands on one side only as a whole
is one difference, not one for each of its values. A group that got another name is still that group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.flat_values import Place, Value, values_of
from ppm_desktop.domain.problem import at
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.renamed_groups import renamed_groups, with_new_names

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Scenario

__all__ = ["Difference", "Value", "differences"]
Change = Literal["changed", "added", "removed", "renamed"]
Values = Mapping[Place, Value]

#: What is told as a whole when only one side has it: the first steps of a place, the last of which is a name.
_WHOLES: Final = {
    "groups": "group",
    "options": "option",
    "scenarios": "scenario",
    "products": "product",
    "rates": "rate",
    "sources": "source",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One input that is not the same. ``field`` names it in the file's words, ``detail`` says which of several."""

    change: Change
    place: Place  # steps from the scenario or project, groups and options by their names
    owner: str  # "group", "option", "scenario", "product" … or "" for the scenario or project itself
    name: str  # of the owner
    field: str  # "minutes_per_call", "join", "destinations" …; "" when the owner as a whole came or went
    detail: Place  # what further tells the value apart: a call type and destination, a month, a product
    before: Value
    after: Value

    @property
    def path(self) -> str:
        """The place in the spelling of problems."""
        return at("", *self.place)


def differences(before: Scenario | Project, after: Scenario | Project) -> tuple[Difference, ...]:
    """Return what changed from ``before`` to ``after``, in the order of the file; nothing when they are alike.

    Of two scenarios the names are not compared: they are what tells them apart. A renamed group is told as "renamed",
    with both names, under its new name, followed by what else of it differs.
    """
    if before is after:
        return ()
    before, renamed = _with_names_of(before, after)
    before, after = _without_equal_groups(before, after, {place[-1] for place in renamed})
    old, new = dict(values_of(before)), dict(values_of(after))
    found: dict[Place, Difference] = {}
    for place in dict.fromkeys((*old, *new)):
        if place in renamed:
            found[place] = Difference("renamed", place, "group", place[-1], "name", (), renamed[place], place[-1])
        if place in old and place in new and old[place] == new[place]:
            continue
        whole = next((whole for whole in _wholes(place) if (whole in old) != (whole in new)), None)
        if whole is not None:
            found.setdefault(whole, _difference("added" if whole in new else "removed", whole, None, None))
        else:
            change: Change = "changed" if place in old and place in new else "added" if place in new else "removed"
            found[place] = _difference(change, place, old.get(place), new.get(place))
    return (*found.values(), *_reordered(old, new))


def _with_names_of(before: Scenario | Project, after: Scenario | Project) -> tuple[Scenario | Project, dict[Place, str]]:
    """Give renamed groups their new names; return also the places of these groups with their old names."""
    if isinstance(before, Project):
        places: dict[Place, str] = {}
        scenarios = []
        for scenario in before.scenarios:
            other = after.scenario(scenario.name) if isinstance(after, Project) else None
            names = {} if other is None else renamed_groups(scenario, other)
            places |= {("scenarios", scenario.name, "groups", new): old for old, new in names.items()}
            scenarios.append(with_new_names(scenario, names))
        return replace(before, scenarios=tuple(scenarios)), places
    names = {} if isinstance(after, Project) else renamed_groups(before, after)
    return with_new_names(before, names), {("groups", new): old for old, new in names.items()}


def _without_equal_groups(
    before: Scenario | Project, after: Scenario | Project, renamed: set[str]
) -> tuple[Scenario | Project, Scenario | Project]:
    """Leave the groups out that are alike, where all stand in the same order: of thousands, few are changed, and values are many."""
    if isinstance(before, Project) or isinstance(after, Project):
        return before, after
    if [group.name for group in before.groups] != [group.name for group in after.groups]:
        return before, after
    pairs = [pair for pair in zip(before.groups, after.groups, strict=True) if pair[0] != pair[1] or pair[1].name in renamed]
    return replace(before, groups=tuple(old for old, _new in pairs)), replace(after, groups=tuple(new for _old, new in pairs))


def _wholes(place: Place) -> Iterator[Place]:
    """Yield what a place lies in, the outermost first: a scenario, then a group of it."""
    for length in range(2, len(place) + 1, 2):
        if place[length - 2] not in _WHOLES:
            return
        yield place[:length]


def _difference(change: Change, place: Place, before: Value, after: Value) -> Difference:
    """Split a place into its innermost owner, the field and what tells the value apart."""
    owner = next(reversed(list(_wholes(place))), ())
    rest = place[len(owner) :]
    kind, name = (_WHOLES[owner[-2]], owner[-1]) if owner else ("", "")
    return Difference(change, place, kind, name, rest[0] if rest else "", rest[1:], before, after)


def _reordered(old: Values, new: Values) -> Iterator[Difference]:
    """Yield the lists whose common members stand in another order: of two equal options, the first is called cheapest."""
    for kind, before in _orders(old).items():
        after = _orders(new).get(kind, [])
        common = set(before) & set(after)
        kept, now = [name for name in before if name in common], [name for name in after if name in common]
        if kept != now:
            owner = _difference("changed", kind[:-1], None, None)
            yield replace(owner, place=(*kind, "order"), field=kind[-1], detail=("order",), before=", ".join(kept), after=", ".join(now))


def _orders(values: Values) -> dict[Place, list[str]]:
    lists: dict[Place, list[str]] = {}
    for place in values:
        if len(place) % 2 == 0 and place in _wholes(place):
            lists.setdefault(place[:-1], []).append(place[-1])
    return lists

"""Values that groups take over: the firm's defaults, the customer's before them, and the group's own before both.

A group always carries full values, so that the engine knows no layers. ``Group.inherits`` names the fields that follow
a default; a change of the default is written into every group that follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff

LayerName = Literal["firm", "customer"]
#: The nearest to the group first.
LAYERS: Final[tuple[LayerName, ...]] = ("customer", "firm")
Value = float | bool | str | Join | WhenBarred | WhenTollFreeOff
Layer = tuple[tuple[str, Value], ...]  # sorted by field


@dataclass(frozen=True, slots=True)
class Field:
    """Where a group keeps a value that can follow a default."""

    read: Callable[[Group], Value]
    write: Callable[[Group, Any], Group]


def _habit(name: str) -> Field:
    return Field(
        lambda group: getattr(group.habits, name), lambda group, value: replace(group, habits=replace(group.habits, **{name: value}))
    )


def _policy(name: str) -> Field:
    return Field(
        lambda group: getattr(group.policies, name), lambda group, value: replace(group, policies=replace(group.policies, **{name: value}))
    )


#: By their keys in the project file.
FIELDS: Final[dict[str, Field]] = {
    "meetings_per_organiser": _habit("meetings_per_organiser"),
    "attendees": _habit("attendees"),
    "phone_share": _habit("phone_share"),
    "minutes_per_call": _habit("minutes_per_call"),
    "usage_spread": _habit("usage_spread"),
    "join": _habit("join"),
    "growth_per_year": Field(lambda group: group.growth_per_year, lambda group, value: replace(group, growth_per_year=value)),
    "dial_out_policy": _policy("dial_out"),
    "when_barred": _policy("when_barred"),
    "toll_free_off": _policy("toll_free_off"),
    "when_toll_free_off": _policy("when_toll_free_off"),
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the project knows of both layers. The firm's is a copy, so that results do not depend on who opens the file."""

    firm: Layer = ()
    customer: Layer = ()

    def layer(self, name: LayerName) -> dict[str, Value]:
        """Return the values of one layer by field."""
        return dict(self.customer if name == "customer" else self.firm)

    def of(self, field: str) -> tuple[LayerName, Value] | None:
        """Return the layer and value that are in force for a field; None where neither layer has one."""
        for name in LAYERS:
            values = self.layer(name)
            if field in values:
                return name, values[field]
        return None

    def with_value(self, layer: LayerName, field: str, value: Value | None) -> Defaults:
        """Set a default; None takes it out."""
        values = self.layer(layer)
        values.pop(field, None)
        if value is not None:
            values[field] = value
        return replace(self, **{layer: layer_of(values)})


def layer_of(values: dict[str, Value]) -> Layer:
    """Return a layer's values in their one order."""
    return tuple(sorted(values.items(), key=lambda item: item[0]))


def following(group: Group, fields: Iterable[str], defaults: Defaults) -> Group:
    """Return the group with the defaults of ``fields`` as its values, following them from now on."""
    names = set(group.inherits)
    for field in fields:
        found = defaults.of(field)
        if found is not None:
            group = FIELDS[field].write(group, found[1])
            names.add(field)
    return replace(group, inherits=tuple(sorted(names)))


def following_all(group: Group, defaults: Defaults) -> Group:
    """Return the group following every default that there is."""
    return following(group, FIELDS, defaults)


def follows(group: Group, field: str, defaults: Defaults) -> bool:
    """Say whether a group's field follows a default, and has its value."""
    found = defaults.of(field)
    return field in group.inherits and found is not None and FIELDS[field].read(group) == found[1]

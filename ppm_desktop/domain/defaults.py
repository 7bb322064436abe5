"""Values that groups and scenarios take over: the firm's defaults, the customer's before them, and their own before both.

A group always carries full values, and so does a scenario, so that the engine knows no layers. ``inherits`` names the
fields that follow a default; a change of the default is written into every group and scenario that follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeVar

from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.domain.scenario import Scenario

LayerName = Literal["firm", "customer"]
#: The nearest to the group first.
LAYERS: Final[tuple[LayerName, ...]] = ("customer", "firm")
Value = float | bool | str | tuple[float, ...] | Join | WhenBarred | WhenTollFreeOff
Layer = tuple[tuple[str, Value], ...]  # sorted by field
Follower = TypeVar("Follower", Group, Scenario)


@dataclass(frozen=True, slots=True)
class Field:
    """Where a group or scenario keeps a value that can follow a default."""

    read: Callable[[Any], Value]
    write: Callable[[Any, Any], Any]  # the owner and the value to the owner with that value


def _own(name: str) -> Field:
    return Field(lambda owner: getattr(owner, name), lambda owner, value: replace(owner, **{name: value}))


def _habit(name: str) -> Field:
    return Field(
        lambda group: getattr(group.habits, name), lambda group, value: replace(group, habits=replace(group.habits, **{name: value}))
    )


def _policy(name: str) -> Field:
    return Field(
        lambda group: getattr(group.policies, name), lambda group, value: replace(group, policies=replace(group.policies, **{name: value}))
    )


#: Of a group, by their keys in the project file.
FIELDS: Final[dict[str, Field]] = {
    "meetings_per_organiser": _habit("meetings_per_organiser"),
    "attendees": _habit("attendees"),
    "phone_share": _habit("phone_share"),
    "minutes_per_call": _habit("minutes_per_call"),
    "usage_spread": _habit("usage_spread"),
    "join": _habit("join"),
    "growth_per_year": _own("growth_per_year"),
    "dial_out_policy": _policy("dial_out"),
    "when_barred": _policy("when_barred"),
    "toll_free_off": _policy("toll_free_off"),
    "when_toll_free_off": _policy("when_toll_free_off"),
}
#: Of a scenario, by their keys in the project file.
SCENARIO_FIELDS: Final[dict[str, Field]] = {"season": _own("season"), "increment_seconds": _own("increment_seconds")}
ALL_FIELDS: Final[dict[str, Field]] = FIELDS | SCENARIO_FIELDS


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


def fields_of(owner: Group | Scenario) -> dict[str, Field]:
    """Return what of a group or scenario can follow a default."""
    return SCENARIO_FIELDS if isinstance(owner, Scenario) else FIELDS


def following(owner: Follower, fields: Iterable[str], defaults: Defaults) -> Follower:
    """Return the group or scenario with the defaults of ``fields`` as its values, following them from now on.

    Fields that it does not have are passed over.
    """
    names, known = set(owner.inherits), fields_of(owner)
    for field in fields:
        found = defaults.of(field) if field in known else None
        if found is not None:
            owner = known[field].write(owner, found[1])
            names.add(field)
    inherits = tuple(sorted(names))
    return owner if inherits == owner.inherits else replace(owner, inherits=inherits)


def following_all(owner: Follower, defaults: Defaults) -> Follower:
    """Return the group or scenario following every default that there is for it."""
    return following(owner, fields_of(owner), defaults)


def follows(owner: Group | Scenario, field: str, defaults: Defaults) -> bool:
    """Say whether a field follows a default, and has its value."""
    if field not in owner.inherits:
        return False
    found = defaults.of(field)
    return found is not None and fields_of(owner)[field].read(owner) == found[1]

"""What differs between two scenarios or two projects: exactly the changed inputs, with the place and both values.

Both are laid out as flat lists of single values under their places; groups, options and scenarios are told apart by
name, so that one more group at the top does not make all others look changed. What stands on one side only as a whole
is one difference, not one for each of its values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.defaults import LAYERS
from ppm_desktop.domain.defaults import Value as DefaultValue
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.problem import at
from ppm_desktop.domain.project import Project

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.scenario import Option, Scenario

Value = str | float | Decimal | bool | None
Change = Literal["changed", "added", "removed"]
Place = tuple[str, ...]
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

    Of two scenarios the names are not compared: they are what tells them apart.
    """
    if before is after:
        return ()
    old, new = dict(_values(before)), dict(_values(after))
    found: dict[Place, Difference] = {}
    for place in dict.fromkeys((*old, *new)):
        if place in old and place in new and old[place] == new[place]:
            continue
        whole = next((whole for whole in _wholes(place) if (whole in old) != (whole in new)), None)
        if whole is not None:
            found.setdefault(whole, _difference("added" if whole in new else "removed", whole, None, None))
        else:
            change: Change = "changed" if place in old and place in new else "added" if place in new else "removed"
            found[place] = _difference(change, place, old.get(place), new.get(place))
    return (*found.values(), *_reordered(old, new))


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


def _values(side: Scenario | Project) -> Iterator[tuple[Place, Value]]:
    return _project(side) if isinstance(side, Project) else _scenario(side)


def _under(place: Place, values: Iterator[tuple[Place, Value]]) -> Iterator[tuple[Place, Value]]:
    for rest, value in values:
        yield (*place, *rest), value


def _scenario(scenario: Scenario) -> Iterator[tuple[Place, Value]]:
    for group in scenario.groups:
        place = ("groups", group.name)
        yield place, None
        yield from _under(place, _group(group))
    for month, factor in enumerate(scenario.season, start=1):
        yield ("season", str(month)), factor
    yield ("increment_seconds",), scenario.increment_seconds
    yield ("pool_basis",), scenario.pool_basis
    for purchase in scenario.purchased:
        yield ("purchased", purchase.product), purchase.licences
    for override in scenario.fee_overrides:
        yield ("fee_overrides", override.product, "amount"), override.amount
        yield ("fee_overrides", override.product, "reason"), override.reason
    if scenario.credits is not None:
        funding = scenario.credits
        for name in ("mode", "opening", "trigger", "recharge"):
            yield ("credits", name), getattr(funding, name)
        for number, top_up in enumerate(funding.top_ups, start=1):
            yield ("credits", "top_up", str(number)), f"{top_up.day.isoformat()} {top_up.amount}"
    for option in scenario.options:
        yield ("options", option.id), None
        yield from _under(("options", option.id), _option(option))


def _group(group: Group) -> Iterator[tuple[Place, Value]]:
    yield ("country",), group.country
    for step in group.headcount:
        yield ("headcount", str(step.since)), step.organisers
    yield ("growth_per_year",), group.growth_per_year
    yield ("holds",), group.holds
    habits, policies = group.habits, group.policies
    for name in ("meetings_per_organiser", "attendees", "phone_share", "minutes_per_call", "usage_spread"):
        yield (name,), getattr(habits, name)
    for call_type in CALL_TYPES:
        yield ("join", call_type), habits.join.of(call_type)
    for call_type in CALL_TYPES:
        for destination, share in group.destinations.of(call_type):
            yield ("destinations", call_type, str(destination)), share
    yield ("dial_out_policy",), policies.dial_out
    for name in ("toll", "toll_free", "app"):
        yield ("when_barred", name), getattr(policies.when_barred, name)
    yield ("toll_free_off",), policies.toll_free_off
    for name in ("toll", "app"):
        yield ("when_toll_free_off", name), getattr(policies.when_toll_free_off, name)


def _option(option: Option) -> Iterator[tuple[Place, Value]]:
    yield ("name",), option.name
    for assignment in option.assign:
        for product, share in assignment.shares:
            yield ("assign", assignment.group, product), share


def _project(project: Project) -> Iterator[tuple[Place, Value]]:
    for name in ("name", "customer", "notes", "agreement", "currency", "months", "baseline"):
        yield (name,), getattr(project, name)
    yield ("start",), str(project.start)
    for layer in LAYERS:
        for field, value in project.defaults.layer(layer).items():
            yield from _under(("defaults", layer, field), _parts(value))
    yield from _price_book(project.price_book)
    for scenario in project.scenarios:
        yield ("scenarios", scenario.name), None
        yield from _under(("scenarios", scenario.name), _scenario(scenario))


def _price_book(book: PriceBook) -> Iterator[tuple[Place, Value]]:
    for name in ("id", "name", "currency"):
        yield ("price_book", name), getattr(book, name)
    yield ("price_book", "as_of"), book.as_of.isoformat()
    yield ("price_book", "zone_a"), ", ".join(sorted(book.zone_a))
    for product in book.products:
        place = ("products", product.id)
        yield place, None
        for name in ("name", "toll_included", "pool_minutes", "pool", "rate_set"):
            yield (*place, name), getattr(product, name)
        yield (*place, "pool_scope"), product.pool_scope if isinstance(product.pool_scope, str) else ", ".join(product.pool_scope)
        for fee in product.fees:
            yield (*place, "fees", fee.effective.isoformat()), fee.amount
            yield (*place, "fee_source", fee.effective.isoformat()), fee.source
    for rate in book.rates:
        place = ("rates", rate.id)
        yield place, None
        for name in ("rate", "connection_fee", "source"):
            yield (*place, name), getattr(rate, name)
    for source in book.sources:
        place = ("sources", source.id)
        yield place, None
        for name in ("title", "status", "note"):
            yield (*place, name), getattr(source, name)
        yield (*place, "date"), source.date.isoformat()


def _parts(value: DefaultValue) -> Iterator[tuple[Place, Value]]:
    if isinstance(value, (bool, float, int, str)):
        yield (), value
    else:
        for field in fields(value):
            yield (field.name,), getattr(value, field.name)

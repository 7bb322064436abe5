"""A scenario or project as a flat list of single values, each under its place in the words of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING

from ppm_desktop.domain.defaults import LAYERS
from ppm_desktop.domain.defaults import Value as DefaultValue
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.ranges import Risk

if TYPE_CHECKING:
    from ppm_desktop.domain.annotations import Annotations
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.scenario import Option, Scenario

Value = str | float | Decimal | bool | None
Place = tuple[str, ...]  # groups, options and scenarios by their names


def values_of(side: Scenario | Project) -> Iterator[tuple[Place, Value]]:
    """Yield every single value of a scenario or project under its place; groups, options and scenarios themselves without one."""
    return _project_values(side) if isinstance(side, Project) else _scenario_values(side)


def _under(place: Place, values: Iterator[tuple[Place, Value]]) -> Iterator[tuple[Place, Value]]:
    for rest, value in values:
        yield (*place, *rest), value


def _scenario_values(scenario: Scenario) -> Iterator[tuple[Place, Value]]:
    for group in scenario.groups:
        place = ("groups", group.name)
        yield place, None
        yield from _under(place, group_values(group))
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
    yield from _risk_values(scenario)
    yield from _said(scenario.annotations)
    for option in scenario.options:
        yield ("options", option.id), None
        yield from _under(("options", option.id), _option_values(option))


def _risk_values(scenario: Scenario) -> Iterator[tuple[Place, Value]]:
    for entry in scenario.ranges:
        yield ("ranges", entry.input, "low"), entry.low
        yield ("ranges", entry.input, "high"), entry.high
    plain = Risk()
    for name in ("correlation", "month_shock", "volume_noise", "default_ranges"):
        value = getattr(scenario.risk, name)
        if value != getattr(plain, name):
            yield ("risk", name), value


def group_values(group: Group) -> Iterator[tuple[Place, Value]]:
    """Yield every single value of a group under its place in the group; the name is not one."""
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
    yield from _said(group.annotations)


def _said(annotations: Annotations) -> Iterator[tuple[Place, Value]]:
    """Yield sources and notes, one line for each input; how far it is trusted is no difference between inputs."""
    for field, annotation in annotations:
        text = "; ".join(" ".join(part.split()) for part in (annotation.source, annotation.note) if part)
        if text:
            yield ("annotations", field), text


def _option_values(option: Option) -> Iterator[tuple[Place, Value]]:
    yield ("name",), option.name
    for assignment in option.assign:
        for product, share in assignment.shares:
            yield ("assign", assignment.group, product), share


def _project_values(project: Project) -> Iterator[tuple[Place, Value]]:
    for name in ("name", "customer", "notes", "agreement", "currency", "months", "baseline"):
        yield (name,), getattr(project, name)
    yield ("start",), str(project.start)
    for layer in LAYERS:
        for field, value in project.defaults.layer(layer).items():
            yield from _under(("defaults", layer, field), _parts(value))
    yield from _price_book(project.price_book)
    for scenario in project.scenarios:
        yield ("scenarios", scenario.name), None
        yield from _under(("scenarios", scenario.name), _scenario_values(scenario))


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
    elif isinstance(value, tuple):
        for number, part in enumerate(value, start=1):
            yield (str(number),), part
    else:
        for field in fields(value):
            yield (field.name,), getattr(value, field.name)

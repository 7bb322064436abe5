"""Between the records of a project's defaults and the domain's values, and the small values that groups share with them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.defaults import ALL_FIELDS, Defaults, Layer, Value, layer_of
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff

if TYPE_CHECKING:
    from ppm_desktop.files import project_schema as schema


def join_from(record: schema.JoinRecord) -> Join:
    """Return how phone participants join."""
    return Join(record.toll, record.toll_free, record.dial_out)


def when_barred_from(record: schema.WhenBarredRecord) -> WhenBarred:
    """Return where barred calls go."""
    return WhenBarred(record.toll, record.toll_free, record.app)


def when_toll_free_off_from(record: schema.WhenTollFreeOffRecord) -> WhenTollFreeOff:
    """Return where calls go when toll-free is off."""
    return WhenTollFreeOff(record.toll, record.app)


def defaults_from(record: schema.DefaultsRecord) -> Defaults:
    """Turn the file's defaults into the domain's."""
    return Defaults(firm=layer_from(record.firm), customer=layer_from(record.customer))


def layer_from(record: schema.LayerRecord) -> Layer:
    """Turn one layer into the domain's; what the file leaves out has no default."""
    values: dict[str, Value | None] = {name: getattr(record, name) for name in ALL_FIELDS}
    values["season"] = None if record.season is None else tuple(record.season)
    values["join"] = None if record.join is None else join_from(record.join)
    values["when_barred"] = None if record.when_barred is None else when_barred_from(record.when_barred)
    values["when_toll_free_off"] = None if record.when_toll_free_off is None else when_toll_free_off_from(record.when_toll_free_off)
    return layer_of({name: value for name, value in values.items() if value is not None})


def defaults_document(defaults: Defaults) -> dict[str, Any]:
    """Return the defaults as the file holds them: layers without a value are left out."""
    layers = {"firm": defaults.firm, "customer": defaults.customer}
    return {name: layer_document(layer) for name, layer in layers.items() if layer}


def layer_document(layer: Layer) -> dict[str, Any]:
    """Return one layer as the file holds it."""
    return {name: _value(value) for name, value in layer}


def _value(value: Value) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(value, (Join, WhenBarred, WhenTollFreeOff)):
        return shares_document(value)
    if isinstance(value, tuple):
        return [number(part) for part in value]
    return value if isinstance(value, (bool, str)) else number(value)


def shares_document(shares: Join | WhenBarred | WhenTollFreeOff) -> dict[str, float]:
    """Return shares by their names."""
    return {field.name: number(getattr(shares, field.name)) for field in fields(shares)}


def number(value: float) -> float:
    """Write whole numbers without a point, so that 3 and 3.0 are the same bytes."""
    return int(value) if float(value).is_integer() else value

"""Differences in people's words: where, what, and both values as they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.changes.difference_words import (
    CALLS_TO,
    DIAL_OUT_LABELS,
    FIELD_LABELS,
    OWNER_LABELS,
    OWNER_NAMES,
    VALUE_LABELS,
    detail_label,
    field_label,
)
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.words import line_label, month_label, month_name
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.domain.differences import Difference, Value
    from ppm_desktop.reports.number_text import NumberStyle

#: The labels are also those of other tables.
__all__ = ["DIAL_OUT_LABELS", "FIELD_LABELS", "DifferenceRow", "Names", "difference_rows"]

_SHARES: Final = frozenset({"growth_per_year", "phone_share", "join", "destinations", "when_barred", "when_toll_free_off", "assign"})


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference as it is shown."""

    where: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: countries, products and options of the project."""

    countries: Mapping[str, str]
    products: Mapping[str, str]
    options: Mapping[str, str]


def difference_rows(found: Sequence[Difference], style: NumberStyle, names: Names) -> tuple[DifferenceRow, ...]:
    """Say each difference in a row."""
    return tuple(_row(difference, style, names) for difference in found)


def _row(difference: Difference, style: NumberStyle, names: Names) -> DifferenceRow:
    where = _where(difference, names)
    if difference.field:
        before, after = (_value(difference, value, style) for value in (difference.before, difference.after))
        return DifferenceRow(where, tr("renamed") if difference.change == "renamed" else _what(difference, names), before, after)
    owner = tr(OWNER_LABELS[difference.owner])
    if difference.change == "removed":
        return DifferenceRow(where, owner, tr("there"), tr("removed"))
    return DifferenceRow(where, owner, UNKNOWN, tr("added"))


def _where(difference: Difference, names: Names) -> str:
    if not difference.owner:
        return tr("All scenarios") if difference.place[0] == "scenarios" else tr("All groups")
    known = {"option": names.options, "product": names.products}.get(difference.owner, {})
    name = known.get(difference.name, difference.name)
    owner = tr(OWNER_NAMES[difference.owner]).format(name=name) if difference.owner in OWNER_NAMES else name
    inside = difference.place[0] == "scenarios" and difference.owner != "scenario"
    return f"{difference.place[1]}: {owner}" if inside else owner


def _what(difference: Difference, names: Names) -> str:
    parts = difference.detail
    match difference.field:
        case "headcount":
            return tr("organisers from {month}").format(month=month_label(Month.parse(parts[0])))
        case "season":
            return tr("season, {month}").format(month=month_name(int(parts[0])))
        case "destinations":
            return tr(CALLS_TO[parts[0]]).format(place=_place(Destination.parse(parts[1]), names))
        case "assign":
            product = names.products.get(parts[1], parts[1])
            said = tr("everybody else gets {product}") if parts[0] == "*" else tr("{group} gets {product}")
            return said.format(group=parts[0], product=product)
        case "purchased" | "fee_overrides":
            said = f"{field_label(difference.field)}: {names.products.get(parts[0], parts[0])}"
            return tr("{field}, {detail}").format(field=said, detail=tr("reason")) if parts[1:] == ("reason",) else said
    said = field_label(difference.field)
    for part in parts:
        said = tr("{field} {detail}").format(field=said, detail=detail_label(difference.field, part))
    return said


def _place(destination: Destination, names: Names) -> str:
    country = names.countries.get(destination.country, destination.country)
    if destination.line == "any":
        return country
    return tr("{country}, {line}").format(country=country, line=line_label(destination.line))


def _value(difference: Difference, value: Value, style: NumberStyle) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, str):
        label = VALUE_LABELS.get(difference.field, {}).get(value)
        return tr(label) if label else value or UNKNOWN
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", style.decimal_point)
    if difference.field in _SHARES or (difference.field == "defaults" and _SHARES & set(difference.detail)):
        return f"{_short(round(value * 100, 10), style)}\N{NARROW NO-BREAK SPACE}%"
    return _short(value, style)


def _short(value: float, style: NumberStyle) -> str:
    """Show an input as typed, but grouped and with at most two decimals."""
    text = style.fixed(value, 2)
    return text.rstrip("0").rstrip(style.decimal_point) if style.decimal_point in text else text

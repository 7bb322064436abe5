"""Differences in people's words: where, what, and both values as they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.words import AGREEMENT_LABELS, LINE_LABELS, STATUS_LABELS, month_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.domain.differences import Difference, Value
    from ppm_desktop.reports.number_text import NumberStyle

DIAL_OUT_LABELS: Final = {"any": "any number", "same_country": "same country only", "zone_a": "Zone A only", "none": "no dial-out"}
_CALLS: Final = {"toll": "toll", "toll_free": "toll-free", "dial_out": "dial-out", "app": "by app"}
_GOES: Final = {"toll": "to toll", "toll_free": "to toll-free", "app": "to the app"}
FIELD_LABELS: Final = {
    "country": "country",
    "headcount": "organisers",
    "growth_per_year": "growth a year",
    "holds": "already holds",
    "meetings_per_organiser": "meetings a month",
    "attendees": "attendees",
    "phone_share": "by phone",
    "minutes_per_call": "minutes a call",
    "usage_spread": "spread of usage",
    "join": "joins by",
    "destinations": "destinations",
    "dial_out_policy": "dial-out policy",
    "when_barred": "barred dial-out goes",
    "toll_free_off": "toll-free switched off",
    "when_toll_free_off": "toll-free calls go",
    "season": "season",
    "increment_seconds": "billing increment in seconds",
    "pool_basis": "pool and fees count licences",
    "purchased": "licences purchased",
    "fee_overrides": "negotiated price",
    "credits": "credits",
    "assign": "gets",
    "order": "order",
    "fees": "fee",
    "fee_source": "source of the fee",
    "price_book": "price book",
    "baseline": "baseline",
    "defaults": "default",
}
_SHARES: Final = frozenset({"growth_per_year", "phone_share", "join", "destinations", "when_barred", "when_toll_free_off", "assign"})
_VALUE_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "dial_out_policy": DIAL_OUT_LABELS,
    "holds": {"none": "nothing", "included": "E5 (included)"},
    "agreement": AGREEMENT_LABELS,
    "status": STATUS_LABELS,
}
_OWNERS: Final = {"group": "", "option": "Option ", "scenario": "Scenario ", "product": "", "rate": "Rate ", "source": "Source "}


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
    if not difference.field:
        there, gone = ("there", UNKNOWN) if difference.change == "removed" else (UNKNOWN, "added")
        return DifferenceRow(where, difference.owner, there, "removed" if difference.change == "removed" else gone)
    return DifferenceRow(
        where, _what(difference, names), _value(difference, difference.before, style), _value(difference, difference.after, style)
    )


def _where(difference: Difference, names: Names) -> str:
    inside = f"{difference.place[1]}: " if difference.place[0] == "scenarios" and difference.owner != "scenario" else ""
    if not difference.owner:
        return f"{inside}everything".removeprefix(": ") if inside else "All groups"
    known = {"option": names.options, "product": names.products}.get(difference.owner, {})
    return f"{inside}{_OWNERS[difference.owner]}{known.get(difference.name, difference.name)}"


def _what(difference: Difference, names: Names) -> str:
    label = FIELD_LABELS.get(difference.field, difference.field.replace("_", " "))
    parts = difference.detail
    match difference.field:
        case "headcount":
            return f"{label} from {month_label(Month.parse(parts[0]))}"
        case "season":
            return f"{label}, {month_label(Month(1, int(parts[0]))).split()[0]}"
        case "destinations":
            place = Destination.parse(parts[1])
            line = "" if place.line == "any" else f", {LINE_LABELS[place.line]}"
            return f"{_CALLS[parts[0]]} to {names.countries.get(place.country, place.country)}{line}"
        case "assign":
            who = "everybody else" if parts[0] == "*" else parts[0]
            return f"{who} {label} {names.products.get(parts[1], parts[1])}"
        case "purchased" | "fee_overrides":
            rest = ", ".join(parts[1:]).replace("amount", "")
            return f"{label}: {names.products.get(parts[0], parts[0])}" + (f", {rest}" if rest else "")
    words = _GOES if difference.field in {"when_barred", "when_toll_free_off"} else _CALLS
    return " ".join((label, *(words.get(part, FIELD_LABELS.get(part, part.replace("_", " "))) for part in parts)))


def _value(difference: Difference, value: Value, style: NumberStyle) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _VALUE_LABELS.get(difference.field, {}).get(value, value) or UNKNOWN
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", style.decimal_point)
    if difference.field in _SHARES or (difference.field == "defaults" and _SHARES & set(difference.detail)):
        return f"{_short(round(value * 100, 10), style)}\N{NARROW NO-BREAK SPACE}%"
    return _short(value, style)


def _short(value: float, style: NumberStyle) -> str:
    """Show an input as typed, but grouped and with at most two decimals."""
    text = style.fixed(value, 2)
    return text.rstrip("0").rstrip(style.decimal_point) if style.decimal_point in text else text

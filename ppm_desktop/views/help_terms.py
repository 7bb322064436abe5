"""Which term of the glossary explains what has the keyboard: a widget says it, or a column of its table, or a page around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.views.widgets.explained import TERM_PROPERTY
from ppm_desktop.views.widgets.fitted_table import FittedTable
from ppm_desktop.views.widgets.setting_links import INPUT_PROPERTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

#: By the key of a column, whichever table it is in.
_COLUMNS: Final[Mapping[str, str]] = {
    "name": "group",
    "group": "group",
    "where": "group",
    "country": "destinations",
    "destination": "destinations",
    "share": "destinations",
    "zone_a": "zone-a",
    "organisers": "organiser",
    "at_end": "growth",
    "from": "headcount-step",
    "steps": "headcount-step",
    "growth": "growth",
    "growth_per_year": "growth",
    "holds": "e5",
    "attendees": "phone-participant",
    "phone_share": "phone-share",
    "usage_spread": "usage-spread",
    "toll": "toll",
    "toll_free": "toll-free",
    "toll_free_off": "policy",
    "when_barred": "barred",
    "dial_out": "dial-out",
    "dial_out_policy": "policy",
    "licences": "purchased",
    "product": "licence",
    "fee": "licence",
    "override": "negotiated-price",
    "net": "negotiated-price",
    "reason": "negotiated-price",
    "rate": "rate",
    "line": "rate",
    "call_type": "rate",
    "effective": "rate",
    "connection_fee": "connection-fee",
    "source": "price-book",
    "age": "price-book",
    "status": "example-price",
    "scenario": "scenario",
    "what": "scenario",
    "confidence": "confidence",
    "range_input": "range",
    "low": "range",
    "likely": "range",
    "high": "range",
    "origin": "range",
}
#: By the input that a control changes.
_INPUTS: Final[Mapping[str, str]] = {
    "season": "season",
    "increment_seconds": "increment",
    "pool_basis": "purchased",
    "purchased": "purchased",
    "credits": "credits",
}
#: By the name of a place, for whatever on its page has no term of its own.
_PLACES: Final[Mapping[str, str]] = {
    "start": "scenario",
    "people": "organiser",
    "meetings": "phone-participant",
    "destinations": "destinations",
    "policies": "policy",
    "prices": "price-book",
    "compare": "option",
    "break-even": "break-even-map",
    "risk": "risk",
    "credits": "credits-place",
    "usage": "usage-export",
    "scenarios": "scenario",
    "report": "report",
}


def term_of(widget: QWidget | None, place: str) -> str:
    """Return the id of the term for a widget: its own, its column's, that of a widget around it, or the place's."""
    part: QWidget | None = widget
    while part is not None:
        own = own_term(part)
        if own:
            return own
        if isinstance(part, FittedTable):
            column = part.currentIndex().column()
            key = part.table_model.columns[column].key if column >= 0 else ""
            found = term_of_column(key)
            if found:
                return found
        part = part.parentWidget()
    return _PLACES.get(place, "")


def own_term(widget: QWidget) -> str:
    """Return the id of the term that a widget itself names, or that its input has; "" without one."""
    found = widget.property(TERM_PROPERTY) or _INPUTS.get(str(widget.property(INPUT_PROPERTY)))
    return found if isinstance(found, str) else ""


def term_of_place(place: str) -> str:
    """Return the id of the term for a place; "" without one."""
    return _PLACES.get(place, "")


def term_of_column(key: str) -> str:
    """Return the id of the term for a column; "" without one. The longest key that fits counts: ``toll_free`` is not ``toll``."""
    starts = sorted((start for start in _COLUMNS if key == start or key.startswith(f"{start}_")), key=len)
    return _COLUMNS[starts[-1]] if starts else ""


def known_terms() -> frozenset[str]:
    """Return all ids that columns and places name."""
    return frozenset((*_COLUMNS.values(), *_INPUTS.values(), *_PLACES.values()))

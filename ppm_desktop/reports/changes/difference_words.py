"""What inputs are called when a difference between two of them is told. In English, marked for the translators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.words import AGREEMENT_LABELS, STATUS_LABELS
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

DIAL_OUT_LABELS: Final = {
    "any": mark("any number"),
    "same_country": mark("same country only"),
    "zone_a": mark("Zone A only"),
    "none": mark("no dial-out"),
}
#: By the file's own keys.
FIELD_LABELS: Final = {
    "agreement": mark("agreement"),
    "annotations": mark("source and note:"),
    "assign": mark("gets"),
    "attendees": mark("attendees"),
    "baseline": mark("baseline"),
    "connection_fee": mark("connection fee"),
    "country": mark("country"),
    "credits": mark("credits"),
    "currency": mark("currency"),
    "customer": mark("customer"),
    "date": mark("date"),
    "defaults": mark("default"),
    "destinations": mark("destinations"),
    "dial_out_policy": mark("dial-out policy"),
    "fee_overrides": mark("negotiated price"),
    "fee_source": mark("source of the fee"),
    "fees": mark("fee"),
    "groups": mark("groups"),
    "growth_per_year": mark("growth a year"),
    "headcount": mark("organisers"),
    "holds": mark("already holds"),
    "increment_seconds": mark("billing increment in seconds"),
    "join": mark("joins by"),
    "meetings_per_organiser": mark("meetings a month"),
    "minutes_per_call": mark("minutes a call"),
    "months": mark("months"),
    "name": mark("name"),
    "note": mark("note"),
    "notes": mark("notes"),
    "options": mark("options"),
    "order": mark("order"),
    "phone_share": mark("by phone"),
    "pool": mark("pool"),
    "pool_basis": mark("pool and fees count licences"),
    "pool_minutes": mark("pool minutes"),
    "pool_scope": mark("pool scope"),
    "price_book": mark("price book"),
    "products": mark("products"),
    "purchased": mark("licences purchased"),
    "rate": mark("rate"),
    "rate_set": mark("rate set"),
    "ranges": mark("range"),
    "rates": mark("rates"),
    "risk": mark("simulation"),
    "scenarios": mark("scenarios"),
    "season": mark("season"),
    "source": mark("source"),
    "sources": mark("sources"),
    "start": mark("start"),
    "status": mark("status"),
    "title": mark("title"),
    "toll_free_off": mark("toll-free switched off"),
    "toll_included": mark("toll included"),
    "usage_spread": mark("spread of usage"),
    "when_barred": mark("barred dial-out goes"),
    "when_toll_free_off": mark("toll-free calls go"),
}
#: What further tells a value apart within its field.
_DETAIL_LABELS: Final = {
    "amount": mark("amount"),
    "as_of": mark("as of"),
    "correlation": mark("correlation"),
    "customer": mark("customer"),
    "default_ranges": mark("assumed ranges"),
    "firm": mark("firm"),
    "high": mark("high"),
    "id": mark("id"),
    "low": mark("low"),
    "mode": mark("mode"),
    "month_shock": mark("shared chance of a month"),
    "opening": mark("opening"),
    "reason": mark("reason"),
    "recharge": mark("recharge"),
    "top_up": mark("top up"),
    "trigger": mark("trigger"),
    "volume_noise": mark("chance of single calls"),
    "zone_a": mark("zone a"),
}
_CALLS: Final = {"toll": mark("toll"), "toll_free": mark("toll-free"), "dial_out": mark("dial-out"), "app": mark("by app")}
_GOES: Final = {"toll": mark("to toll"), "toll_free": mark("to toll-free"), "app": mark("to the app")}
CALLS_TO: Final = {"toll": mark("toll to {place}"), "toll_free": mark("toll-free to {place}"), "dial_out": mark("dial-out to {place}")}
OWNER_LABELS: Final = {
    "group": mark("group"),
    "option": mark("option"),
    "scenario": mark("scenario"),
    "product": mark("product"),
    "rate": mark("rate"),
    "source": mark("source"),
}
OWNER_NAMES: Final = {
    "option": mark("Option {name}"),
    "scenario": mark("Scenario {name}"),
    "rate": mark("Rate {name}"),
    "source": mark("Source {name}"),
}
VALUE_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "dial_out_policy": DIAL_OUT_LABELS,
    "holds": {"none": mark("nothing"), "included": mark("E5 (included)")},
    "agreement": AGREEMENT_LABELS,
    "status": STATUS_LABELS,
    "pool_basis": {"assigned": mark("assigned"), "purchased": mark("purchased")},
    "pool_scope": {"zone_a": mark("zone_a"), "none": mark("none")},
    "credits": {"auto_recharge": mark("auto_recharge"), "one_time": mark("one_time"), "post_paid": mark("post_paid")},
}


def field_label(field: str) -> str:
    """Return what a field of the project file is called; one without a label of its own as it is spelt there."""
    return tr(FIELD_LABELS[field]) if field in FIELD_LABELS else field.replace("_", " ")


def detail_label(field: str, detail: str) -> str:
    """Return what a detail of a field is called; names, days and numbers stay as they are."""
    words = _GOES if field in {"when_barred", "when_toll_free_off"} else _CALLS
    label = words.get(detail) or FIELD_LABELS.get(detail) or _DETAIL_LABELS.get(detail)
    return tr(label) if label else detail.replace("_", " ")

"""Which column of an export means what: by the name in its header, in any order, whatever else stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.domain.usage_summary import ExportKind

Field = Literal[
    "id",
    "call_id",
    "conference",
    "organiser",
    "organiser_id",
    "location",
    "call_type",
    "number_type",
    "destination",
    "called",
    "caller",
    "start",
    "end",
    "duration",
    "fee",
    "charge",
    "currency",
    "capability",
]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
#: Without these nothing can be said about cost.
REQUIRED: Final[tuple[Field, ...]] = ("call_type", "start", "duration", "charge")

#: Folded names: small letters and digits only. Where an export has several, the first found counts.
_NAMES: Final[Mapping[Field, tuple[str, ...]]] = {
    "id": ("usageid", "id"),
    "call_id": ("callid",),
    "conference": ("conferenceid", "confid"),
    "organiser": ("upn", "userprincipalname", "username", "userid", "sipuri", "displayname", "userdisplayname"),
    "organiser_id": ("aadobjectid", "userid"),
    "location": ("userlocation", "usagecountrycode"),
    "call_type": ("calltype",),
    "number_type": ("numbertype", "inventorytype"),
    "destination": ("destinationdialed", "destinationname", "tocountryorregion"),
    "called": ("destinationnumber", "calleenumber", "calledto", "phonenumber", "telephonenumber"),
    "caller": ("callerid", "callernumber", "calledfrom"),
    "start": ("starttime", "starttimeutc", "startdatetime", "timestamputc", "timestamp", "datetimeofcall"),
    "end": ("endtime", "endtimeutc", "enddatetime"),
    "duration": ("durationseconds", "duration", "callduration"),
    "fee": ("connectionfee", "connectioncharge"),
    "charge": ("charge", "callcharge"),
    "currency": ("currency",),
    "capability": ("capability", "licensecapability"),
}
#: Exports of the same pages that hold no single calls, by names that only they have.
_OTHER_REPORTS: Final[Mapping[str, frozenset[str]]] = {
    "usage_minute_pools": frozenset({"minutesused", "usedminutes"}),
    "usage_dial_out_report": frozenset({"creditspent", "totalcallseconds"}),
    "usage_direct_routing": frozenset(
        {"sipaddress", "azureregionformedia", "trunkfullyqualifieddomainname", "finalsipcode", "finalsipcodephrase"}
    ),
}
_KNOWN: Final = frozenset().union(*_NAMES.values(), *_OTHER_REPORTS.values())


def folded(name: str) -> str:
    """Return a header or value without capitals, spaces and signs."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def columns_of(header: Sequence[str]) -> dict[Field, int]:
    """Return the position of every known field in a header; a name that stands twice counts where it stands first."""
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        places.setdefault(folded(name), place)
    return {
        field: places[found] for field in FIELDS if (found := next((name for name in _NAMES[field] if name in places), None)) is not None
    }


def is_known(name: str) -> bool:
    """Whether a header means anything here: a column of calls, or one by which another report is recognised."""
    return folded(name) in _KNOWN


def other_report(header: Sequence[str]) -> str:
    """Return the code of the sentence about a report that holds no calls for us; empty when it is none."""
    names = {folded(name) for name in header}
    return next((code for code, own in _OTHER_REPORTS.items() if names & own), "")


def kind_of(header: Sequence[str]) -> ExportKind:
    """Return which of the exports a header belongs to."""
    names = {folded(name) for name in header}
    if "timestamputc" in names or "tocountryorregion" in names:
        return "on_screen"
    if "startdatetime" in names or "licensecapability" in names:
        return "graph"
    return "teams_export" if "usageid" in names or "durationseconds" in names else "legacy_export"

"""Usage exports as they come from elsewhere than Teams' report: the older report, a copy of the screen, and Graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from usage_export_maker import delimited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usage_export_maker import Call

LEGACY = [
    "Call ID",
    "User ID",
    "Phone number",
    "User location",
    "Caller ID",
    "Call type",
    "Domestic/International",
    "Destination dialed",
    "Number type",
    "Start Time (UTC)",
    "Duration",
    "ConfID",
    "Charge",
    "Currency",
    "Capability",
]
ON_SCREEN = [
    "Time stamp (UTC)",
    "Display name",
    "Username",
    "Phone number",
    "Call type",
    "Called to",
    "To country or region",
    "Called from",
    "From country or region",
    "Charge",
    "Currency",
    "Duration",
    "Domestic/International",
    "Call ID",
    "Number type",
    "Country or region",
    "Conference ID",
    "Capability",
]


def legacy_bytes(made: Sequence[Call]) -> bytes:
    rows = [
        {
            "Call ID": call.id,
            "User ID": call.organiser,
            "Phone number": call.number,
            "User location": "GB",
            "Caller ID": "No data",
            "Call type": call.call_type,
            "Domestic/International": "No data",
            "Destination dialed": call.place,
            "Number type": "toll-free number" if call.number_type == "TollFree" else "toll number",
            "Start Time (UTC)": call.start.strftime("%Y-%m-%d %H:%M:%S"),
            "Duration": f"{call.seconds // 3600}:{call.seconds // 60 % 60:02}:{call.seconds % 60:02}",
            "ConfID": "1",
            "Charge": str(call.charge),
            "Currency": call.currency,
            "Capability": call.capability,
        }
        for call in made
    ]
    return delimited(LEGACY, rows, "\t").encode()


def on_screen_bytes(made: Sequence[Call]) -> bytes:
    rows = [
        {
            "Time stamp (UTC)": call.start.strftime("%Y-%m-%d %H:%M:%S"),
            "Username": call.organiser,
            "Call type": call.call_type,
            "Called to": call.number,
            "To country or region": call.place,
            "Charge": str(call.charge),
            "Currency": call.currency,
            "Duration": str(call.seconds),
            "Call ID": call.id,
            "Number type": call.number_type,
            "Capability": call.capability,
        }
        for call in made
    ]
    return delimited(ON_SCREEN, rows, "\t", "\n").encode()


def graph_row(call: Call, *, as_text: bool = False) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": call.id,
        "callId": "x",
        "userId": None,
        "userPrincipalName": call.organiser,
        "startDateTime": call.start.strftime("%Y-%m-%dT%H:%M:%S.0000000Z"),
        "duration": call.seconds,
        "charge": float(call.charge),
        "connectionCharge": float(call.fee),
        "currency": call.currency,
        "callType": call.call_type,
        "calleeNumber": call.number,
        "destinationContext": None,
        "destinationName": call.place,
        "licenseCapability": call.capability,
        "inventoryType": call.number_type,
        "administrativeUnitInfos": [],
    }
    return {name: str(value) for name, value in row.items()} if as_text else row


def graph_bytes(made: Sequence[Call], *, as_text: bool = False) -> bytes:
    page = {
        "@odata.context": "https://graph",
        "@odata.nextLink": "https://graph/next",
        "value": [graph_row(call, as_text=as_text) for call in made],
    }
    return json.dumps(page).encode()

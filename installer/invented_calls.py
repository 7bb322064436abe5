"""A usage export of nobody's calls, for pictures of the place Usage: sixty people, three months, always the same."""

from __future__ import annotations

import csv
import io
import random
from datetime import UTC, datetime, timedelta
from typing import Final

CALLS: Final = 2400
_PEOPLE: Final = 60
_DAYS: Final = 92
_FIRST: Final = datetime(2026, 7, 1, 8, tzinfo=UTC)
_HEADINGS: Final = (
    *("UsageId", "UPN", "Call Type", "Number Type", "Destination Dialed", "Start Time", "Duration Seconds"),
    *("Connection Fee", "Charge", "Currency", "Capability"),
)
#: Country, share of the calls, dollars a minute of toll, toll-free and dial-out.
_COUNTRIES: Final = (
    ("United States", 0.45, ("0.01", "0.022", "0.013")),
    ("United Kingdom", 0.3, ("0.01", "0.031", "0.016")),
    ("Germany", 0.25, ("0.01", "0.0445", "0.0161")),
)
#: Call type, number type, share of the calls.
_KINDS: Final = (("conf_in", "Toll", 0.62), ("conf_in", "Toll free", 0.14), ("conf_out", "", 0.24))


def invented_export() -> str:
    """Return the text of a CSV file as the Teams admin center writes it."""
    chance = random.Random(5)  # noqa: S311 - invented calls, no secret
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    for number in range(CALLS):
        country, _share, rates = chance.choices(_COUNTRIES, [one[1] for one in _COUNTRIES])[0]
        kind = chance.choices(range(len(_KINDS)), [one[2] for one in _KINDS])[0]
        call_type, number_type, _share = _KINDS[kind]
        # Few people organise many calls, as everywhere.
        person = int(_PEOPLE * chance.random() ** 2.5)
        seconds = int(chance.gammavariate(2, 900)) + 1
        charge = -(-seconds // 60) * float(rates[kind])
        moment = _FIRST + timedelta(days=chance.randrange(_DAYS), minutes=chance.randrange(600))
        writer.writerow(
            (
                *(
                    number,
                    f"person{person:02}@example.org",
                    call_type,
                    number_type,
                    country,
                    moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    seconds,
                ),
                *("0.00", f"{charge:.2f}", "USD", "MCOMEETACPEA"),
            )
        )
    return text.getvalue()

"""Makes calls with known truth, and of them the export that Teams writes, in every spelling that the reader has to take."""

from __future__ import annotations

import csv
import io
import random
import uuid
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ppm_desktop.domain.usage_summary import UsageSummary

TEAMS = [
    "UsageId",
    "Call ID",
    "Conference ID",
    "User Location",
    "AAD ObjectId",
    "UPN",
    "User Display Name",
    "Caller ID",
    "Call Type",
    "Number Type",
    "Domestic/International",
    "Destination Dialed",
    "Destination Number",
    "Start Time",
    "End Time",
    "Duration Seconds",
    "Connection Fee",
    "Charge",
    "Currency",
    "Capability",
]
#: Names as Microsoft spells them, some of which are not ISO's.
PLACES = (("United Kingdom", "GB"), ("Korea (Republic of)", "KR"), ("Hong Kong SAR", "HK"), ("Côte d'Ivoire", "CI"), ("Germany", "DE"))
OTHERS = ("user_in", "user_out", "user_out_conf", "user_out_transfer", "user_out_forwarding", "ucap_in", "ucap_out", "unassigned_in")


@dataclass(frozen=True)
class Call:
    id: str
    organiser: str
    call_type: str
    number_type: str
    place: str
    code: str
    start: datetime
    seconds: int
    charge: Decimal
    fee: Decimal = Decimal("0.00")
    currency: str = "GBP"
    capability: str = "MCOMEETADD"
    number: str = "+4930123***"

    @property
    def call_class(self) -> str:
        if self.call_type == "conf_in":
            return "toll_free" if "free" in self.number_type.lower() else "toll"
        return "dial_out" if self.call_type == "conf_out" else ""


def calls(count: int, seed: int = 1) -> tuple[Call, ...]:
    generator = random.Random(seed)  # noqa: S311 - test data
    made = []
    for number in range(count):
        kind = generator.choice(("conf_in", "conf_in", "conf_out", "conf_out", generator.choice(OTHERS)))
        place, code = generator.choice(PLACES)
        start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=generator.randrange(90 * 86_400))
        made.append(
            Call(
                str(uuid.UUID(int=generator.getrandbits(128), version=4)),
                f"person{generator.randrange(7)}@customer.example",
                kind,
                generator.choice(("Toll", "TollFree")) if kind == "conf_in" else "Service",
                place,
                code,
                start,
                generator.choice((0, 1, 59, 60, 61, generator.randrange(7200))),
                Decimal(generator.randrange(1000)) / 100,
                Decimal(generator.randrange(3)) / 100,
                number=f"+49{number:06d}***",
            )
        )
    return tuple(made)


@dataclass(frozen=True)
class Truth:
    kept: int
    organisers: int
    months: list[str]
    calls: dict[str, int]
    billed: dict[str, int]
    charge: dict[str, Decimal]
    fee: dict[str, Decimal]


def truth(made: Sequence[Call]) -> Truth:
    kept = [call for call in made if call.call_class]
    classes = ("toll", "toll_free", "dial_out")

    def own(name: str) -> list[Call]:
        return [call for call in kept if call.call_class == name]

    return Truth(
        len(kept),
        len({call.organiser for call in kept}),
        sorted({f"{call.start:%Y-%m}" for call in kept}),
        {name: len(own(name)) for name in classes},
        {name: sum(-(-call.seconds // 60) for call in own(name)) for name in classes},
        {name: sum((call.charge for call in own(name)), Decimal(0)) for name in classes},
        {name: sum((call.fee for call in own(name)), Decimal(0)) for name in classes},
    )


def as_truth(summary: UsageSummary) -> Truth:
    """What was found, in the same form."""
    return Truth(
        summary.rows_kept,
        summary.organisers,
        [str(month) for month in summary.months],
        {name: tally.calls for name, tally in summary.by_call_type},
        {name: tally.billed_seconds // 60 for name, tally in summary.by_call_type},
        {name: Decimal(str(round(tally.charge, 6))).quantize(Decimal("0.01")) for name, tally in summary.by_call_type},
        {name: Decimal(str(round(tally.connection_fee, 6))).quantize(Decimal("0.01")) for name, tally in summary.by_call_type},
    )


@dataclass(frozen=True)
class Style:
    """How a Teams export is written."""

    delimiter: str = ","
    bom: str = ""
    line_end: str = "\r\n"
    moment: str = "%Y-%m-%dT%H:%M:%SZ"
    offset_hours: int = 0
    decimal_comma: bool = False
    shuffle: int | None = None
    extra_columns: bool = False
    capitals: bool = False
    encoding: str = "utf-8"
    quoted: bool = False


def teams_row(call: Call, style: Style) -> dict[str, str]:
    local = call.start + timedelta(hours=style.offset_hours)

    def money(amount: Decimal) -> str:
        return str(amount).replace(".", ",") if style.decimal_comma else str(amount)

    return {
        "UsageId": call.id,
        "Call ID": f"c-{call.id[:8]}",
        "Conference ID": "70001",
        "User Location": "GB",
        "AAD ObjectId": str(uuid.uuid5(uuid.NAMESPACE_URL, call.organiser)),
        "UPN": call.organiser,
        "User Display Name": 'Example, "Ana"',
        "Caller ID": call.number,
        "Call Type": call.call_type,
        "Number Type": call.number_type,
        "Domestic/International": "International",
        "Destination Dialed": call.place,
        "Destination Number": call.number,
        "Start Time": local.strftime(style.moment),
        "End Time": (local + timedelta(seconds=call.seconds)).strftime(style.moment),
        "Duration Seconds": str(call.seconds),
        "Connection Fee": money(call.fee),
        "Charge": money(call.charge),
        "Currency": call.currency,
        "Capability": call.capability,
    }


def delimited(
    header: Sequence[str], rows: Sequence[dict[str, str]], delimiter: str = ",", line_end: str = "\r\n", *, quoted: bool = False
) -> str:
    text = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.DictWriter(text, header, delimiter=delimiter, lineterminator=line_end, extrasaction="ignore", quoting=quoting)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def teams_bytes(made: Sequence[Call], style: Style | None = None) -> bytes:
    style = style or Style()
    header = [*TEAMS, "Something new", "Another"] if style.extra_columns else list(TEAMS)
    if style.shuffle is not None:
        random.Random(style.shuffle).shuffle(header)  # noqa: S311 - as above
    rows = [{**teams_row(call, style), "Something new": "a\nb", "Another": "x;y"} for call in made]
    text = delimited(header, rows, style.delimiter, style.line_end, quoted=style.quoted)
    if style.capitals:
        first, rest = text.split(style.line_end, 1)
        text = first.upper() + style.line_end + rest
    return (style.bom + text).encode(style.encoding)


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def changed(call: Call, **values: Any) -> Call:
    return replace(call, **values)

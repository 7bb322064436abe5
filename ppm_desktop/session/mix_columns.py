"""The columns of a destination mix: which differ, because lines and Zone A matter for dial-out only, numbers for dial-in only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.destinations import LINES, CallType, Destination
from ppm_desktop.reports.words import LINE_LABELS
from ppm_desktop.session.entry_text import read_share
from ppm_desktop.session.groups_table import choice_reader
from ppm_desktop.session.shown_text import RATE_DECIMALS, amount_text, exact_percent, percent_text
from ppm_desktop.session.table_column import Column

if TYPE_CHECKING:
    from ppm_desktop.domain.availability import NumberOffer
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.country_finder import CountryFinder

#: Line types as they are offered, and their words.
LINE_CHOICES: Final = tuple((line, LINE_LABELS[line]) for line in LINES)
_NUMBER_WORDS: Final[dict[NumberOffer, str]] = {
    "yes": "available",
    "no": "not offered",
    "on_request": "on request",
    "non_geographic_on_request": "on request",
}
_NO_RATE: Final = "The price book has no rate for this; add one under Prices."
_UNPUBLISHED: Final = "Microsoft's availability pages say nothing about this country."
_NUMBER_REMARKS: Final[dict[NumberOffer, str]] = {
    "yes": "",
    "no": "Microsoft offers no such numbers here: calls would have to go to a number of another country.",
    "on_request": "Numbers are given out on request only.",
    "non_geographic_on_request": "Only non-geographic numbers, on request.",
}


@dataclass(frozen=True, slots=True)
class MixRow:
    """One destination of a mix, with what the price book and the catalogue know about it."""

    destination: Destination
    share: float
    rate: Rate | None  # in force in the first month of the plan
    zone_a: bool
    numbers: NumberOffer | None  # None: not published
    currency: str


def mix_columns(call_type: CallType, countries: CountryFinder, style: NumberStyle) -> tuple[Column[MixRow], ...]:
    """Return the columns for one call type."""
    country: Column[MixRow] = Column(
        key="country",
        title="Country dialled" if call_type == "dial_out" else "Country of the number",
        read=lambda row: row.destination.country,
        show=lambda row: countries.label(row.destination.country),
        enter=countries.read,
        write=lambda row, code: replace(row, destination=Destination(code, row.destination.line)),
        noun="the country",
        alignment="left",
        edit_kind="country",
        tooltip="Type a name, a two-letter code or a dial code.",
        places=("", "country"),
    )
    line: Column[MixRow] = Column(
        key="line",
        title="Line",
        read=lambda row: row.destination.line,
        show=lambda row: LINE_LABELS[row.destination.line],
        enter=choice_reader(LINE_CHOICES, "a line type"),
        write=lambda row, value: replace(row, destination=Destination(row.destination.country, value)),
        noun="the line type",
        alignment="left",
        edit_kind="choice",
        choices=tuple(label for _value, label in LINE_CHOICES),
        tooltip="What is dialled: mobile numbers often cost a multiple of landlines.",
        places=("line",),
    )
    zone: Column[MixRow] = Column(
        key="zone_a",
        title="Zone A",
        read=lambda row: row.zone_a,
        show=lambda row: "yes" if row.zone_a else "no",
        alignment="left",
        tooltip="Dial-out to Zone A countries, premium numbers excepted, is paid from the pool of licences as far as it reaches.",
    )
    numbers: Column[MixRow] = Column(
        key="numbers",
        title="Numbers",
        read=lambda row: row.numbers or "",
        show=lambda row: _NUMBER_WORDS[row.numbers] if row.numbers else "–",
        alignment="left",
        tooltip="Whether Microsoft offers such numbers in the country, as its availability pages say.",
        warn=lambda row: "" if row.numbers != "no" else _NUMBER_REMARKS["no"],
        note=lambda row: _NUMBER_REMARKS[row.numbers] if row.numbers not in {None, "no"} else "" if row.numbers else _UNPUBLISHED,
    )
    rate: Column[MixRow] = Column(
        key="rate",
        title="Rate",
        read=lambda row: row.rate.rate if row.rate else None,
        show=lambda row: amount_text(row.rate.rate, style, RATE_DECIMALS) if row.rate else "no rate",
        unit="a minute",
        tooltip="What a minute costs where it is not included, in the first month of the plan.",
        warn=lambda row: (
            "" if row.rate or not row.share else f"{_NO_RATE} Options that pay for these minutes stay incomplete until it has."
        ),
        note=lambda row: "" if row.rate or row.share else _NO_RATE,
    )
    share: Column[MixRow] = Column(
        key="share",
        title="Share",
        read=lambda row: row.share,
        show=lambda row: percent_text(row.share, style),
        spell=lambda row: exact_percent(row.share, style),
        enter=lambda text: read_share(text, style),
        write=lambda row, value: replace(row, share=value),
        noun="the share",
        edit_kind="share",
        cleared="0",
        tooltip="Share of these calls. 15 %, 15 and 0.15 are the same. All shares add up to 100 %.",
    )
    return (country, line, zone, rate, share) if call_type == "dial_out" else (country, numbers, rate, share)

"""The columns of a destination mix: which differ, because lines and Zone A matter for dial-out only, numbers for dial-in only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.destinations import LINES, CallType, Destination
from ppm_desktop.reports.words import LINE_LABELS
from ppm_desktop.session.entry.entry_text import read_share
from ppm_desktop.session.entry.shown_text import RATE_DECIMALS, amount_text, exact_percent, percent_text
from ppm_desktop.session.tables.groups_table import choice_reader
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.domain.availability import NumberOffer
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.entry.country_finder import CountryFinder

#: Line types as they are offered, and their words.
LINE_CHOICES: Final = tuple((line, LINE_LABELS[line]) for line in LINES)
_NUMBER_WORDS: Final[dict[NumberOffer, str]] = {
    "yes": mark("available"),
    "no": mark("not offered"),
    "on_request": mark("on request"),
    "non_geographic_on_request": mark("on request"),
}
_NO_RATE: Final = mark("The price book has no rate for this; add one under Prices.")
_NO_RATE_IN_USE: Final = mark(
    "The price book has no rate for this; add one under Prices. Options that pay for these minutes stay incomplete until it has."
)
_UNPUBLISHED: Final = mark("Microsoft's availability pages say nothing about this country.")
_NUMBER_REMARKS: Final[dict[NumberOffer, str]] = {
    "yes": "",
    "no": mark("Microsoft offers no such numbers here: calls would have to go to a number of another country."),
    "on_request": mark("Numbers are given out on request only."),
    "non_geographic_on_request": mark("Only non-geographic numbers, on request."),
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
        title=tr("Country dialled") if call_type == "dial_out" else tr("Country of the number"),
        read=lambda row: row.destination.country,
        show=lambda row: countries.label(row.destination.country),
        enter=countries.read,
        write=lambda row, code: replace(row, destination=Destination(code, row.destination.line)),
        noun=tr("the country"),
        alignment="left",
        edit_kind="country",
        tooltip=tr("Type a name, a two-letter code or a dial code."),
        places=("", "country"),
    )
    line: Column[MixRow] = Column(
        key="line",
        title=tr("Line"),
        read=lambda row: row.destination.line,
        show=lambda row: tr(LINE_LABELS[row.destination.line]),
        enter=choice_reader(LINE_CHOICES, mark("“{text}” is not a line type: {choices}.")),
        write=lambda row, value: replace(row, destination=Destination(row.destination.country, value)),
        noun=tr("the line type"),
        alignment="left",
        edit_kind="choice",
        choices=tuple(tr(label) for _value, label in LINE_CHOICES),
        tooltip=tr("What is dialled: mobile numbers often cost a multiple of landlines."),
        places=("line",),
    )
    zone: Column[MixRow] = Column(
        key="zone_a",
        title=tr("Zone A"),
        read=lambda row: row.zone_a,
        show=lambda row: tr("yes") if row.zone_a else tr("no"),
        alignment="left",
        tooltip=tr("Dial-out to Zone A countries, premium numbers excepted, is paid from the pool of licences as far as it reaches."),
    )
    numbers: Column[MixRow] = Column(
        key="numbers",
        title=tr("Numbers"),
        read=lambda row: row.numbers or "",
        show=lambda row: tr(_NUMBER_WORDS[row.numbers]) if row.numbers else "–",
        alignment="left",
        tooltip=tr("Whether Microsoft offers such numbers in the country, as its availability pages say."),
        warn=lambda row: "" if row.numbers != "no" else tr(_NUMBER_REMARKS["no"]),
        note=lambda row: tr(_UNPUBLISHED if row.numbers is None else "" if row.numbers == "no" else _NUMBER_REMARKS[row.numbers]),
    )
    rate: Column[MixRow] = Column(
        key="rate",
        title=tr("Rate"),
        read=lambda row: row.rate.rate if row.rate else None,
        show=lambda row: amount_text(row.rate.rate, style, RATE_DECIMALS) if row.rate else tr("no rate"),
        unit=tr("a minute"),
        tooltip=tr("What a minute costs where it is not included, in the first month of the plan."),
        warn=lambda row: "" if row.rate or not row.share else tr(_NO_RATE_IN_USE),
        note=lambda row: "" if row.rate or row.share else tr(_NO_RATE),
    )
    share: Column[MixRow] = Column(
        key="share",
        title=tr("Share"),
        read=lambda row: row.share,
        show=lambda row: percent_text(row.share, style),
        spell=lambda row: exact_percent(row.share, style),
        enter=lambda text: read_share(text, style),
        write=lambda row, value: replace(row, share=value),
        noun=tr("the share"),
        edit_kind="share",
        cleared="0",
        tooltip=tr("Share of these calls. 15 %, 15 and 0.15 are the same. All shares add up to 100 %."),
    )
    return (country, line, zone, rate, share) if call_type == "dial_out" else (country, numbers, rate, share)

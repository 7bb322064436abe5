"""The columns of the rates: call type, place, prices, since when, who says so, how old that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.domain.destinations import CallType
from ppm_desktop.domain.prices import Rate, Source
from ppm_desktop.reports.source_age import age_remark, marked_age_text
from ppm_desktop.reports.words import LINE_LABELS, STATUS_LABELS
from ppm_desktop.session.entry.number_entry import Refusal, read_number
from ppm_desktop.session.entry.shown_text import RATE_DECIMALS, amount_text, exact_amount
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.entry.country_finder import CountryFinder

SHORT_CALL_TYPES: Final[dict[CallType, str]] = {"toll": mark("toll"), "toll_free": mark("toll-free"), "dial_out": mark("dial-out")}


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate, where it stands in the price book, and its source."""

    position: int
    rate: Rate
    source: Source | None  # None: the price book lacks it, which the checks report


def read_price(text: str, style: NumberStyle) -> Decimal | Refusal:
    """Read a price: not negative, exactly as typed."""
    price = read_number(text, style)
    if isinstance(price, Refusal):
        return price
    return price if price >= 0 else Refusal(tr("A price is not less than 0."))


def source_text(source: Source | None) -> str:
    """Name a source with its standing: ``Rate sheet of June (the customer's)``."""
    if source is None:
        return tr("no source")
    return tr("{source} ({standing})").format(source=source.title, standing=tr(STATUS_LABELS[source.status]))


def source_sentence(name: str, source: Source | None, style: NumberStyle) -> str:
    """Say in full where a price comes from, and when it was said."""
    if source is None:
        return tr("{price}: no source.").format(price=name)
    text = tr("{price}: {source}, {day} ({standing}).")
    return text.format(price=name, source=source.title, day=style.day(source.date), standing=tr(STATUS_LABELS[source.status]))


def example_remark(source: Source | None) -> str:
    """Warn that a price is an example; "" for any other."""
    if source is None or source.status != "example":
        return ""
    return tr("An example price, not one of Microsoft's Audio Conferencing. Type the real one.")


def sort_key(column: Column[RateRow], row: RateRow) -> tuple[float, str]:
    """Compare prices as numbers and all else as texts, in any case of letters; days as they follow each other."""
    value = column.read(row)
    if isinstance(value, Decimal):
        return float(value), ""
    return 0.0, value.isoformat() if isinstance(value, date) else column.show(row).casefold()


def rates_columns(
    countries: CountryFinder, style: NumberStyle, today: Callable[[], date], used: Callable[[], frozenset[int]]
) -> tuple[Column[RateRow], ...]:
    """Return the columns; ``today`` says how old a source is, ``used`` which positions the plan pays with."""
    return (
        Column(
            key="call_type",
            title=tr("Calls"),
            read=lambda row: row.rate.call_type,
            show=lambda row: tr(SHORT_CALL_TYPES[row.rate.call_type]),
            alignment="left",
            tooltip=tr("Toll and toll-free: people dial a number of the country. Dial-out: the meeting dials a number there."),
        ),
        Column(
            key="country",
            title=tr("Country"),
            read=lambda row: row.rate.country,
            show=lambda row: countries.name(row.rate.country),
            alignment="left",
            places=("country",),
        ),
        Column(
            key="line",
            title=tr("Line"),
            read=lambda row: row.rate.line,
            show=lambda row: tr(LINE_LABELS[row.rate.line]) if row.rate.call_type == "dial_out" else "",
            alignment="left",
            places=("line",),
        ),
        Column(
            key="rate",
            title=tr("Rate a\nminute"),
            read=lambda row: row.rate.rate,
            show=lambda row: amount_text(row.rate.rate, style, RATE_DECIMALS),
            spell=lambda row: exact_amount(row.rate.rate, style),
            enter=lambda text: read_price(text, style),
            write=lambda row, price: replace(row, rate=replace(row.rate, rate=price)),
            noun=tr("the rate"),
            unit=tr("the price book's currency a minute"),
            tooltip=tr("Typing a rate makes it the customer's own, with the day as its source."),
            places=("rate", ""),
        ),
        Column(
            key="connection_fee",
            title=tr("Connec-\ntion fee"),
            read=lambda row: row.rate.connection_fee,
            show=lambda row: amount_text(row.rate.connection_fee, style) if row.rate.connection_fee else "0",
            spell=lambda row: exact_amount(row.rate.connection_fee, style),
            enter=lambda text: read_price(text, style),
            write=lambda row, price: replace(row, rate=replace(row.rate, connection_fee=price)),
            noun=tr("the connection fee"),
            unit=tr("the price book's currency a call"),
            cleared="0",
            tooltip=tr("Charged once for every charged call."),
            places=("connection_fee",),
        ),
        Column(
            key="effective",
            title=tr("In force\nfrom"),
            read=lambda row: row.rate.effective,
            show=lambda row: style.day(row.rate.effective),
            alignment="left",
            tooltip=tr("A rate holds until a later one begins. Months use the rate in force on their first day."),
        ),
        Column(
            key="status",
            title=tr("Standing"),
            read=lambda row: row.source.status if row.source else "",
            show=lambda row: tr(STATUS_LABELS[row.source.status]) if row.source else "–",
            alignment="left",
            tooltip=tr(
                "Official: published by Microsoft. The customer's: typed in or from the customer's rate sheet. Example: to be replaced."
            ),
            note=lambda row: example_remark(row.source),
        ),
        Column(
            key="source",
            title=tr("Source"),
            read=lambda row: row.rate.source,
            show=lambda row: row.source.title if row.source else tr("no source"),
            alignment="left",
            elastic=True,
            tooltip=tr("Who says so, and when."),
            places=("source",),
            detail=lambda row: source_detail(row.source, style),
        ),
        age_column(today),
        Column(
            key="used",
            title=tr("Used"),
            read=lambda row: row.position in used(),
            show=lambda row: "✓" if row.position in used() else "",
            alignment="left",
            tooltip=tr("Whether a charged call of this plan is priced with it."),
        ),
    )


def age_column(today: Callable[[], date]) -> Column[Any]:
    """Return the column that says how old the source of a row's price is; rows have a ``source``."""
    return Column(
        key="age",
        title=tr("Age"),
        read=lambda row: row.source.date if row.source else None,
        show=lambda row: marked_age_text(row.source.date, today()) if row.source else "–",
        alignment="left",
        tooltip=tr("How old the source is; marked when it is older than a year."),
        note=lambda row: age_remark(row.source.date, today()) if row.source else "",
    )


def source_detail(source: Source | None, style: NumberStyle) -> str:
    """Say all that is known of a source: the cell is often too narrow for its title."""
    if source is None:
        return tr("The price book does not have this source.")
    dated = tr("{source}, {day}").format(source=source.title, day=style.day(source.date))
    return "\n".join(part for part in (dated, source.note) if part)

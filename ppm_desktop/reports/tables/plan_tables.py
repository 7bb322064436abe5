"""What goes in: the plan itself, its inputs, its prices, and where they come from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.annotations import annotation_of
from ppm_desktop.domain.flat_values import values_of
from ppm_desktop.reports.tables.table import Column, Table, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.tables.table import Row, Subject, Value

FORMAT: Final = "ppm-desktop/tables"
VERSION: Final = 1
_GROUPS, _OPTIONS, _SAID = "groups", "options", "annotations"


def _about(subject: Subject) -> Iterator[Row]:
    comparison = subject.comparison
    project, book, best = comparison.project, comparison.project.price_book, comparison.cheapest
    yield (
        FORMAT, VERSION, subject.file, project.name, project.customer, comparison.scenario.name, project.agreement, project.currency,
        str(project.start), project.months, book.name, book.as_of.isoformat(), yes_no(project.has_examples), best.option.id if best else None,
    )  # fmt: skip


def _inputs(subject: Subject) -> Iterator[Row]:
    scenario = subject.comparison.scenario
    for place, value in values_of(scenario):
        inside = 2 if place[0] in {_GROUPS, _OPTIONS} else 0
        key = place[inside:]
        if not key or key[0] == _SAID:
            continue
        part = {_GROUPS: "group", _OPTIONS: "option"}.get(place[0], "scenario")
        name = place[1] if inside else None
        yield part, name, key[0], "/".join(key[1:]) or None, _spelled(value), *_said(scenario, part, name, key[0])


def _spelled(value: str | float | Decimal | bool | None) -> str | None:  # noqa: FBT001 - any value of the file
    """Return a value as the project file spells it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def _said(scenario: Scenario, part: str, name: str | None, key: str) -> tuple[Value, Value, Value]:
    holder = scenario.annotations
    if part == "group":
        holder = next(group.annotations for group in scenario.groups if group.name == name)
    said = None if part == "option" else annotation_of(holder, key)
    return (None, None, None) if said is None else (said.source or None, said.note or None, said.confidence or None)


def _prices(subject: Subject) -> Iterator[Row]:
    project, scenario = subject.comparison.project, subject.comparison.scenario
    book, currency = project.price_book, project.currency
    status = {source.id: source.status for source in book.sources}
    for product in book.products:
        for fee in product.fees:
            when, source = fee.effective.isoformat(), fee.source
            yield "fee", product.id, None, None, None, None, when, float(fee.amount), None, currency, source, status.get(source), None
    for override in scenario.fee_overrides:
        amount, why = float(override.amount), override.reason
        yield "negotiated_fee", override.product, None, None, None, None, None, amount, None, currency, None, "customer", why
    for rate in book.rates:
        when, source, price = rate.effective.isoformat(), rate.source, float(rate.rate)
        where = (rate.call_type, rate.country, rate.line, rate.rate_set)
        yield "rate", None, *where, when, price, float(rate.connection_fee), currency, source, status.get(source), None


def _sources(subject: Subject) -> Iterator[Row]:
    for source in subject.comparison.project.price_book.sources:
        yield source.id, source.title, source.date.isoformat(), source.status, source.note or None


ABOUT: Final = Table(
    "about",
    "One row: what the other tables are of.",
    (
        Column("format", "text", "Always ppm-desktop/tables."),
        Column(
            "version", "number", "Version of the tables. Within a version columns may be added at the right; none is taken away or changes."
        ),
        Column("file", "text", "The project file as it was named."),
        Column("project", "text", "Name of the plan."),
        Column("customer", "text", "Whom the plan is for."),
        Column("scenario", "text", "Name of the scenario."),
        Column("agreement", "text", "How licences are bought: volume_licensing, csp, mca or web_direct."),
        Column("currency", "text", "Currency of every amount in every table.", "ISO 4217"),
        Column("start", "month", "First month of the plan.", "YYYY-MM"),
        Column("months", "number", "Length of the plan.", "months"),
        Column("price_book", "text", "Name of the prices."),
        Column("prices_as_of", "day", "Day on which the prices were looked up.", "YYYY-MM-DD"),
        Column("example_prices", "yes or no", "Whether any price is an example and must be replaced before anybody decides."),
        Column("cheapest", "text", "Id of the cheapest option that may be bought; empty when none can be named."),
    ),
    _about,
)
INPUTS: Final = Table(
    "inputs",
    "One row for each single value of the scenario, in the order and spelling of the project file.",
    (
        Column("part", "text", "group, option or scenario."),
        Column("name", "text", "Name of the group or id of the option; empty for the scenario itself."),
        Column("key", "text", "Key in the project file."),
        Column("place", "text", "Place within the key, such as a destination or a month; empty when the key has one value."),
        Column("value", "text", "The value. Shares are 0 to 1, money has a decimal point; `ppm schema project` says every unit."),
        Column("source", "text", "Where somebody says that the value comes from."),
        Column("note", "text", "What somebody notes about it."),
        Column("confidence", "text", "measured, estimated, guessed, or profile (from a usage profile, not confirmed)."),
    ),
    _inputs,
)
PRICES: Final = Table(
    "prices",
    "One row for each fee and each rate of the price book, and each negotiated fee of the scenario.",
    (
        Column("kind", "text", "fee, negotiated_fee or rate."),
        Column("product", "text", "Id of the product; empty for a rate."),
        Column("call_type", "text", "toll, toll_free or dial_out; empty for a fee."),
        Column("country", "text", "Country of the number; empty for a fee.", "ISO 3166-1 alpha-2"),
        Column("line", "text", "any, landline, mobile or premium; empty for a fee."),
        Column("rate_set", "text", "Set that the rate belongs to; empty for a fee."),
        Column("effective", "day", "First day on which the price is in force; empty for a negotiated fee.", "YYYY-MM-DD"),
        Column("price", "number", "The price.", "currency: per organiser and month for fees, per minute for rates"),
        Column("connection_fee", "number", "Price of a call beside its minutes; empty for a fee.", "currency per call"),
        Column("currency", "text", "Currency of the price.", "ISO 4217"),
        Column("source", "text", "Id of the source, as in the table sources."),
        Column("status", "text", "official, customer or example."),
        Column("reason", "text", "Why a fee was negotiated; empty otherwise."),
    ),
    _prices,
)
SOURCES: Final = Table(
    "sources",
    "One row for each source of prices.",
    (
        Column("id", "text", "Id of the source."),
        Column("title", "text", "What the prices were taken from."),
        Column("date", "day", "Day of the source.", "YYYY-MM-DD"),
        Column("status", "text", "official, customer or example."),
        Column("note", "text", "Anything else to know about it."),
    ),
    _sources,
)

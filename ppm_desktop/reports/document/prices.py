"""The prices that results rest on, with their sources and their age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.prices import DEFAULT_RATE_SET
from ppm_desktop.reports.document.blocks import Callout, Column, Heading, Paragraph, Row, Table
from ppm_desktop.reports.document.price_text import fee_text, rate_text
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.shortfall import gaps_text, shortfall_text
from ppm_desktop.reports.source_age import marked_age_text
from ppm_desktop.reports.words import call_type_label, line_label, status_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.products import Fee, Product
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case

#: With more rates they stand in an appendix.
MOST_RATES_IN_TEXT: Final = 30


def build(case: Case) -> tuple[Block, ...]:
    """Build the section of prices."""
    project, rates = case.project, case.rates
    intro = tr("Prices are those of the price book “{book}”, as of {day}, in {currency} without tax.")
    blocks: list[Block] = [
        Paragraph(intro.format(book=project.price_book.name, day=case.style.day(project.price_book.as_of), currency=project.currency))
    ]
    gaps = list(dict.fromkeys(shortfall_text(gap, case.style) for result in case.comparison.results for gap in result.unpriced))
    if gaps:
        blocks.append(Callout("warning", tr("Missing: {gaps}.").format(gaps=gaps_text(gaps, most=20))))
    blocks += [Heading(tr("Licence fees")), _fees(case)]
    if case.comparison.scenario.fee_overrides:
        blocks.append(_negotiated(case))
    blocks.append(Heading(tr("Rates per minute")))
    if not rates:
        blocks.append(Paragraph(tr("No minute is charged at a rate in any option.")))
    elif len(rates) <= MOST_RATES_IN_TEXT:
        blocks.append(rates_table(case))
    else:
        said = trn("Options pay with {count} rate.", "Options pay with {count} rates; they are in “{section}”.", len(rates))
        blocks.append(Paragraph(said.format(count=len(rates), section=tr("Appendix: rates"))))
    return (*blocks, Heading(tr("Sources of prices")), _sources(case))


def rates_table(case: Case) -> Table:
    """Return the rates with their sources."""
    style, book = case.style, case.project.price_book
    found = case.rates
    with_fee = any(rate.connection_fee for rate in found)
    with_set = any(rate.rate_set != DEFAULT_RATE_SET for rate in found)
    rows = []
    for rate in found:
        source = book.source(rate.source)
        place = case.names.countries.get(rate.country, rate.country)
        if rate.line != "any":
            place = tr("{country} ({line})").format(country=place, line=line_label(rate.line))
        cells = [call_type_label(rate.call_type), place]
        cells += [rate.rate_set] if with_set else []
        cells.append(rate_text(rate.rate, style))
        cells += [rate_text(rate.connection_fee, style) if rate.connection_fee else UNKNOWN] if with_fee else []
        cells += [style.day(rate.effective), source.title if source else UNKNOWN, status_label(source.status) if source else UNKNOWN]
        rows.append(Row(tuple(cells)))
    columns = [Column(tr("Calls"), "name"), Column(tr("Destination"), "text", 1.5)]
    columns += [Column(tr("Rate set"), "text", 1.0)] if with_set else []
    columns.append(Column(tr("{currency} a minute").format(currency=case.project.currency), "amount"))
    columns += [Column(tr("A call"), "amount")] if with_fee else []
    columns += [Column(tr("In force since"), "name"), Column(tr("Source"), "text", 2.0), Column(tr("Mark"), "name")]
    caption = example_note(case.project, tr("Rates that price a charged call of any option"))
    return Table(caption, tuple(columns), tuple(rows))


def _fees(case: Case) -> Table:
    style, book = case.style, case.project.price_book
    rows = []
    for product in book.products:
        for fee in _in_force(product, case):
            source = book.source(fee.source)
            title, mark = (source.title, status_label(source.status)) if source else (UNKNOWN, UNKNOWN)
            rows.append(Row((product.name, fee_text(fee.amount, style), style.day(fee.effective), title, mark)))
    columns = (
        Column(tr("Licence"), "text", 1.2),
        Column(tr("{currency} a month").format(currency=case.project.currency), "amount"),
        Column(tr("In force since"), "name"),
        Column(tr("Source"), "text", 1.6),
        Column(tr("Mark"), "name"),
    )
    return Table(example_note(case.project, tr("Fees per organiser and month")), columns, tuple(rows))


def _in_force(product: Product, case: Case) -> list[Fee]:
    """Return the fees of a product that count in the period: the one in force on its first day, and later ones."""
    period = case.project.period
    fees = sorted((fee for fee in product.fees if fee.effective <= period[-1].first_day), key=lambda fee: fee.effective)
    first = max((place for place, fee in enumerate(fees) if fee.effective <= period[0].first_day), default=0)
    return fees[first:]


def _negotiated(case: Case) -> Table:
    names = case.names.products
    rows = tuple(
        Row((names.get(one.product, one.product), fee_text(one.amount, case.style), one.reason))
        for one in case.comparison.scenario.fee_overrides
    )
    columns = (
        Column(tr("Licence"), "text", 1.0),
        Column(tr("{currency} a month").format(currency=case.project.currency), "amount"),
        Column(tr("Reason"), "text", 2.0),
    )
    return Table(tr("Negotiated prices of this scenario, in place of the fees above"), columns, rows)


def _sources(case: Case) -> Table:
    style = case.style
    rows = tuple(
        Row((source.title, style.day(source.date), marked_age_text(source.date, case.today), status_label(source.status), source.note))
        for source in case.project.price_book.sources
    )
    columns = (
        Column(tr("Title"), "text", 1.3),
        Column(tr("Date"), "name"),
        Column(tr("Age"), "name"),
        Column(tr("Mark"), "name"),
        Column(tr("Note"), "text", 2.0),
    )
    return Table(tr("▲: older than a year; ask whether the price still holds"), columns, rows)

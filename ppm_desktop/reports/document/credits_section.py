"""Credits: what is bought ahead, used, forfeited and missing, and on request how much to recharge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.funding_outlook import money_at_risk
from ppm_desktop.reports.document.blocks import Bullets, Callout, ChartFigure, Column, Heading, Item, Paragraph, Row, Table
from ppm_desktop.reports.document.twins import printed
from ppm_desktop.reports.funding.advice_table import advice_twin
from ppm_desktop.reports.funding.advice_words import advice_headline, advice_sentences
from ppm_desktop.reports.funding.figures import funding_figures
from ppm_desktop.reports.funding.tables import invoices_twin, months_twin
from ppm_desktop.reports.funding.wallet_table import wallet_table
from ppm_desktop.reports.funding.words import funding_headline, funding_notes
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.funding.figures import FundingFigure
    from ppm_desktop.reports.funding.wallet import Funding
    from ppm_desktop.reports.number_text import NumberStyle

#: Longer lists are in the workbook.
_MOST_INVOICES: Final = 40
_MOST_OUTAGES: Final = 12


def build(case: Case) -> tuple[Block, ...]:
    """Build the section; nothing unless credits are bought ahead."""
    funding, style = case.findings.funding, case.style
    if funding is None:
        return ()
    chart, figures = wallet_table(funding, style), figures_of(funding, style)
    grave = any(figure.grave for figure in figures)
    blocks: list[Block] = [Callout("warning" if grave else "information", tr("{finding}.").format(finding=chart.title))]
    blocks.append(Paragraph(funding_headline(funding, style)))
    heads = (Column(tr("Figure"), "name"), Column(tr("Amount"), "amount"), Column(tr("What it is"), share=2.0))
    rows = tuple(Row((figure.name, figure.text, figure.caption)) for figure in figures)
    blocks.append(Table(tr("The money of the whole plan, each month spent evenly over its days"), heads, rows))
    blocks.append(ChartFigure("wallet", chart, chart.summary, small=True))
    blocks.append(printed(months_twin(funding, style), style, total=True))
    if chart.outages:
        shown = chart.outages[:_MOST_OUTAGES]
        blocks += [Heading(tr("Days without service")), Bullets(tuple(Item(outage.said) for outage in shown))]
    blocks.append(printed(invoices_twin(funding, style), style, total=True, words=(0, 1), most=_MOST_INVOICES))
    notes = funding_notes(funding, style)
    return (*blocks, Bullets(tuple(Item(note) for note in notes))) if notes else tuple(blocks)


def figures_of(funding: Funding, style: NumberStyle) -> tuple[FundingFigure, ...]:
    """Return the headline figures of a wallet."""
    costs = [cost for _month, cost in funding.costs]
    return funding_figures(funding, style, money_at_risk(funding.project.period, costs, funding.settings, funding.lifetime_months))


def build_advice(case: Case) -> tuple[Block, ...]:
    """Build the section on amounts to set; nothing unless credits are bought ahead. It takes thousands of draws."""
    advice, currency, style = case.findings.advice, case.project.currency, case.style
    if advice is None:
        return ()
    blocks: list[Block] = [Callout("information", advice_headline(advice, currency, style))]
    if advice.spends:
        blocks.append(printed(advice_twin(advice, currency, style), style))
    return (*blocks, Bullets(tuple(Item(sentence) for sentence in advice_sentences(advice, currency, style))))

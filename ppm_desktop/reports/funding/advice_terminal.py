"""Funding advice as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.funding.advice_words import advice_headline, advice_sentences
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from ppm_desktop.decisions.funding_advice import Advised, FundingAdvice
    from ppm_desktop.reports.number_text import NumberStyle


def print_advice(advice: FundingAdvice, currency: str, style: NumberStyle) -> None:
    """Print what to set, beside what is set and what Microsoft once advised, and what follows from each."""
    console = page()
    console.print()
    console.print(shown(advice_headline(advice, currency, style), "bold"))
    console.print()
    console.print(_settings(advice, style))
    console.print()
    for sentence in advice_sentences(advice, currency, style):
        console.print(shown(f"- {sentence}"))


def _settings(advice: FundingAdvice, style: NumberStyle) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(tr("Settings")), no_wrap=True)
    heads = (
        tr("Opening"),
        tr("Trigger"),
        tr("Recharge"),
        tr("Service stops in"),
        tr("Days without service"),
        tr("Recharges P50"),
        tr("Expires"),
        tr("Expires P90"),
    )
    for head in heads:
        grid.add_column(shown(head), justify="right")
    named = ((tr("Advised"), advice.advised), (tr("Set now"), advice.set_now), (tr("Table of 2017"), advice.by_band))
    for name, advised in named:
        if advised is not None:
            grid.add_row(shown(name), *(shown(cell) for cell in _cells(advised, style)))
    return grid


def _cells(advised: Advised, style: NumberStyle) -> tuple[str, ...]:
    settings, outlook = advised.settings, advised.outlook
    return (
        _amount(settings.opening, style),
        _amount(settings.trigger, style),
        _amount(settings.recharge, style),
        style.percent(outlook.outage),
        style.fixed(outlook.days_without_service, 2),
        style.fixed(outlook.recharges[1], 0),
        style.fixed(outlook.at_risk, 2),
        style.fixed(outlook.at_risk_90, 2),
    )


def _amount(amount: Decimal | None, style: NumberStyle) -> str:
    return UNKNOWN if amount is None else style.fixed(float(amount), 2)

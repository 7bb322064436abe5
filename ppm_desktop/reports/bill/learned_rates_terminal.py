"""Rates learned from a bill, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.bill.learned_rates_words import learned_headline, method_sentence, rate_sentence
from ppm_desktop.reports.terminal_page import page, shown

if TYPE_CHECKING:
    from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRates
    from ppm_desktop.reports.number_text import NumberStyle


def print_learned_rates(found: LearnedRates, style: NumberStyle) -> None:
    """Print every believed rate with its interval, and the method."""
    console = page()
    console.print()
    console.print(shown(learned_headline(found), "bold"))
    for one in found.rates:
        console.print(shown(f"- {rate_sentence(one, found.currency, style)}"))
    console.print(shown(method_sentence(found, style), "dim"))

"""Rates learned from a bill, for programs: what ``ppm usage --learn-rates --json`` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.reconciliation.learned_rates import SOURCE_ID, as_decimal

if TYPE_CHECKING:
    from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRate, LearnedRates

_RATE_DIGITS: Final = 9
_CONFIDENCE: Final = 0.95


def learned_rates_entry(found: LearnedRates) -> dict[str, Any]:
    """Return the rates with their intervals; ``price_book_rate`` is what a price book gets."""
    return {
        "currency": found.currency or None,
        "source": SOURCE_ID,
        "confidence": _CONFIDENCE,
        "increment_seconds": found.habits.increment_seconds,
        "rounding": found.habits.rounding,
        "rates": [_rate(one) for one in found.rates],
        "left_out": [_rate(one) for one in found.doubtful],
    }


def _rate(one: LearnedRate) -> dict[str, Any]:
    return {
        "call_type": one.key.call_type,
        "country": one.key.destination.country,
        "line": one.key.destination.line,
        "rate": round(one.rate, _RATE_DIGITS),
        "low": round(one.low, _RATE_DIGITS),
        "high": round(one.high, _RATE_DIGITS),
        "price_book_rate": format(as_decimal(one), "f"),
        "connection_fee": round(one.connection_fee, MONEY_DIGITS),
        "effective": one.first.first_day.isoformat(),
        "first": str(one.first),
        "last": str(one.last),
        "calls": one.calls,
        "minutes": round(one.minutes, MONEY_DIGITS),
        "one_rate": one.one_rate,
    }

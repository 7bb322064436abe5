"""A bill held against a price book, for programs: what ``ppm usage --prices --json`` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.reconciliation.billed_calls import MILLIONTHS
from ppm_desktop.decisions.reconciliation.findings import UNEXPLAINED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.decisions.reconciliation.findings import Reason, ReconciledPlace, Reconciliation, Sums, Verdict


def reconciliation_entry(found: Reconciliation) -> dict[str, Any]:
    """Return the comparison. Money is exact to six digits: ``reasons`` add up to ``difference``, everywhere."""
    book, habits = found.book, found.habits
    explained = sum(sums.calls for verdict, sums in found.verdicts.items() if verdict not in UNEXPLAINED)
    return {
        "price_book": {"id": book.id, "name": book.name, "as_of": book.as_of.isoformat()},
        "example_prices": found.has_examples,
        "currency": found.currency,
        "increment_seconds": found.increment_seconds,
        "bill": {
            "increment_seconds": habits.increment_seconds,
            "rounding": habits.rounding,
            "increments": [{"seconds": one.seconds, "explained": round(one.share, MONEY_DIGITS)} for one in habits.trials],
        },
        **_sums(found.sums),
        "expected": _money(found.expected),
        "explained": {"calls": explained, "share": round(found.share_of(explained=True), MONEY_DIGITS)},
        "unexplained": {"calls": found.sums.calls - explained, "share": round(found.share_of(explained=False), MONEY_DIGITS)},
        "reasons": _by_reason(found.money),
        "verdicts": _by_verdict(found.verdicts),
        "destinations": [_place(place) for place in found.places],
        "top_unexplained": [
            {"month": str(one.month), **_key(one.key), "licence": one.licence, "verdict": one.verdict, **_sums(one.sums)}
            for one in found.riddles
        ],
        "more_unexplained": found.riddles_left,
    }


def _place(place: ReconciledPlace) -> dict[str, Any]:
    return {
        **_key(place.key),
        **_sums(place.sums),
        "reasons": _by_reason(place.money),
        "verdicts": _by_verdict(place.verdicts),
        "book_rates": list(place.book_rates),
        "book_connection_fees": list(place.book_fees),
        "seen_connection_fee": place.seen_fee,
        "seen_prices": [
            {
                "rate": price.rate,
                "increment_seconds": price.increment_seconds,
                "calls": price.calls,
                "minutes": round(price.minutes, MONEY_DIGITS),
                "first": str(price.first),
                "last": str(price.last),
                "of_book": price.of_book,
            }
            for price in place.prices
        ],
    }


def _key(key: Key) -> dict[str, str]:
    return {"call_type": key.call_type, "country": key.destination.country, "line": key.destination.line}


def _by_reason(money: Mapping[Reason, int]) -> dict[str, float]:
    return {reason: _money(amount) for reason, amount in money.items()}


def _by_verdict(verdicts: Mapping[Verdict, Sums]) -> dict[str, dict[str, float]]:
    return {verdict: _sums(sums) for verdict, sums in verdicts.items()}


def _sums(sums: Sums) -> dict[str, float]:
    return {
        "calls": sums.calls,
        "minutes": round(sums.minutes, MONEY_DIGITS),
        "at_book_prices": _money(sums.book),
        "charged": _money(sums.charged),
        "difference": _money(sums.difference),
    }


def _money(millionths: int) -> float:
    return millionths / MILLIONTHS

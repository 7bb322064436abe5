"""What is missing from an incomplete option, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.costing.unpriced import Unpriced, UnpricedFee
from ppm_desktop.reports.words import CALL_TYPE_LABELS, months_listed

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.reports.number_text import NumberStyle


def shortfall_text(unpriced: Unpriced | UnpricedFee, style: NumberStyle) -> str:
    """Say what has no price: ``no rate for dial-out to AE/mobile: 11 934 minutes, Apr 2026 – Mar 2027``."""
    if isinstance(unpriced, UnpricedFee):
        unit = "licence month" if unpriced.licences == 1 else "licence months"
        return f"no fee for {unpriced.product}: {style.count(unpriced.licences)} {unit}, {months_listed(unpriced.months)}"
    call_type = unpriced.key.call_type
    to = "to" if call_type == "dial_out" else "in"
    minutes = style.count(unpriced.minutes)
    return f"no rate for {CALL_TYPE_LABELS[call_type]} {to} {unpriced.key.destination}: {minutes} minutes, {months_listed(unpriced.months)}"


def components_lacking(result: OptionResult) -> frozenset[str]:
    """Return the components of an option whose sums are lower bounds."""
    found: set[str] = set()
    for unpriced in result.unpriced:
        found |= {"licences"} if isinstance(unpriced, UnpricedFee) else set(unpriced.components)
    return frozenset(found)


def same_gap_everywhere(comparison: Comparison) -> bool:
    """Say whether the same quantities are unpriced in every option that may be bought, at the same missing rates.

    Whatever those rates are, they then add the same amount to every option, and the order stays as it is.
    """
    gaps = [
        tuple((u.key, round(u.minutes, 6), u.months, u.rate_sets) if isinstance(u, Unpriced) else u for u in result.unpriced)
        for result in comparison.results
        if result.eligibility.eligible
    ]
    fees = any(isinstance(u, UnpricedFee) for result in comparison.results for u in result.unpriced)
    return bool(gaps) and bool(gaps[0]) and not fees and all(gap == gaps[0] for gap in gaps)

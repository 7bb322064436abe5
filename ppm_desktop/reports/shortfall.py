"""What is missing from an incomplete option, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.unpriced import Unpriced, UnpricedFee
from ppm_desktop.reports.place_names import place_name
from ppm_desktop.reports.words import months_listed
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.reports.number_text import NumberStyle

_NO_RATE: Final = {
    "toll": mark("no rate for toll dial-in, {destination}: {minutes} minutes, {months}"),
    "toll_free": mark("no rate for toll-free dial-in, {destination}: {minutes} minutes, {months}"),
    "dial_out": mark("no rate for dial-out, {destination}: {minutes} minutes, {months}"),
}


def shortfall_text(unpriced: Unpriced | UnpricedFee, style: NumberStyle) -> str:
    """Say what has no price: ``no rate for dial-out, United Arab Emirates (mobile): 11 934 minutes, Apr 2026 – Mar 2027``."""
    months = months_listed(unpriced.months)
    if isinstance(unpriced, UnpricedFee):
        said = trn(
            "no fee for {product}: {count} licence month, {months}",
            "no fee for {product}: {count} licence months, {months}",
            unpriced.licences,
        )
        return said.format(product=unpriced.product, count=style.count(unpriced.licences), months=months)
    said = tr(_NO_RATE[unpriced.key.call_type])
    return said.format(destination=place_name(unpriced.key.destination), minutes=style.count(unpriced.minutes), months=months)


def gaps_text(gaps: Sequence[str], most: int) -> str:
    """Join what is missing; each part has commas and an "and" of its own, so semicolons part them. Beyond ``most`` the rest is counted."""
    if len(gaps) <= most:
        return "; ".join(gaps)
    more = len(gaps) - most + 1
    return trn("{gaps}; and {count} more", "{gaps}; and {count} more", more).format(gaps="; ".join(gaps[: most - 1]), count=more)


def largest_gaps(comparison: Comparison) -> tuple[Unpriced | UnpricedFee, ...]:
    """Return each missing price once, with the option that lacks it for most: options meter different parts of the same calls."""
    largest: dict[object, Unpriced | UnpricedFee] = {}
    for gap in (gap for result in comparison.results for gap in result.unpriced):
        price = gap.product if isinstance(gap, UnpricedFee) else gap.key
        known = largest.get(price)
        if known is None or _quantity(gap) > _quantity(known):
            largest[price] = gap
    return tuple(largest.values())


def _quantity(gap: Unpriced | UnpricedFee) -> float:
    return gap.licences if isinstance(gap, UnpricedFee) else gap.minutes


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

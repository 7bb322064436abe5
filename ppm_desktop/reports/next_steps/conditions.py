"""Which conditions of the catalogue's purchase steps a project and one of its options meet, and the values of their texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.eligibility import has_organisers
from ppm_desktop.domain.products import INCLUDED, NONE
from ppm_desktop.reports.words import listed, month_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.catalog.purchase_steps import Condition
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle

#: The currency in which Microsoft states the smallest purchase of credits.
_DOCUMENTED_CURRENCY = "USD"


def kind_of(product: Product) -> str:
    """Return which of the usual products it is, by what it includes: a price book may use other ids."""
    if product.id in {INCLUDED, NONE}:
        return product.id
    if product.is_metered:
        return "pay_per_minute"
    return "usa_can" if product.covers_usa_and_canada_only else "standard"


def conditions_met(comparison: Comparison, result: OptionResult, availability: Availability) -> frozenset[Condition]:
    """Return every condition that holds."""
    project, scenario = comparison.project, comparison.scenario
    used = _kinds(comparison, result)
    minutes, groups = result.minutes, _groups(comparison)
    dial_out = minutes["dial_out_pool"] + minutes["dial_out_other"] > 0
    pools = {kind_of(part.use.product) for part in result.charges.parts if part.use.product.pool_minutes > 0}
    post_paid = project.agreement in {"csp", "mca"}
    metered = (
        "pay_per_minute" in used or minutes["toll_free"] > 0 or minutes["dial_out_other"] > 0 or result.by_component["dial_out_pool"] > 0
    )
    # The licence that comes with E5 is the bought one under another name.
    different = {"standard" if kind == INCLUDED else kind for kind in used} - {NONE}
    met: dict[Condition, bool] = {
        "volume_licensing": project.agreement == "volume_licensing",
        "prepaid": not post_paid,
        "post_paid": post_paid,
        "standard": "standard" in used,
        "usa_can": "usa_can" in used,
        "pay_per_minute": "pay_per_minute" in used,
        "included": INCLUDED in used,
        "mixed": len(different) > 1,
        "lost": NONE in used,
        "metered": metered,
        "toll_free": minutes["toll_free"] > 0,
        "dial_out": dial_out,
        "pool": bool(pools) and minutes["dial_out_pool"] > 0,
        "standard_pool": bool(pools & {"standard", INCLUDED}) and minutes["dial_out_pool"] > 0,
        "dial_out_limited": any(group.policies.dial_out != "any" for group in groups),
        "toll_free_off": any(group.policies.toll_free_off for group in groups),
        "no_credits": bool(_without_credits(groups, availability)),
        "per_minute_only": bool(_without_subscription(groups, availability)),
        "country_unknown": bool(_unknown(groups, availability)),
        "example_prices": project.has_examples,
        "example_rates": has_example_rates(project),
        "example_fee": _has_example_fee(result, project.price_book),
        "rounded": scenario.increment_seconds > 1,
        "other_currency": project.currency != _DOCUMENTED_CURRENCY,
        "negotiated": any(override.product in _product_ids(result, "standard") for override in scenario.fee_overrides),
    }
    return frozenset(condition for condition, true in met.items() if true)


def values_of(
    comparison: Comparison, result: OptionResult, availability: Availability, countries: Mapping[str, str], style: NumberStyle
) -> dict[str, str]:
    """Return what texts may say in braces; ``countries`` are names by code."""
    groups, book = _groups(comparison), comparison.project.price_book

    def named(codes: list[str]) -> str:
        return _list([countries.get(code, code) for code in codes])

    return {
        "standard_licences": _licences(result, "standard", style),
        "usa_can_licences": _licences(result, "usa_can", style),
        "pay_per_minute_licences": _licences(result, "pay_per_minute", style),
        "groups_with_e5": _list([group.name for group in groups if group.holds == INCLUDED]),
        "groups_without_toll_free": _list([group.name for group in groups if group.policies.toll_free_off]),
        "groups_with_limited_dial_out": _list([group.name for group in groups if group.policies.dial_out != "any"]),
        "countries_without_credits": named(_without_credits(groups, availability)),
        "countries_without_subscription": named(_without_subscription(groups, availability)),
        "unknown_countries": named(_unknown(groups, availability)),
        "price_book": book.name,
        # Not the book's day: that becomes the one of a rate sheet which replaced a few of the examples.
        "example_date": style.day(max((s.date for s in book.sources if s.status == "example"), default=book.as_of)),
        "currency": comparison.project.currency,
    }


def has_example_rates(project: Project) -> bool:
    """Say whether any rate that may be used, not only a fee, rests on an example."""
    return replace(project.price_book, products=()).has_examples_from(project.start.first_day)


def _has_example_fee(result: OptionResult, book: PriceBook) -> bool:
    """Say whether a per-user licence of the option is charged at a fee that is an example."""
    sources = {fee.source for part in result.charges.parts if kind_of(part.use.product) == "standard" for fee in part.use.fees}
    return any((source := book.source(source_id)) is not None and source.status == "example" for source_id in sources)


def _groups(comparison: Comparison) -> list[Group]:
    return [group for group in comparison.scenario.groups if has_organisers(group, comparison.project)]


def _kinds(comparison: Comparison, result: OptionResult) -> set[str]:
    """Return what the option gives to people who are there in the period."""
    groups = tuple(_groups(comparison))
    ids = {p for shares in result.option.shares_of_each(groups) for p, share in shares or () if share > 0}
    products = (comparison.project.price_book.product(product_id) for product_id in ids)
    return {kind_of(product) for product in products if product is not None}


def _product_ids(result: OptionResult, kind: str) -> set[str]:
    return {part.use.product.id for part in result.charges.parts if kind_of(part.use.product) == kind}


def _licences(result: OptionResult, kind: str, style: NumberStyle) -> str:
    """Return how many licences are needed: at first, and at most when it changes."""
    months = result.charges.traffic.months
    parts = [part.use.paid for part in result.charges.parts if kind_of(part.use.product) == kind]
    counts = [sum(int(paid[m]) for paid in parts) for m in range(len(months))]
    first = next((m for m, count in enumerate(counts) if count > 0), None)
    if first is None:
        return style.count(0)
    most = counts.index(max(counts))
    if most == first:
        return style.count(counts[first])
    return tr("{first} from {start}, {most} by {end}").format(
        first=style.count(counts[first]), start=month_label(months[first]), most=style.count(counts[most]), end=month_label(months[most])
    )


def _without_credits(groups: list[Group], availability: Availability) -> list[str]:
    pages = (availability.of(group.country) for group in groups)
    return sorted({page.country for page in pages if page is not None and not page.communications_credits})


def _without_subscription(groups: list[Group], availability: Availability) -> list[str]:
    pages = (availability.of(group.country) for group in groups)
    return sorted({page.country for page in pages if page is not None and page.audio_conferencing == "ppm_only"})


def _unknown(groups: list[Group], availability: Availability) -> list[str]:
    return sorted({group.country for group in groups if availability.of(group.country) is None})


def _list(names: list[str]) -> str:
    return listed(list(dict.fromkeys(names))) if names else ""

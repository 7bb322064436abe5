"""Whether an option may be bought, and what must be done first; every reason names the rule it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ppm_desktop.domain.availability import Availability, CountryAvailability
from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.products import INCLUDED, NONE, Product
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Option, Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: ``bars``: may not be bought. ``check``: the documentation leaves it open. ``do``: a step before it works.
Effect = Literal["bars", "check", "do"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against an option. ``rule`` is an id in the catalogue's rules, which has the source."""

    effect: Effect
    code: str
    product: str
    rule: str
    countries: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Eligibility:
    """All reasons for one option, the barring ones first."""

    reasons: tuple[Reason, ...]

    @property
    def eligible(self) -> bool:
        """True unless a reason bars the option."""
        return not any(reason.effect == "bars" for reason in self.reasons)


def eligibility(
    project: Project, scenario: Scenario, option: Option, availability: Availability, there: Sequence[bool] | None = None
) -> Eligibility:
    """Judge one option by agreement, by what is sold in each group's country, and by credits; ``there``: which groups have anybody, where known."""
    there = [has_organisers(group, project) for group in scenario.groups] if there is None else there
    users: dict[str, list[Group]] = {}
    for group, shares, anybody in zip(scenario.groups, option.shares_of_each(scenario.groups), there, strict=True):
        for product_id, share in shares or ():
            if share > 0 and anybody:
                users.setdefault(product_id, []).append(group)
    reasons: list[Reason] = []
    for product_id, groups in sorted(users.items()):
        product = project.price_book.product(product_id)
        if product_id == INCLUDED:
            reasons += _included(groups)
        elif product is not None and product.is_metered:
            reasons += _pay_per_minute(project, product_id, groups, availability)
        elif product is not None and product_id != NONE:
            reasons += _subscription(product, groups, availability)
        elif product_id == NONE:
            reasons.append(Reason("check", "calls_lost", NONE, "who-needs-a-licence", groups=_names(groups)))
    licensed = {p: g for p, g in users.items() if p != NONE and not getattr(project.price_book.product(p), "is_metered", True)}
    reasons += _overage_without_credits(licensed, availability)
    order: tuple[Effect, ...] = ("bars", "check", "do")
    return Eligibility(tuple(sorted(reasons, key=lambda reason: order.index(reason.effect))))


def has_organisers(group: Group, project: Project) -> bool:
    """Say whether a group has anybody in the planned period: who is not there needs no licence."""
    last = project.start.plus(project.months - 1)
    in_period = [step.organisers for step in group.headcount if project.start < step.since <= last]
    at_start = [step.organisers for step in group.headcount if step.since <= project.start][-1:]
    return any(organisers > 0 for organisers in at_start + in_period)


def _pay_per_minute(project: Project, product_id: str, groups: list[Group], availability: Availability) -> list[Reason]:
    reasons = []
    if project.agreement != "volume_licensing":
        reasons.append(Reason("bars", "agreement", product_id, "pay-per-minute-agreement"))
    reasons += _by_country(groups, availability, product_id, "pay-per-minute-needs-credits", "no_credits", _no_credits)
    reasons += _by_country(
        groups, availability, product_id, "availability", "not_sold", lambda page: not _no_credits(page) and not page.pay_per_minute
    )
    reasons += _without_page(groups, availability, product_id)
    reasons += [
        Reason("do", "set_up_credits", product_id, "pay-per-minute-needs-credits"),
        Reason("check", "credits_licence", product_id, "credits-licence-assignment"),
    ]
    return reasons


def _subscription(product: Product, groups: list[Group], availability: Availability) -> list[Reason]:
    product_id = product.id
    reasons = _by_country(
        groups, availability, product_id, "availability", "subscription_not_sold", lambda page: page.audio_conferencing != "subscription"
    )
    reasons += _without_page(groups, availability, product_id)
    if product.covers_usa_and_canada_only:
        reasons.append(Reason("check", "offer_not_documented", product_id, "usa-can-licence"))
    return reasons


def _included(groups: list[Group]) -> list[Reason]:
    buyers = [group for group in groups if group.holds != "included"]
    return [Reason("bars", "included_not_sold", INCLUDED, "e5-includes-licence", groups=_names(buyers))] if buyers else []


def _overage_without_credits(users: dict[str, list[Group]], availability: Availability) -> list[Reason]:
    """Subscriptions work without credits, but whatever is charged per minute then stops instead."""
    stranded = [
        group for groups in users.values() for group in groups if (page := availability.of(group.country)) is not None and _no_credits(page)
    ]
    if not stranded:
        return []
    return [Reason("check", "overage_stops", "", "credits-not-available", countries=_countries(stranded), groups=_names(stranded))]


def _no_credits(page: CountryAvailability) -> bool:
    return not page.communications_credits


def _by_country(
    groups: list[Group], availability: Availability, product_id: str, rule: str, code: str, barred: Callable[[CountryAvailability], bool]
) -> list[Reason]:
    hit = [group for group in groups if (page := availability.of(group.country)) is not None and barred(page)]
    return [Reason("bars", code, product_id, rule, countries=_countries(hit), groups=_names(hit))] if hit else []


def _without_page(groups: list[Group], availability: Availability, product_id: str) -> list[Reason]:
    unknown = [group for group in groups if availability.of(group.country) is None]
    if not unknown:
        return []
    return [Reason("check", "country_unknown", product_id, "availability", countries=_countries(unknown), groups=_names(unknown))]


def _countries(groups: list[Group]) -> tuple[str, ...]:
    return tuple(sorted({group.country for group in groups}))


def _names(groups: list[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(group.name for group in groups))

"""The options that a first plan compares: one for each usual product, and a mix when there are several groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.products import INCLUDED, NONE, PAY_PER_MINUTE
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ppm_desktop.domain.availability import Availability, CountryAvailability
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Agreement

STANDARD: Final = "standard"
USA_CAN: Final = "usa_can"
#: In the order in which they are shown. The no-charge licence often beats both paid ways, so it is never left away.
USUAL_PRODUCTS: Final = (STANDARD, PAY_PER_MINUTE, USA_CAN)
_OPTION_IDS: Final = {STANDARD: "per_user"}
MIXED: Final = "mixed"


@dataclass(frozen=True, slots=True)
class OptionNames:
    """What the options are called."""

    products: Mapping[str, str]  # by product id
    mixed_one: str  # with {group} and {rest}: one group is licensed, the rest gets the other product
    mixed_many: str  # with {count} and {rest}
    rest: Mapping[str, str]  # by product id: what the rest does


def options_for(
    groups: tuple[Group, ...], agreement: Agreement, price_book: PriceBook, availability: Availability, day: date, names: OptionNames
) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Return the options to compare, and the usual products that the price book does not have.

    An option that this customer may not buy is among them: it is shown with the reason rather than left away. Only the mix,
    which nobody asked for, licenses nobody where the subscription is not sold. People who can buy nothing at all would bar every
    option for everybody else, so they get no phone meetings, and each option says so; unless there is nobody else.
    """
    present = [product for product in USUAL_PRODUCTS if price_book.product(product) is not None]
    unserved = tuple(group for group in groups if group.holds != INCLUDED and nothing_is_sold(availability.of(group.country), agreement))
    buyers = [group for group in groups if group.holds != INCLUDED and group not in unserved]
    without_phone = [Assignment(group.name, ((NONE, 1.0),)) for group in unserved] if len(unserved) < len(groups) else []

    def option(option_id: str, name: str, *given: Assignment) -> Option:
        return Option(option_id, name, tuple(sorted((*given, *without_phone), key=lambda assignment: assignment.group)))

    options = [
        option(_OPTION_IDS.get(product, product), names.products[product], Assignment(EVERYBODY, ((product, 1.0),))) for product in present
    ]
    rest = PAY_PER_MINUTE if agreement == "volume_licensing" else USA_CAN
    candidates = [group for group in buyers if _is_sold(availability.of(group.country))]
    if len(buyers) > 1 and candidates and STANDARD in present and rest in present:
        licensed = _worth_a_licence(candidates, len(buyers), price_book, day, rest)
        name = names.mixed_one if len(licensed) == 1 else names.mixed_many
        words = name.format(group=licensed[0].name, count=len(licensed), rest=names.rest[rest])
        given = (Assignment(group.name, ((STANDARD, 1.0),)) for group in licensed)
        options.append(option(MIXED, words, Assignment(EVERYBODY, ((rest, 1.0),)), *given))
    return tuple(options), tuple(product for product in USUAL_PRODUCTS if product not in present)


def nothing_is_sold(page: CountryAvailability | None, agreement: Agreement) -> bool:
    """Say whether people in a country can buy neither a licence nor, under this agreement, pay per minute; without a page nobody knows."""
    if page is None or page.audio_conferencing == "subscription":
        return False
    return agreement != "volume_licensing" or not (page.pay_per_minute and page.communications_credits)


def _is_sold(page: CountryAvailability | None) -> bool:
    """Say whether the subscription may be sold in a country; without a page nobody knows."""
    return page is None or page.audio_conferencing == "subscription"


def _worth_a_licence(candidates: list[Group], buyers: int, price_book: PriceBook, day: date, rest: str) -> list[Group]:
    """Return the groups in which a licence saves more than it costs; at least one, and never all, or it would be no mix."""
    gains: list[tuple[float, Group]] = []
    for group in candidates:
        alone, licensed = (_month_of_one(group, price_book.product(p), price_book, day) for p in (rest, STANDARD))
        gains.append((alone - licensed, group))
    worth = [group for gain, group in gains if gain > 0]
    if 0 < len(worth) < buyers:
        return worth
    return [max(gains, key=lambda gain: gain[0])[1]]


def _month_of_one(group: Group, product: Product | None, price_book: PriceBook, day: date) -> float:
    """Return roughly what one organiser's month costs. It only proposes who might be licensed; the engine decides."""
    if product is None:
        return 0.0
    fee = product.fee_on(day)
    cost = float(fee.amount) if fee is not None else 0.0
    minutes = group.habits.calls_per_organiser * group.habits.minutes_per_call
    pooled = pooled_minutes = 0.0
    for call_type in CALL_TYPES:
        for destination, share in group.destinations.of(call_type):
            rate = price_book.rate_on(day, call_type, destination, product.rate_set)
            used = minutes * group.habits.join.of(call_type) * share
            charge = used * float(rate.rate) if rate is not None else 0.0
            if call_type == "dial_out" and product.pool_covers(destination, price_book.zone_a):
                pooled, pooled_minutes = pooled + charge, pooled_minutes + used
            elif call_type != "toll" or product.is_metered:
                cost += charge
    covered = min(1.0, product.pool_minutes / pooled_minutes) if pooled_minutes else 1.0
    return cost + (1 - covered) * pooled

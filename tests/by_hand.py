"""The costing rules once more, written down as plainly as possible: one call type, destination, group and month at a time.

It shares no code with the engine but the domain's values, knows nothing of arrays, and is only fit for small projects.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook, Rate
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

#: Minutes below this are what floating-point sums leave behind where nothing is charged.
NOISE = 1e-9

Calls = dict[tuple[str, str, str], float]  # call type, country, line -> calls


def organisers(group: Group, month: Month) -> int:
    in_force = [step for step in group.headcount if str(step.since) <= str(month)]
    if not in_force:
        return 0
    step = in_force[-1]
    months = (month.year - step.since.year) * 12 + month.month - step.since.month
    grown: int = math.floor(step.organisers * (1 + group.growth_per_year) ** (months / 12) + 0.5)
    return grown


def calls_of(project: Project, scenario: Scenario, group: Group, month: Month) -> Calls:
    habits, policies = group.habits, group.policies
    total = organisers(group, month) * habits.meetings_per_organiser * scenario.season[month.month - 1]
    total *= habits.attendees * habits.phone_share
    toll, toll_free = total * habits.join.toll, total * habits.join.toll_free
    found: Calls = {}
    for (country, line), share in group.destinations.dial_out:
        calls = total * habits.join.dial_out * share
        allowed = {
            "any": True,
            "same_country": country == group.country,
            "zone_a": country in project.price_book.zone_a,
            "none": False,
        }[policies.dial_out]
        if allowed:
            found["dial_out", country, line] = calls
        else:
            toll += calls * policies.when_barred.toll
            toll_free += calls * policies.when_barred.toll_free
    if policies.toll_free_off:
        toll += toll_free * policies.when_toll_free_off.toll
        toll_free = 0.0
    found |= {("toll", country, line): toll * share for (country, line), share in group.destinations.toll}
    found |= {("toll_free", country, line): toll_free * share for (country, line), share in group.destinations.toll_free}
    return found


def rate_of(book: PriceBook, rate_set: str, call_type: str, country: str, line: str, day: date) -> Rate | None:
    for consulted in [rate_set, "default"]:
        for wanted in [line, "any"]:
            fitting = [
                rate
                for rate in book.rates
                if (rate.rate_set, rate.call_type, rate.country, rate.line) == (consulted, call_type, country, wanted)
                and rate.effective <= day
            ]
            if fitting:
                return max(fitting, key=lambda rate: rate.effective)
    return None


def licences(option: Option, group: Group, month: Month) -> dict[str, int]:
    count = organisers(group, month)
    if group.holds == "included":
        return {"included": count}
    by_name = {assignment.group: dict(assignment.shares) for assignment in option.assign}
    shares = by_name.get(group.name) or by_name["*"]
    given: dict[str, int] = {}
    *first, last = sorted(shares)
    for product_id in first:
        given[product_id] = min(math.floor(count * shares[product_id] + 0.5), count - sum(given.values()))
    given[last] = count - sum(given.values())
    return given


def in_pool(product: Product, book: PriceBook, country: str, line: str) -> bool:
    scope = {"zone_a": book.zone_a, "none": frozenset[str]()}.get(str(product.pool_scope))
    countries = frozenset(product.pool_scope) if scope is None else scope
    return line != "premium" and country in countries


def costs(project: Project, scenario: Scenario, option: Option) -> tuple[dict[str, float], set[tuple[str, str, str]]]:
    """Return cost by component over the whole period, and what has no rate."""
    book = project.price_book
    sums = dict.fromkeys(("licences", "toll", "toll_free", "dial_out_pool", "dial_out_other", "connection"), 0.0)
    missing: set[tuple[str, str, str]] = set()
    for month in project.period:
        day = month.first_day
        given = [licences(option, group, month) for group in scenario.groups]
        assigned: dict[str, int] = {}
        for counts in given:
            for product_id, count in counts.items():
                assigned[product_id] = assigned.get(product_id, 0) + count
        paid = dict(assigned)
        if scenario.pool_basis == "purchased":
            for purchase in scenario.purchased:
                if assigned.get(purchase.product, 0) > 0:
                    paid[purchase.product] = max(purchase.licences, assigned[purchase.product])
        pool: dict[str, float] = {}
        eligible: dict[str, float] = {}
        charged = []
        for group, counts in zip(scenario.groups, given, strict=True):
            rounding = scenario.increment_seconds / 120 if scenario.increment_seconds > 1 else 0.0
            for product_id, count in counts.items():
                if product_id == "none" or count == 0:
                    continue
                product = next(p for p in book.products if p.id == product_id)
                for place, all_calls in calls_of(project, scenario, group, month).items():
                    calls = all_calls * count / sum(counts.values())
                    minutes = calls * (group.habits.minutes_per_call + rounding)
                    charged.append((product, place, calls, minutes))
                    if place[0] == "dial_out" and in_pool(product, book, place[1], place[2]):
                        eligible[product.pool] = eligible.get(product.pool, 0.0) + minutes
        for product_id, count in paid.items():
            if product_id == "none" or count == 0:
                continue
            product = next(p for p in book.products if p.id == product_id)
            pool[product.pool] = pool.get(product.pool, 0.0) + count * product.pool_minutes
            overrides = {o.product: o.amount for o in scenario.fee_overrides}
            fees = sorted((fee.effective, fee.amount) for fee in product.fees if fee.effective <= day)
            sums["licences"] += count * float(overrides.get(product_id, fees[-1][1]))
        for product, (call_type, country, line), calls, minutes in charged:
            if call_type == "toll" and product.toll_included:
                continue
            component, share = call_type, 1.0
            if call_type == "dial_out":
                component = "dial_out_pool" if in_pool(product, book, country, line) else "dial_out_other"
                if component == "dial_out_pool":  # all is covered where there are no minutes in scope
                    share = 1 - min(1.0, pool[product.pool] / eligible[product.pool]) if eligible[product.pool] > 0 else 0.0
            if calls * share <= NOISE:
                continue
            rate = rate_of(book, product.rate_set, call_type, country, line, day)
            if rate is None:
                missing.add((call_type, country, line))
                continue
            sums[component] += minutes * share * float(rate.rate)
            sums["connection"] += calls * share * float(rate.connection_fee)
    return sums, missing

"""The benchmark project: 200 groups x 60 months x 30 destinations of each call type x 4 options, every rate present, all four on sale."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ppm_desktop.domain.destinations import CALL_TYPES, Destination, DestinationMixes, mix_of
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies, WhenBarred
from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.domain.products import Fee, Product
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Assignment, Option, Scenario

GROUPS, MONTHS, DESTINATIONS, OPTIONS = 200, 60, 30, 4
START = Month(2026, 1)
COUNTRIES = (
    "AT", "AU", "BE", "BG", "BR", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR",
    "HU", "IE", "IT", "JP", "MX", "NL", "NO", "AE", "AR", "CL", "KE", "SA", "TR", "US", "ZW",
)  # fmt: skip
NOT_ZONE_A = frozenset({"AE", "AR", "CL", "KE", "SA", "TR", "ZW"})
#: Where the groups are: licences and credits are sold in all of these, so that every option may be bought.
HOMES = tuple(country for country in COUNTRIES if country not in {"SA", "ZW"})
SOURCE = Source("bench", "Made up for a benchmark", date(2026, 1, 1), "example")


def large_project() -> Project:
    """Build the project; the same every time."""
    groups = tuple(_group(number) for number in range(GROUPS))
    everybody = {"per_user": "standard", "pay_per_minute": "pay_per_minute", "usa_can": "usa_can"}
    options = [Option(name, name, (Assignment("*", ((product, 1.0),)),)) for name, product in everybody.items()]
    split = (("pay_per_minute", 0.6), ("standard", 0.4))
    assign = [Assignment("*", (("pay_per_minute", 1.0),)), *(Assignment(group.name, split) for group in groups[: GROUPS // 2])]
    options.append(Option("mixed", "mixed", tuple(sorted(assign, key=lambda a: a.group))))
    season = (1.0, 1.0, 1.1, 1.0, 1.0, 1.0, 0.7, 0.6, 1.0, 1.1, 1.1, 0.7)
    scenario = Scenario("Today", groups, tuple(options), season)
    return Project("volume_licensing", "USD", START, MONTHS, _price_book(), (scenario,), name="Benchmark")


def _group(number: int) -> Group:
    weights = [1 + (number * 7 + place * 13) % 11 for place in range(DESTINATIONS)]
    mix = mix_of({Destination(country): weight / sum(weights) for country, weight in zip(COUNTRIES, weights, strict=True)})
    return Group(
        name=f"Group {number:03d}",
        country=HOMES[number % len(HOMES)],
        headcount=(HeadcountStep(START, 20 + number), HeadcountStep(START.plus(24), 30 + number)),
        growth_per_year=0.03 * (number % 4),
        holds="included" if number % 20 == 0 else "none",
        habits=Habits(5 + number % 20, 3 + number % 5, 0.02 * (1 + number % 10), 20 + number % 30, 1.0, Join(0.5, 0.3, 0.2)),
        destinations=DestinationMixes(mix, mix, mix),
        policies=Policies("zone_a" if number % 3 == 0 else "any", WhenBarred(0.6, 0.1, 0.3)),
    )


def _price_book() -> PriceBook:
    rates = []
    for t, call_type in enumerate(CALL_TYPES):
        for place, country in enumerate(COUNTRIES):
            for step, effective in enumerate((date(2020, 1, 1), date(2028, 3, 1))):
                price = Decimal(9 + 3 * place + 5 * t + step) / 1000
                rates.append(Rate(call_type, country, price, effective, SOURCE.id))
    fees = (Fee(date(2017, 1, 1), Decimal("4.00"), SOURCE.id), Fee(date(2027, 7, 1), Decimal("4.40"), SOURCE.id))
    free = (Fee(date(2017, 1, 1), Decimal(0), SOURCE.id),)
    products = (
        Product("standard", "Per user", True, 60, "zone_a", "standard", "default", fees),
        Product("included", "With E5", True, 60, "zone_a", "standard", "default", free),
        Product("usa_can", "USA/CAN", True, 60, ("CA", "US"), "usa_can", "default", free),
        Product("pay_per_minute", "Per minute", False, 0, "none", "pay_per_minute", "default", free),
    )
    zone_a = frozenset(COUNTRIES) - NOT_ZONE_A
    return PriceBook("bench", "Benchmark", date(2026, 1, 1), "USD", products, tuple(rates), (SOURCE,), zone_a)

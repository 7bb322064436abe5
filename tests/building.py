"""Small projects for tests: everything has a plain default, and each test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from ppm_desktop.domain.availability import Availability, CountryAvailability
from ppm_desktop.domain.destinations import CallType, Destination, DestinationMixes, Mix, mix_of
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.domain.products import Fee, Product
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Assignment, Option, Scenario

LONG_AGO = date(2017, 1, 1)
COMPLETE_PROJECTS = Path(__file__).parent / "complete_projects"
SOURCE = Source("bill", "The customer's own contract", date(2026, 1, 1), "customer")
ZONE_A = frozenset({"CA", "DE", "FR", "GB", "US"})


def product(product_id: str, fee: str | None = "0", **changes: object) -> Product:
    """One of the usual products, with a fee in force since long ago."""
    usual = {
        "standard": Product("standard", "Per user", True, 60, "zone_a", "standard", "default", ()),
        "included": Product("included", "With E5", True, 60, "zone_a", "standard", "default", ()),
        "usa_can": Product("usa_can", "USA/CAN", True, 60, ("CA", "US"), "usa_can", "default", ()),
        "pay_per_minute": Product("pay_per_minute", "Pay-per-minute", False, 0, "none", "pay_per_minute", "default", ()),
    }[product_id]
    fees = () if fee is None else (Fee(LONG_AGO, Decimal(fee), SOURCE.id),)
    return replace(usual, fees=fees, **changes)  # type: ignore[arg-type]  # any field of a product


def rate(call_type: CallType, place: str, price: str, effective: date = LONG_AGO, fee: str = "0", rate_set: str = "default") -> Rate:
    """A rate of the customer's own contract."""
    destination = Destination.parse(place)
    return Rate(call_type, destination.country, Decimal(price), effective, SOURCE.id, destination.line, Decimal(fee), rate_set)


def price_book(*rates: Rate, products: tuple[Product, ...] = ()) -> PriceBook:
    """A price book with the usual products, those given instead of the usual ones."""
    usual = (product("standard", "4.00"), product("included"), product("usa_can"), product("pay_per_minute"))
    given = {p.id: p for p in usual} | {p.id: p for p in products}
    return PriceBook("test", "Contract prices", date(2026, 1, 1), "USD", tuple(given.values()), rates, (SOURCE,), ZONE_A)


def mix(**shares: float) -> Mix:
    """A destination mix; ``GB_mobile`` is the line type mobile."""
    return mix_of({Destination.parse(key.replace("_", "/")): share for key, share in shares.items()})


def group(name: str = "Everybody", country: str = "US", organisers: int = 1, **changes: object) -> Group:
    """A group whose phone participants all call one US toll number: one call of ten minutes an organiser and month."""
    habits = Habits(meetings_per_organiser=1, attendees=1, phone_share=1, minutes_per_call=10, join=Join(1, 0, 0))
    plain = Group(
        name=name,
        country=country,
        headcount=(HeadcountStep(Month(2026, 1), organisers),),
        habits=habits,
        destinations=DestinationMixes(toll=mix(US=1.0)),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field of a group


def dial_out_group(destinations: Mix, name: str = "Everybody", country: str = "US", organisers: int = 1, minutes: float = 10) -> Group:
    """A group that is only called: one call of so many minutes an organiser and month."""
    habits = Habits(meetings_per_organiser=1, attendees=1, phone_share=1, minutes_per_call=minutes, join=Join(0, 0, 1))
    return group(name, country, organisers, habits=habits, destinations=DestinationMixes(dial_out=destinations))


def option(option_id: str, assign: str | dict[str, dict[str, float]]) -> Option:
    """An option: one product for everybody, or shares by group."""
    if isinstance(assign, str):
        return Option(option_id, option_id, (Assignment("*", ((assign, 1.0),)),))
    return Option(option_id, option_id, tuple(Assignment(name, tuple(sorted(shares.items()))) for name, shares in sorted(assign.items())))


PER_USER = option("per_user", "standard")
PAY_PER_MINUTE = option("pay_per_minute", "pay_per_minute")


def scenario(*groups: Group, options: tuple[Option, ...] = (PER_USER, PAY_PER_MINUTE), **changes: object) -> Scenario:
    """A scenario that bills exact seconds."""
    return replace(Scenario("Base", groups, options, increment_seconds=1), **changes)  # type: ignore[arg-type]  # any field


def project(book: PriceBook, *scenarios: Scenario, months: int = 1, agreement: str = "volume_licensing") -> Project:
    """A project of one month, January 2026, unless told otherwise."""
    return Project(agreement, "USD", Month(2026, 1), months, book, scenarios, name="Test")  # type: ignore[arg-type]  # a known agreement


def everywhere(*countries: str) -> Availability:
    """Countries where everything is sold."""
    entries = (CountryAvailability(c, c, "subscription", True, True, c in ZONE_A, "yes", "yes", "", LONG_AGO, "bill") for c in countries)
    return Availability(tuple(entries))


ANYWHERE = everywhere("CA", "CK", "DE", "FR", "GB", "US", "ZW")

"""Arbitrary projects for property tests: small, sound, and using every rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from ppm_desktop.domain.annotations import CONFIDENCES, Annotation, Annotations, annotated
from ppm_desktop.domain.destinations import CallType, Destination, DestinationMixes, Line, Mix, mix_of
from ppm_desktop.domain.input_list import GROUP_INPUTS, SCENARIO_INPUTS
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies, WhenBarred, WhenTollFreeOff
from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.domain.products import Fee, Product
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Assignment, FeeOverride, Option, Purchase, Scenario

COUNTRIES = ("CA", "DE", "GB", "US", "ZW")
ZONE_A = frozenset({"CA", "DE", "GB", "US"})
LINES: tuple[Line, ...] = ("any", "landline", "mobile", "premium")
SOURCE = Source("test", "Made up for a test", date(2026, 1, 1), "customer")
EFFECTIVE = (date(2020, 1, 1), date(2026, 2, 1), date(2026, 3, 15))
PRODUCTS = ("standard", "usa_can", "pay_per_minute", "none")


def shares(count: int) -> st.SearchStrategy[list[float]]:
    """Positive whole weights turned into shares that sum to 1."""
    weights = st.lists(st.integers(0, 10), min_size=count, max_size=count).filter(any)
    return weights.map(lambda given: [weight / sum(given) for weight in given])


@st.composite
def mixes(draw: st.DrawFn, lines: tuple[Line, ...]) -> Mix:
    keys = st.builds(Destination, st.sampled_from(COUNTRIES), st.sampled_from(lines))
    chosen = draw(st.lists(keys, min_size=1, max_size=4, unique=True))
    return mix_of(dict(zip(chosen, draw(shares(len(chosen))), strict=True)))


#: What somebody may write beside an input: quotes, another script, several lines.
REMARKS = ("", "Usage report, March", 'they said "about ten"', "Büro\nzweite Zeile", "携帯")
SAID = st.builds(Annotation, st.sampled_from(REMARKS), st.sampled_from(REMARKS), st.sampled_from(CONFIDENCES))


@st.composite
def said_about(draw: st.DrawFn, fields: tuple[str, ...]) -> Annotations:
    """Nothing for most inputs, something for up to two."""
    found: Annotations = ()
    for field in draw(st.lists(st.sampled_from(fields), max_size=2)):
        found = annotated(found, field, draw(SAID))
    return found


@st.composite
def groups(draw: st.DrawFn, name: str) -> Group:
    join, barred, off = draw(shares(3)), draw(shares(3)), draw(shares(2))
    first = draw(st.integers(-4, 3))
    steps = [HeadcountStep(Month(2026, 1).plus(first), draw(st.integers(0, 400)))]
    if draw(st.booleans()):
        steps.append(HeadcountStep(Month(2026, 1).plus(first + draw(st.integers(1, 3))), draw(st.integers(0, 400))))
    return Group(
        name=name,
        country=draw(st.sampled_from(COUNTRIES)),
        headcount=tuple(steps),
        growth_per_year=draw(st.sampled_from([-0.5, 0.0, 0.05, 1.0])),
        holds=draw(st.sampled_from(["none", "none", "included"])),
        habits=Habits(
            meetings_per_organiser=draw(st.sampled_from([0.0, 1.0, 8.5, 20.0])),
            attendees=draw(st.sampled_from([1.0, 3.0, 7.5])),
            phone_share=draw(st.sampled_from([0.0, 0.05, 0.6, 1.0])),
            minutes_per_call=draw(st.sampled_from([0.0, 1.0, 12.0, 45.0])),
            join=Join(*join),
        ),
        destinations=DestinationMixes(draw(mixes(("any",))), draw(mixes(("any",))), draw(mixes(LINES))),
        policies=Policies(
            dial_out=draw(st.sampled_from(["any", "same_country", "zone_a", "none"])),
            when_barred=WhenBarred(*barred),
            toll_free_off=draw(st.booleans()),
            when_toll_free_off=WhenTollFreeOff(*off),
        ),
        annotations=draw(said_about(tuple(GROUP_INPUTS))),
    )


@st.composite
def price_books(draw: st.DrawFn, *, complete: bool) -> PriceBook:
    rates = []
    call_types: tuple[CallType, ...] = ("toll", "toll_free", "dial_out")
    for call_type in call_types:
        for country in COUNTRIES:
            for line in LINES if call_type == "dial_out" else LINES[:1]:
                for rate_set in ("default", "ppm"):
                    always = complete and rate_set == "default" and line == "any"
                    for effective in EFFECTIVE[: draw(st.integers(1 if always else 0, 3))]:
                        price = Decimal(draw(st.integers(0, 400))) / 1000
                        fee = Decimal(draw(st.sampled_from([0, 0, 5, 20]))) / 100
                        rates.append(Rate(call_type, country, price, effective, SOURCE.id, line, fee, rate_set))
    fees = (Fee(EFFECTIVE[0], Decimal("4.00"), SOURCE.id), Fee(EFFECTIVE[1], Decimal("4.40"), SOURCE.id))
    free = (Fee(EFFECTIVE[0], Decimal(0), SOURCE.id),)
    products = (
        Product("standard", "Per user", True, 60, "zone_a", "standard", "default", fees),
        Product("included", "With E5", True, 60, "zone_a", "standard", "default", free),
        Product("usa_can", "USA/CAN", True, 60, ("CA", "US"), "usa_can", "default", free),
        Product("pay_per_minute", "Per minute", False, 0, "none", "pay_per_minute", "ppm", free),
    )
    return PriceBook("test", "Made up", date(2026, 1, 1), "USD", products, tuple(rates), (SOURCE,), ZONE_A)


@st.composite
def projects(draw: st.DrawFn, *, complete: bool = False) -> Project:
    """A sound project; with ``complete`` every call has a rate."""
    names = ["Sales", "Board", "Öffentlichkeitsarbeit"][: draw(st.integers(1, 3))]
    assign = [Assignment("*", ((draw(st.sampled_from(PRODUCTS[:3])), 1.0),))]
    if draw(st.booleans()):
        chosen = sorted(draw(st.lists(st.sampled_from(PRODUCTS), min_size=1, max_size=3, unique=True)))
        assign.append(Assignment(names[0], tuple(zip(chosen, draw(shares(len(chosen))), strict=True))))
    purchased = draw(st.booleans())
    scenario = Scenario(
        name="Base",
        groups=tuple(draw(groups(name)) for name in names),
        options=(
            Option("per_user", "Per user", (Assignment("*", (("standard", 1.0),)),)),
            Option("pay_per_minute", "Per minute", (Assignment("*", (("pay_per_minute", 1.0),)),)),
            Option("custom", "Custom", tuple(sorted(assign, key=lambda a: a.group))),
        ),
        season=tuple(draw(st.sampled_from([[1.0] * 12, [1.0, 0.5, 1.3] * 4, [0.0, 1.0, 1.0] * 4]))),
        increment_seconds=draw(st.sampled_from([1, 6, 60])),
        pool_basis="purchased" if purchased else "assigned",
        purchased=(Purchase("standard", draw(st.integers(0, 900))),) if purchased else (),
        fee_overrides=(FeeOverride("standard", Decimal("3.20"), "Agreed in a test"),) if draw(st.booleans()) else (),
        annotations=draw(said_about(tuple(SCENARIO_INPUTS))),
    )
    return Project("volume_licensing", "USD", Month(2026, 1), draw(st.integers(1, 5)), draw(price_books(complete=complete)), (scenario,))

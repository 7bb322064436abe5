"""Makes plans of exports as the program does, for tests of what they come to."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from usage_export_maker import PLACES, Call, teams_bytes
from usage_importing import import_bytes

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.usage_fit.fit import FittedPlan, fit_calls
from ppm_desktop.decisions.usage_fit.wishes import FitWishes
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.reports.usage.fit_words import fit_names
from ppm_desktop.usage.choices import UsageChoices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.project import Project
    from ppm_desktop.usage.reading import UsageImport

CATALOGUE = load_catalogue()
NOWHERE = ("Atlantis", "")


def made_calls(count: int, seed: int, days: int = 90, organisers: int = 7, first: datetime | None = None) -> list[Call]:
    """Calls of meetings with every trap: no organiser, no country, no length; organisers phone differently much."""
    generator = random.Random(seed)  # noqa: S311 - test data
    begins = first or datetime(2024, 1, 1, tzinfo=UTC)
    places = (*PLACES, NOWHERE)
    made = []
    for number in range(count):
        kind = generator.choice(("conf_in", "conf_in", "conf_out"))
        place, code = generator.choice(places)
        person = min(int(generator.expovariate(0.4)), organisers - 1)
        made.append(
            Call(
                str(uuid.UUID(int=generator.getrandbits(128), version=4)),
                "" if number and generator.random() < 0.03 else f"person{person}@customer.example",
                kind,
                generator.choice(("Toll", "TollFree")) if kind == "conf_in" else "Service",
                place,
                code,
                begins + timedelta(seconds=generator.randrange(days * 86_400)),
                generator.choice((0, 1, 59, 60, 61, generator.randrange(7200), generator.randrange(7200))),
                Decimal(generator.randrange(1000)) / 100,
                currency="USD",
                number=f"+49{number:09d}",
            )
        )
    return made


def imported(made: Sequence[Call], increment_seconds: int = 60) -> UsageImport:
    return import_bytes(export_bytes(made), choices=UsageChoices(increment_seconds=increment_seconds))


def export_bytes(made: Sequence[Call]) -> bytes:
    """An export in which a call without an organiser has no object id of one either."""
    return teams_bytes(made).replace(str(uuid.uuid5(uuid.NAMESPACE_URL, "")).encode(), b"")


def fitted(read: UsageImport, wishes: FitWishes | None = None) -> FittedPlan:
    names = fit_names({country.code: country.name for country in CATALOGUE.countries})
    return fit_calls(read.cube, read.summary, wishes or FitWishes(), CATALOGUE.example_price_book(), CATALOGUE.availability, names)


def engine_minutes(project: Project) -> dict[str, float]:
    """Billed minutes by call type, out of the engine, over the project's period."""
    traffic = traffic_of(project, project.scenarios[0])
    by_key = traffic.minutes.sum(axis=1) @ traffic.weights
    return {one: float(by_key[traffic.of_type(one)].sum()) for one in CALL_TYPES}

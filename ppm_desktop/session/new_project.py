"""A project to begin with: one group, the example prices, and the three options that every comparison starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option, Scenario
from ppm_desktop.session.group_edits import new_group

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.catalogue import Catalogue

NEW_NAME: Final = "New plan"
MONTHS: Final = 36
#: Product id and the name of its option.
USUAL_OPTIONS: Final = {
    "standard": "Per-user licences",
    "pay_per_minute": "Pay per minute",
    "usa_can": "No-charge USA/CAN licence",
}
_IDS: Final = {"standard": "per_user"}


def new_project(catalogue: Catalogue, today: date) -> Project:
    """Return a project that begins with the month after ``today`` and can be computed at once."""
    book = catalogue.example_price_book()
    options = tuple(
        Option(_IDS.get(product, product), name, (Assignment(EVERYBODY, ((product, 1.0),)),)) for product, name in USUAL_OPTIONS.items()
    )
    start = Month(today.year, today.month).plus(1)
    empty = Project("volume_licensing", book.currency, start, MONTHS, book, (Scenario("Today", (), options),), name=NEW_NAME)
    scenario = Scenario("Today", (new_group(empty, ()),), options)
    return Project("volume_licensing", book.currency, start, MONTHS, book, (scenario,), name=NEW_NAME)

"""A project to begin with: one group, the example prices, and the three options that every comparison starts from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.sample_texts import spoken_price_book
from ppm_desktop.domain.defaults import Defaults, following_all
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option, Scenario
from ppm_desktop.session.edits.group_edits import new_group
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.defaults import Layer

NEW_NAME: Final = mark("New plan")
FIRST_SCENARIO: Final = mark("Today")
MONTHS: Final = 36
#: Product id and the name of its option.
USUAL_OPTIONS: Final = {
    "standard": mark("Per-user licences"),
    "pay_per_minute": mark("Pay per minute"),
    "usa_can": mark("No-charge USA/CAN licence"),
}
_IDS: Final = {"standard": "per_user"}


def new_project(catalogue: Catalogue, today: date, firm: Layer = ()) -> Project:
    """Return a project that begins with the month after ``today`` and can be computed at once.

    It follows the defaults of ``firm``, of which it has a copy.
    """
    book = spoken_price_book(catalogue.example_price_book())
    options = tuple(
        Option(_IDS.get(product, product), tr(name), (Assignment(EVERYBODY, ((product, 1.0),)),)) for product, name in USUAL_OPTIONS.items()
    )
    start = Month(today.year, today.month).plus(1)
    defaults = Defaults(firm=firm)
    empty = following_all(Scenario(tr(FIRST_SCENARIO), (), options), defaults)
    project = Project("volume_licensing", book.currency, start, MONTHS, book, (empty,), name=tr(NEW_NAME), defaults=defaults)
    return replace(project, scenarios=(replace(empty, groups=(new_group(project, ()),)),))

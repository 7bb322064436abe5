"""The places of the window: what the list on the left names, and which page belongs to each name."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.views.widgets.places_list import Place
from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands
    from ppm_desktop.session.recalculation import Recalculator
    from ppm_desktop.session.shown_span import ShownSpan

_MODEL: Final = mark("Model")
_DECIDE: Final = mark("Decide")
PLACES: Final = (
    Place("start", "", mark("Start"), mark("Samples, five questions, and the plans that were open last")),
    Place("people", _MODEL, mark("People"), mark("Groups of organisers: where they are, how many, what they already hold")),
    Place("meetings", _MODEL, mark("Meetings"), mark("How each group meets, and the phone minutes that come of it")),
    Place("destinations", _MODEL, mark("Destinations"), mark("Which countries the phone numbers are in")),
    Place("policies", _MODEL, mark("Policies"), mark("Which calls are barred, where they go instead, and what counts")),
    Place("prices", _MODEL, mark("Prices"), mark("Fees and rates in force, with their sources")),
    Place("compare", _DECIDE, mark("Compare"), mark("What each option costs, and what that is made of")),
    Place("scenarios", _DECIDE, mark("Scenarios"), mark("The scenarios side by side, and only what differs between them")),
)
#: What the window, empty at first, imports when it gets a document.
_FOR_A_DOCUMENT: Final = (
    "ppm_desktop.session.document",
    "ppm_desktop.session.recalculation",
    "ppm_desktop.session.autosave",
    "ppm_desktop.session.file_watch",
    "ppm_desktop.files.open_marks",
    "ppm_desktop.views.scenario_actions",
)
#: The place that needs no plan; ``start_place`` makes its page.
START: Final = "start"
PLACE_NAMES: Final = tuple(place.name for place in PLACES)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What pages are made from."""

    document: Document
    recalculator: Recalculator
    style: NumberStyle
    catalogue: Catalogue
    span: ShownSpan
    errands: Errands


def import_pages() -> None:
    """Import what the first document needs, and all pages; in a thread, so that the window does not wait for them."""
    for name in _FOR_A_DOCUMENT:
        importlib.import_module(name)
    for place in PLACES:
        import_page(place.name)


def import_page(name: str) -> None:
    """Import what the page of a place needs."""
    importlib.import_module(f"{__package__}.pages.{name}")


def make_page(name: str, parts: PageParts) -> QWidget:  # noqa: PLR0911 - one for each place
    """Make the page of a place. Each page's module is imported when its page is first shown."""
    document, recalculator, style, catalogue = parts.document, parts.recalculator, parts.style, parts.catalogue
    match name:
        case "people":
            from ppm_desktop.views.pages.people import PeoplePage  # noqa: PLC0415 - see above

            return PeoplePage(document=document, recalculator=recalculator, style=style, catalogue=catalogue)
        case "meetings":
            from ppm_desktop.views.pages.meetings import MeetingsPage  # noqa: PLC0415 - see above

            return MeetingsPage(document=document, recalculator=recalculator, style=style, catalogue=catalogue)
        case "destinations":
            from ppm_desktop.views.pages.destinations import DestinationsPage  # noqa: PLC0415 - see above

            return DestinationsPage(document=document, recalculator=recalculator, style=style, catalogue=catalogue)
        case "policies":
            from ppm_desktop.views.pages.policies import PoliciesPage  # noqa: PLC0415 - see above

            return PoliciesPage(document=document, catalogue=catalogue, style=style)
        case "prices":
            from ppm_desktop.views.pages.prices import PricesPage  # noqa: PLC0415 - see above

            return PricesPage(document, recalculator, catalogue, style, parts.errands)
        case "compare":
            from ppm_desktop.views.pages.compare import ComparePage  # noqa: PLC0415 - see above

            return ComparePage(document, recalculator, style, parts.span, parts.errands, catalogue)
        case "scenarios":
            from ppm_desktop.views.pages.scenarios import ScenariosPage  # noqa: PLC0415 - see above

            return ScenariosPage(document, catalogue, style, parts.span, parts.errands)
    raise LookupError(name)

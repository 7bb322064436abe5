"""The places of the window, as the list on the left names them."""

from __future__ import annotations

from typing import Final

from ppm_desktop.views.widgets.places_list import Place
from ppm_desktop.wording import mark

_MODEL: Final = mark("Model")
_DECIDE: Final = mark("Decide")
_HAND_OVER: Final = mark("Hand over")
PLACES: Final = (
    Place("start", "", mark("Start"), mark("Samples, five questions, and the plans that were open last")),
    Place("people", _MODEL, mark("People"), mark("Groups of organisers: where they are, how many, what they already hold")),
    Place("meetings", _MODEL, mark("Meetings"), mark("How each group meets, and the phone minutes that come of it")),
    Place("destinations", _MODEL, mark("Destinations"), mark("Which countries the phone numbers are in")),
    Place("policies", _MODEL, mark("Policies"), mark("Which calls are barred, where they go instead, and what counts")),
    Place("prices", _MODEL, mark("Prices"), mark("Fees and rates in force, with their sources")),
    Place("compare", _DECIDE, mark("Compare"), mark("What each option costs, and what that is made of")),
    Place("break-even", _DECIDE, mark("Break-even"), mark("Where two options cost the same, and what would turn the decision")),
    Place("risk", _DECIDE, mark("Risk"), mark("How sure the choice is, and what to measure first")),
    Place("credits", _DECIDE, mark("Credits"), mark("How metered calls are paid for: prepaid money day by day, or billed afterwards")),
    Place("usage", _DECIDE, mark("Usage"), mark("What the organisation's own calls say, and the product proposed for each organiser")),
    Place("scenarios", _DECIDE, mark("Scenarios"), mark("The scenarios side by side, and only what differs between them")),
    Place("report", _HAND_OVER, mark("Report"), mark("The report as it is printed now, and files for other people and programs")),
)
#: The place that needs no plan; ``start_place`` makes its page.
START: Final = "start"
#: The place that is shown first when there is a plan.
FIRST_PLACE: Final = "compare"
PLACE_NAMES: Final = tuple(place.name for place in PLACES)

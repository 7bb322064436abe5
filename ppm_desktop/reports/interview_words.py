"""What the five questions say back: sentences for answers that cannot be used, and names for the plan that comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.interview import PlanNames
from ppm_desktop.domain.interview_options import OptionNames
from ppm_desktop.domain.products import PAY_PER_MINUTE
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.problem import Problem

ANSWER_TEMPLATES: Final[Mapping[str, str]] = {
    "office_country_unknown": mark('There is no country with the code "{found}". Choose one from the list.'),
    "office_country_twice": mark("{country} stands in two rows. Put its people into one row."),
    "office_organisers": mark("{found} people cannot organise meetings. Give a whole number from 0 to {limit}."),
    "office_e5": mark("{found} people with E5 do not fit {organisers} people who organise meetings. Give a number from 0 to {organisers}."),
    "nobody_organises": mark("Nobody organises meetings yet. Give the number of people for at least one country."),
    "phone_participants": mark("{found} phone participants do not fit a meeting. Give a number from 0 to {limit}, or leave it empty."),
    "e5_not_in_price_book": mark(
        'Some people hold E5, but the price book "{book}" does not have the licence that comes with it. '
        "Choose another price book, or enter 0 people with E5."
    ),
}
LEFT_OUT: Final = mark('Not compared: {product}. The price book "{book}" does not have it.')


def answer_sentence(problem: Problem) -> str:
    """Say in a sentence what is wrong with an answer."""
    return tr(ANSWER_TEMPLATES[problem.code]).format(**problem.value)


def left_out_sentence(product: str, book: str) -> str:
    """Say why a usual product is not among the options."""
    name = _product_names().get(product, product)
    return tr(LEFT_OUT).format(product=name, book=book)


def plan_names(countries: Mapping[str, str]) -> PlanNames:
    """Return the names of a first plan in the language in force; ``countries`` are names by code."""
    return PlanNames(
        project=tr("First plan"),
        scenario=tr("Today"),
        profile_source=tr('Usage profile "{profile}"'),
        group="{country}",  # short: it heads rows, columns and bars, where "organisers" is said already
        group_with_e5=tr("{country} with E5"),
        countries=countries,
        options=OptionNames(
            products=_product_names(),
            mixed_one=tr("{group} licensed, {rest}"),
            mixed_many=tr("{count} groups licensed, {rest}"),
            rest={PAY_PER_MINUTE: tr("the rest per minute"), "usa_can": tr("the rest at no charge")},
        ),
    )


def _product_names() -> dict[str, str]:
    return {"standard": tr("Per-user licences"), PAY_PER_MINUTE: tr("Pay per minute"), "usa_can": tr("No-charge USA/CAN licence")}

"""Every table of the session over one varied plan, and what of a text is not translated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.defaults import Defaults
from ppm_desktop.domain.policies import WhenBarred
from ppm_desktop.session.document import Document
from ppm_desktop.session.tables.defaults_table import DefaultsTable
from ppm_desktop.session.tables.differences_table import DifferencesTable
from ppm_desktop.session.tables.fees_table import FeesTable
from ppm_desktop.session.tables.headcount_table import HeadcountTable
from ppm_desktop.session.tables.meetings_table import MeetingsTable
from ppm_desktop.session.tables.mix_table import MixTable
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.session.tables.policies_table import PoliciesTable
from ppm_desktop.session.tables.purchased_table import PurchasedTable
from ppm_desktop.session.tables.ranges_table import RangesTable
from ppm_desktop.session.tables.rates_table import RatesTable
from ppm_desktop.session.tables.season_table import SeasonTable

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.tables.table_model import TableModel


def varied_plan(project: Project) -> Document:
    """Open the plan with defaults, a barred call, toll-free off and a second scenario, which differs and is shown."""
    defaults = Defaults(firm=(("attendees", 7.0), ("toll_free_off", True), ("when_barred", WhenBarred(0.5, 0.25, 0.25))))
    project = replace(project, defaults=defaults)
    scenario = project.scenarios[0]
    group = scenario.groups[0]
    strict = replace(group.policies, dial_out="none", toll_free_off=True)
    other = replace(scenario, name="Strict", groups=(replace(group, policies=strict), *scenario.groups[1:]))
    document = Document(replace(project, scenarios=(scenario, other, *project.scenarios[1:])))
    document.show_scenario(1)
    return document


def all_tables(document: Document, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle) -> dict[str, TableModel[Any]]:
    """Build the tables over ``document``, in the language in force."""
    return {
        "people": PeopleTable(document, countries, style),
        "meetings": MeetingsTable(document, style, countries),
        "policies": PoliciesTable(document, style, countries),
        "toll": MixTable(document, "toll", catalogue, countries, style),
        "toll-free": MixTable(document, "toll_free", catalogue, countries, style),
        "dial-out": MixTable(document, "dial_out", catalogue, countries, style),
        "rates": RatesTable(document, countries, style, today=lambda: date(2026, 11, 22)),
        "fees": FeesTable(document, style),
        "purchased": PurchasedTable(document, style),
        "season": SeasonTable(document, style),
        "headcount": HeadcountTable(document, style),
        "defaults": DefaultsTable(document, style),
        "ranges": RangesTable(document, style, catalogue.risk_defaults.defaults()),
        "differences": DifferencesTable(document, countries, style),
    }


def outside(text: str) -> str:
    """What of a text is not within the brackets of a translation."""
    left, depth = [], 0
    for character in text:
        depth += (character == "[") - (character == "]")
        left.append(character if depth == 0 and character != "]" else "")
    return "".join(left)


def names(document: Document, catalogue: Catalogue) -> list[str]:
    """What stays as it is in every language: the names of the project and of the catalogue, and its currency."""
    project = document.project
    found = {project.currency, *(country.name for country in catalogue.countries)}
    found |= {f"({country.code})" for country in catalogue.countries}
    found |= {text for source in project.price_book.sources for text in (source.title, source.note)}
    found |= {product.name for product in project.price_book.products}
    for scenario in project.scenarios:
        found |= {scenario.name, *(group.name for group in scenario.groups), *(option.name for option in scenario.options)}
    return sorted(found - {""}, key=len, reverse=True)


def left_in_english(text: str, known: list[str]) -> bool:
    rest = outside(text)
    for name in known:
        rest = rest.replace(name, "")
    return any(character.isalpha() for character in rest)

"""What an explanation says: rates with source and day, examples as such, what is missing and how to mend it, and the rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from building import ANYWHERE, COMPLETE_PROJECTS, dial_out_group, group, mix, price_book, project, rate, scenario

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.domain.annotations import Annotation
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.why.answering import why
from ppm_desktop.reports.why.case import Names
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.why.lines import line_of, tree_text
from ppm_desktop.reports.why.node import walk
from ppm_desktop.reports.why.unknown import Mend

if TYPE_CHECKING:
    from ppm_desktop.reports.why.node import Node

STYLE = NumberStyle(group_separator=" ")
CATALOGUE = load_catalogue()
NAMES = Names({c.code: c.name for c in CATALOGUE.countries}, CATALOGUE.rules, {i: s.title for i, s in CATALOGUE.sources.items()})


def comparison_of(name: str) -> Comparison:
    given = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert given is not None
    return compare(given, given.scenarios[0], CATALOGUE.availability)


def leaves(root: Node, *units: str) -> list[Node]:
    return [node for node in walk(root) if node.is_leaf and node.unit in units]


def test_every_price_at_the_bottom_has_its_source_its_standing_and_its_day() -> None:
    comparison = comparison_of("three-offices-three-years")
    book = comparison.project.price_book
    for result in comparison.results:
        prices = leaves(why(comparison, Figure("total", result.option.id), STYLE, NAMES).root, "rate", "fee")
        assert prices
        for price in prices:
            assert price.origin is not None
            line = line_of(price, STYLE)
            source = next(source for source in book.sources if source.title == price.origin.source)
            assert source.title in line
            assert STYLE.day(source.date) in line
            assert price.origin.effective is not None
            assert STYLE.day(price.origin.effective) in line
            assert ("example" in line) == (source.status == "example")


def test_minutes_are_told_from_organisers_to_the_rate() -> None:
    book = price_book(rate("toll", "US", "0.0085"))
    comparison = compare(given := project(book, scenario(group(organisers=100))), given.scenarios[0], ANYWHERE)
    root = why(comparison, Figure("component", "pay_per_minute", component="toll"), STYLE, NAMES).root
    charge = root.children[0]
    assert charge.text(STYLE) == "1 000 min × 0.0085 = 8.50"
    assert (
        charge.children[0].text(STYLE)
        == "100 organisers × 1 × 1 × 100\N{NARROW NO-BREAK SPACE}% × 100\N{NARROW NO-BREAK SPACE}% × 100\N{NARROW NO-BREAK SPACE}% × 10 min = 1 000 min"
    )


def test_months_that_are_alike_are_counted_and_not_listed() -> None:
    book = price_book(rate("toll", "US", "0.0085"))
    comparison = compare(given := project(book, scenario(group(organisers=100)), months=12), given.scenarios[0], ANYWHERE)
    root = why(comparison, Figure("component", "per_user", component="licences"), STYLE, NAMES).root
    assert root.text(STYLE) == "1 200 licence months × 4.00 = 4 800"
    assert root.children[0].text(STYLE) == "12 months × 100 licences = 1 200 licence months"


def test_a_negotiated_fee_gives_its_reason() -> None:
    plan = replace(scenario(group(organisers=10)), fee_overrides=(FeeOverride("standard", Decimal("3.20"), "Contract of May"),))
    given = project(price_book(rate("toll", "US", "0.0085")), plan)
    root = why(compare(given, plan, ANYWHERE), Figure("total", "per_user"), STYLE, NAMES).root
    (fee,) = leaves(root, "fee")
    assert fee.value == 3.2
    assert "Contract of May" in line_of(fee, STYLE)


def test_what_is_said_about_an_input_stands_beside_it() -> None:
    said = (("attendees", Annotation(note="asked in March", source="Survey", confidence="measured")),)
    plan = scenario(group(annotations=said))
    given = project(price_book(rate("toll", "US", "0.0085")), plan)
    root = why(compare(given, plan, ANYWHERE), Figure("total", "pay_per_minute"), STYLE, NAMES).root
    (attendees,) = [node for node in walk(root) if node.origin is not None and node.origin.path.endswith(".attendees")]
    assert "Survey: asked in March" in line_of(attendees, STYLE)


def test_a_missing_rate_is_named_with_where_it_was_looked_for_and_how_to_mend_it() -> None:
    comparison = comparison_of("missing-rate")
    result = comparison.results[0]
    tree = why(comparison, Figure("total", result.option.id), STYLE, NAMES)
    (unknown,) = tree.unknowns
    assert unknown.what.startswith("There is no rate for dial-out, United Arab Emirates, mobile: 22 216 minutes in Apr 2026 – Mar 2027")
    assert "Sales London" in unknown.what
    assert "the rate set “default”" in unknown.looked
    assert "any line" in unknown.looked
    assert unknown.target == Mend(call_type="dial_out", country="AE", line="mobile")
    assert tree.shown(STYLE).startswith("≥")
    said = tree_text(tree, STYLE, lambda _place: True)
    assert "no price" in said
    assert unknown.mend in said


def test_a_rate_of_the_products_own_set_is_looked_for_there_first() -> None:
    own = replace(price_book().products[3], rate_set="ppm")
    plan = scenario(dial_out_group(mix(FR=1.0)))
    given = project(price_book(products=(own,)), plan)
    tree = why(compare(given, plan, ANYWHERE), Figure("total", "pay_per_minute"), STYLE, NAMES)
    (unknown,) = tree.unknowns
    assert "the rate set “ppm” and the rate set “default”" in unknown.looked
    assert tree.shown(STYLE) == "no price"


def test_the_rules_behind_a_number_are_named_with_their_source() -> None:
    comparison = comparison_of("three-offices-three-years")
    option = comparison.results[0].option.id
    pool = why(comparison, Figure("component", option, component="dial_out_pool"), STYLE, NAMES).rules
    assert {"pool-minutes", "pool-shared-by-tenant"} <= {rule.rule for rule in pool}
    assert all(rule.source and rule.text for rule in pool)


@pytest.mark.parametrize(
    "figure",
    [
        Figure("total", "nobody"),
        Figure("component", "per_user", component="coffee"),
        Figure("month", "per_user", month="1999-01"),
        Figure("licences", "per_user", product="usa_can"),
        Figure("implied_minutes", group=7, call_type="toll"),
    ],
)
def test_a_number_that_is_not_there_is_refused(figure: Figure) -> None:
    given = project(price_book(rate("toll", "US", "0.0085")), scenario(group()))
    with pytest.raises(LookupError):
        why(compare(given, given.scenarios[0], ANYWHERE), figure, STYLE, NAMES)

"""What the first sentence, the cards and the table say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import (
    ANYWHERE,
    COMPLETE_PROJECTS,
    PAY_PER_MINUTE,
    PER_USER,
    dial_out_group,
    group,
    mix,
    option,
    price_book,
    product,
    project,
    rate,
    scenario,
)
from hypothesis import given
from hypothesis import strategies as st

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.answer import answer_of
from ppm_desktop.reports.apportion import apportioned
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.explanation import bundles, explain
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.period_view import SPANS, Span, default_span

STYLE = NumberStyle(group_separator=",")
AVAILABILITY = load_catalogue().availability


def opened(name: str) -> Project:
    found = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert found is not None
    return found


def compared(name: str) -> Comparison:
    found = opened(name)
    return compare(found, found.scenarios[0], AVAILABILITY)


def test_the_headline_names_the_cheapest_and_how_much_less_than_the_next_it_costs() -> None:
    answer = answer_of(compared("three-offices-three-years"), STYLE)
    assert answer.headline.startswith("Per-user licences: 4,177 USD a year less than Licences for sales, pay-per-minute for the rest (7.8")
    assert "Prices are examples" in answer.detail


def test_a_cheapest_option_that_is_not_the_baseline_is_held_against_the_baseline() -> None:
    assert answer_of(compared("one-tenant-one-month"), STYLE, "whole").headline == (
        "Pay-per-minute with Communications Credits: 314.00 USD over 1 month less than Per-user licences (55\u202f%)."
    )


def test_without_a_rate_nobody_wins_but_what_would_not_change_is_said() -> None:
    answer = answer_of(compared("missing-rate"), STYLE)
    assert answer.headline == "No option can be called cheapest: a price is missing."
    assert "no rate for dial-out, United Arab Emirates (mobile): 22,216 minutes" in answer.detail
    assert "Per-user licences leads, and that would not change" in answer.detail
    assert {card.badge for card in answer.cards} == {"incomplete"}
    assert all(card.total_text.startswith("≥") for card in answer.cards)


def test_a_rate_that_only_one_option_lacks_leaves_the_order_open_unless_the_other_wins_anyway() -> None:
    dear = price_book(rate("dial_out", "GB", "9"))
    base = scenario(group(organisers=10), dial_out_group(mix(GB=1.0), "Callers", organisers=10, minutes=100))
    found = compare(project(dear, base), base, ANYWHERE)
    assert [result.complete for result in found.results] == [True, False]  # no toll rate, which only pay-per-minute needs
    assert found.cheapest is found.results[0]  # 80 for licences, and the pool covers 1,200 of 1,000 minutes
    assert answer_of(found, STYLE).headline.startswith("per_user: at least ")


def test_an_incomplete_option_that_could_still_be_cheaper_leaves_no_winner() -> None:
    base = scenario(group(organisers=10))
    found = compare(project(price_book(), base), base, ANYWHERE)
    assert [result.complete for result in found.results] == [True, False]
    assert found.cheapest is None


def test_equals_go_to_the_one_listed_first() -> None:
    twin = replace(PER_USER, id="twin", name="twin")
    base = scenario(group(), options=(twin, PER_USER))
    found = compare(project(price_book(), base), base, ANYWHERE)
    assert found.cheapest is found.results[0]
    assert answer_of(found, STYLE).headline == "twin and per_user cost the same."


def test_an_option_that_cannot_be_bought_never_wins() -> None:
    base = scenario(group(organisers=10))
    found = compare(project(price_book(rate("toll", "US", "0.001")), base, agreement="csp"), base, ANYWHERE)
    assert found.cheapest is found.results[0]
    card = answer_of(found, STYLE).cards[1]
    assert card.badge_kind == "barred"
    assert "sold to volume licensing customers only" in card.notes[0]


def test_when_nothing_can_be_bought_the_headline_says_so() -> None:
    base = scenario(group(), options=(PAY_PER_MINUTE,))
    found = compare(project(price_book(rate("toll", "US", "0.001")), base, agreement="csp"), base, ANYWHERE)
    assert answer_of(found, STYLE).headline == "None of these options can be bought as things are."


def test_an_incomplete_equal_is_not_called_equal() -> None:
    book = price_book(products=(product("usa_can", None, id="usa_b"),))
    base = scenario(group(), options=(option("known", "usa_can"), option("unknown", "usa_b")))
    found = compare(project(book, base), base, ANYWHERE)
    assert found.cheapest is found.results[0]
    answer = answer_of(found, STYLE)
    assert answer.headline == "known: no other option can cost less; unknown costs at least as much."
    assert "no fee for usa_b: 1 licence month, Jan 2026" in answer.detail


def test_whole_parts_of_a_column_stay_whole() -> None:
    table = cost_table(compared("three-offices-three-years"), STYLE, "whole")
    assert table.rows[0].texts[0] == "91,100"


def test_a_plan_shorter_than_a_year_is_shown_as_a_whole() -> None:
    assert [default_span(months) for months in (1, 11, 12, 36)] == ["whole", "whole", "year", "year"]


def test_lost_calls_are_counted_and_said() -> None:
    base = scenario(group(organisers=10), options=(option("silent", "none"), PER_USER))
    found = compare(project(price_book(), base), base, ANYWHERE)
    assert found.cheapest is found.results[0]
    assert found.results[0].lost_calls == pytest.approx(10)
    assert "It gives up 10 phone calls" in answer_of(found, STYLE).detail


def test_calls_that_every_option_loses_are_no_fault_of_the_cheapest() -> None:
    products = ("standard", "pay_per_minute")
    options = tuple(option(product, {"*": {product: 1.0}, "Mumbai": {"none": 1.0}}) for product in products)
    base = scenario(group(organisers=10), group("Mumbai", organisers=4), options=options)
    found = compare(project(price_book(rate("toll", "US", "0.01")), base), base, ANYWHERE)
    assert "Every option gives up 4 phone calls" in answer_of(found, STYLE).detail


def test_several_missing_prices_are_listed_apart_and_the_rest_is_counted() -> None:
    calls = DestinationMixes(toll=mix(GB=0.25, DE=0.25, FR=0.25, IT=0.25))
    base = scenario(group(organisers=10, destinations=calls))
    detail = answer_of(compare(project(price_book(), base), base, ANYWHERE), STYLE).detail
    assert detail.startswith("Prices are missing: no rate for toll dial-in, ")
    assert "; no rate for toll dial-in, " in detail
    assert "; and 2 more. Add them to the price book." in detail


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("name", ["three-offices-three-years", "one-tenant-one-month", "every-rule-at-once"])
def test_printed_parts_add_up_to_the_printed_total(name: str, span: Span) -> None:
    table = cost_table(compared(name), STYLE, span)
    for column in range(len(table.columns)):
        parts = sum(float(row.texts[column].replace(",", "")) for row in table.rows)
        assert parts == pytest.approx(float(table.total.texts[column].replace(",", "")), abs=1e-6)


def test_a_missing_rate_is_visible_in_its_row_and_in_the_total_of_the_table() -> None:
    table = cost_table(compared("missing-rate"), STYLE)
    row = next(row for row in table.rows if row.component == "dial_out_other")
    assert all(text.startswith("≥") for text in row.texts)
    assert all("United Arab Emirates (mobile)" in gap for gap in row.gaps)
    assert table.incomplete == (True,) * 4


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=8), st.sampled_from([0, 2]))
def test_apportioned_parts_sum_to_the_rounded_total_and_stay_close(parts: list[float], digits: int) -> None:
    unit = 10.0**-digits
    found = apportioned(parts, digits)
    assert round(sum(found) / unit) == round(sum(parts) / unit)
    assert all(abs(a - b) <= unit * (len(parts) + 1) / 2 + 1e-6 * abs(b) for a, b in zip(found, parts, strict=True))


@pytest.mark.parametrize("option_id", ["per_user", "pay_per_minute", "usa_can", "sales_only"])
def test_every_shown_component_and_month_is_explained_by_lines_that_give_it(option_id: str) -> None:
    comparison = compared("three-offices-three-years")
    result = comparison.result(option_id)
    assert result is not None
    for component, value in result.by_component.items():
        explanation = explain(comparison, option_id, component)
        assert explanation.total == pytest.approx(value, abs=1e-6)
        assert sum(bundle.amount or 0 for bundle in bundles(explanation.ledger)) == pytest.approx(value, abs=1e-6)
        for line in explanation.ledger.lines():
            assert line.source in {source.id for source in explanation.sources}
    for month, row in zip(comparison.traffic.months, result.by_month, strict=True):
        assert explain(comparison, option_id, None, str(month)).total == pytest.approx(sum(row.values()), abs=1e-6)


@pytest.mark.parametrize("wrong", [("gold", None, None), ("per_user", "taxes", None), ("per_user", None, "1999-01")])
def test_what_does_not_exist_cannot_be_explained(wrong: tuple[str, str | None, str | None]) -> None:
    with pytest.raises(LookupError):
        explain(compared("three-offices-three-years"), *wrong)

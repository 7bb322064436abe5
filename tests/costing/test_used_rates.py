"""The rates that a plan pays with: those of charged calls, and of no others."""

from __future__ import annotations

from datetime import date

from building import dial_out_group, group, mix, option, price_book, product, project, rate, scenario

from ppm_desktop.costing.used_rates import used_rates

BOOK = price_book(
    rate("toll", "US", "0.01"),
    rate("dial_out", "CK", "0.5"),
    rate("dial_out", "CK", "0.6", effective=date(2026, 2, 1)),
    rate("dial_out", "CK", "0.7", effective=date(2030, 1, 1)),
    rate("dial_out", "GB", "0.02"),
    rate("dial_out", "CK", "0.4", rate_set="own"),
)


def test_a_toll_rate_is_used_only_where_toll_is_charged() -> None:
    licensed, metered = option("a", "standard"), option("b", "pay_per_minute")
    assert used_rates(project(BOOK, scenario(group(), options=(licensed,)))) == frozenset()
    assert used_rates(project(BOOK, scenario(group(), options=(licensed, metered)))) == {0}


def test_each_rate_counts_that_is_in_force_in_a_month_of_the_plan() -> None:
    people = dial_out_group(mix(CK=1.0))
    assert used_rates(project(BOOK, scenario(people))) == {1}
    assert used_rates(project(BOOK, scenario(people), months=2)) == {1, 2}


def test_calls_that_the_pool_pays_whole_use_no_rate() -> None:
    only_licensed = (option("a", "standard"),)
    assert used_rates(project(BOOK, scenario(dial_out_group(mix(GB=1.0)), options=only_licensed))) == frozenset()
    assert used_rates(project(BOOK, scenario(dial_out_group(mix(GB=1.0), minutes=100), options=only_licensed))) == {4}


def test_a_product_uses_its_own_rate_set() -> None:
    book = price_book(*BOOK.rates, products=(product("pay_per_minute", rate_set="own"),))
    people = scenario(dial_out_group(mix(CK=1.0)), options=(option("b", "pay_per_minute"),))
    assert used_rates(project(book, people)) == {5}

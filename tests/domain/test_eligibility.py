"""Who may buy what, where, and under which agreement; with the real availability pages."""

from __future__ import annotations

import pytest
from building import dial_out_group, group, mix, option, price_book, product, project, scenario

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.domain.eligibility import Eligibility, eligibility
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import AGREEMENTS
from ppm_desktop.reports.sentences import reason_sentence

CATALOGUE = load_catalogue()


def judged(product_id: str, *groups: Group, agreement: str = "volume_licensing") -> Eligibility:
    chosen = option("tried", product_id)
    base = scenario(*groups, options=(chosen,))
    return eligibility(project(price_book(), base, agreement=agreement), base, chosen, CATALOGUE.availability)


def codes(found: Eligibility, effect: str = "bars") -> list[str]:
    return [reason.code for reason in found.reasons if reason.effect == effect]


@pytest.mark.parametrize("agreement", AGREEMENTS)
def test_pay_per_minute_is_for_volume_licensing_only_and_the_subscription_for_everybody(agreement: str) -> None:
    assert judged("pay_per_minute", group(), agreement=agreement).eligible == (agreement == "volume_licensing")
    assert judged("standard", group(), agreement=agreement).eligible


@pytest.mark.parametrize("country", ["BH", "CN", "IN", "KZ", "MK", "NI", "PK", "RU", "KR", "TW", "UA"])
def test_pay_per_minute_needs_credits_which_eleven_countries_do_not_have(country: str) -> None:
    found = judged("pay_per_minute", group(country=country))
    assert not found.eligible
    assert "no_credits" in codes(found)


@pytest.mark.parametrize("country", ["AG", "BB", "CN", "IN", "BN"])
def test_the_subscription_cannot_be_bought_where_it_is_not_sold(country: str) -> None:
    assert codes(judged("standard", group(country=country))) == ["subscription_not_sold"]
    assert codes(judged("usa_can", group(country=country))) == ["subscription_not_sold"]


@pytest.mark.parametrize("country", ["RU", "KR", "TW", "UA"])
def test_a_subscription_without_credits_can_be_bought_but_its_overage_stops(country: str) -> None:
    found = judged("standard", group(country=country))
    assert found.eligible
    assert codes(found, "check") == ["overage_stops"]


def test_one_group_in_the_wrong_country_bars_the_option_for_all_and_is_named() -> None:
    found = judged("pay_per_minute", group("London", "GB"), group("Moscow", "RU"))
    [reason] = [reason for reason in found.reasons if reason.effect == "bars"]
    assert (reason.countries, reason.groups) == (("RU",), ("Moscow",))


def test_people_who_hold_e5_keep_it_and_it_cannot_be_bought_for_others() -> None:
    assert judged("pay_per_minute", group(country="RU", holds="included")).eligible
    assert codes(judged("included", group())) == ["included_not_sold"]
    assert judged("included", group(holds="included")).eligible


def test_a_country_without_a_page_is_to_be_checked_and_not_barred() -> None:
    found = judged("standard", group(country="AQ"))
    assert found.eligible
    assert codes(found, "check") == ["country_unknown"]


def test_pay_per_minute_lists_the_credits_to_set_up_first() -> None:
    assert codes(judged("pay_per_minute", group()), "do") == ["set_up_credits"]


def test_a_group_with_nobody_in_the_period_bars_nothing() -> None:
    later = group("Beijing", "CN", headcount=(HeadcountStep(Month(2099, 1), 5),))
    gone = group("Moscow", "RU", headcount=(HeadcountStep(Month(2020, 1), 5), HeadcountStep(Month(2025, 1), 0)))
    assert judged("standard", group(), later).eligible
    assert judged("pay_per_minute", group(), gone).eligible


def test_what_makes_a_product_pay_per_minute_is_what_it_includes_and_not_its_id() -> None:
    chosen = option("tried", "ppm_ea")
    base = scenario(group(), options=(chosen,))
    book = price_book(products=(product("pay_per_minute", id="ppm_ea"),))
    found = eligibility(project(book, base, agreement="csp"), base, chosen, CATALOGUE.availability)
    assert codes(found) == ["agreement"]


def test_giving_up_phone_meetings_is_said() -> None:
    found = judged("none", dial_out_group(mix(US=1.0)))
    assert found.eligible
    assert codes(found, "check") == ["calls_lost"]


def test_every_reason_has_a_rule_with_a_source_and_a_sentence() -> None:
    groups = [group(country, country) for country in ("US", "RU", "CN", "AG", "AQ")]
    for product_id in ("standard", "usa_can", "pay_per_minute", "included", "none"):
        for agreement in AGREEMENTS:
            for reason in judged(product_id, *groups, agreement=agreement).reasons:
                assert CATALOGUE.rules[reason.rule].history[-1].source in CATALOGUE.sources
                assert "{" not in reason_sentence(reason, agreement)

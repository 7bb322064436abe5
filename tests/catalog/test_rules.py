"""The rules as shipped, and the terms of credits."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import ppm_desktop.domain.eligibility
from ppm_desktop.domain.rules import FundingAdvice
from ppm_desktop.wording.language import speaking

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue


@pytest.mark.parametrize(
    ("rule", "day", "value"),
    [
        ("pool-basis", date(2019, 6, 1), "assigned"),
        ("pool-basis", date(2020, 10, 21), "assigned"),
        ("pool-basis", date(2021, 1, 1), "purchased"),
        ("pool-basis", date(2023, 1, 1), "not stated"),
        ("pool-minutes", date(2019, 11, 30), "900"),
        ("pool-minutes", date(2019, 12, 1), "60"),
        ("credits-minimum-funding", date(2018, 7, 11), "20"),
        ("credits-minimum-funding", date(2018, 7, 12), "50"),
        ("complimentary-dial-out-exceptions", date(2024, 6, 28), "900"),
        ("usa-can-pool-basis", date(2023, 1, 1), "assigned"),
        ("phone-participants-per-meeting", date(2019, 1, 1), "250"),
        ("phone-participants-per-meeting", date(2023, 1, 1), "1000"),
    ],
)
def test_a_rule_has_the_value_of_its_day(rule: str, day: date, value: str, catalogue: Catalogue) -> None:
    state = catalogue.rules[rule].in_force_on(day)
    assert state is not None
    assert state.value == value


@pytest.mark.parametrize(
    ("licences", "day", "minutes"),
    [(10 + 100 + 5, date(2019, 6, 1), 103_500), (10 + 100 + 5, date(2021, 1, 1), 6_900), (100, date(2021, 1, 1), 6_000)],
)
def test_documented_pools_come_out_of_the_rule_of_their_day(licences: int, day: date, minutes: int, catalogue: Catalogue) -> None:
    state = catalogue.rules["pool-minutes"].in_force_on(day)
    assert state is not None
    assert licences * int(state.value) == minutes


def test_no_rule_is_in_force_before_its_first_state(catalogue: Catalogue) -> None:
    assert catalogue.rules["pool-basis"].in_force_on(date(2019, 4, 9)) is None


def test_every_rule_that_eligibility_names_exists(catalogue: Catalogue) -> None:
    text = Path(ppm_desktop.domain.eligibility.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+|availability)"', text))
    assert len(named) >= 8
    assert named <= catalogue.rules.keys()


def test_the_complimentary_minutes_go_on_in_three_countries(catalogue: Catalogue) -> None:
    assert catalogue.rules["complimentary-dial-out-exceptions"].countries == ("KR", "RU", "TW")


def test_open_questions_and_contradictions_are_marked_as_such(catalogue: Catalogue) -> None:
    by_status = {status: {r.id for r in catalogue.rules.values() if r.status == status} for status in ("conflict", "unknown")}
    assert by_status["conflict"] == {"pool-basis", "credits-licence-assignment"}
    assert {"rounding", "pool-order", "connection-fee", "separate-rate-sheets", "both-licences-on-one-user"} <= by_status["unknown"]


def test_the_credits_licence_went_to_and_fro(catalogue: Catalogue) -> None:
    history = catalogue.rules["credits-licence-assignment"].history
    assert [state.effective for state in history] == sorted(state.effective for state in history)
    assert len(history) == 7


def test_no_country_of_zone_a_sells_pay_per_minute_only(catalogue: Catalogue) -> None:
    assert not set(catalogue.rules["pay-per-minute-only-countries"].countries) & catalogue.zone_a


def test_credits_last_12_months_and_the_funding_table_has_8_bands(catalogue: Catalogue) -> None:
    terms = catalogue.credits_terms
    assert terms.lifetime_months == 12
    assert len(terms.funding_advice) == 8
    assert terms.funding_advice[0] == FundingAdvice(0, 250, 1000, 200)
    assert terms.funding_advice[-1] == FundingAdvice(100_000, 200_000, 20_000, 2_500)


@pytest.mark.parametrize(("users", "funding", "trigger"), [(300, 1000, 400), (3000, 3000, 1000), (60_000, 15_000, 2_500)])
def test_documented_funding_advice_comes_out_of_the_table(users: int, funding: int, trigger: int, catalogue: Catalogue) -> None:
    band = next(band for band in catalogue.credits_terms.funding_advice if band.users_from <= users < band.users_to)
    assert (band.first_funding, band.trigger) == (funding, trigger)


def test_every_rule_is_told_in_german_where_it_is_not_a_number(catalogue: Catalogue) -> None:
    english = catalogue.rules
    with speaking("de"):
        german = catalogue.rules
    same = {"Business Voice", "China", "Operator Connect Conferencing"}  # called so in both languages
    for rule_id, rule in english.items():
        told = german[rule_id]
        assert told.title in same or told.title != rule.title, rule_id
        for state, other in zip(rule.history, told.history, strict=True):
            assert (state.effective, state.source) == (other.effective, other.source)
            assert (state.value == other.value) == state.value.isdigit(), (rule_id, state.value)
            assert bool(state.note) == bool(other.note)
            assert not state.note or state.note == "USD." or state.note != other.note, (rule_id, state.note)

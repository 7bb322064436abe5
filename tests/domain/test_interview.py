"""Five answers become a plan that an expert could have typed, with everything marked that was not answered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from building import price_book, product, rate
from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.domain.credits import Credits
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.interview import answer_problems, project_from_answers
from ppm_desktop.domain.interview_answers import Answers, Numbers, Office
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import AGREEMENTS
from ppm_desktop.domain.scenario import Assignment
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.reports.interview_words import plan_names

if TYPE_CHECKING:
    from ppm_desktop.domain.interview import FirstPlan
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Agreement

CATALOGUE = load_catalogue()
BOOK = CATALOGUE.example_price_book()
COUNTRIES = CATALOGUE.country_codes
NAMES = plan_names({country.code: country.name for country in CATALOGUE.countries})
PROFILES = {name: entry.profile() for name, entry in CATALOGUE.profiles.items()}
START = Month(2027, 1)
ONE_OFFICE = Answers((Office("GB", 40),), "volume_licensing")
#: Where every call type has an example price, so that nothing is missing.
PRICED = tuple(
    sorted(
        set.intersection(*({rate.country for rate in BOOK.rates if rate.call_type == kind} for kind in ("toll", "toll_free", "dial_out")))
    )
)


def plan(answers: Answers, profile: str = "medium", book: PriceBook = BOOK) -> FirstPlan:
    assert answer_problems(answers, book, COUNTRIES) == ()
    return project_from_answers(answers, PROFILES[profile], book, CATALOGUE.availability, START, NAMES)


def codes(answers: Answers, book: PriceBook = BOOK) -> list[tuple[str, str]]:
    return [(found.path, found.code) for found in answer_problems(answers, book, COUNTRIES)]


def test_one_office_becomes_one_group_for_one_year() -> None:
    project = plan(ONE_OFFICE).project
    (group,) = project.scenarios[0].groups
    assert (group.name, group.country, group.holds) == ("United Kingdom", "GB", "none")
    assert group.headcount == (HeadcountStep(START, 40),)
    assert (project.months, project.start, project.currency) == (12, START, "USD")
    assert group.habits.meetings_per_organiser == PROFILES["medium"].meetings_per_organiser


def test_people_with_e5_are_a_group_of_their_own_and_everybody_is_counted_once() -> None:
    groups = plan(replace(ONE_OFFICE, offices=(Office("GB", 40, 15), Office("US", 8, 8)))).project.scenarios[0].groups
    assert [(group.country, group.holds, group.headcount[0].organisers) for group in groups] == [
        ("GB", "none", 25),
        ("GB", "included", 15),
        ("US", "included", 8),
    ]


@pytest.mark.parametrize(
    ("numbers", "dial_out", "join"),
    [
        ("toll", False, Join(1.0, 0.0, 0.0)),
        ("toll_free", False, Join(0.0, 1.0, 0.0)),
        ("both", False, Join(0.7, 0.3, 0.0)),
        ("toll", True, Join(0.85, 0.0, 0.15)),
        ("both", True, Join(0.595, 0.255, 0.15)),
    ],
)
def test_the_fifth_answer_decides_how_people_join(numbers: Numbers, dial_out: bool, join: Join) -> None:
    (group,) = plan(replace(ONE_OFFICE, numbers=numbers, dial_out=dial_out)).project.scenarios[0].groups
    assert (group.habits.join.toll, group.habits.join.toll_free, group.habits.join.dial_out) == pytest.approx(
        (join.toll, join.toll_free, join.dial_out)
    )
    assert bool(group.destinations.toll) is (join.toll > 0)
    assert bool(group.destinations.toll_free) is (join.toll_free > 0)
    assert bool(group.destinations.dial_out) is (join.dial_out > 0)


def test_calls_beyond_the_own_country_go_to_the_other_offices() -> None:
    offices = (Office("GB", 40), Office("DE", 10), Office("CA", 5))
    groups = plan(replace(ONE_OFFICE, offices=offices)).project.scenarios[0].groups
    assert dict(groups[0].destinations.toll) == pytest.approx({Destination("GB"): 0.85, Destination("DE"): 0.075, Destination("CA"): 0.075})


def test_a_customer_with_one_country_calls_the_profiles_countries_too() -> None:
    (group,) = plan(ONE_OFFICE).project.scenarios[0].groups
    assert dict(group.destinations.toll) == pytest.approx({Destination("GB"): 0.85, Destination("US"): 0.15})


def test_dial_out_is_split_by_line_only_where_the_price_book_does() -> None:
    offices = (Office("GB", 40), Office("DE", 10), Office("US", 5))
    groups = plan(replace(ONE_OFFICE, offices=offices, dial_out=True)).project.scenarios[0].groups
    assert {str(destination) for destination, _ in groups[0].destinations.dial_out} == {"GB/landline", "GB/mobile", "DE/landline", "US"}


def test_what_came_from_the_profile_is_marked_and_what_was_answered_is_not() -> None:
    (group,) = plan(replace(ONE_OFFICE, phone_participants=0.4)).project.scenarios[0].groups
    marked = dict(group.annotations)
    assert list(marked) == sorted(marked)
    assert set(marked) == {"attendees", "destinations", "meetings_per_organiser", "minutes_per_call", "usage_spread"}
    assert {mark.confidence for mark in marked.values()} == {"profile"}
    assert marked["attendees"].source == 'Usage profile "Some"'
    assert marked["attendees"].note.startswith("Our assumption")
    (group,) = plan(replace(ONE_OFFICE, numbers="both")).project.scenarios[0].groups
    assert {"phone_share", "join"} <= set(dict(group.annotations))


@pytest.mark.parametrize(("phone", "attendees", "share"), [(0.0, 6.0, 0.0), (1.5, 6.0, 0.25), (9.0, 9.0, 1.0)])
def test_phone_participants_per_meeting_become_a_share_of_the_attendees(phone: float, attendees: float, share: float) -> None:
    (group,) = plan(replace(ONE_OFFICE, phone_participants=phone)).project.scenarios[0].groups
    assert group.habits.attendees == attendees
    assert group.habits.phone_share == pytest.approx(share)


def test_options_that_may_not_be_bought_are_shown_and_barred() -> None:
    project = plan(replace(ONE_OFFICE, agreement="csp")).project
    comparison = compare(project, project.scenarios[0], CATALOGUE.availability)
    assert [result.option.id for result in comparison.results] == ["per_user", "pay_per_minute", "usa_can"]
    assert [result.eligibility.eligible for result in comparison.results] == [True, False, True]
    assert project.scenarios[0].credits == Credits("post_paid")


def test_a_product_that_the_price_book_lacks_is_named_as_left_out() -> None:
    book = price_book(rate("toll", "GB", "0.01"), rate("toll", "US", "0.01"))
    without = replace(book, products=tuple(p for p in book.products if p.id != "usa_can"))
    assert plan(ONE_OFFICE, book=without).left_out == ("usa_can",)
    assert plan(ONE_OFFICE).left_out == ()


def test_the_mix_licenses_who_would_pay_most_per_minute() -> None:
    rates = (rate("toll", "GB", "0.50"), rate("toll", "DE", "0.001"), rate("toll", "US", "0.001"))
    book = price_book(*rates, products=(product("standard", "4.00"),))
    offices = (Office("DE", 40), Office("GB", 10), Office("US", 5))
    profile = replace(PROFILES["medium"], home_share=1.0)
    option = (
        project_from_answers(replace(ONE_OFFICE, offices=offices), profile, book, CATALOGUE.availability, START, NAMES)
        .project.scenarios[0]
        .options[-1]
    )
    assert (option.id, option.name) == ("mixed", "United Kingdom licensed, the rest per minute")
    assert option.assign == (
        Assignment("*", (("pay_per_minute", 1.0),)),
        Assignment("United Kingdom", (("standard", 1.0),)),
    )


def test_the_mix_licenses_nobody_where_the_subscription_is_not_sold() -> None:
    offices = (Office("MA", 90), Office("GB", 40))
    project = plan(replace(ONE_OFFICE, offices=offices, dial_out=True)).project
    comparison = compare(project, project.scenarios[0], CATALOGUE.availability)
    eligible = {result.option.id: result.eligibility.eligible for result in comparison.results}
    assert eligible == {"per_user": False, "pay_per_minute": True, "usa_can": False, "mixed": True}


def test_people_who_can_buy_nothing_get_no_phone_meetings_and_bar_nobody_else() -> None:
    offices = (Office("DE", 900, 100), Office("US", 600), Office("IN", 500))  # nothing is sold in India
    project = plan(replace(ONE_OFFICE, offices=offices)).project
    comparison = compare(project, project.scenarios[0], CATALOGUE.availability)
    assert {result.option.id: result.eligibility.eligible for result in comparison.results} == dict.fromkeys(
        ("per_user", "pay_per_minute", "usa_can", "mixed"), True
    )
    for option in project.scenarios[0].options:
        assert Assignment("India", (("none", 1.0),)) in option.assign
    assert {result.lost_calls > 0 for result in comparison.results} == {True}


def test_what_can_be_bought_depends_on_the_agreement() -> None:
    offices = (Office("MA", 90), Office("GB", 40))  # Morocco: pay per minute only
    options = {a: plan(replace(ONE_OFFICE, offices=offices, agreement=a)).project.scenarios[0].options for a in AGREEMENTS}
    without = {a: [Assignment("Morocco", (("none", 1.0),)) in option.assign for option in found] for a, found in options.items()}
    assert without == {a: [a != "volume_licensing"] * len(options[a]) for a in AGREEMENTS}


def test_where_nothing_is_sold_to_anybody_the_options_say_why() -> None:
    project = plan(replace(ONE_OFFICE, offices=(Office("IN", 500),))).project
    comparison = compare(project, project.scenarios[0], CATALOGUE.availability)
    assert [result.eligibility.eligible for result in comparison.results] == [False, False, False]


def test_a_customer_without_volume_licensing_is_offered_a_mix_that_can_be_bought() -> None:
    offices = (Office("US", 40), Office("GB", 10))
    project = plan(replace(ONE_OFFICE, offices=offices, agreement="mca")).project
    result = compare(project, project.scenarios[0], CATALOGUE.availability).result("mixed")
    assert result is not None
    assert result.eligibility.eligible


@pytest.mark.parametrize(
    ("offices", "found"),
    [
        ((), [("offices", "nobody_organises")]),
        ((Office("GB", 0),), [("offices", "nobody_organises")]),
        ((Office("GB", -1), Office("US", 4)), [("offices[0].organisers", "office_organisers")]),
        ((Office("GB", 4, 5),), [("offices[0].with_e5", "office_e5")]),
        ((Office("GB", 4), Office("GB", 5)), [("offices[1].country", "office_country_twice")]),
        ((Office("ZZ", 4),), [("offices[0].country", "office_country_unknown")]),
        ((Office("GB", 10_000_001),), [("offices[0].organisers", "office_organisers")]),
    ],
)
def test_answers_that_cannot_be_are_refused_with_their_row(offices: tuple[Office, ...], found: list[tuple[str, str]]) -> None:
    assert codes(replace(ONE_OFFICE, offices=offices)) == found


@pytest.mark.parametrize("phone", [-0.1, 1000.5, float("nan"), float("inf")])
def test_a_number_of_phone_participants_that_no_meeting_has_is_refused(phone: float) -> None:
    assert codes(replace(ONE_OFFICE, phone_participants=phone)) == [("phone_participants", "phone_participants")]


def test_people_with_e5_need_a_price_book_that_has_its_licence() -> None:
    book = price_book()
    without = replace(book, products=tuple(p for p in book.products if p.id != "included"))
    assert codes(replace(ONE_OFFICE, offices=(Office("GB", 4, 1),)), without) == [("offices", "e5_not_in_price_book")]


@st.composite
def answers(draw: st.DrawFn, countries: tuple[str, ...] = tuple(sorted(COUNTRIES))) -> Answers:
    chosen = draw(st.lists(st.sampled_from(countries), min_size=1, max_size=4, unique=True))
    offices = []
    for country in chosen:
        organisers = draw(st.integers(0, 20_000))
        offices.append(Office(country, organisers, draw(st.integers(0, organisers))))
    offices[0] = Office(chosen[0], offices[0].organisers + 1, offices[0].with_e5)
    numbers: list[Numbers] = ["toll", "toll_free", "both"]
    agreements: list[Agreement] = list(AGREEMENTS)
    return Answers(
        offices=tuple(offices),
        agreement=draw(st.sampled_from(agreements)),
        numbers=draw(st.sampled_from(numbers)),
        dial_out=draw(st.booleans()),
        phone_participants=draw(st.none() | st.floats(0, 1000)),
    )


@settings(max_examples=60, deadline=None)
@given(answers(), st.sampled_from(sorted(PROFILES)))
def test_sane_answers_make_a_sound_project_whatever_the_country(given_answers: Answers, profile: str) -> None:
    project = plan(given_answers, profile).project
    assert not has_errors(check_project(project, COUNTRIES))
    assert read_project_bytes(project_bytes(project), COUNTRIES).project == project
    comparison = compare(project, project.scenarios[0], CATALOGUE.availability)
    buyable = [result for result in comparison.results if result.eligibility.eligible]
    # Either there is an answer, or it is known why not: nothing may be bought there, or a rate is missing and named.
    assert comparison.cheapest is not None or not buyable or any(result.unpriced for result in buyable)


@settings(max_examples=40, deadline=None)
@given(answers(PRICED), st.sampled_from(sorted(PROFILES)))
def test_where_every_call_has_a_price_the_answer_is_complete(given_answers: Answers, profile: str) -> None:
    assert len(PRICED) > 10
    project = plan(given_answers, profile).project
    comparison = compare(project, project.scenarios[0], CATALOGUE.availability)
    assert comparison.complete
    assert comparison.cheapest is not None
    organisers = sum(office.organisers for office in given_answers.offices)
    assert set(comparison.traffic.organisers.sum(axis=0).tolist()) == {organisers}


def test_the_plan_costs_what_the_answers_say_worked_out_by_hand() -> None:
    # 10 people x 4 meetings x 2 on the phone x 30 minutes = 2,400 minutes a month at 0.01, for 12 months.
    book = price_book(rate("toll", "US", "0.01"))
    profile = replace(PROFILES["small"], meetings_per_organiser=4.0, minutes_per_call=30.0, home_share=1.0)
    asked = Answers((Office("US", 10),), "volume_licensing", phone_participants=2.0)
    project = project_from_answers(asked, profile, book, CATALOGUE.availability, START, NAMES).project
    exact = replace(project.scenarios[0], increment_seconds=1)
    totals = {result.option.id: result.total for result in compare(project, exact, CATALOGUE.availability).results}
    assert totals["pay_per_minute"] == pytest.approx(float(Decimal("0.01") * 2400 * 12))
    assert totals["per_user"] == pytest.approx(10 * 4 * 12)
    assert totals["usa_can"] == 0

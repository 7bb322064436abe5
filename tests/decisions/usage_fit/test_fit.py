"""A plan fitted to calls: months, groups, habits, season and spread, and what it says it could not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from usage_export_maker import Call
from usage_importing import KEY
from usage_plans import engine_minutes, fitted, imported, made_calls

from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.usage_fit.habits import spread_of
from ppm_desktop.decisions.usage_fit.problems import FitError
from ppm_desktop.decisions.usage_fit.wishes import FitWishes
from ppm_desktop.domain.annotations import annotation_of
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.usage.fit_words import fit_problem_sentence, fit_sentences
from ppm_desktop.usage.cube import pseudonyms


def call(
    day: date, minutes: int, person: str = "ana@x.example", place: str = "United Kingdom", kind: str = "Toll", number: int = 0
) -> Call:
    return Call(
        f"{day}-{person}-{kind}-{number}",
        person,
        "conf_out" if kind == "Service" else "conf_in",
        kind,
        place,
        "",
        datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        minutes * 60,
        Decimal(0),
        currency="USD",
        number=f"+44{number:08d}",
    )


def daily(first: date, last: date, minutes: int = 10) -> list[Call]:
    days = (last - first).days + 1
    return [call(first + timedelta(days=day), minutes) for day in range(days)]


def codes(plan: object) -> set[str]:
    return {fact.code for fact in plan.facts}  # type: ignore[attr-defined]  # a fitted plan


def test_a_month_covered_in_part_stands_as_it_was_and_is_scaled_for_the_year_ahead() -> None:
    read = imported(daily(date(2024, 1, 1), date(2024, 2, 15)))
    seen = fitted(read)
    traffic = traffic_of(seen.project, seen.project.scenarios[0])
    months = traffic.minutes.sum(axis=0)
    assert seen.coverage.shares == (1.0, 15 / 29)
    assert months.sum() == pytest.approx(460)
    assert months[1] / months[0] == pytest.approx(15 / 29)
    assert {"month_in_part", "season_unknown"} <= codes(seen)
    ahead = fitted(read, FitWishes(ahead=Month(2024, 3)))
    assert engine_minutes(ahead.project)["toll"] / 12 == pytest.approx(460 / (1 + 15 / 29))


def test_a_month_without_any_row_is_named_and_counts_for_nothing() -> None:
    read = imported([*daily(date(2024, 1, 1), date(2024, 1, 31)), *daily(date(2024, 3, 1), date(2024, 3, 31))])
    assert read.summary.gaps == ((date(2024, 2, 1), date(2024, 2, 29)),)
    plan = fitted(read)
    assert plan.coverage.missing == (Month(2024, 2),)
    assert plan.project.months == 3
    assert traffic_of(plan.project, plan.project.scenarios[0]).minutes.sum(axis=0) == pytest.approx([310, 0, 310])
    assert any("Feb 2024 is not in the export" in sentence for sentence in fit_sentences(plan, PLAIN_STYLE))
    assert engine_minutes(fitted(read, FitWishes(ahead=Month(2024, 4))).project)["toll"] == pytest.approx(12 * 310)


def test_a_year_of_calls_gives_every_month_its_own_minutes() -> None:
    made = [call(date(2024, month, day), month, number=day) for month in range(1, 13) for day in range(1, 32 if month in {1, 12} else 29)]
    read = imported(made)
    plan = fitted(read)
    assert plan.season.measured
    truth = [sum(one.seconds / 60 for one in made if one.start.month == month) for month in range(1, 13)]
    assert traffic_of(plan.project, plan.project.scenarios[0]).minutes.sum(axis=0) == pytest.approx(truth)
    assert np.mean(plan.project.scenarios[0].season) == pytest.approx(1)


def test_a_year_that_begins_within_a_month_has_that_month_whole_in_the_year_ahead() -> None:
    read = imported(daily(date(2023, 6, 16), date(2024, 6, 15)))
    plan = fitted(read, FitWishes(ahead=Month(2024, 7)))
    assert plan.season.measured
    june = plan.project.scenarios[0].season[5]
    assert june / plan.project.scenarios[0].season[3] == pytest.approx(1, rel=0.01)  # 30 days each
    assert engine_minutes(plan.project)["toll"] == pytest.approx(3660, rel=0.01)
    seen = fitted(read)
    assert engine_minutes(seen.project)["toll"] == pytest.approx(3660)
    assert seen.project.months == 13


def test_groups_come_from_a_list_and_who_is_not_on_it_stands_apart() -> None:
    read = imported(made_calls(300, 3))
    names = pseudonyms(["person0@customer.example", "person1@customer.example", "idle@customer.example"], KEY)
    listed = dict(zip(names.values(), ("Sales", "Law", "Sales"), strict=True))
    plan = fitted(read, FitWishes("list", listed))
    sizes = {group.name: group.headcount[0].organisers for group in plan.project.scenarios[0].groups}
    assert sizes == {"Law": 1, "Sales": 1, "Not on the list": 5}
    assert {"not_listed", "idle_left_out", "small_group"} <= codes(plan)
    with_idle = fitted(read, FitWishes("list", listed, with_idle=True))
    assert with_idle.project.scenarios[0].groups[1].headcount[0].organisers == 2
    assert with_idle.project.scenarios[0].groups[1].habits.usage_spread == pytest.approx(1)
    assert max(match.error for match in with_idle.matches) < 1e-9


def test_countries_are_those_of_the_organisers_and_else_of_their_calls() -> None:
    made = made_calls(200, 4)
    by_location = fitted(imported(made))  # the export says GB of everybody
    assert [(group.name, group.country) for group in by_location.project.scenarios[0].groups] == [("United Kingdom", "GB")]
    read = imported([call(date(2024, 1, 5), 30, "bo@x.example", "Germany"), call(date(2024, 1, 6), 10, "cy@x.example", "Hong Kong SAR")])
    silent = replace(read, cube=replace(read.cube, locations=()))
    plan = fitted(silent)
    assert {group.country for group in plan.project.scenarios[0].groups} == {"DE", "HK"}
    assert "country_guessed" in codes(plan)


def test_bands_part_those_who_phone_little_from_those_who_phone_much() -> None:
    days = [date(2024, 1, day) for day in range(1, 32)]
    made = [call(day, 2, "light@x.example") for day in days] + [call(day, 60, "heavy@x.example") for day in days]
    plan = fitted(imported(made), FitWishes("band", bands=(100.0,)))
    groups = {group.name: group for group in plan.project.scenarios[0].groups}
    assert set(groups) == {"Up to 100 min", "Over 100 min"}
    assert groups["Over 100 min"].habits.minutes_per_call == pytest.approx(59.5)


def test_habits_are_those_of_the_calls() -> None:
    days = [date(2024, 1, 1), date(2024, 1, 31)]
    made = [call(day, 30, number=n) for day in days for n in range(3)] + [call(day, 30, kind="Service", place="Germany") for day in days]
    group = fitted(imported(made)).project.scenarios[0].groups[0]
    assert group.habits.calls_per_organiser == pytest.approx(8)
    assert group.habits.minutes_per_call == pytest.approx(29.5)  # the engine adds half a minute
    assert (group.habits.join.toll, group.habits.join.dial_out) == pytest.approx((0.75, 0.25))
    assert group.destinations.dial_out == ((Destination("DE"), 1.0),)
    said = annotation_of(group.annotations, "join")
    assert said is not None
    assert (said.confidence, said.source) == ("measured", "your export of 2024-01-01 to 2024-01-31")
    unsaid = annotation_of(group.annotations, "attendees")
    assert unsaid is not None
    assert unsaid.confidence == ""


def test_the_spread_is_that_of_the_gamma_distribution_with_the_same_moments() -> None:
    drawn = np.random.default_rng(5).gamma(1 / 0.8**2, 100, 20_000)
    assert spread_of(drawn) == pytest.approx(0.8, abs=0.02)
    assert spread_of(np.array([10.0])) == 0
    assert spread_of(np.array([])) == 0


def test_calls_without_length_or_organiser_lose_no_minute_and_are_said() -> None:
    made = [call(date(2024, 1, day), 0, number=day) for day in range(1, 30)] + [call(date(2024, 1, 31), 1)]
    plan = fitted(imported(made))
    assert engine_minutes(plan.project)["toll"] == pytest.approx(1)
    assert "short_calls" in codes(plan)
    nobody = [*made_calls(100, 1), replace(made_calls(1, 2)[0], id="x", organiser="")]
    assert "no_organiser" in codes(fitted(imported(nobody)))


def test_only_silent_calls_make_a_plan_without_minutes() -> None:
    plan = fitted(imported([call(date(2024, 1, 2), 0)]))
    assert sum(engine_minutes(plan.project).values()) == 0


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ([call(date(2024, 1, 2), 5, "")], "No call names its organiser"),
        ([call(date(1999, 1, 2), 5), call(date(2024, 1, 2), 5)], "Jan 1999 to Jan 2024"),
    ],
)
def test_calls_that_make_no_plan_are_refused_with_a_sentence(made: list[Call], said: str) -> None:
    with pytest.raises(FitError) as refused:
        fitted(imported(made))
    assert said in fit_problem_sentence(refused.value)


def test_without_any_country_no_plan_is_made() -> None:
    read = imported([call(date(2024, 1, 2), 5, place="Atlantis")])
    with pytest.raises(FitError, match="no_country"):
        fitted(replace(read, cube=replace(read.cube, locations=())))


def test_landline_and_mobile_are_split_only_where_rates_need_it_and_somebody_says_how() -> None:
    places = enumerate(("United Kingdom", "United States"))
    made = [call(date(2026, 1, day), 10, kind="Service", place=place, number=number) for number, place in places for day in (1, 31)]
    read = imported(made)
    unsaid = fitted(read)
    assert [str(destination) for destination, _share in unsaid.project.scenarios[0].groups[0].destinations.dial_out] == ["GB", "US"]
    assert "lines_unknown" in codes(unsaid)
    said = fitted(read, FitWishes(mobile_share=0.25))
    shares = {str(destination): share for destination, share in said.project.scenarios[0].groups[0].destinations.dial_out}
    assert shares == pytest.approx({"GB/landline": 0.375, "GB/mobile": 0.125, "US": 0.5})
    assert engine_minutes(said.project)["dial_out"] == pytest.approx(40)
    assert said.destination_error < 1e-9
    assert any("25 % are taken as mobile" in sentence for sentence in fit_sentences(said, PLAIN_STYLE))

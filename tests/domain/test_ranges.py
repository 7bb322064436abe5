from __future__ import annotations

from dataclasses import replace

import pytest
from building import dial_out_group, group, mix, price_book, product, project, rate, scenario

from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.differences import differences
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.prices import PriceBook
from ppm_desktop.domain.ranges import Range, Risk, with_range, with_renamed_groups, without_range, without_ranges_of
from ppm_desktop.domain.renamed_groups import with_new_names
from ppm_desktop.domain.scenario import Purchase, Scenario
from ppm_desktop.reports.sentences import problem_line
from ppm_desktop.session.edits.group_edits import with_groups, without_group

SALES = group(
    "Sales", habits=Habits(10, 5, 0.4, 20, 1.0, Join(0.6, 0.4, 0)), destinations=replace(group().destinations, toll_free=mix(US=1.0))
)
BOARD = group("Board", organisers=3)
BOOK = price_book(rate("toll", "US", "0.02"), rate("toll_free", "US", "0.05"))


def codes(*ranges: Range, base: Scenario | None = None, book: PriceBook = BOOK) -> list[str]:
    plan = project(book, replace(base or scenario(SALES, BOARD), ranges=ranges))
    problems = [problem for problem in check_project(plan) if problem.severity == "error"]
    for problem in problems:
        assert problem.path.startswith("scenarios[0].ranges[")
        assert "{" not in problem_line("plan.ppmplan", problem)
    return [problem.code for problem in problems]


def test_ranges_around_todays_values_are_sound() -> None:
    assert not codes(
        Range("fee.standard", 3.5, 4.5),
        Range("groups[Sales].join.toll_free", 0.2, 0.5),
        Range('groups["Board"].attendees', 1, 1),
        Range("phone_minutes", 0, 3),
        Range("organisers", 0.5, 2),
        Range("groups[Board].organisers", 0, 1),
        Range("increment_seconds", 1, 60),
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Range("coffee", 0.5, 2), "range_unknown_input"),
        (Range("groups[Sales].coffee", 0.5, 2), "range_unknown_input"),
        (Range("groups[Kitchen].attendees", 0.5, 2), "unknown_group"),
        (Range("fee.gold", 0.5, 2), "unknown_product"),
        (Range("fee.standard", 4.5, 5), "range_order"),
        (Range("phone_minutes", 1.1, 2), "range_order"),
        (Range("phone_minutes", 2, 0.5), "range_order"),
        (Range("groups[Sales].phone_share", 0.5, 2.6), "range_over_whole"),
        (Range("groups[Sales].join.toll", 0.5, 1.5), "range_over_whole"),
        (Range("join.toll", 0.5, 1), "range_groups_differ"),
        (Range("groups[Board].join.toll", 0.5, 1), "range_rest_unknown"),
        (Range("groups[Board].join.dial_out", 0, 0.5), "range_mix_missing"),
        (Range("growth_per_year", 0.5, 2), "range_of_nothing"),
        (Range("groups[Board].organisers", 1, 1e6 * 5), "range_too_far"),
        (Range("organisers", 1.2, 2), "range_order"),
        (Range("increment_seconds", 61, 90), "range_order"),
        (Range("increment_seconds", 0, 60), "range_increment"),
        (Range("increment_seconds", 1, 3601), "range_increment"),
        (Range("groups[Board].increment_seconds", 1, 60), "range_unknown_input"),
        (Range("pool_basis", 0, 1), "range_basis_alike"),
    ],
)
def test_a_range_that_cannot_be_drawn_is_refused_with_its_place(given: Range, code: str) -> None:
    assert codes(given) == [code]


def test_a_range_needs_one_fee_and_a_value_above_zero_to_lie_around() -> None:
    unknown = price_book(*BOOK.rates, products=(product("standard", None),))
    assert codes(Range("fee.standard", 1, 5), book=unknown) == ["range_no_fee"]
    silent = replace(BOARD, habits=replace(BOARD.habits, attendees=0.0))
    assert codes(Range("groups[Board].attendees", 0.5, 2), base=scenario(silent)) == ["range_of_nothing"]


def test_the_two_readings_of_which_licences_count_are_drawn_both_or_not_at_all() -> None:
    bought = scenario(SALES, BOARD, purchased=(Purchase("standard", 40),))
    assert not codes(Range("pool_basis", 0, 1), base=bought)
    assert codes(Range("pool_basis", 0, 0.5), base=bought) == ["range_basis"]
    plan = project(BOOK, replace(bought, ranges=(Range("pool_basis", 0, 1),)))
    assert "purchased_not_used" not in {problem.code for problem in check_project(plan)}


def test_two_ranges_that_change_one_another_are_refused() -> None:
    assert codes(Range("phone_minutes", 0.5, 2), Range("phone_minutes", 0.9, 1.1)) == ["range_twice"]
    both = (Range("groups[Sales].join.toll", 0.5, 0.7), Range("groups[Sales].join.toll_free", 0.3, 0.5))
    assert codes(*both) == ["range_twice"]


def test_edits_keep_ranges_in_order_and_one_for_each_input() -> None:
    ranges = with_range((), "phone_share", 0.5, 2)
    ranges = with_range(ranges, "attendees", 0.9, 1.1)
    ranges = with_range(ranges, "phone_share", 0.8, 1.2)
    assert ranges == (Range("attendees", 0.9, 1.1), Range("phone_share", 0.8, 1.2))
    assert without_range(ranges, "attendees") == (Range("phone_share", 0.8, 1.2),)


def test_ranges_follow_their_group_to_another_name_and_go_with_it() -> None:
    ranges = (Range("groups[Sales].attendees", 0.5, 2), Range("phone_share", 0.5, 1))
    renamed = (Range("groups[Vertrieb].attendees", 0.5, 2), Range("phone_share", 0.5, 1))
    assert with_renamed_groups(ranges, {"Sales": "Vertrieb"}) == renamed
    assert without_ranges_of(ranges, "Sales") == (Range("phone_share", 0.5, 1),)
    base = scenario(SALES, BOARD, ranges=ranges)
    assert with_new_names(base, {"Sales": "Vertrieb"}).ranges == renamed
    assert with_groups(base, (replace(SALES, name="Vertrieb"), BOARD)).ranges == renamed
    assert without_group(base, 0).ranges == (Range("phone_share", 0.5, 1),)


def test_ranges_and_settings_of_the_simulation_are_told_as_differences() -> None:
    before = scenario(dial_out_group(mix(GB=1.0)))
    after = replace(before, ranges=(Range("phone_share", 0.5, 1),), risk=Risk(correlation=0.5))
    assert [(one.field, one.detail, one.before, one.after) for one in differences(before, after)] == [
        ("ranges", ("phone_share", "low"), None, 0.5),
        ("ranges", ("phone_share", "high"), None, 1),
        ("risk", ("correlation",), None, 0.5),
    ]

from __future__ import annotations

from dataclasses import replace

import pytest
from building import ANYWHERE, PAY_PER_MINUTE, PER_USER, group, option, price_book, project, rate, scenario

from ppm_desktop.decisions.flip import Flip, Flips, flips_of
from ppm_desktop.decisions.verdict import verdict_of
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Purchase
from ppm_desktop.reports.answer import answer_of
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.sensitivity.flip_words import flip_clause, flip_sentence
from ppm_desktop.reports.verdict.words import verdict_headline


def callers(minutes: float, organisers: int = 10, agreement: str = "volume_licensing", fee: str = "4.00") -> Project:
    """So many toll minutes an organiser and month at 0.01: the licence pays from 400 minutes on."""
    usual = group(organisers=organisers)
    book = price_book(rate("toll", "US", "0.01"))
    longer = replace(usual, habits=replace(usual.habits, minutes_per_call=minutes, phone_share=0.5, meetings_per_organiser=2))
    plan = project(book, scenario(longer), agreement=agreement)
    products = tuple(
        replace(p, fees=tuple(replace(f, amount=type(f.amount)(fee)) for f in p.fees)) for p in book.products if p.id == "standard"
    )
    return replace(plan, price_book=replace(book, products=(*products, *(p for p in book.products if p.id != "standard"))))


def found(plan: Project) -> Flips:
    return flips_of(plan, plan.scenarios[0], ANYWHERE)


def by_path(flips: Flips) -> dict[tuple[str, str], Flip]:
    return {(flip.changing.path, flip.direction): flip for flip in flips.flips}


def test_each_input_flips_exactly_at_its_break_even() -> None:
    flips = found(callers(200.0))
    assert flips.best == PAY_PER_MINUTE
    known = by_path(flips)
    assert known["phone_minutes", "rise"].x == pytest.approx(2.0)
    assert known["phone_share", "rise"].value == pytest.approx(1.0)
    assert known["fee.standard", "fall"].x == pytest.approx(0.5)
    assert known["fee.standard", "fall"].value == pytest.approx(2.0)
    assert ("phone_minutes", "fall") in [(changing.path, direction) for changing, direction in flips.steady]
    assert flips.smallest is known["fee.standard", "fall"]
    assert {flip.winner for flip in flips.flips} == {PER_USER}


def test_a_share_that_would_have_to_be_more_than_the_whole_never_flips() -> None:
    assert ("phone_share", "rise") not in by_path(found(callers(150.0)))


def test_an_option_that_may_not_be_bought_is_not_flipped_to() -> None:
    flips = found(callers(500.0, agreement="csp"))
    assert flips.best == PER_USER
    assert flips.flips == ()
    assert flip_sentence(flips, PLAIN_STYLE) == "No single input turns the decision, however far it goes: per_user stays the cheapest."


def test_options_that_tie_today_flip_at_the_slightest_change() -> None:
    flips = found(callers(400.0))
    assert flips.best == PER_USER  # of equals the first
    flip = by_path(flips)["phone_minutes", "fall"]
    assert 0 < flip.change < 1e-6
    assert flip_clause(flip, PLAIN_STYLE) == "it flips at the slightest fall of phone minutes"


def test_people_flip_the_winner_at_a_whole_person() -> None:
    # Twelve licences are bought and paid for whether used or not; minutes cost 3.90 a person.
    plan = callers(390.0)
    bought = replace(plan.scenarios[0], pool_basis="purchased", purchased=(Purchase("standard", 12),))
    few = replace(plan, scenarios=(bought,), price_book=callers(390.0, fee="3.95").price_book)
    assert by_path(found(replace(plan, scenarios=(bought,)))).get(("organisers", "rise")) is None
    flips = found(few)
    assert flips.best == PAY_PER_MINUTE  # 39.00 against 12 licences at 3.95, 47.40
    assert ("organisers", "rise") not in by_path(flips)  # 13 at 3.90 against 13 at 3.95
    cheap = found(replace(few, price_book=callers(390.0, fee="3.50").price_book))
    assert cheap.best == PAY_PER_MINUTE  # 39.00 against 42.00
    flip = by_path(cheap)["organisers", "rise"]
    assert flip.changing.applied(flip.x)[1].groups[0].headcount[0].organisers == 11  # 42.90 against 42.00
    assert flip.x == pytest.approx(1.05)


def test_without_a_cheapest_option_nothing_flips() -> None:
    plan = project(price_book(), scenario(group()))
    mixed = replace(plan, scenarios=(scenario(group(), options=(PAY_PER_MINUTE, option("again", "pay_per_minute"))),))
    flips = found(mixed)
    assert (flips.best, flips.flips) == (None, ())


@pytest.mark.parametrize(
    ("minutes", "path", "direction", "clause"),
    [
        (200.0, "phone_minutes", "rise", "it flips if phone minutes rise by more than 100 %"),
        (380.0, "phone_share", "rise", "it flips if the share of phone participants rises by more than 5.3 %"),
        (10.0, "phone_minutes", "rise", "it flips if phone minutes rise to more than 40 times today's"),
        (800.0, "phone_minutes", "fall", "it flips if phone minutes fall by more than 50 %"),
    ],
)
def test_a_flip_is_said_in_the_customers_terms(minutes: float, path: str, direction: str, clause: str) -> None:
    flip = by_path(found(callers(minutes)))[path, direction]
    assert flip_clause(flip, PLAIN_STYLE) == clause


def test_the_verdict_says_choice_margin_and_flip_in_one_sentence() -> None:
    plan = callers(800.0, organisers=860)
    verdict = verdict_of(plan, plan.scenarios[0], ANYWHERE, probability=0.87)
    assert verdict.margin == pytest.approx(860 * 4.0)
    assert verdict.margin_share == pytest.approx(0.5)
    said = verdict_headline(verdict, PLAIN_STYLE, "month")
    assert said == (
        "per_user for 860 organisers: 50 % less than pay_per_minute, 3,440 USD a month; it flips if phone minutes fall by more than 50 %."
    )


def test_the_answer_says_the_flip_once_it_is_known() -> None:
    plan = callers(800.0)
    flips = found(plan)
    plain = answer_of(flips.comparison, PLAIN_STYLE, "month")
    assert "flips" not in plain.headline
    more = answer_of(flips.comparison, PLAIN_STYLE, "month", flip=by_path(flips)["phone_minutes", "fall"])
    assert more.headline == f"{plain.headline.removesuffix('.')}; it flips if phone minutes fall by more than 50 %."
    assert [(n.figure, more.headline[n.start : n.end]) for n in more.headline_numbers] == [
        (n.figure, plain.headline[n.start : n.end]) for n in plain.headline_numbers
    ]


def test_the_other_reading_of_which_licences_count_is_said_where_it_turns_the_decision() -> None:
    # Ten organisers of 410 minutes at 0.01: ten licences at 4.00 cost less, thirty that are paid for cost more.
    plan = callers(410.0)
    bought = replace(plan.scenarios[0], purchased=(Purchase("standard", 30),))
    turned = found(replace(plan, scenarios=(bought,)))
    assert (turned.best, turned.other_reading) == (PER_USER, PAY_PER_MINUTE)
    said = f" If the licences that count are those purchased, the cheapest is {PAY_PER_MINUTE.name}."
    assert flip_sentence(turned, PLAIN_STYLE).endswith(said)
    back = found(replace(plan, scenarios=(replace(bought, pool_basis="purchased"),)))
    assert (back.best, back.other_reading) == (PAY_PER_MINUTE, PER_USER)
    assert flip_sentence(back, PLAIN_STYLE).endswith(f" If the licences that count are those assigned, the cheapest is {PER_USER.name}.")
    assert found(plan).other_reading is None

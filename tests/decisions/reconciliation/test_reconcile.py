"""A bill with planted mistakes: each is named, and the reasons add up to the difference to the millionth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from bill_making import CREDITS, FREE, SUBSCRIPTION, UP, Part, billed, billed_from, codes
from building import price_book, rate
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_export_maker import calls, changed, teams_bytes

from ppm_desktop.decisions.reconciliation.findings import ReconciledPlace, Reconciliation
from ppm_desktop.decisions.reconciliation.reconcile import CurrenciesDifferError, reconcile
from ppm_desktop.domain.prices import PriceBook

BOOK = price_book(
    rate("dial_out", "DE", "0.013"),
    rate("dial_out", "GB", "0.014"),
    rate("dial_out", "KR", "0.02", fee="0.03"),
    rate("toll", "DE", "0.01"),
    rate("toll_free", "DE", "0.022"),
)
SOUND = Part("DE", "0.013", 150)


def compared(*parts: Part, book: PriceBook = BOOK, increment: int = 60) -> Reconciliation:
    found = reconcile(billed(*parts), book, codes(), increment)
    assert_exact(found)
    return found


def assert_exact(found: Reconciliation) -> None:
    assert sum(found.money.values()) == found.sums.difference
    for place in found.places:
        assert sum(place.money.values()) == place.sums.difference
    assert sum(one.calls for one in found.verdicts.values()) == found.sums.calls == sum(place.sums.calls for place in found.places)
    assert sum(one.charged for one in found.verdicts.values()) == found.sums.charged
    assert sum(place.sums.book for place in found.places) == found.sums.book


def place(found: Reconciliation, country: str, call_type: str = "dial_out") -> ReconciledPlace:
    return next(one for one in found.places if (one.key.call_type, one.key.destination.country) == (call_type, country))


def test_a_bill_by_the_book_agrees_but_for_cents() -> None:
    found = compared(SOUND)
    assert set(found.verdicts) == {"agrees"}
    assert set(found.money) == {"rounding"}
    assert abs(found.money["rounding"]) < 150 * 5_000
    assert not found.riddles
    assert found.habits.increment_seconds == 60


def test_a_wrong_rate_is_named_with_the_rate_of_the_bill() -> None:
    found = compared(SOUND, Part("GB", "0.016"))
    wrong = place(found, "GB")
    assert set(wrong.verdicts) == {"rate_differs"}
    assert [(one.rate, one.increment_seconds, one.calls) for one in wrong.prices] == [(0.016, 60, 100)]
    minutes = wrong.sums.minutes
    assert wrong.money["rate_differs"] == round(minutes * 2_000)
    assert set(place(found, "DE").verdicts) == {"agrees"}


def test_a_rate_that_changes_in_one_month_is_named_with_its_months() -> None:
    changed_rate = place(compared(SOUND, Part("GB", "0.014", month=1), Part("GB", "0.0152", month=2)), "GB")
    assert set(changed_rate.verdicts) <= {"agrees", "rate_differs"}
    other = next(one for one in changed_rate.prices if not one.of_book)
    assert (other.rate, other.increment_seconds) == (0.0152, 60)
    assert str(other.last) == "2024-02"


def test_a_changed_increment_is_named_for_the_bill_and_for_the_destination() -> None:
    found = compared(Part("DE", "0.013", 300, increment=6), Part("GB", "0.014", 300, increment=6))
    assert (found.habits.increment_seconds, found.habits.rounding) == (6, "nearest")
    for country in ("DE", "GB"):
        own = place(found, country)
        assert set(own.verdicts) <= {"increment_differs", "agrees"}
        assert {(one.rate, one.increment_seconds) for one in own.prices if not one.of_book} == {(own.book_rates[0], 6)}
        assert own.money["increment_differs"] < 0
        assert "rate_differs" not in own.money


def test_one_destination_may_be_counted_otherwise_than_the_others() -> None:
    found = compared(SOUND, Part("GB", "0.014", 100, increment=1))
    assert found.habits.increment_seconds == 60
    assert next(one for one in place(found, "GB").prices if not one.of_book).increment_seconds == 1


def test_a_missing_country_is_named_with_what_the_bill_shows() -> None:
    found = compared(SOUND, Part("CI", "0.45", 40), Part("", "0.2", 5))
    missing = place(found, "CI")
    assert set(missing.verdicts) == {"rate_missing"}
    assert missing.money == {"rate_missing": missing.sums.charged}
    assert [one.rate for one in missing.prices] == [0.45]
    assert missing.book_rates == ()
    assert set(place(found, "").verdicts) == {"place_unknown"}


def test_a_changed_connection_fee_is_named() -> None:
    found = compared(SOUND, Part("KR", "0.02", 60, fee="0.05"))
    own = place(found, "KR")
    assert set(own.verdicts) == {"fee_differs"}
    assert own.money["fee_differs"] == 60 * 20_000
    assert (own.book_fees, own.seen_fee) == ((0.03,), 0.05)


def test_included_calls_that_were_charged_are_named() -> None:
    dial_in = Part("DE", "0", 30, "conf_in", "Toll", SUBSCRIPTION)
    found = compared(SOUND, dial_in, Part("DE", "0.01", 20, "conf_in", "Toll", SUBSCRIPTION))
    own = place(found, "DE", "toll")
    assert {verdict: sums.calls for verdict, sums in own.verdicts.items()} == {"included": 30, "included_charged": 20}
    assert own.money["included_charged"] == own.sums.charged > 0
    # All of them are taken out at the book's rates: what is expected is nothing.
    assert own.money["included"] == -own.sums.book
    assert found.expected == place(found, "DE").sums.book


def test_pool_credits_and_calls_without_a_price_are_told_apart() -> None:
    covered = Part("DE", "0", 25, licence=SUBSCRIPTION)
    beyond = Part("DE", "0.013", 35, licence=CREDITS)
    found = compared(
        SOUND, covered, beyond, Part("DE", "0", 10, licence=FREE), Part("DE", "0.022", 20, "conf_in", "TollFree", SUBSCRIPTION)
    )
    counts = {verdict: sums.calls for verdict, sums in found.verdicts.items()}
    assert counts == {"agrees": 150 + 35 + 20, "pool": 25, "not_priced": 10}
    assert found.share_of(explained=True) == 1


def test_what_no_licence_explains_is_listed_first_by_money() -> None:
    found = compared(SOUND, Part("GB", "0", 12), Part("DE", charge="99.00", calls=1), Part("KR", "0", 3, licence="SOMETHING_NEW"))
    assert [(one.verdict, one.key.destination.country, one.sums.calls) for one in found.riddles] == [
        ("unexplained", "DE", 1),
        ("not_charged", "GB", 12),
        ("not_charged", "KR", 3),
    ]
    assert found.share_of(explained=False) == pytest.approx(16 / 166)


def test_a_bill_that_rounds_up_to_the_next_cent_is_recognised() -> None:
    found = compared(Part("DE", "0.013", 200, rounding=UP), Part("GB", "0.0143", 200, rounding=UP))
    assert found.habits.rounding == "up"
    assert set(place(found, "DE").verdicts) == {"agrees"}
    assert place(found, "GB").prices[0].rate == pytest.approx(0.0143, abs=0.00002)


def test_a_later_rate_of_the_book_prices_later_months() -> None:
    book = price_book(rate("dial_out", "DE", "0.013"), rate("dial_out", "DE", "0.02", date(2024, 2, 1)))
    found = compared(Part("DE", "0.013"), Part("DE", "0.02", month=2), book=book)
    assert set(found.verdicts) == {"agrees"}
    assert found.places[0].book_rates == (0.013, 0.02)


def test_each_call_is_rounded_up_on_its_own() -> None:
    made = [
        changed(
            call,
            seconds=61,
            charge=Decimal("0.26"),
            fee=Decimal(0),
            currency="USD",
            capability="MCOMEETACPEA",
            place="Germany",
            number_type="S",
        )
        for call in calls(60)
        if call.call_type == "conf_out"
    ]
    found = reconcile(billed_from(teams_bytes(made)), price_book(rate("dial_out", "DE", "0.13")), codes())
    assert found.sums.minutes == 2 * len(made)
    assert found.sums.difference == 0


def test_currencies_are_never_compared() -> None:
    with pytest.raises(CurrenciesDifferError):
        reconcile(billed(Part("DE", "0.013", 3, currency="GBP")), BOOK, codes())


def test_a_bill_without_calls_has_nothing_to_compare() -> None:
    found = reconcile(billed_from(teams_bytes([call for call in calls(30) if not call.call_class])), BOOK, codes())
    assert (found.sums.calls, found.places, found.share_of(explained=True)) == (0, (), 0)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([1, 6, 60, 300]))
def test_the_reasons_add_up_whatever_was_charged(seed: int, increment: int) -> None:
    made = [changed(call, currency="USD") for call in calls(80, seed)]
    assert_exact(reconcile(billed_from(teams_bytes(made)), BOOK, codes(), increment))

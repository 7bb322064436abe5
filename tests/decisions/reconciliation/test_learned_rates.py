"""Planted rates come back within their interval, and what is too little is not believed."""

from __future__ import annotations

import random
from decimal import Decimal

import numpy as np
import pytest
from bill_making import SUBSCRIPTION, UP, Part, billed, codes
from building import price_book

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.traffic import Key
from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRates, learned_rates
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.period import Month

BOOK = price_book()


def learnt(*parts: Part) -> LearnedRates:
    return learned_rates(billed(*parts), codes(), BOOK)


def planted(seed: int, mean_minutes: float, spread: float = 0.0) -> tuple[BilledCalls, dict[str, float]]:
    """A bill of 100 destinations with rates of four decimals; ``spread`` is that between the calls of one destination."""
    generator = np.random.default_rng(seed)
    countries = sorted(load_catalogue().country_codes)[:100]
    key, seconds, charge, truth = [], [], [], {}
    for place, country in enumerate(countries):
        count = int(generator.integers(10, 300))
        rate = round(float(generator.uniform(0.003, 0.7)), 4)
        own = np.maximum(1, generator.exponential(mean_minutes * 60, count).astype(np.int64))
        of_call = rate * generator.gamma(1 / spread**2, spread**2, count) if spread else rate
        cents = np.floor(of_call * -(-own // 60) * 100 + 0.5 + 1e-9).astype(np.int64)
        key += [place] * count
        seconds += own.tolist()
        charge += (cents * 10_000).tolist()
        truth[country] = rate
    rows = len(key)
    zero = np.zeros(rows, dtype=np.int32)
    calls = BilledCalls(
        (Month(2024, 1),),
        tuple(Key("dial_out", Destination(country)) for country in countries),
        ("MCOMEETACPEA",),
        zero,
        np.array(key, dtype=np.int32),
        zero,
        np.array(seconds, dtype=np.int64),
        np.array(charge, dtype=np.int64),
        zero.astype(np.int64),
        np.ones(rows, dtype=np.bool_),
        np.ones(rows, dtype=np.int64),
        "USD",
    )
    return calls, truth


@pytest.mark.parametrize("mean_minutes", [3.0, 25.0])
def test_planted_rates_lie_within_their_interval_95_times_in_100(mean_minutes: float) -> None:
    inside, count = 0, 0
    for seed in range(5):
        calls, truth = planted(seed, mean_minutes)
        for one in learned_rates(calls, codes(), BOOK).rates:
            inside += one.low <= truth[one.key.destination.country] <= one.high
            count += 1
    assert count > 450
    assert inside >= 0.95 * count


def test_rates_that_differ_from_call_to_call_get_a_wider_interval() -> None:
    inside, count = 0, 0
    for seed in range(5):
        calls, truth = planted(seed, 25.0, spread=0.2)
        for one in learned_rates(calls, codes(), BOOK).rates:
            assert not one.one_rate
            inside += one.low <= truth[one.key.destination.country] <= one.high
            count += 1
    assert count > 350
    # Skewed charges of a dozen calls make a nominal 95 % a little less.
    assert inside >= 0.93 * count


def test_short_calls_that_cost_less_than_a_cent_do_not_raise_the_rate() -> None:
    generator = random.Random(5)  # noqa: S311 - test data
    part = Part("DE", "0.004", 600)
    found = learnt(part, Part("DE", "0.004", generator.randrange(300, 400)))
    (one,) = found.rates
    assert one.low <= 0.004 <= one.high
    assert one.half_width < 0.0001


def test_the_increment_of_the_bill_is_found_without_a_price_book() -> None:
    found = learnt(Part("DE", "0.013", 300, increment=6), Part("GB", "0.15", 100, increment=6))
    assert found.habits.increment_seconds == 6
    assert all(one.one_rate for one in found.rates)
    assert [one.key.destination.country for one in found.rates] == ["DE", "GB"]


def test_a_bill_that_rounds_up_does_not_give_higher_rates() -> None:
    for one, truth in zip(
        learnt(Part("DE", "0.0133", 250, rounding=UP), Part("GB", "0.1517", 250, rounding=UP)).rates, (0.0133, 0.1517), strict=True
    ):
        assert one.low <= truth <= one.high


def test_few_minutes_are_not_believed() -> None:
    found = learnt(Part("DE", "0.013", 100), Part("GB", "0.014", 3))
    assert [one.key.destination.country for one in found.rates] == ["DE"]
    assert [(one.key.destination.country, one.calls) for one in found.doubtful] == [("GB", 3)]


def test_a_new_price_begins_with_its_month() -> None:
    found = learnt(Part("DE", "0.013", 120, month=1), Part("DE", "0.013", 120, month=2), Part("DE", "0.017", 120, month=3))
    assert [(str(one.first), str(one.last), round(one.rate, 3)) for one in found.rates] == [
        ("2024-01", "2024-02", 0.013),
        ("2024-03", "2024-03", 0.017),
    ]
    assert [str(one.effective) for one in found.for_price_book()] == ["2024-01-01", "2024-03-01"]


def test_an_average_of_two_lines_says_so() -> None:
    (one,) = learnt(Part("DE", "0.013", 400), Part("DE", "0.02", 200)).rates
    assert not one.one_rate
    assert one.low < one.rate < one.high
    assert learnt(Part("DE", "0.013", 200)).rates[0].one_rate


def test_included_calls_teach_nothing_and_fees_come_along() -> None:
    included = Part("DE", "0.5", 50, "conf_in", "Toll", SUBSCRIPTION)
    found = learnt(included, Part("DE", "0.013", 100, fee="0.05"))
    (one,) = found.for_price_book()
    assert (one.call_type, one.connection_fee, one.source) == ("dial_out", Decimal("0.05"), "your-bill")
    assert float(one.rate) == pytest.approx(found.rates[0].rate, abs=found.rates[0].half_width / 5)

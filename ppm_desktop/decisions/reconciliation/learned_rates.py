"""Learns rates from a bill's own charges: a price per minute for each destination, with how sure it is.

The estimate is the sum of the charges over the sum of the billed minutes (a ratio estimate). Single charges are rounded to cents, so one
call says little and many say much. The interval holds the true rate 95 times in 100. It is made from the larger of two spreads: that of
rounding, where calls of one length share one rounding error, and that of the charges themselves around the estimate, by length and by call. Where
every charge is the estimate rounded to cents, the interval is never wider than rounding can be at worst. Calls so short that rounding could
hide them altogether take no part, nor do calls that a licence includes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.reconciliation.billed_calls import MILLIONTHS, billed_minutes
from ppm_desktop.decisions.reconciliation.billing_habits import billing_habits, rows_by_key
from ppm_desktop.decisions.reconciliation.book_prices import book_prices
from ppm_desktop.decisions.reconciliation.rounded_charges import MEAN_ROUNDING, fits, likeliest_rate, prices
from ppm_desktop.domain.prices import Rate, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from ppm_desktop.catalog.products import LicenceCode
    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
    from ppm_desktop.decisions.reconciliation.billing_habits import BillingHabits
    from ppm_desktop.decisions.reconciliation.rounded_charges import Rounding
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook

#: Fewer billed minutes or calls than this are no ground for a price, nor is an interval wider than this share of the rate to each side.
FEWEST_MINUTES: Final = 60.0
FEWEST_CALLS: Final = 5
WIDEST: Final = 0.1
#: The id of the source that learned rates cite.
SOURCE_ID: Final = "your-bill"
_CENT: Final = MILLIONTHS // 100
#: A call takes part when it costs at least so much: two cents.
_LEAST_PRICE: Final = 2 * _CENT
#: Rates are told apart from one month to the next where intervals of this many standard errors do not meet: chance does that once in 4,000 times.
_APART: Final = 2.6
#: One call may weigh all but so much, or its spread could not be told.
_LEAST_REST: Final = 0.05
#: A rate is one rate when it explains so large a share of the calls; else it is the average of several.
_ONE_RATE: Final = 0.9


@dataclass(frozen=True, slots=True)
class LearnedRate:
    """A price per minute as the bill shows it."""

    key: Key
    rate: float  # per minute
    low: float  # the interval that holds the true rate 95 times in 100
    high: float
    connection_fee: float  # of one charged call
    first: Month  # from which on, and until which, it was seen
    last: Month
    calls: int
    minutes: float  # billed
    one_rate: bool  # False: charges differ by more than rounding, so this is their average

    @property
    def half_width(self) -> float:
        """How far the interval reaches to each side."""
        return (self.high - self.low) / 2

    @property
    def believed(self) -> bool:
        """Whether there are minutes and calls enough, and the interval is narrow enough, to plan with it."""
        return self.calls >= FEWEST_CALLS and self.minutes >= FEWEST_MINUTES and self.half_width <= WIDEST * self.rate


@dataclass(frozen=True, slots=True)
class LearnedRates:
    """All that a bill says about rates."""

    currency: str  # "" when the bill names none
    habits: BillingHabits
    rates: tuple[LearnedRate, ...]  # believed, by call type, destination and month
    doubtful: tuple[LearnedRate, ...]  # too few calls or minutes, or too wide

    @property
    def found(self) -> bool:
        """Whether there is any rate to plan with."""
        return bool(self.rates)

    def for_price_book(self) -> tuple[Rate, ...]:
        """Return the believed rates as a price book has them; they cite ``SOURCE_ID``."""
        return tuple(
            Rate(
                one.key.call_type,
                one.key.destination.country,
                as_decimal(one),
                one.first.first_day,
                SOURCE_ID,
                one.key.destination.line,
                Decimal(round(one.connection_fee * MILLIONTHS)).scaleb(-6).normalize() + Decimal(0),
            )
            for one in self.rates
        )


def learned_rates(calls: BilledCalls, codes: Mapping[str, LicenceCode], book: PriceBook, increment_seconds: int = 60) -> LearnedRates:
    """Learn from every charge that is no mistake of the bill's. ``book`` only says what licences include; its rates are not looked at.

    The increment is the one that explains the charges best; ``increment_seconds`` is kept unless another is clearly better.
    """
    habits = billing_habits(calls, increment_seconds)
    known = np.array([key.destination.country != "" for key in calls.keys], dtype=np.bool_)[calls.key]
    included = book_prices(calls, book, codes).under("included")
    learnt: list[LearnedRate] = []
    for rows in rows_by_key(calls, np.flatnonzero((calls.charge > 0) & (calls.seconds > 0) & known & ~included)):
        learnt += _of_destination(_Sample.of(calls, rows, habits), calls.keys[int(calls.key[rows[0]])])
    return LearnedRates(
        calls.currency, habits, tuple(one for one in learnt if one.believed), tuple(one for one in learnt if not one.believed)
    )


def source_of(title: str, note: str, day: date) -> Source:
    """Return the source of learned rates."""
    return Source(SOURCE_ID, title, day, "customer", note)


def as_decimal(one: LearnedRate) -> Decimal:
    """Return the rate with the digits that its interval leaves a meaning, at least four decimals and at most six."""
    digits = 4
    while digits < 6 and 10.0**-digits > one.half_width / 5:  # noqa: PLR2004 - the most decimals that rates have
        digits += 1
    return Decimal(f"{one.rate:.{digits}f}").normalize() + Decimal(0)


@dataclass(frozen=True, slots=True, eq=False)
class _Sample:
    """Charged calls of one destination."""

    months: tuple[Month, ...]
    month: NDArray[np.int32]
    minutes: NDArray[np.float64]  # of one call
    charge: NDArray[np.float64]  # of one call in millionths, less what rounding adds on average
    fee: NDArray[np.int64]
    calls: NDArray[np.int64]
    rounding: Rounding

    @classmethod
    def of(cls, calls: BilledCalls, rows: NDArray[np.intp], habits: BillingHabits) -> _Sample:
        minutes = billed_minutes(calls.seconds[rows], habits.increment_seconds)
        charge = (calls.charge[rows] - MEAN_ROUNDING[habits.rounding]).astype(np.float64)
        whole = cls(calls.months, calls.month[rows], minutes, charge, calls.fee[rows], calls.calls[rows], habits.rounding)
        # By length alone, not by what was charged: else only calls that were rounded up would be left of the short ones.
        long_enough = minutes * whole.ratio >= _LEAST_PRICE
        return whole.part(long_enough) if long_enough.any() else whole

    def part(self, rows: NDArray[np.bool_]) -> _Sample:
        return _Sample(
            self.months, self.month[rows], self.minutes[rows], self.charge[rows], self.fee[rows], self.calls[rows], self.rounding
        )

    @property
    def all_minutes(self) -> float:
        return float((self.minutes * self.calls).sum())

    @property
    def ratio(self) -> float:
        """Charges over minutes, in millionths per minute."""
        return float((self.charge * self.calls).sum()) / self.all_minutes

    @property
    def single(self) -> bool:
        """Whether one rate, rounded to cents, is nearly every charge."""
        found = likeliest_rate(self._as_charged, self.minutes, self.calls, self.rounding)
        return found is not None and found.calls >= _ONE_RATE * float(self.calls.sum())

    @property
    def _as_charged(self) -> NDArray[np.int64]:
        return np.rint(self.charge + MEAN_ROUNDING[self.rounding]).astype(np.int64)

    @property
    def _explains_all(self) -> bool:
        """Whether the estimate, rounded to cents, is every charge."""
        return bool(fits(self._as_charged, prices(self.ratio / MILLIONTHS, self.minutes), self.rounding).all())

    def standard_error(self) -> tuple[float, int]:
        """Return the standard error of the ratio, in millionths per minute, and how many lengths it rests on."""
        lengths, place = np.unique(self.minutes, return_inverse=True)
        by_length = np.bincount(place, weights=self.calls.astype(np.float64))
        rounding = float((by_length**2).sum()) * _CENT**2 / 12
        over = self.charge - self.ratio * self.minutes
        scatter_by_length = float((np.bincount(place, weights=over * self.calls) ** 2).sum())
        # A long call pulls the estimate towards itself; what it weighs makes up for that, in its spread and in how many calls count.
        weight = self.minutes / self.all_minutes
        scatter_by_call = float((over**2 * self.calls / np.maximum(_LEAST_REST, 1 - weight) ** 2).sum())
        like_so_many = 1 / float((weight**2 * self.calls).sum())
        count = min(float(len(lengths)), like_so_many)
        scatter = max(scatter_by_length * count / max(1.0, count - 1), scatter_by_call)
        return float(np.sqrt(max(rounding, scatter))) / self.all_minutes, int(count)

    def half_width(self) -> float:
        """Return how far the interval reaches to each side, in millionths per minute."""
        error, count = self.standard_error()
        width = _quantile(count - 1) * error
        worst = _CENT / 2 * float(self.calls.sum()) / self.all_minutes
        if self._explains_all:
            # Rounding to the next cent above or below adds up, so chance does not make it smaller.
            return min(width, worst) if self.rounding == "nearest" else worst
        return width if self.rounding == "nearest" else width + worst


def _of_destination(sample: _Sample, key: Key) -> Iterator[LearnedRate]:
    for part in _stretches(sample):
        rate, wide = part.ratio, part.half_width()
        if rate <= 0:
            continue
        number, times = np.unique(part.fee, return_inverse=True)
        fee = int(number[np.argmax(np.bincount(times, weights=part.calls.astype(np.float64)))])
        months = [part.months[month] for month in np.unique(part.month).tolist()]
        yield LearnedRate(
            key,
            rate / MILLIONTHS,
            max(0.0, rate - wide) / MILLIONTHS,
            (rate + wide) / MILLIONTHS,
            fee / MILLIONTHS,
            min(months),
            max(months),
            int(part.calls.sum()),
            part.all_minutes,
            part.single,
        )


def _stretches(sample: _Sample) -> Iterator[_Sample]:
    """Split where the rate changed from one month to the next, if both sides have enough calls to say so."""
    stretch = np.zeros(sample.month.size, dtype=np.bool_)
    for month in np.unique(sample.month).tolist():
        own = sample.month == month
        if stretch.any() and _apart(sample.part(stretch), sample.part(own)):
            yield sample.part(stretch)
            stretch = np.zeros_like(stretch)
        stretch |= own
    yield sample.part(stretch)


def _apart(before: _Sample, after: _Sample) -> bool:
    if min(before.calls.sum(), after.calls.sum()) < FEWEST_CALLS or min(before.all_minutes, after.all_minutes) < FEWEST_MINUTES:
        return False
    # Charges that differ for another reason (lines, operators) change their average from month to month: that is no change of price.
    if not (before.single and after.single):
        return False
    errors = sum(_quantile(count - 1) / _quantile(1_000) * error for error, count in (before.standard_error(), after.standard_error()))
    return abs(before.ratio - after.ratio) > _APART * errors


def _quantile(freedom: int) -> float:
    """Return Student's 97.5 % point (series of Cornish and Fisher; within half a per cent from three degrees of freedom on)."""
    exact = {0: 12.706, 1: 12.706, 2: 4.303}
    if freedom in exact:
        return exact[freedom]
    z = 1.959964
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))

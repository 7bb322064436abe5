"""What a reconciliation found: every call under one verdict, every millionth of the difference under one reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.decisions.reconciliation.billing_habits import BillingHabits
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook

#: Why the bill is not what the price book asks for every minute.
Reason = Literal[
    "included",  # the licence takes the call in, and nothing was charged
    "pool",  # dial-out that a pool may cover, and nothing was charged
    "not_priced",  # Microsoft found no price
    "rate_differs",
    "increment_differs",
    "fee_differs",
    "rate_missing",
    "place_unknown",  # the country is not known, so there is no rate
    "included_charged",  # the licence takes the call in, and it was charged
    "rounding",  # to cents
    "not_charged",  # nothing was charged, and the licence does not say why
    "charge_missing",  # no charge stands there
    "unexplained",
]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
#: What one call is: as the book says, or under the reason that weighs most.
Verdict = Literal[
    "agrees",
    "included",
    "pool",
    "not_priced",
    "rate_differs",
    "increment_differs",
    "fee_differs",
    "rate_missing",
    "place_unknown",
    "included_charged",
    "not_charged",
    "charge_missing",
    "unexplained",
]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
#: What the bill owes to the licences, as it should.
AS_LICENSED: Final[frozenset[str]] = frozenset({"included", "pool", "not_priced"})
#: Nothing tells why.
UNEXPLAINED: Final[frozenset[str]] = frozenset({"not_charged", "charge_missing", "unexplained"})


@dataclass(frozen=True, slots=True)
class Sums:
    """Calls with their minutes and money; money in millionths, whole."""

    calls: int = 0
    minutes: float = 0.0  # billed, at the increment that was asked for
    book: int = 0  # at the price book's rates and connection fees, whatever the licence includes
    charged: int = 0  # connection fees included

    @property
    def difference(self) -> int:
        """What was charged beyond the price book."""
        return self.charged - self.book


def total(sums: Iterable[Sums]) -> Sums:
    """Return the sum of sums."""
    every = list(sums)
    return Sums(
        sum(one.calls for one in every),
        sum(one.minutes for one in every),
        sum(one.book for one in every),
        sum(one.charged for one in every),
    )


@dataclass(frozen=True, slots=True)
class SeenPrice:
    """A price that explains charges of a destination."""

    rate: float  # per minute
    increment_seconds: int
    calls: int
    minutes: float  # billed, at its own increment
    first: Month
    last: Month
    of_book: bool


@dataclass(frozen=True, slots=True)
class ReconciledPlace:
    """One call type and destination."""

    key: Key
    sums: Sums
    money: Mapping[Reason, int]  # millionths by reason; they add up to the difference
    verdicts: Mapping[Verdict, Sums]
    book_rates: tuple[float, ...]  # in force in the months of its calls, oldest first; none: the book has no rate
    book_fees: tuple[float, ...]
    prices: tuple[SeenPrice, ...]  # most calls first
    seen_fee: float | None  # connection fee that most of its charged calls have; None without such calls

    @property
    def unexplained(self) -> int:
        """The difference, regardless of sign, that nothing explains, in millionths."""
        return sum(abs(self.money.get(reason, 0)) for reason in REASONS if reason in UNEXPLAINED)


@dataclass(frozen=True, slots=True)
class Riddle:
    """Calls that nothing explains, by month, destination and licence."""

    month: Month
    key: Key
    licence: str
    verdict: Verdict
    sums: Sums


@dataclass(frozen=True)
class Reconciliation:
    """The charges of a bill held against a price book."""

    book: PriceBook
    currency: str
    increment_seconds: int  # that the book's prices were taken with
    habits: BillingHabits  # of the bill
    sums: Sums
    money: Mapping[Reason, int] = field(default_factory=dict)  # millionths; they add up to the difference of the sums
    verdicts: Mapping[Verdict, Sums] = field(default_factory=dict)  # each call once
    places: tuple[ReconciledPlace, ...] = ()  # largest difference first
    riddles: tuple[Riddle, ...] = ()  # largest first, the first few
    riddles_left: int = 0  # beyond those

    @property
    def expected(self) -> int:
        """What the bill would be by the price book and the licences, in millionths."""
        return self.sums.book + sum(money for reason, money in self.money.items() if reason in AS_LICENSED)

    @property
    def has_examples(self) -> bool:
        """Whether rates of the book are examples; what licences cost plays no part here."""
        examples = {source.id for source in self.book.sources if source.status == "example"}
        return any(rate.source in examples for rate in self.book.rates)

    def share_of(self, *, explained: bool) -> float:
        """Return the share of the calls that have, or lack, an explanation."""
        count = sum(sums.calls for verdict, sums in self.verdicts.items() if (verdict in UNEXPLAINED) != explained)
        return count / self.sums.calls if self.sums.calls else 0.0

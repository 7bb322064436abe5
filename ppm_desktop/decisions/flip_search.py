"""Where one input flips the decision: looked for on cost curves, and held against full comparisons before it is told."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ppm_desktop.costing.comparison import MONEY_DIGITS, compare
from ppm_desktop.costing.giving_way import give_way, step_by_step
from ppm_desktop.decisions.cost_curve import curve_of
from ppm_desktop.decisions.input_pair import CALLS
from ppm_desktop.decisions.priced import Priced
from ppm_desktop.decisions.rungs import rungs_between
from ppm_desktop.decisions.stepped_costs import SteppedCosts
from ppm_desktop.decisions.zeros import zeros_of
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.eligibility import eligibility
from ppm_desktop.domain.input_paths import GROWTH, ORGANISERS, PHONE_MINUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.cost_curve import Gap
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.domain.availability import Availability

    Winners = Callable[[Sequence[float]], list[str | None]]

Direction = Literal["rise", "fall"]
DIRECTIONS: Final[tuple[Direction, Direction]] = ("rise", "fall")
#: A rise beyond so many times today's value is no news: the verdict holds.
FARTHEST_FACTOR: Final = 1000.0
#: A change is solved until so much of it does not flip anything; the tie itself is known far more exactly.
SOLVED: Final = 0.999
#: Of an input that goes in steps the step itself is looked for.
SOLVED_STEP: Final = 1 - 1e-9
#: So much of a change must not flip anything.
_NOT_YET: Final = 0.99
#: The first step beyond a tie; a flip needs a difference that is seen when money is compared to a millionth.
_FIRST_STEP: Final = 1e-13
#: Where steps are climbed: near today's value more closely than far off.
_RUNG_PARTS: Final = (0.0, 0.5, 0.9, 1.0, 1.1, 2.0)
_RUNGS_IN_A_PART: Final = 16
#: So many places are looked at together; the first of them may be the last that matters.
_AT_ONCE: Final = 8


class NoLongerWantedError(Exception):
    """Whoever asked has moved on."""


class FlipSearch:
    """One relative input moving away from 1."""

    def __init__(
        self,
        changing: ChangingInput,
        today: Comparison,
        availability: Availability,
        still_wanted: Callable[[], bool],
        at_zero: dict[tuple[int, ...], Comparison],
    ) -> None:
        """``today`` must have a cheapest option; ``at_zero`` shares comparisons without calls between inputs, by the groups that have none."""
        assert today.cheapest is not None  # noqa: S101 - without one nothing can flip
        self.changing = changing
        self.ends = 0.0, max(1.0, min(FARTHEST_FACTOR, changing.largest[0]))
        self._today = today
        self._best = today.cheapest.option.id
        self._availability = availability
        self._still_wanted = still_wanted
        self._at_zero = at_zero
        self._compared: dict[float, Comparison] = {1.0: today}
        self._flags: dict[bytes, list[bool]] = {}
        self._found: dict[Direction, float | None] = {}

    @property
    def does(self) -> tuple[object, ...]:
        """What changes and how far: two inputs of which this is equal are one by two names, as phone minutes and meetings are."""
        field = "meetings_per_organiser" if self.changing.field == PHONE_MINUTES else self.changing.field
        return field, self.changing.places, self.ends

    def flip(self, direction: Direction) -> float | None:
        """Return the nearest factor with which another option is cheapest; None where there is none."""
        if direction not in self._found:
            self._found[direction] = self._flip(direction)
        return self._found[direction]

    def _flip(self, direction: Direction) -> float | None:
        sign = 1.0 if direction == "rise" else -1.0
        quick = self._quick
        if quick is not None:
            change = self._nearest(sign, quick, _AT_ONCE if self.changing.stepped else 1_000_000)
            if change is None:
                return None
            if self._winner(1.0 + sign * change) is not None and self._winner(1.0 + sign * _NOT_YET * change) is None:
                return 1.0 + sign * change
        change = self._nearest(sign, lambda xs: [self._winner(x) for x in xs], 1)
        return None if change is None else 1.0 + sign * change

    def compared(self, x: float) -> Comparison:
        """Compare all options in full with the input at ``x``."""
        if not self._still_wanted():
            raise NoLongerWantedError
        if x in self._compared:
            return self._compared[x]
        # At 0 there are no calls, whichever of the inputs that multiply them it is.
        shared = self._at_zero if x == 0 and self.changing.field in CALLS else {}
        found = shared.get(self.changing.places) or compare(*self.changing.applied(x), self._availability)
        shared[self.changing.places] = self._compared[x] = found
        return found

    # walking

    def _nearest(self, sign: float, winners: Winners, at_once: int) -> float | None:
        """Walk outwards over every place where the winner may change, then close in on the first where it does."""
        held = 0.0  # so much change is known to turn nothing
        tries = self._tries(sign)
        for begin in range(0, len(tries), at_once):
            some = tries[begin : begin + at_once]
            for change, winner in zip(some, winners([1.0 + sign * change for change in some]), strict=True):
                if winner is not None:
                    return self._closed_in(sign, held, change, winners)
                held = change
        return None

    def _tries(self, sign: float) -> list[float]:
        """Return changes to look at, rising: every place where two options cost the same, and between any two of them."""
        end = self.ends[1] - 1.0 if sign > 0 else 1.0
        edges = sorted({0.0, end, *(change for x in self._edges if 0 < (change := sign * (x - 1.0)) < end)})
        between = [(low + high) / 2 for low, high in pairwise(edges)]
        # On the rung itself nobody knows to which side rounding goes.
        return [*between, end] if self.changing.stepped else sorted({*edges[1:], *between})

    def _closed_in(self, sign: float, held: float, flipped: float, winners: Winners) -> float:
        """Return a change that flips of which 99 % does not: first right behind the tie, then by halving."""

        def flips(change: float) -> bool:
            return winners([1.0 + sign * change])[0] is not None

        step = _FIRST_STEP * max(1.0, held)
        tie, solved = held, SOLVED_STEP if self.changing.stepped else SOLVED
        while tie + step < flipped:
            if flips(tie + step):
                flipped = tie + step
                break
            held, step = tie + step, 32 * step
        while True:
            while held < solved * flipped:
                middle = (held + flipped) / 2
                held, flipped = (held, middle) if flips(middle) else (middle, flipped)
            if not flips(_NOT_YET * flipped):
                return flipped
            held, flipped = 0.0, _NOT_YET * flipped

    # who is cheapest

    def _winner(self, x: float) -> str | None:
        """Return who else is cheapest with the input at ``x``, from a full comparison; None where nobody is."""
        compared = self.compared(x)
        give_way()
        found = compared.cheapest
        return None if found is None or found.option.id == self._best else found.option.id

    @cached_property
    def _quick(self) -> Winners | None:
        """Return what finds winners without full comparisons; None of the billing increment, where only those can judge."""
        if self.changing.stepped:
            return self._by_steps if self.changing.field in {ORGANISERS, GROWTH} else None
        return self._by_curves

    def _by_curves(self, xs: Sequence[float]) -> list[str | None]:
        at = np.asarray(xs, dtype=np.float64)
        totals = np.stack([curve.at(at) for curve in step_by_step(self._curves)], axis=-1)
        complete = np.stack([priced.at(at) for priced in self._priced], axis=-1)
        buyable = np.broadcast_to([result.eligibility.eligible for result in self._today.results], totals.shape)
        share = self.changing.largest[1] == "whole_share"
        jumps = {0.0, self.ends[1]} if share else {0.0}  # where calls of one kind end, so do costs that did not shrink with them
        found = self._lowest(totals, buyable, complete)
        return [self._winner(x) if x in jumps else winner for x, winner in zip(xs, found, strict=True)]

    def _by_steps(self, xs: Sequence[float]) -> list[str | None]:
        if not self._still_wanted():
            raise NoLongerWantedError
        at = np.asarray(xs, dtype=np.float64)
        totals, complete = self._stepped.totals(at)
        present = self._stepped.present(at)
        flags = np.array([self._buyable(there) for there in present])
        return self._lowest(totals, flags, complete)

    def _lowest(self, totals: NDArray[np.float64], buyable: NDArray[np.bool_], complete: NDArray[np.bool_]) -> list[str | None]:
        """Return who is cheapest at every step as ``cheapest_of`` says it; None also where that is who it is today. Shapes: (X, O)."""
        offered = np.where(buyable, np.round(totals, MONEY_DIGITS), np.inf)
        surely = np.where(complete, offered, np.inf)
        best = surely.argmin(axis=1)[:, None]  # of equals the first
        lowest = np.take_along_axis(surely, best, axis=1)
        before = np.arange(offered.shape[1]) < best
        undercut = (~complete & ((offered < lowest) | ((offered == lowest) & before))).any(axis=1)
        sure = (np.isfinite(lowest[:, 0]) & ~undercut).tolist()
        names = [self._today.results[place].option.id for place in best[:, 0].tolist()]
        return [name if known and name != self._best else None for name, known in zip(names, sure, strict=True)]

    def _buyable(self, there: NDArray[np.bool_]) -> list[bool]:
        """Return which options may be bought: that depends on which groups have anybody at all."""
        groups, today = there.tobytes(), self._today
        if groups not in self._flags:
            judged = (eligibility(today.project, today.scenario, one.option, self._availability, there.tolist()) for one in today.results)
            self._flags[groups] = [one.eligible for one in judged]
        return self._flags[groups]

    # where that may change

    @cached_property
    def _stepped(self) -> SteppedCosts:
        return SteppedCosts(self._today, self.changing)

    @cached_property
    def _curves(self) -> list[Gap]:
        at_0 = self.compared(0.0)
        pairs = step_by_step(zip(self._today.results, at_0.results, strict=True))
        return [curve_of((b.charges, a.charges), 1.0) for a, b in pairs]

    @cached_property
    def _priced(self) -> list[Priced]:
        return [Priced(result, curve) for result, curve in zip(self._today.results, self._curves, strict=True)]

    @cached_property
    def _edges(self) -> list[float]:
        if self.changing.stepped:
            parts = sorted({*(x for x in _RUNG_PARTS if x < self.ends[1]), self.ends[1]})
            return [x for low, high in pairwise(parts) for x in (low, *rungs_between(self.changing, low, high, _RUNGS_IN_A_PART))]
        found = {x for place in self._rivals for x in self._priced[place].changes(*self.ends)}
        for first, second in combinations(self._rivals, 2):
            if self._matters(first, second):
                gap = self._curves[first].minus(self._curves[second])
                edges = [self.ends[0], *gap.kinks(*self.ends).tolist(), self.ends[1]]
                found.update(x for span in zeros_of(gap, edges) for x in span)
        return sorted(found)

    @cached_property
    def _rivals(self) -> list[int]:
        """Which options are looked at: those that can be bought, of two that cost the same everywhere the first."""
        rivals: list[int] = []
        for place, result in enumerate(self._today.results):
            curve = self._curves[place]
            if result.eligibility.eligible and not any(curve.same_as(self._curves[rival]) for rival in rivals):
                rivals.append(place)
        return rivals

    def _matters(self, first: int, second: int) -> bool:
        """Whether it may turn the decision that two options cost the same.

        It does where the cheapest is left behind by one that can win, and where one that can win is no longer hidden by one that lacks a price.
        """
        one, other = self._priced[first], self._priced[second]
        if self._best in {self._today.results[place].option.id for place in (first, second)}:
            return not (one.never or other.never)
        return (not one.never and not other.always) or (not other.never and not one.always)

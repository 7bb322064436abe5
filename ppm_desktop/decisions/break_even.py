"""Break-even: where two options cost the same as one input changes, found exactly and put back into a full calculation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.costing.charges import Charges, charges_of, tariffs_of
from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.costing.unpriced import unpriced_of
from ppm_desktop.decisions.cost_curve import Gap, gap_between
from ppm_desktop.decisions.inputs import ChangingInput, LimitReason, UnusableInputError, input_at, input_from_today
from ppm_desktop.decisions.zeros import Span, zeros_of
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.input_paths import PHONE_MINUTES

if TYPE_CHECKING:
    from ppm_desktop.costing.traffic import Traffic
    from ppm_desktop.costing.unpriced import Unpriced, UnpricedFee
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

Kind = Literal["single", "several", "never", "always"]
#: A point that is put back may leave so much of the currency between the options, and so much of their cost: no more than rounding.
LARGEST_DIFFERENCE: Final = 0.01
ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Place:
    """The two options with the input at one number, from a full calculation."""

    x: float
    factor: float | None  # of today's value; None where there is no one value today, or it is 0
    value: float | None  # of the input; None for ``phone_minutes`` and where groups have different ones
    minutes_per_organiser: float  # billed phone minutes a month, over all organisers and months
    costs: tuple[float, float]  # over the whole period

    @property
    def difference(self) -> float:
        """What the first option costs more than the second."""
        return self.costs[0] - self.costs[1]


@dataclass(frozen=True, slots=True)
class Limit:
    """One end of what was searched, and why the search ends there."""

    place: Place
    reason: LimitReason


@dataclass(frozen=True, slots=True)
class Stretch:
    """From here to there one option is cheaper all the way; None: both cost the same."""

    begin: float
    end: float
    cheaper: str | None  # id of the option


@dataclass(frozen=True)
class BreakEven:
    """Where two options cost the same."""

    changing: ChangingInput
    options: tuple[Option, Option]
    kind: Kind
    points: tuple[Place, ...]  # in rising order; both ends of a stretch of equal cost; none when the kind is "always" or "never"
    stretches: tuple[Stretch, ...]  # what lies between the points, over the whole searched range
    today: Place | None  # None where the input has no one value today
    limits: tuple[Limit, Limit]


class IncompleteOptionsError(ValueError):
    """An option lacks a price, so that nobody can say where it costs the same as another."""

    def __init__(self, unpriced: dict[str, tuple[Unpriced | UnpricedFee, ...]]) -> None:
        super().__init__(unpriced)
        self.unpriced = unpriced  # by option id; only options that lack something


def break_even(
    project: Project, scenario: Scenario, options: tuple[Option, Option], path: str = PHONE_MINUTES, *, from_today: bool = False
) -> BreakEven:
    """Find every value of an input at which two options cost the same. The project must have passed the checks.

    Raises:
        UnusableInputError: The input does not exist, goes in steps, or cannot be changed without a further decision.
        IncompleteOptionsError: An option lacks a price.
    """
    changing = (input_from_today if from_today else input_at)(path, project, scenario)
    if changing.stepped:
        raise UnusableInputError("goes_in_steps", given=path)
    search = _Search(changing, options)
    low, high = search.limits
    spans = zeros_of(search.gap, [low.place.x, *search.gap.kinks(low.place.x, high.place.x).tolist(), high.place.x])
    spans = search.mended(spans)
    always = len(spans) == 1 and spans[0] == (low.place.x, high.place.x)
    points = [] if always else [search.place(x) for begin, end in spans for x in ((begin,) if begin == end else (begin, end))]
    kind: Kind = "always" if always else "never" if not points else "single" if len(points) == 1 else "several"
    today = None if search.changing.today is None else search.place(search.changing.today)
    return BreakEven(search.changing, options, kind, tuple(points), search.stretches(spans), today, (low, high))


class _Search:
    """Two options with one input moving."""

    def __init__(self, changing: ChangingInput, options: tuple[Option, Option]) -> None:
        self.changing = changing
        self.options = options
        end = changing.largest[0]
        #: Where the options must be complete for the search to begin: today's value, or the middle where there is none.
        self.start = changing.today if changing.today is not None else min(end, 1.0) / 2
        self._places: dict[float, Place] = {}

    @cached_property
    def gap(self) -> Gap:
        reference = min(1.0, self.changing.largest[0])
        at_0, at_reference = self._charges(0.0), self._charges(reference)
        return gap_between((at_0[0], at_reference[0]), (at_0[1], at_reference[1]), reference)

    @cached_property
    def limits(self) -> tuple[Limit, Limit]:
        """How far both options are completely priced around today's value; whether they are changes at kinks only."""
        highest, reason = self.changing.largest
        self._refuse_incomplete()
        edges = [0.0, *self.gap.kinks(0.0, highest).tolist(), highest]
        pieces = list(pairwise(edges))
        at = next(number for number, (begin, end) in enumerate(pieces) if begin <= self.start <= end)
        if all(self._complete(sum(pieces[number]) / 2) for number in {0, len(pieces) // 2, len(pieces) - 1}) and not self._lacks_rates:
            return Limit(self.place(0.0), "nothing"), Limit(self.place(highest), reason)
        first = last = at
        while first > 0 and self._complete(sum(pieces[first - 1]) / 2):
            first -= 1
        while last < len(pieces) - 1 and self._complete(sum(pieces[last + 1]) / 2):
            last += 1
        low, high = pieces[first][0], pieces[last][1]
        return (
            Limit(self.place(low), "nothing" if first == 0 else "missing_rate"),
            Limit(self.place(high), reason if last == len(pieces) - 1 else "missing_rate"),
        )

    def place(self, x: float) -> Place:
        """Calculate both options in full with the input at ``x``."""
        if x not in self._places:
            first, second = self._charges(x)
            costs = float(first.by_component.sum()), float(second.by_component.sum())
            per_organiser = _minutes_per_organiser(first.traffic)
            self._places[x] = Place(x, self.changing.factor(x), self.changing.value(x), per_organiser, costs)
        return self._places[x]

    def mended(self, spans: list[Span]) -> list[Span]:
        """Put every span back, and the ends of the search where costs jump.

        When calls get so short that they have no minutes, connection fees stop all at once where a pool of no minutes pays for them. Right at
        the jump both options may cost the same although the curve does not go there, or the other way round.
        """
        kept: list[Span] = []
        for begin, end in spans:
            beyond = (end - begin) * ROUNDING
            tried = ((begin, end), (begin + beyond, end), (begin, end - beyond), (begin + beyond, end - beyond))
            kept += [next(span for span in tried if self.holds(span))] if any(self.holds(span) for span in tried) else []
        for limit in self.limits:
            x = limit.place.x
            if not any(begin <= x <= end for begin, end in kept) and round(limit.place.difference, MONEY_DIGITS) == 0 and self._jumps(x):
                kept.append((x, x))
        return sorted(kept)

    def _jumps(self, x: float) -> bool:
        """Whether the engine finds another difference at an end of the search than the curve that leads there."""
        low, high = (limit.place.x for limit in self.limits)
        edges = [low, *self.gap.kinks(low, high).tolist(), high]
        piece = self.gap.piece(*(edges[:2] if x == low else edges[-2:]))
        return abs(piece.at(x) - self.place(x).difference) > self.gap.tolerance(x)

    def holds(self, span: Span) -> bool:
        """Put a point back: the difference is no more than rounding. What fails is a jump from one sign to the other."""
        return all(abs(p.difference) < max(LARGEST_DIFFERENCE, ROUNDING * max(p.costs)) for p in (self.place(x) for x in span))

    def stretches(self, spans: list[Span]) -> tuple[Stretch, ...]:
        low, high = (limit.place.x for limit in self.limits)
        edges = sorted({low, high, *(x for span in spans for x in span)})
        found = []
        for begin, end in pairwise(edges):
            equal = any(span[0] <= begin and end <= span[1] for span in spans)
            cheaper = None if equal else self.options[0 if self._cheaper_first(begin, end) else 1].id
            found.append(Stretch(begin, end, cheaper))
        return tuple(found)

    def _cheaper_first(self, begin: float, end: float) -> bool:
        middle = self.place((begin + end) / 2)
        return middle.difference < 0

    @cached_property
    def _lacks_rates(self) -> bool:
        """Whether any rate is missing at all, charged or not."""
        return any(part.tariff.rates.missing.any() for x in (self.start, self._middle) for c in self._charges(x) for part in c.parts)

    @property
    def _middle(self) -> float:
        return self.changing.largest[0] / 2

    def _complete(self, x: float) -> bool:
        return not any(unpriced_of(charges) for charges in self._charges(x))

    def _refuse_incomplete(self) -> None:
        lacking = {charges.option.id: unpriced_of(charges) for charges in self._charges(self.start)}
        if any(lacking.values()):
            raise IncompleteOptionsError({option: unpriced for option, unpriced in lacking.items() if unpriced})

    def _charges(self, x: float) -> tuple[Charges, Charges]:
        project, scenario = self.changing.applied(x)
        traffic = traffic_of(project, scenario)
        tariffs = tariffs_of(project, traffic)
        first, second = (charges_of(project, scenario, option, traffic, tariffs) for option in self.options)
        return first, second


def _minutes_per_organiser(traffic: Traffic) -> float:
    """Return billed phone minutes of an organiser and month, calls that policies moved to the app left out; 0 without organisers."""
    minutes = float((traffic.minutes * traffic.weights.sum(axis=1)[:, None]).sum())
    return minutes / max(1, int(traffic.organisers.sum()))

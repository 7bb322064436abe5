"""Two inputs that change together: which pairs mean something, and the costs of options over both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import nan
from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.charges import Tariffs, charges_of
from ppm_desktop.costing.licences import licence_uses
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.costing.unpriced import unpriced_of
from ppm_desktop.decisions.cost_surface import CORNERS, CostSurface, surface_of
from ppm_desktop.decisions.inputs import ChangingInput, UnusableInputError, input_at, input_from_today
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.input_paths import SHARES

if TYPE_CHECKING:
    from ppm_desktop.costing.charges import Charges
    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.costing.traffic import Traffic
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

#: These multiply each group's calls, and change nothing else.
CALLS: Final = frozenset({"phone_minutes", "meetings_per_organiser", "attendees", "phone_share"})
#: Lines of a grid are walked along both inputs; more than these is not kept.
_MOST_KNOWN: Final = 32


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A plan with one of its inputs changed, ready to be costed with calls multiplied."""

    project: Project
    scenario: Scenario
    traffic: Traffic
    tariffs: Tariffs
    uses: tuple[tuple[LicenceUse, ...], ...]  # by option


@dataclass(frozen=True)
class InputPair:
    """Two inputs of one scenario and the options whose costs are looked at."""

    x: ChangingInput
    y: ChangingInput
    options: tuple[Option, ...]
    _known: dict[tuple[float, float], _LaidOut] = field(default_factory=dict, repr=False, compare=False)

    def applied(self, x: float, y: float) -> tuple[Project, Scenario]:
        """Return the project and its scenario with both inputs changed."""
        project, scenario = self.x.applied(x)
        return replace(self.y, project=project, scenario=scenario).applied(y)

    def charges(self, x: float, y: float) -> tuple[Charges, ...]:
        """Calculate every option in full. What an input that only multiplies calls leaves as it is, is worked out once."""
        moved = [(one, at) for one, at in ((self.x, x), (self.y, y)) if one.field in CALLS]
        known = self._laid_out(*(1.0 if one.field in CALLS else at for one, at in ((self.x, x), (self.y, y))))
        calls = known.traffic.calls.copy()
        for one, at in moved:
            calls[list(one.places)] *= at
        traffic = replace(known.traffic, calls=calls)
        uses = zip(self.options, known.uses, strict=True)
        return tuple(charges_of(known.project, known.scenario, option, traffic, known.tariffs, of_option) for option, of_option in uses)

    def _laid_out(self, x: float, y: float) -> _LaidOut:
        """Return who calls whom at which price, before calls are multiplied."""
        if (x, y) not in self._known:
            project, scenario = self.applied(x, y)
            traffic = traffic_of(project, scenario)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            uses = tuple(licence_uses(project, scenario, option, traffic.organisers) for option in self.options)
            self._known[x, y] = _LaidOut(project, scenario, traffic, Tariffs(project, traffic), uses)
        return self._known[x, y]

    def totals(self, x: float, y: float) -> tuple[float, ...]:
        """Return what every option costs, calculated in full; NaN where a price is missing."""
        return tuple(nan if unpriced_of(charges) else float(charges.by_component.sum()) for charges in self.charges(x, y))

    @cached_property
    def surfaces(self) -> tuple[CostSurface, ...]:
        """The cost of each option over both inputs, from four calculations."""
        x, y = self._reference
        return tuple(surface_of(of_option, x, y) for of_option in zip(*self._corners, strict=True))

    @cached_property
    def lacks_rates(self) -> bool:
        """Whether any rate is missing at all, charged or not."""
        return any(part.tariff.rates.missing.any() for corner in self._corners for charges in corner for part in charges.parts)

    @cached_property
    def today(self) -> Traffic:
        """The traffic before anything is changed."""
        return traffic_of(self.x.project, self.x.scenario)

    @property
    def _reference(self) -> tuple[float, float]:
        x, y = (min(1.0, one.largest[0]) for one in (self.x, self.y))
        return x, y

    @cached_property
    def _corners(self) -> list[tuple[Charges, ...]]:
        """The options at ``CORNERS``; together they have every key that any place between them has."""
        x, y = self._reference
        return [self.charges(i * x, j * y) for i, j in CORNERS]


def pair_of(
    project: Project, scenario: Scenario, paths: tuple[str, str], options: tuple[Option, ...], *, from_today: bool = False
) -> InputPair:
    """Find two inputs that may change together. The project must have passed the checks.

    ``from_today`` takes an input of which groups or months have different values today as a factor on each one's own, so that the
    customer stands at a point of the map and not only near it.

    Raises:
        UnusableInputError: One of them cannot be changed; it goes in steps; or the two say something about the same number.
    """
    x, y = (input_from_today(path, project, scenario) if from_today else input_at(path, project, scenario) for path in paths)
    for one in (x, y):
        if one.stepped:
            raise UnusableInputError("goes_in_steps", given=one.path)
    together = not x.places or not y.places or bool(set(x.places) & set(y.places))
    if together and x.field == y.field:
        raise UnusableInputError("same_input", given=x.path, other=y.path)
    if together and {x.field, y.field} <= set(SHARES):
        raise UnusableInputError("two_shares", given=x.path, other=y.path)
    return InputPair(x, y, options)

"""The inputs that a break-even can be looked for in: how each is named, read, changed, and how far it can go.

``phone_minutes`` multiplies all phone calls; ``meetings_per_organiser``, ``attendees``, ``phone_share`` and ``minutes_per_call`` are multiplied
too, each group's own value. ``join.toll``, ``join.toll_free`` and ``join.dial_out`` are set as a share, the other two keeping their proportion.
All of them may be of one group: ``groups[Sales].phone_share``. ``fee.standard`` is the fee of a product in every month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.costing.licences import fees_in_force
from ppm_desktop.domain.check_groups import call_types_in_use
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.scenario import FeeOverride

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

PHONE_MINUTES: Final = "phone_minutes"
MULTIPLIED: Final = (PHONE_MINUTES, "meetings_per_organiser", "attendees", "phone_share", "minutes_per_call")
SHARES: Final = tuple(f"join.{call_type}" for call_type in CALL_TYPES)
FEE: Final = "fee."
#: So many times today's phone minutes nobody plans; costs go on in straight lines long before.
LARGEST_FACTOR: Final = 1_000_000.0
#: The largest average that a project file takes.
LARGEST_VALUE: Final = 1_000_000.0
#: Of an organiser and month: nobody asks more, unless today's fee says otherwise.
LARGEST_FEE: Final = 1_000_000.0
_OF_ONE_GROUP: Final = re.compile(r"groups\[(?P<group>.*)\]\.(?P<field>[a-z_.]+)")

LimitReason = Literal["largest_factor", "largest_value", "largest_fee", "whole_share", "nothing", "missing_rate"]


class UnusableInputError(ValueError):
    """An input that no break-even can be looked for in; ``code`` and ``values`` say why, the sentence is made elsewhere."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class ChangingInput:
    """One input of a scenario as a number *x* that can be changed: a factor where it is multiplied, otherwise the value itself."""

    path: str
    field: str
    places: tuple[int, ...]  # of the groups that it changes
    project: Project
    scenario: Scenario

    @property
    def multiplied(self) -> bool:
        """Whether *x* is a factor on what each group has today."""
        return self.field in MULTIPLIED

    @property
    def today(self) -> float | None:
        """Today's *x*; None where groups or months differ, or nobody knows the fee."""
        if self.multiplied:
            return 1.0
        known = {self._of(self.scenario.groups[place]) for place in self.places} if self.places else self._fees()
        return known.pop() if len(known) == 1 else None

    @property
    def largest(self) -> tuple[float, LimitReason]:
        """How far *x* can go, and why not farther."""
        if self.field == PHONE_MINUTES:
            return LARGEST_FACTOR, "largest_factor"
        if self.field in SHARES:
            return 1.0, "whole_share"
        if self.field.startswith(FEE):
            return max([LARGEST_FEE, *(2 * fee for fee in self._fees() if fee is not None)]), "largest_fee"
        most = max(self._of(self.scenario.groups[place]) for place in self.places)
        return (1 / most, "whole_share") if self.field == "phone_share" else (LARGEST_VALUE / most, "largest_value")

    def factor(self, x: float) -> float | None:
        """Return how many times today's value ``x`` is; None where that cannot be said."""
        if self.multiplied:
            return x
        return x / self.today if self.today else None

    def value(self, x: float) -> float | None:
        """Return the value that ``x`` stands for; None where groups have different ones."""
        if not self.multiplied:
            return x
        known = set() if self.field == PHONE_MINUTES else {self._of(self.scenario.groups[place]) for place in self.places}
        return x * known.pop() if len(known) == 1 else None

    def changed(self, x: float) -> Scenario:
        """Return the scenario with this input at ``x``."""
        if self.field.startswith(FEE):
            product = self.field.removeprefix(FEE)
            kept = tuple(override for override in self.scenario.fee_overrides if override.product != product)
            return replace(self.scenario, fee_overrides=(*kept, FeeOverride(product, Decimal(repr(x)), self.path)))
        groups = list(self.scenario.groups)
        for place in self.places:
            groups[place] = self._changed_group(groups[place], x)
        return replace(self.scenario, groups=tuple(groups))

    def _changed_group(self, group: Group, x: float) -> Group:
        habits = group.habits
        if self.field in SHARES:
            return replace(group, habits=replace(habits, join=_with_share(habits.join, SHARES.index(self.field), x)))
        field = "meetings_per_organiser" if self.field == PHONE_MINUTES else self.field
        now: float = getattr(habits, field)
        changed = {field: min(now * x, 1.0) if field == "phone_share" else now * x}
        return replace(group, habits=replace(habits, **changed))  # type: ignore[arg-type]  # each of these fields is a number

    def _of(self, group: Group) -> float:
        if self.field in SHARES:
            return group.habits.join.of(CALL_TYPES[SHARES.index(self.field)])
        value: float = getattr(group.habits, self.field)
        return value

    def _fees(self) -> set[float | None]:
        product = self.project.price_book.product(self.field.removeprefix(FEE))
        fees = () if product is None else fees_in_force(self.scenario, product, self.project.period)
        return {None if fee.amount is None else float(fee.amount) for fee in fees}


def input_at(path: str, project: Project, scenario: Scenario) -> ChangingInput:
    """Find the input that a path names in a scenario of ``project``, which must have passed the checks.

    Raises:
        UnusableInputError: There is no such input, or changing it leaves a question open that only a person can answer.
    """
    places, field = tuple(range(len(scenario.groups))), path
    one = _OF_ONE_GROUP.fullmatch(path)
    if one is not None:
        name, field = one["group"].strip("\"'"), one["field"]
        places = tuple(place for place, group in enumerate(scenario.groups) if group.name in {name, one["group"]})
        if not places:
            raise UnusableInputError("unknown_group", given=name, known=", ".join(group.name for group in scenario.groups))
    elif field.startswith(FEE):
        known = [product.id for product in project.price_book.products]
        if field.removeprefix(FEE) not in known:
            raise UnusableInputError("unknown_product", given=field.removeprefix(FEE), known=", ".join(known))
        return ChangingInput(path, field, (), project, scenario)
    if field not in (*MULTIPLIED, *SHARES):
        raise UnusableInputError("unknown_input", given=path, known=", ".join((*MULTIPLIED, *SHARES, "fee.PRODUCT", "groups[NAME].…")))
    found = ChangingInput(path, field, places, project, scenario)
    if field in SHARES:
        _refuse_open_questions(found)
    elif field != PHONE_MINUTES and not any(getattr(scenario.groups[place].habits, field) for place in places):
        raise UnusableInputError("nothing_to_multiply", given=path)
    return found


def _refuse_open_questions(share: ChangingInput) -> None:
    """Refuse a share whose change would need a proportion or a mix of destinations that nobody gave."""
    for place in share.places:
        group = share.scenario.groups[place]
        if group.habits.join.of(CALL_TYPES[SHARES.index(share.field)]) == 1:
            raise UnusableInputError("rest_unknown", given=share.path, group=group.name)
    zone_a = share.project.price_book.zone_a
    for group in share.changed(0.5).groups:
        for call_type in CALL_TYPES:
            if call_type in call_types_in_use(group, zone_a) and not group.destinations.of(call_type):
                raise UnusableInputError("mix_missing", given=share.path, group=group.name, call_type=call_type)


def _with_share(join: Join, place: int, share: float) -> Join:
    """Set one share; the other two keep their proportion and fill up to 1."""
    shares = [join.toll, join.toll_free, join.dial_out]
    rest = (1 - share) / (sum(shares) - shares[place])
    shares = [share if number == place else other * rest for number, other in enumerate(shares)]
    return Join(*shares)

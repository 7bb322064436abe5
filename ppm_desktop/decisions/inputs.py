"""The inputs that decisions turn on: how each is named, read, changed, and how far it can go.

``phone_minutes`` multiplies all phone calls; ``meetings_per_organiser``, ``attendees``, ``phone_share`` and ``minutes_per_call`` are multiplied
too, each group's own value. ``join.toll``, ``join.toll_free`` and ``join.dial_out`` are set as a share, the other two keeping their proportion.
``organisers`` multiplies every headcount, rounded to whole people, and ``growth_per_year`` each group's growth. All of them may be of one
group: ``groups[Sales].phone_share``. ``fee.standard`` is the fee of a product in every month, ``increment_seconds`` the billing increment.
``pool_basis`` says which licences are paid and fill pools, where licences purchased are given: 0 for those assigned, 1 for those purchased.

A *relative* input is a factor on today's value whatever it is: each group's own share, each month's own fee.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import floor
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.costing.giving_way import step_by_step
from ppm_desktop.costing.licences import fees_in_force
from ppm_desktop.domain.check_groups import call_types_in_use
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.input_paths import (
    FEE,
    GROWTH,
    INCREMENT,
    MULTIPLIED,
    ORGANISERS,
    PHONE_MINUTES,
    POOL_BASIS,
    SHARES,
    STEPPED,
    group_path,
    names_group,
    split_path,
)
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.organisation import MOST_ORGANISERS
from ppm_desktop.domain.scenario import FeeOverride

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: So many times today's phone minutes nobody plans; costs go on in straight lines long before.
LARGEST_FACTOR: Final = 1_000_000.0
#: The largest average that a project file takes.
LARGEST_VALUE: Final = 1_000_000.0
#: Of an organiser and month: nobody asks more, unless today's fee says otherwise.
LARGEST_FEE: Final = 1_000_000.0
#: So many times today's organisers or growth nobody plans.
LARGEST_STEPPED_FACTOR: Final = 10.0
#: The longest billing increment that a project file takes.
LARGEST_INCREMENT: Final = 3600.0
#: Between the two readings of which licences count.
HALFWAY: Final = 0.5

LimitReason = Literal["largest_factor", "largest_value", "largest_fee", "largest_increment", "whole_share", "nothing", "missing_rate"]


class UnusableInputError(ValueError):
    """An input that cannot be changed as asked; ``code`` and ``values`` say why, the sentence is made elsewhere."""

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
    relative: bool = False  # a factor on today's value, also where the input is a share, a fee or a setting

    @property
    def multiplied(self) -> bool:
        """Whether *x* is a factor on what each group has today."""
        return self.relative or self.field in MULTIPLIED

    @property
    def stepped(self) -> bool:
        """Whether costs go in steps as *x* changes, because something is rounded to whole numbers."""
        return self.field in STEPPED or self.field == POOL_BASIS

    @property
    def today(self) -> float | None:
        """Today's *x*; None where groups or months differ, or nobody knows the fee."""
        if self.multiplied:
            return 1.0
        known = self._known()
        return known.pop() if len(known) == 1 else None

    @property
    def largest(self) -> tuple[float, LimitReason]:
        """How far *x* can go, and why not farther."""
        if self.field == PHONE_MINUTES:
            return LARGEST_FACTOR, "largest_factor"
        if self.field in {ORGANISERS, GROWTH}:
            return LARGEST_STEPPED_FACTOR, "largest_factor"
        if self.field == POOL_BASIS or (not self.multiplied and self.field in SHARES):
            return 1.0, "whole_share"
        if self.field == INCREMENT:
            return (LARGEST_INCREMENT / self.scenario.increment_seconds if self.relative else LARGEST_INCREMENT), "largest_increment"
        most = max([value for value in self._known() if value], default=0.0)
        if self.field.startswith(FEE):
            largest = max(LARGEST_FEE, 2 * most)
            return (largest / most if self.relative else largest), "largest_fee"
        return (1 / most, "whole_share") if self.field in {"phone_share", *SHARES} else (LARGEST_VALUE / most, "largest_value")

    def factor(self, x: float) -> float | None:
        """Return how many times today's value ``x`` is; None where that cannot be said."""
        if self.multiplied:
            return x
        return x / self.today if self.today and self.field != POOL_BASIS else None

    def value(self, x: float) -> float | None:
        """Return the value that ``x`` stands for; None where groups have different ones."""
        if not self.multiplied:
            return x
        known = set() if self.field == PHONE_MINUTES else self._known()
        today = known.pop() if len(known) == 1 else None
        return None if today is None else x * today

    def changed(self, x: float) -> Scenario:
        """Return the scenario with this input at ``x``; a relative fee is in the price book too, so ask ``applied``."""
        return self.applied(x)[1]

    def applied(self, x: float) -> tuple[Project, Scenario]:
        """Return the project and its scenario with this input at ``x``."""
        if self.field.startswith(FEE):
            return self._with_fee(Decimal(repr(float(x))))
        if self.field == POOL_BASIS:
            return self.project, replace(self.scenario, pool_basis="assigned" if x < HALFWAY else "purchased")
        if self.field == INCREMENT:
            seconds = floor((x * self.scenario.increment_seconds if self.relative else x) + 0.5)
            return self.project, replace(self.scenario, increment_seconds=min(max(1, seconds), int(LARGEST_INCREMENT)))
        groups = list(self.scenario.groups)
        for place in step_by_step(self.places):
            groups[place] = self._changed_group(groups[place], x)
        return self.project, replace(self.scenario, groups=tuple(groups))

    def _with_fee(self, x: Decimal) -> tuple[Project, Scenario]:
        """Set a fee for every month; a relative one multiplies list prices and the negotiated price, each its own."""
        product_id, overrides = self.field.removeprefix(FEE), self.scenario.fee_overrides
        if not self.relative:
            kept = tuple(override for override in overrides if override.product != product_id)
            return self.project, replace(self.scenario, fee_overrides=(*kept, FeeOverride(product_id, x, self.path)))
        multiplied = tuple(replace(one, amount=one.amount * x) if one.product == product_id else one for one in overrides)
        book = self.project.price_book
        products = tuple(
            replace(product, fees=tuple(replace(fee, amount=fee.amount * x) for fee in product.fees))
            if product.id == product_id
            else product
            for product in book.products
        )
        return replace(self.project, price_book=replace(book, products=products)), replace(self.scenario, fee_overrides=multiplied)

    def _changed_group(self, group: Group, x: float) -> Group:
        habits = group.habits
        if self.field in SHARES:
            share = min(1.0, self._of(group) * x) if self.relative else x
            return replace(group, habits=replace(habits, join=_with_share(habits.join, SHARES.index(self.field), share)))
        if self.field == ORGANISERS:
            return replace(group, headcount=tuple(replace(step, organisers=whole_people(step.organisers * x)) for step in group.headcount))
        if self.field == GROWTH:
            return replace(group, growth_per_year=max(-1.0, group.growth_per_year * x))
        field = "meetings_per_organiser" if self.field == PHONE_MINUTES else self.field
        now: float = getattr(habits, field)
        changed = {field: min(now * x, 1.0) if field == "phone_share" else now * x}
        return replace(group, habits=replace(habits, **changed))  # type: ignore[arg-type]  # each of these fields is a number

    def _of(self, group: Group) -> float:
        if self.field in SHARES:
            return group.habits.join.of(CALL_TYPES[SHARES.index(self.field)])
        if self.field == ORGANISERS:
            return float(max((step.organisers for step in group.headcount), default=0))
        value: float = group.growth_per_year if self.field == GROWTH else getattr(group.habits, self.field)
        return value

    @property
    def any_value(self) -> bool:
        """Whether there is anything but 0 today that a factor could change."""
        return any(self._known())

    def _known(self) -> set[float | None]:
        """Return today's values, each once."""
        if self.field == INCREMENT:
            return {float(self.scenario.increment_seconds)}
        if self.field == POOL_BASIS:
            return {0.0 if self.scenario.pool_basis == "assigned" else 1.0}
        return {self._of(self.scenario.groups[place]) for place in self.places} if self.places else self._fees()

    def _fees(self) -> set[float | None]:
        product = self.project.price_book.product(self.field.removeprefix(FEE))
        fees = () if product is None else fees_in_force(self.scenario, product, self.project.period)
        return {None if fee.amount is None else float(fee.amount) for fee in fees}


def input_at(path: str, project: Project, scenario: Scenario, *, relative: bool = False) -> ChangingInput:
    """Find the input that a path names in a scenario of ``project``, which must have passed the checks.

    Raises:
        UnusableInputError: There is no such input, or changing it leaves a question open that only a person can answer.
    """
    places = tuple(range(len(scenario.groups)))
    written, field = split_path(path)
    if written is not None:
        places = tuple(place for place, group in enumerate(scenario.groups) if names_group(written, group.name))
        if not places:
            name = written.strip("\"'")
            raise UnusableInputError("unknown_group", given=name, known=", ".join(group.name for group in scenario.groups))
    elif field == POOL_BASIS:
        if not scenario.purchased:
            raise UnusableInputError("readings_alike", given=path)
        return ChangingInput(path, field, (), project, scenario)
    elif field.startswith(FEE) or field == INCREMENT:
        known = [product.id for product in project.price_book.products]
        if field != INCREMENT and field.removeprefix(FEE) not in known:
            raise UnusableInputError("unknown_product", given=field.removeprefix(FEE), known=", ".join(known))
        places = ()
    if field not in (*MULTIPLIED, *SHARES) and places:
        known = [*MULTIPLIED, *SHARES, INCREMENT, POOL_BASIS, "fee.PRODUCT", "groups[NAME].…"]
        raise UnusableInputError("unknown_input", given=path, known=", ".join(known))
    found = ChangingInput(path, field, places, project, scenario, relative)
    if field in SHARES:
        _refuse_open_questions(replace(found, relative=False))
    if field != PHONE_MINUTES and found.multiplied and not found.any_value:
        raise UnusableInputError("nothing_to_multiply", given=path)
    return found


def input_from_today(path: str, project: Project, scenario: Scenario) -> ChangingInput:
    """Find an input as ``input_at``; a factor on today's values where groups or months differ and no one value is today's."""
    found = input_at(path, project, scenario)
    return found if found.today is not None or not found.any_value else input_at(path, project, scenario, relative=True)


def changeable_inputs(project: Project, scenario: Scenario, *, by_group: bool = False) -> tuple[ChangingInput, ...]:
    """Return every input that a factor can change, each relative, in the order in which they are explained.

    Left out: what is 0 today, what cannot change without a further decision, fees of products that no option assigns, and settings.

    Args:
        project: The project; it must have passed the checks.
        scenario: One of its scenarios.
        by_group: Add the inputs of each single group where there are several.
    """
    shares = (shares for option in scenario.options for shares in option.shares_of_each(scenario.groups))
    assigned = {product for of_group in shares for product, share in of_group or () if share > 0}
    paths = [*MULTIPLIED, *SHARES, *(FEE + product.id for product in project.price_book.products if product.id in assigned)]
    if by_group and len(scenario.groups) > 1:
        paths += [group_path(group.name, field) for group in scenario.groups for field in (*MULTIPLIED, *SHARES)]
    found = []
    for path in paths:
        try:
            found.append(input_at(path, project, scenario, relative=True))
        except UnusableInputError:
            continue
    return tuple(found)


def whole_people(number: float) -> int:
    """Round to whole organisers, half up, as the engine does."""
    return min(MOST_ORGANISERS, floor(number + 0.5))


def _refuse_open_questions(share: ChangingInput) -> None:
    """Refuse a share whose change would need a proportion or a mix of destinations that nobody gave."""
    for place in share.places:
        group = share.scenario.groups[place]
        if group.habits.join.of(CALL_TYPES[SHARES.index(share.field)]) == 1:
            raise UnusableInputError("rest_unknown", given=share.path, group=group.name)
    zone_a = share.project.price_book.zone_a
    for group in share.changed(0.5).groups:
        used = call_types_in_use(group, zone_a)
        for call_type in CALL_TYPES:
            if call_type in used and not group.destinations.of(call_type):
                raise UnusableInputError("mix_missing", given=share.path, group=group.name, call_type=call_type)


def _with_share(join: Join, place: int, share: float) -> Join:
    """Set one share; the other two keep their proportion and fill up to 1."""
    shares = [join.toll, join.toll_free, join.dial_out]
    rest = (1 - share) / (sum(shares) - shares[place])
    shares = [share if number == place else other * rest for number, other in enumerate(shares)]
    return Join(*shares)

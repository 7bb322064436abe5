"""What makes the money difference between two saved projects: one cause replaced after the other, each step costed in full.

The period comes first: the plan as it was is carried on over the months of the other one. Put last, a plan that begins a year
later would have nobody in the old months, and its people would look like the difference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from ppm_desktop.costing.comparison import Comparison, OptionResult, compare
from ppm_desktop.costing.steps import steps_between
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.renamed_groups import renamed_groups, with_new_names

if TYPE_CHECKING:
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

Cause = Literal["period", "prices", "headcount", "habits", "destinations", "policies", "settings", "options"]
#: The order in which causes are replaced. It decides how much each gets, so it is told wherever the parts are shown.
CAUSES: Final[tuple[Cause, ...]] = get_args(Cause)


class OtherCurrencyError(ValueError):
    """The two projects are in different currencies, which nothing here converts."""

    def __init__(self, before: str, after: str) -> None:
        """Keep both currencies."""
        super().__init__(before, after)
        self.before = before
        self.after = after


class NoScenarioError(ValueError):
    """One of the two projects does not have the scenario that was asked for."""

    def __init__(self, name: str, project: Project, *, is_before: bool) -> None:
        """Keep the name, the project that lacks it and which of the two that is."""
        super().__init__(name)
        self.name = name
        self.known = tuple(scenario.name for scenario in project.scenarios)
        self.is_before = is_before


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """One or more causes replaced, and what the option costs then."""

    causes: tuple[Cause, ...]  # several where the cost between them is not known; empty for the start
    result: OptionResult


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """Two projects, what each decides, and how the money leads from one to the other."""

    before: Comparison
    after: Comparison
    wanted: str  # id of the option that was asked for; "" for the cheapest of each
    steps: tuple[ChangeStep, ...]  # the first is ``before`` as it is, the last ``after``; empty where an end of it is not known

    @property
    def common_months(self) -> int:
        """How many months both plan."""
        return len(set(self.before.project.period) & set(self.after.project.period))

    @property
    def ends(self) -> tuple[OptionResult | None, OptionResult | None]:
        """The two results that are held against each other; None where there is no such option or no cheapest one."""
        return _chosen(self.before, self.wanted), _chosen(self.after, self.wanted)


def scenarios_to_compare(before: Project, after: Project, name: str | None = None) -> tuple[Scenario, Scenario]:
    """Return the scenario of each: the named one, or the earlier project's baseline if both have it, or each one's own baseline.

    Raises:
        NoScenarioError: A project does not have the named scenario.
    """
    own = before.scenarios[before.baseline_index]
    if name is None:
        return own, after.scenario(own.name) or after.scenarios[after.baseline_index]
    first, second = before.scenario(name), after.scenario(name)
    if first is None or second is None:
        raise NoScenarioError(name, before if first is None else after, is_before=first is None)
    return first, second


def project_change(
    before: Project, after: Project, scenarios: tuple[Scenario, Scenario], where: Availability, option_id: str = ""
) -> ProjectChange:
    """Take the difference between two projects apart. Both must have passed the checks.

    Args:
        before: The earlier project.
        after: The later one.
        scenarios: One of each.
        where: What is sold in which country.
        option_id: An option that both have; "" for the cheapest of each, which need not be the same.

    Raises:
        OtherCurrencyError: They are in different currencies.
    """
    if before.currency != after.currency:
        raise OtherCurrencyError(before.currency, after.currency)
    then, now = compare(before, scenarios[0], where), compare(after, scenarios[1], where)
    first, last = _chosen(then, option_id), _chosen(now, option_id)
    steps = () if first is None or last is None else _steps(then, first, now, last, where)
    return ProjectChange(then, now, option_id, steps)


def _chosen(comparison: Comparison, option_id: str) -> OptionResult | None:
    return comparison.result(option_id) if option_id else comparison.cheapest


def _steps(then: Comparison, first: OptionResult, now: Comparison, last: OptionResult, where: Availability) -> tuple[ChangeStep, ...]:
    """Replace the period and the prices here, and what a scenario holds in ``costing.steps``."""
    project, after = then.project, now.project
    found = [ChangeStep((), first)]
    waiting: tuple[Cause, ...] = ()

    def replaced(cause: Cause, result: OptionResult) -> None:
        nonlocal waiting
        waiting = (*waiting, cause)
        if result.complete:
            found.append(ChangeStep(waiting, result))
            waiting = ()

    scenario, option = _under_new_names(then.scenario, first.option, now.scenario)
    if (project.start, project.months) != (after.start, after.months):
        project = replace(project, start=after.start, months=after.months)
        replaced("period", _costed(project, scenario, option, where))
    repriced = _repriced(scenario, now.scenario, project.price_book, after.price_book)
    if _priced(project.price_book) != _priced(after.price_book) or _fees(scenario) != _fees(now.scenario):
        project, scenario = replace(project, price_book=_with_missing_products(after.price_book, project.price_book)), repriced
        replaced("prices", _costed(project, scenario, option, where))
    # From here on both have the same fees agreed, so that no step of ``steps_between`` is about prices.
    scenario = replace(scenario, fee_overrides=now.scenario.fee_overrides)
    for step in steps_between(project, (scenario, option), (now.scenario, last.option), where)[1:]:
        causes: tuple[Cause, ...] = tuple(driver for driver in step.drivers)
        found.append(ChangeStep((*waiting, *causes), step.result))
        waiting = ()
    if waiting:
        found.append(ChangeStep(waiting, last))
    elif len(found) > 1:
        # The same money, but of the project as it is, without the products of the other book.
        found[-1] = replace(found[-1], result=last)
    return tuple(found)


def _costed(project: Project, scenario: Scenario, option: Option, where: Availability) -> OptionResult:
    return compare(project, replace(scenario, options=(option,)), where).results[0]


def _under_new_names(scenario: Scenario, option: Option, after: Scenario) -> tuple[Scenario, Option]:
    """Let groups that only got another name be the same groups."""
    renamed = with_new_names(replace(scenario, options=(option,)), renamed_groups(scenario, after))
    return renamed, renamed.options[0]


def _priced(book: PriceBook) -> tuple[object, ...]:
    """Return what of a price book decides amounts: neither names nor sources."""
    fees = {
        replace(product, name="", fees=tuple(sorted((replace(fee, source="") for fee in product.fees), key=lambda fee: fee.effective)))
        for product in book.products
    }
    return fees, {replace(rate, source="") for rate in book.rates}, book.zone_a


def _fees(scenario: Scenario) -> set[tuple[str, object]]:
    return {(override.product, override.amount) for override in scenario.fee_overrides}


def _repriced(scenario: Scenario, after: Scenario, old: PriceBook, new: PriceBook) -> Scenario:
    """Take over the fees agreed; with other zones policies may bar other calls, which need somewhere to go."""
    scenario = replace(scenario, fee_overrides=after.fee_overrides)
    if old.zone_a == new.zone_a:
        return scenario
    known = {group.name: group.destinations for group in after.groups}
    groups = tuple(replace(group, destinations=_filled(group.destinations, known.get(group.name))) for group in scenario.groups)
    return replace(scenario, groups=groups)


def _filled(mixes: DestinationMixes, others: DestinationMixes | None) -> DestinationMixes:
    if others is None:
        return mixes
    return DestinationMixes(mixes.toll or others.toll, mixes.toll_free or others.toll_free, mixes.dial_out or others.dial_out)


def _with_missing_products(new: PriceBook, old: PriceBook) -> PriceBook:
    """Keep what the new book no longer sells at its old prices, because the option may still hold it until it is replaced, too."""
    gone = tuple(product for product in old.products if new.product(product.id) is None)
    sets = {product.rate_set for product in gone} - {rate.rate_set for rate in new.rates} - {"default"}
    rates = tuple(rate for rate in old.rates if rate.rate_set in sets)
    return replace(new, products=(*new.products, *gone), rates=(*new.rates, *rates)) if gone else new

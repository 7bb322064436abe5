"""An option's money, level by level: components, products, groups, destinations, and minutes × rate at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.reports.why.case import alike, product_of, sum_of
from ppm_desktop.reports.why.licences import licence_cost
from ppm_desktop.reports.why.minutes import key_calls, key_minutes, keys_of, part_minutes
from ppm_desktop.reports.why.node import Node, Origin
from ppm_desktop.reports.why.pool import charged_share
from ppm_desktop.reports.why.prices import no_rate_leaf, rate_leaf
from ppm_desktop.reports.words import component_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Part
    from ppm_desktop.reports.why.case import OptionCase


def option_total(case: OptionCase, label: str) -> Node:
    """Return what an option costs in the chosen months, component by component."""
    months = list(case.chosen)
    values = case.charges.by_component[months].sum(axis=0)
    lacking = [_component_lacks(case, component) for component in COMPONENTS]

    def terms() -> list[Node]:
        return [component_cost(case, c) for c, value, bound in zip(COMPONENTS, values, lacking, strict=True) if value or bound]

    return sum_of(label, float(values.sum()), "money", terms, bound=any(lacking))


def component_cost(case: OptionCase, component: str, label: str = "") -> Node:
    """Return one component, product by product where several have a share in it."""
    label = label or component_label(component)
    value = float(case.charges.by_component[list(case.chosen), COMPONENTS.index(component)].sum())
    parts = [part for part in case.charges.parts if _part_value(case, part, component) or _lacks(case, part, component)]
    if not parts:  # nothing to pay: say what it is nothing of
        parts = [part for part in case.charges.parts if _has_quantity(case, part, component)]
    if len(parts) == 1:
        return _part_cost(case, parts[0], component, label)
    terms = [(part, part.use.product.name) for part in parts]
    bound = _component_lacks(case, component)
    return sum_of(label, value, "money", lambda: [_part_cost(case, part, component, name) for part, name in terms], bound=bound)


def _part_cost(case: OptionCase, part: Part, component: str, label: str) -> Node:
    if component == "licences":
        return licence_cost(case, part, label)
    if component == "connection":
        return _connection_cost(case, part, label)
    if not part.tariff.metered(component):
        product = next(p for p, each in enumerate(case.project.price_book.products) if each.id == part.use.product.id)
        included = tr("Share that is charged: {product} includes it").format(product=part.use.product.name)
        none = Node(included, 0.0, "share", origin=Origin(f"price_book.products[{product}].toll_included"))
        return product_of(label, "money", (part_minutes(case, part, component, tr("Minutes")), none))
    months = list(case.chosen)
    amounts = (part.minutes * part.tariff.unit_cost[component] * part.charged(component))[:, months].sum(axis=1)
    lacking = _lacking_groups(case, part, component)
    used = (part.calls[:, months].sum(axis=1) > 0) & (part.tariff.weight[component] > 0)

    def terms() -> list[Node]:
        return [_group_cost(case, part, component, g, (float(amounts[g]), bool(lacking[g]))) for g in np.flatnonzero(used).tolist()]

    return sum_of(label, float(amounts.sum()), "money", terms, bound=bool(lacking.any()))


def _group_cost(case: OptionCase, part: Part, component: str, group: int, worth: tuple[float, bool]) -> Node:
    name = case.scenario.groups[group].name
    keys = keys_of(case, part, component, group)
    traffic = case.charges.traffic
    if len(keys) == 1:
        place = case.place(traffic.keys[keys[0]].destination)
        return _key_cost(case, part, component, group, keys[0], tr("{group}: {what}").format(group=name, what=place))
    value, bound = worth
    return sum_of(
        name,
        value,
        "money",
        lambda: [_key_cost(case, part, component, group, key, case.place(traffic.keys[key].destination)) for key in keys],
        bound=bound,
    )


def _key_cost(case: OptionCase, part: Part, component: str, group: int, key: int, label: str) -> Node:
    """Return minutes × rate, months with the same rate and the same cover by the pool taken together."""
    months = [m for m in case.chosen if part.calls[group, m] > 0]
    charged, rates = _charged(part, component), part.tariff.rates

    def charge(run: list[int], name: str) -> Node:
        first = run[0]
        minutes = key_minutes(case, part, group, key, run, tr("Billed minutes"))
        share = (charged_share(case, part, first),) if component == "dial_out_pool" and charged[first] != 1 else ()
        position = int(rates.index[first, key])
        if position >= 0:
            return product_of(name, "money", (minutes, *share, rate_leaf(case, position)))
        if charged[first] == 0:
            return product_of(name, "money", (minutes, *share))
        lacking = (minutes, *share, no_rate_leaf(case, case.charges.traffic.keys[key]))
        return Node(name, 0.0, "money", "unpriced", lambda: lacking, bound=True)

    runs = alike(months, lambda m: (int(rates.index[m, key]), float(charged[m])))
    if len(runs) == 1:
        return charge(runs[0], label)
    weight = case.charges.traffic.weights[group, key]
    value = float((part.minutes[group, months] * weight * rates.per_minute[months, key] * charged[months]).sum())
    bound = any(rates.index[run[0], key] < 0 and charged[run[0]] > 0 for run in runs)
    return sum_of(label, value, "money", lambda: [charge(run, case.months(run)) for run in runs], bound=bound)


def _connection_cost(case: OptionCase, part: Part, label: str) -> Node:
    """Return the connection fees of one product's charged calls, by component and group."""
    months = list(case.chosen)
    metered = [c for c in MINUTE_COMPONENTS if part.tariff.metered(c)]

    def by_group(component: str) -> NDArray[np.float64]:
        amounts: NDArray[np.float64] = (part.calls * part.tariff.unit_fee[component] * part.charged(component))[:, months].sum(axis=1)
        return amounts

    def of_component(component: str) -> Node:
        amounts = by_group(component)
        groups = np.flatnonzero(amounts).tolist()
        return sum_of(
            component_label(component),
            float(amounts.sum()),
            "money",
            lambda: [_group_fees(case, part, component, g, float(amounts[g])) for g in groups],
        )

    def terms() -> list[Node]:
        return [of_component(component) for component in metered if by_group(component).any()]

    return sum_of(label, float(part.connection_cost[:, months].sum()), "money", terms)


def _group_fees(case: OptionCase, part: Part, component: str, group: int, value: float) -> Node:
    rates, charged = part.tariff.rates, _charged(part, component)
    months = [m for m in case.chosen if part.calls[group, m] > 0 and charged[m] > 0]

    def charge(key: int, run: list[int]) -> Node:
        place = case.place(case.charges.traffic.keys[key].destination)
        label = place if len(run) == len(months) else tr("{what}, {months}").format(what=place, months=case.months(run))
        share = (charged_share(case, part, run[0]),) if component == "dial_out_pool" and charged[run[0]] != 1 else ()
        fee = rate_leaf(case, int(rates.index[run[0], key]), connection=True)
        return product_of(label, "money", (key_calls(case, part, group, key, run, tr("Charged calls")), *share, fee))

    def terms() -> list[Node]:
        found = []
        for key in keys_of(case, part, component, group):
            paid = [m for m in months if rates.connection_fee[m, key] > 0]
            found += [charge(key, run) for run in alike(paid, lambda m, key=key: (int(rates.index[m, key]), float(charged[m])))]  # type: ignore[misc]  # the loop's key
        return found

    return sum_of(case.scenario.groups[group].name, value, "money", terms)


def _charged(part: Part, component: str) -> NDArray[np.float64]:
    """Return the share of a component that is charged, by month."""
    shares: NDArray[np.float64] = np.broadcast_to(part.charged(component), (len(part.use.fees),))
    return shares


def _part_value(case: OptionCase, part: Part, component: str) -> float:
    months: Sequence[int] = list(case.chosen)
    if component == "licences":
        return float((np.nan_to_num(part.fee) * part.use.paid)[months].sum())
    if component == "connection":
        return float(part.connection_cost[:, months].sum())
    if not part.tariff.metered(component):
        return 0.0
    return float((part.minutes * part.tariff.unit_cost[component] * part.charged(component))[:, months].sum())


def _has_quantity(case: OptionCase, part: Part, component: str) -> bool:
    months = list(case.chosen)
    if component == "licences":
        return bool(part.use.paid[months].any())
    if component == "connection":
        return False
    return bool((part.minutes[:, months].sum(axis=1) * part.tariff.weight[component]).any())


def _lacking_groups(case: OptionCase, part: Part, component: str) -> NDArray[np.bool_]:
    """Return for each group whether a charged call of a component has no rate."""
    months, rates = list(case.chosen), part.tariff.rates
    if not part.tariff.metered(component) or not rates.missing.any():
        return np.zeros(len(case.scenario.groups), dtype=np.bool_)
    mask = part.tariff.masks[component]
    missing = rates.missing[months][:, mask].astype(float)
    reached = (case.charges.traffic.weights[:, mask] > 0).astype(float) @ missing.T
    charged: NDArray[np.bool_] = ((reached > 0) & (part.calls[:, months] > 0) & (_charged(part, component)[months] > 0)).any(axis=1)
    return charged


def _lacks(case: OptionCase, part: Part, component: str) -> bool:
    if component == "licences":
        months = list(case.chosen)
        return bool((np.isnan(part.fee[months]) & (part.use.paid[months] > 0)).any())
    return component in MINUTE_COMPONENTS and bool(_lacking_groups(case, part, component).any())


def _component_lacks(case: OptionCase, component: str) -> bool:
    return any(_lacks(case, part, component) for part in case.charges.parts)

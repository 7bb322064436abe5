"""Why a price is not known, where one was looked for, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from ppm_desktop.costing.unpriced import Unpriced
from ppm_desktop.domain.prices import DEFAULT_RATE_SET
from ppm_desktop.reports.words import call_type_label, form_of, line_label, listed, months_listed
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.costing.unpriced import UnpricedFee
    from ppm_desktop.domain.destinations import CallType, Line
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.case import Case


@dataclass(frozen=True, slots=True)
class Mend:
    """Where a missing price is typed in, with what is known about it."""

    place: Literal["prices"] = "prices"
    call_type: CallType | Literal[""] = ""
    country: str = ""
    line: Line = "any"
    product: str = ""  # a licence whose fee is missing


@dataclass(frozen=True, slots=True)
class Unknown:
    """A price that is missing, in sentences."""

    what: str  # which calls or licences have no price, of whom, how many
    looked: str  # where one was looked for
    mend: str  # what to do
    target: Mend


def unknowns(case: Case, result: OptionResult, style: NumberStyle) -> tuple[Unknown, ...]:
    """Explain everything that has no price in an option."""
    return tuple(_rate(case, result, u, style) if isinstance(u, Unpriced) else _fee(case, u, style) for u in result.unpriced)


def _rate(case: Case, result: OptionResult, unpriced: Unpriced, style: NumberStyle) -> Unknown:
    key = unpriced.key
    calls, place, months = call_type_label(key.call_type), case.place(key.destination), months_listed(unpriced.months)
    text = trn(
        "There is no rate for {calls}, {place}: {minutes} minute in {months} of {groups}.",
        "There is no rate for {calls}, {place}: {minutes} minutes in {months} of {groups}.",
        form_of(unpriced.minutes),
    )
    groups = listed(_groups(result, unpriced))
    what = text.format(calls=calls, place=place, minutes=style.count(unpriced.minutes), months=months, groups=groups)
    sets = list(dict.fromkeys([*unpriced.rate_sets, DEFAULT_RATE_SET]))
    country = case.names.countries.get(key.destination.country, key.destination.country)
    if key.destination.line == "any":
        looked = tr("Looked for in {sets}: a rate for {country} that is in force on the first day of these months.")
    else:
        looked = tr("Looked for in {sets}: a rate for {country}, {line}, then one for any line, in force on the first day of these months.")
    names = [tr("the rate set “{name}”").format(name=name) for name in sets]
    looked = looked.format(sets=listed(names), country=country, line=line_label(key.destination.line))
    mend = tr("Add the rate under Prices: {calls}, {place}, in force from {month} or before.")
    first = style.day(unpriced.months[0].first_day)
    target = Mend(call_type=key.call_type, country=key.destination.country, line=key.destination.line)
    return Unknown(what, looked, mend.format(calls=calls, place=place, month=first), target)


def _fee(case: Case, unpriced: UnpricedFee, style: NumberStyle) -> Unknown:
    name, months = case.product(unpriced.product), months_listed(unpriced.months)
    text = trn(
        "There is no fee for {product}: {count} licence month in {months}.",
        "There is no fee for {product}: {count} licence months in {months}.",
        unpriced.licences,
    )
    what = text.format(product=name, count=style.count(unpriced.licences), months=months)
    looked = tr("Looked for in the price book's fees of {product} and in the negotiated prices of this scenario.").format(product=name)
    mend = tr("Type the fee, or a negotiated price with its reason, under Prices: {product}.").format(product=name)
    return Unknown(what, looked, mend, Mend(product=unpriced.product))


def _groups(result: OptionResult, unpriced: Unpriced) -> list[str]:
    """Name the groups whose charged calls lack the rate."""
    traffic = result.charges.traffic
    key = traffic.keys.index(unpriced.key)
    months = [m - traffic.months[0] for m in unpriced.months]
    calling = np.zeros(len(traffic.groups), dtype=np.bool_)
    for part in result.charges.parts:
        for component, mask in part.tariff.masks.items():
            if mask[key]:
                charged = np.broadcast_to(part.charged(component), (len(traffic.months),))
                lacking = part.tariff.rates.missing[months, key] & (charged[months] > 0)
                calling |= ((part.calls[:, months] > 0) & lacking).any(axis=1) & (traffic.weights[:, key] > 0)
    return [group.name for group, calls in zip(traffic.groups, calling.tolist(), strict=True) if calls]

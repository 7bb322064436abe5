"""What differs between two saved projects, in rows: inputs, rates, and the money that leads from one to the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.differences import differences
from ppm_desktop.domain.price_book_changes import changes
from ppm_desktop.domain.prices import DEFAULT_RATE_SET
from ppm_desktop.reports.bridge import change_bridge
from ppm_desktop.reports.changes.difference_table import DifferenceRow, Names, difference_rows
from ppm_desktop.reports.changes.words import decision_sentences, no_bridge_sentence, order_sentence, period_sentence
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.rate_sheet.words import rate_name
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.decisions.changes import ProjectChange
    from ppm_desktop.domain.differences import Difference
    from ppm_desktop.domain.price_book_changes import RateChange
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.reports.bridge import BridgeTable
    from ppm_desktop.reports.number_text import NumberStyle

#: Owners whose differences are told as changes of the price book.
_TOLD_AS_RATES: Final = frozenset({"rate", "source"})


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """Everything that is told about two projects, in words and as it is printed."""

    decisions: tuple[str, ...]  # what was and is cheapest, and whether that changed
    bridge: BridgeTable | None  # None where an end of it is not known; ``remarks`` then say why
    remarks: tuple[str, ...]  # about the bridge: why there is none, its order, different periods
    inputs: tuple[DifferenceRow, ...]
    rates: tuple[DifferenceRow, ...]


def changed_inputs(change: ProjectChange, *, only_scenarios: bool = False) -> tuple[Difference, ...]:
    """Return the inputs that differ, rates left out; with ``only_scenarios`` of scenarios only what the compared ones differ in."""
    before, after = change.before, change.after
    compared = {before.scenario.name, after.scenario.name}
    return tuple(
        difference
        for difference in differences(before.project, after.project)
        if difference.owner not in _TOLD_AS_RATES
        and not (
            only_scenarios and len(difference.place) > 1 and difference.place[0] == "scenarios" and difference.place[1] not in compared
        )
    )


def changed_rates(change: ProjectChange) -> tuple[RateChange, ...]:
    """Return the rates that differ; another source or day alone is no difference."""
    found = changes(change.before.project.price_book, change.after.project.price_book)
    return tuple(rate for rate in found if rate.kind != "same")


def change_report(
    change: ProjectChange, names: tuple[str, str], countries: Mapping[str, str], style: NumberStyle, *, only_scenarios: bool = False
) -> ChangeReport:
    """Say what differs. ``names`` are what the two projects are called, ``countries`` those of countries by code."""
    before, after = change.before.project, change.after.project
    both = (before, after)
    known = Names(
        countries,
        {product.id: product.name for project in both for product in project.price_book.products},
        {option.id: option.name for project in both for scenario in project.scenarios for option in scenario.options},
    )
    bridge = change_bridge(change, names, style) if change.steps else None
    remarks = [no_bridge_sentence(change, names)] if bridge is None else [bridge.refusal] if bridge.refusal else [order_sentence()]
    if before.period != after.period:
        remarks.append(period_sentence(change, names))
    return ChangeReport(
        decision_sentences(change, names, style),
        bridge,
        tuple(remarks),
        _input_rows(changed_inputs(change, only_scenarios=only_scenarios), style, known),
        tuple(_rate_row(found, countries, style) for found in changed_rates(change)),
    )


def _input_rows(found: Sequence[Difference], style: NumberStyle, names: Names) -> tuple[DifferenceRow, ...]:
    """Say each difference in a row; what belongs to no scenario, group or product is the plan's."""
    rows = difference_rows(found, style, names)
    of_plan = [not difference.owner and difference.place[0] != "scenarios" for difference in found]
    return tuple(replace(row, where=tr("Plan")) if own else row for row, own in zip(rows, of_plan, strict=True))


def _rate_row(change: RateChange, countries: Mapping[str, str], style: NumberStyle) -> DifferenceRow:
    rate = change.new or change.old
    assert rate is not None  # noqa: S101 - a change has at least one side
    what = rate_name(rate.call_type, countries.get(rate.country, rate.country), rate.line)
    where = tr("Rates") if rate.rate_set == DEFAULT_RATE_SET else tr("Rates of {rate_set}").format(rate_set=rate.rate_set)
    return DifferenceRow(where, what, _price(change.old, style), _price(change.new, style))


def _price(rate: Rate | None, style: NumberStyle) -> str:
    if rate is None:
        return UNKNOWN
    price = style.rate(float(rate.rate))
    return tr("{price} + {fee} a call").format(price=price, fee=style.rate(float(rate.connection_fee))) if rate.connection_fee else price

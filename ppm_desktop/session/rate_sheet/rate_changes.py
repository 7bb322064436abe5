"""The difference between two price books as lines of a table, and in one sentence."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.rate_sheet.words import rate_name
from ppm_desktop.reports.words import LINE_LABELS, listed
from ppm_desktop.session.entry.shown_text import RATE_DECIMALS, amount_text
from ppm_desktop.session.tables.rates_columns import SHORT_CALL_TYPES
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ppm_desktop.costing.missing_rates import MissingRate
    from ppm_desktop.domain.price_book_changes import RateChange
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.reports.number_text import NumberStyle

#: Nobody reads further, and writing more lines would keep the window waiting.
MOST_LINES: Final = 2000
#: What can be shown, in the order in which it is offered.
KINDS: Final = ("changed", "added", "removed", "same", "kept")
KIND_LABELS: Final = {
    "changed": mark("Changed"),
    "added": mark("New"),
    "removed": mark("Removed"),
    "same": mark("Same"),
    "kept": mark("Not in the sheet"),
}
HEADS: Final = (mark("Calls"), mark("Country"), mark("Line"), mark("Now"), mark("New"), mark("Change"))


def change_counts(changes: Iterable[RateChange], kept: Sequence[Rate]) -> dict[str, int]:
    """Return how many rates there are of each kind."""
    counts = Counter[str](change.kind for change in changes)
    return {kind: len(kept) if kind == "kept" else counts[kind] for kind in KINDS}


def change_rows(
    changes: Iterable[RateChange], kept: Iterable[Rate], kind: str, name: Callable[[str], str], style: NumberStyle
) -> tuple[tuple[str, ...], ...]:
    """Return the first lines of a kind: call type, country, line type, price now and then, and the change in per cent."""
    if kind == "kept":
        return tuple((*_what(rate, name), *(_price(rate, style),) * 2, tr("stays")) for rate in islice(kept, MOST_LINES))
    return tuple(_line(change, name, style) for change in islice((change for change in changes if change.kind == kind), MOST_LINES))


def unpriced_sentence(unpriced: Sequence[MissingRate] | None, name: Callable[[str], str]) -> str:
    """Say which calls of the plan would still have no rate."""
    if unpriced is None:
        return tr("The plan has errors, so what would still have no rate is not known.")
    if not unpriced:
        return tr("Every call of the plan would have a rate.")
    names = listed([rate_name(missing.call_type, name(missing.destination.country), missing.destination.line) for missing in unpriced])
    text = trn(
        "▲ {count} destination of the plan would still have no rate: {names}.",
        "▲ {count} destinations of the plan would still have no rate: {names}.",
        len(unpriced),
    )
    return text.format(count=len(unpriced), names=names)


def _line(change: RateChange, name: Callable[[str], str], style: NumberStyle) -> tuple[str, ...]:
    rate = change.new or change.old
    if rate is None:
        return ("",) * len(HEADS)
    return (*_what(rate, name), _price(change.old, style), _price(change.new, style), _change(change, style))


def _what(rate: Rate, name: Callable[[str], str]) -> tuple[str, str, str]:
    return tr(SHORT_CALL_TYPES[rate.call_type]), name(rate.country), tr(LINE_LABELS[rate.line]) if rate.call_type == "dial_out" else ""


def _price(rate: Rate | None, style: NumberStyle) -> str:
    if rate is None:
        return "–"
    price = amount_text(rate.rate, style, RATE_DECIMALS)
    return tr("{price} + {fee} a call").format(price=price, fee=amount_text(rate.connection_fee, style)) if rate.connection_fee else price


def _change(change: RateChange, style: NumberStyle) -> str:
    if change.kind == "added":
        return tr("new")
    if change.kind == "removed":
        return tr("removed")
    percent = change.percent
    if change.kind == "same" or percent == 0:
        return tr("same") if change.kind == "same" else tr("another fee")
    if percent is None:
        return tr("from 0")
    sign = "+" if percent > 0 else ""
    return f"{sign}{style.percent(float(percent) / 100)}"

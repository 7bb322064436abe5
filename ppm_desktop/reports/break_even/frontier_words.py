"""Where two options cost the same over two inputs, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.input_words import input_name, read_number
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.frontier import Frontier
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.reports.number_text import NumberStyle


def frontier_headline(found: Frontier, style: NumberStyle) -> str:
    """Say in one sentence whether there is a line of equal cost, and over which range was looked."""
    first, second = (option.name for option in found.options)
    x, y = (_reach(one, at[0], at[-1], style) for one, at in ((found.pair.x, found.xs), (found.pair.y, found.ys)))
    if found.kind == "always":
        return tr("{first} and {second} cost the same all over: {x}, {y}.").format(first=first, second=second, x=x, y=y)
    if found.kind == "never":
        cheaper = next(option.name for option in found.options if option.id == found.cheaper)
        said = tr("{first} and {second} never cost the same: {x}, {y}. Always cheaper: {cheaper}.")
        return said.format(first=first, second=second, x=x, y=y, cheaper=cheaper)
    said = trn(
        "{first} and {second} cost the same along one line: {x}, {y}.",
        "{first} and {second} cost the same along {count} lines: {x}, {y}.",
        len(found.branches),
    )
    return said.format(first=first, second=second, count=len(found.branches), x=x, y=y)


def today_sentence(found: Frontier, style: NumberStyle) -> str:
    """Say where the customer stands."""
    x, y = (axis_value(one, at, style) for one, at in zip((found.pair.x, found.pair.y), found.today, strict=True))
    if found.today_is_exact:
        return tr("Today: {x}, {y}.").format(x=x, y=y)
    return tr("Today on average: {x}, {y}; groups differ.").format(x=x, y=y)


def axis_value(changing: ChangingInput, at: float, style: NumberStyle) -> str:
    """Write a place on an axis: a factor as ``× 1.2``, a value as it is."""
    return f"× {read_number(at, style)}" if changing.multiplied else read_number(at, style)


def _reach(changing: ChangingInput, low: float, high: float, style: NumberStyle) -> str:
    said = tr("{input} from {low} to {high}")
    return said.format(input=input_name(changing), low=axis_value(changing, low, style), high=axis_value(changing, high, style))

"""One number of an explanation: its value, how it comes about, and, for an input or a price, where it comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ppm_desktop.domain.cached import cached_property
from ppm_desktop.reports.why.quantities import quantity_text
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from ppm_desktop.domain.prices import SourceStatus
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.quantities import Unit

#: "given" is a leaf; "scaled" is first ÷ second × third; "unpriced" is a quantity without a price, which adds nothing to a lower bound.
Operation = Literal["given", "sum", "difference", "product", "quotient", "scaled", "minimum", "power", "rounded", "unpriced"]
#: More terms of a sum than this are counted; the tree has all of them.
_MOST_TERMS = 4
_SIGNS = {"sum": " + ", "difference": " \N{MINUS SIGN} ", "product": " × ", "quotient": " ÷ "}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a leaf comes from."""

    path: str = ""  # in the project file; "" for what nobody can type
    source: str = ""  # title of a price's source, or what is said about an input
    status: SourceStatus | Literal[""] = ""
    effective: date | None = None  # a price: in force from
    dated: date | None = None  # a price: the day of its source
    note: str = ""  # the reason of a negotiated price, or the note beside an input
    price_id: str = ""  # id of the rate or fee

    @property
    def example(self) -> bool:
        """Whether the price is an example and must say so."""
        return self.status == "example"


@dataclass(frozen=True, eq=False)  # no slots: children are kept once they were made
class Node:
    """A number with what it is made of. ``value`` is the engine's; a lower bound while ``bound``."""

    label: str
    value: float
    unit: Unit
    operation: Operation = "given"
    grow: Callable[[], Sequence[Node]] | None = None
    origin: Origin | None = None
    bound: bool = False

    @cached_property
    def children(self) -> tuple[Node, ...]:
        """What the number is made of; made at the first call."""
        return () if self.grow is None else tuple(self.grow())

    @property
    def is_leaf(self) -> bool:
        """Whether nothing is below."""
        return self.grow is None

    @property
    def missing(self) -> bool:
        """Whether it is a price that nobody knows, or a charge that has none."""
        return self.operation == "unpriced" or math.isnan(self.value)

    def evaluate(self) -> float:
        """Work the value out from the leaves alone. Unfolds the whole tree below, what several numbers share only once."""
        return self._worked_out

    @cached_property
    def _worked_out(self) -> float:
        return self.value if self.is_leaf else self.combined([child.evaluate() for child in self.children])

    def combined(self, values: Sequence[float]) -> float:  # noqa: PLR0911 - one for each operation
        """Apply the node's operation to its children's values."""
        match self.operation:
            case "sum":
                return math.fsum(values)
            case "difference":
                return values[0] - math.fsum(values[1:])
            case "product":
                return math.prod(values)
            case "quotient":
                return values[0] / values[1]
            case "scaled":
                return values[0] / values[1] * values[2]
            case "minimum":
                return min(values)
            case "power":
                return float(values[0] ** values[1])
            case "rounded":
                return math.floor(values[0] + 0.5)
            case "unpriced":
                return 0.0
            case _:
                return self.value

    def relabelled(self, label: str) -> Node:
        """Return the same number under another name."""
        return replace(self, label=label)

    def amount(self, style: NumberStyle) -> str:
        """Return the value as text with its unit; a lower bound and an unknown price say so."""
        if self.missing or (self.bound and self.value == 0):
            return tr("no price")
        text = quantity_text(self.value, self.unit, style)
        return style.at_least(text) if self.bound else text

    def formula(self, style: NumberStyle) -> str:  # noqa: PLR0911 - as above
        """Return the operation with the children's values: ``12 050 min × 0.013``; "" for a leaf."""
        if self.is_leaf:
            return ""
        parts = [child.amount(style) for child in self.children]
        match self.operation:
            case "sum" if len(parts) > _MOST_TERMS:
                more = len(parts) - _MOST_TERMS + 1
                text = trn("{terms} + {count} more", "{terms} + {count} more", more)
                return text.format(terms=_SIGNS["sum"].join(parts[: _MOST_TERMS - 1]), count=more)
            case "scaled":
                return f"{parts[0]} ÷ {parts[1]} × {parts[2]}"
            case "minimum":
                return tr("the least of {values}").format(values="; ".join(parts))
            case "power":
                return tr("{base} to the power of {exponent}").format(base=parts[0], exponent=parts[1])
            case "rounded":
                return tr("{value}, rounded half up").format(value=parts[0])
            case "unpriced":
                return _SIGNS["product"].join(parts)
            case operation:
                return _SIGNS[operation].join(parts)

    def text(self, style: NumberStyle) -> str:
        """Return one line: ``12 050 min × 0.013 = 156.65``; a leaf is its amount."""
        formula = self.formula(style)
        if not formula or (len(self.children) == 1 and self.operation == "sum"):
            return self.amount(style)
        return f"{formula} = {self.amount(style)}"


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it, unfolding it."""
    yield node
    for child in node.children:
        yield from walk(child)

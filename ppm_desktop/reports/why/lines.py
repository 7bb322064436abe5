"""An explanation as text: for the clipboard, one line for each number that is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.words import status_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.answering import WhyTree
    from ppm_desktop.reports.why.node import Node, Origin

_INDENT = "    "


def price_of(node: Node) -> Node | None:
    """Return the price that a charge is made at, or the price that a leaf is; None for all else."""
    if node.is_leaf:
        return node if node.unit in {"rate", "fee"} else None
    if node.operation not in {"product", "unpriced"}:
        return None
    prices = [child for child in node.children if child.is_leaf and child.unit in {"rate", "fee"}]
    return prices[0] if len(prices) == 1 else None


def source_text(origin: Origin, style: NumberStyle) -> str:
    """Say where a leaf comes from: source, its day and standing, and the reason or note beside it."""
    text = origin.source
    if origin.source and origin.status and origin.dated is not None:
        text = tr("{source}, {day} ({standing})")
        text = text.format(source=origin.source, day=style.day(origin.dated), standing=status_label(origin.status))
    if origin.note:
        text = tr("{source}: {note}").format(source=text, note=origin.note) if text else origin.note
    return text


def day_text(origin: Origin, style: NumberStyle) -> str:
    """Say since when a price is in force, with a mark on an example; "" where there is no day."""
    if origin.effective is None:
        return ""
    day = style.day(origin.effective)
    return tr("{day}, example").format(day=day) if origin.example else day


def line_of(node: Node, style: NumberStyle) -> str:
    """Say one number in one line, with source and day where it is a price or an input of which something is said."""
    text = tr("{what}: {amount}").format(what=node.label, amount=node.text(style))
    if node.origin is None:
        return text
    parts = (source_text(node.origin, style), day_text(node.origin, style))
    known = [part for part in parts if part]
    return tr("{line} [{source}]").format(line=text, source="; ".join(known)) if known else text


def tree_text(tree: WhyTree, style: NumberStyle, unfolded: Callable[[tuple[int, ...]], bool]) -> str:
    """Return an explanation as lines, indented by level; ``unfolded`` says of a place in the tree whether what is below is wanted."""
    lines = [tr("{what}: {amount}").format(what=tree.title, amount=f"{tree.shown(style)} {tree.unit}".strip()), ""]
    lines += _lines(tree.root, style, unfolded, ())
    lines += ["", *tree.notes] if tree.notes else []
    for unknown in tree.unknowns:
        lines += ["", unknown.what, unknown.looked, unknown.mend]
    if tree.rules:
        text = tr("{rule} [{id}; {source}]")
        lines += ["", *(text.format(rule=rule.text, id=rule.rule, source=rule.source) for rule in tree.rules)]
    return "\n".join(lines) + "\n"


def _lines(node: Node, style: NumberStyle, unfolded: Callable[[tuple[int, ...]], bool], place: tuple[int, ...]) -> Iterator[str]:
    yield _INDENT * len(place) + line_of(node, style)
    if not node.is_leaf and unfolded(place):
        for number, child in enumerate(node.children):
            yield from _lines(child, style, unfolded, (*place, number))

"""Shares that should add up to 1: what is missing, in words, and the normalising that a button offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.scenario import SHARE_TOLERANCE
from ppm_desktop.session.entry.shown_text import percent_text
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.reports.number_text import NumberStyle


def adds_up(total: float) -> bool:
    """Say whether shares with this sum pass the checks."""
    return abs(total - 1) <= SHARE_TOLERANCE


def sum_sentence(total: float, style: NumberStyle) -> str:
    """Say what shares add up to: ``100 %``, ``98 % – 2 % missing``, ``105 % – 5 % too much``."""
    if adds_up(total):
        return percent_text(1.0, style)
    gap = percent_text(abs(1 - total), style)
    if gap == percent_text(0.0, style):  # smaller than what two decimals of a per cent can show
        return tr("{sum} – not exactly; a rounding difference remains").format(sum=percent_text(total, style))
    sentence = tr("{sum} – {gap} missing") if total < 1 else tr("{sum} – {gap} too much")
    return sentence.format(sum=percent_text(total, style), gap=gap)


def normalised(shares: Sequence[float]) -> tuple[float, ...]:
    """Scale shares so that they add up to 1, in their proportions; all equal when they are all 0."""
    total = sum(shares)
    if total == 0:
        return (1 / len(shares),) * len(shares) if shares else ()
    return tuple(share / total for share in shares)

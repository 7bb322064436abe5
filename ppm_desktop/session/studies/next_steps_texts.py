"""What next for every option of a comparison, worked out together: reading the catalogue's steps and rules takes a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.reports.next_steps.outline import outline
from ppm_desktop.reports.next_steps.states import step_states
from ppm_desktop.reports.next_steps.steps import next_steps

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.next_steps.outline import OutlineLine
    from ppm_desktop.reports.number_text import NumberStyle


@dataclass(frozen=True, slots=True)
class OptionSteps:
    """One option's lines."""

    option: str  # id
    name: str
    lines: tuple[OutlineLine, ...]


def steps_of_all(comparison: Comparison, catalogue: Catalogue, style: NumberStyle) -> tuple[OptionSteps, ...]:
    """Return the lines of each option, in the order of the options. May be called in a thread."""
    states = step_states(comparison)
    return tuple(
        OptionSteps(
            result.option.id, result.option.name, outline(next_steps(comparison, result.option.id, catalogue, style), states, style)
        )
        for result in comparison.results
    )

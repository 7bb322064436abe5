"""The engine as the window uses it: called in a thread, with everything loaded that showing its answer needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


def compare(project: Project, scenario: Scenario, availability: Availability) -> Comparison:
    """Cost every option of a scenario, and sum up what the window shows of it.

    The first call also imports what turns the answer into words and tables, so that the window's thread, which shows
    them, does not stop for it.
    """
    import ppm_desktop.reports.answer  # noqa: PLC0415 - in this thread, as the docstring says
    import ppm_desktop.reports.cost_table  # noqa: F401, PLC0415 - as above
    from ppm_desktop.costing import comparison  # noqa: PLC0415 - numpy loads after the window is visible

    found = comparison.compare(project, scenario, availability)
    for result in found.results:
        _ = result.total  # summed up here: the window's thread shows it
    _ = found.cheapest
    return found

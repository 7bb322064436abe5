"""What a plan says about itself: names, notes, agreement and period. All of it changes in one undo step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.session.edits.annotation_edits import plain_text
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.project import Agreement, Project
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """The fields of the dialog."""

    name: str
    customer: str
    notes: str
    agreement: Agreement
    start: Month
    months: int


def details_of(project: Project) -> PlanDetails:
    """Return what a plan says about itself."""
    return PlanDetails(project.name, project.customer, project.notes, project.agreement, project.start, project.months)


def change_details(document: Document, details: PlanDetails) -> None:
    """Put the details into the plan. People who are there from its first month on are so from the new first month, too."""
    document.edit(with_details(document.project, details), tr("Change plan details"))


def with_details(project: Project, details: PlanDetails) -> Project:
    """Return the plan with other details; texts without characters that the file does not take."""
    scenarios = project.scenarios
    if details.start != project.start:
        scenarios = tuple(
            replace(scenario, groups=tuple(_moved(group, project.start, details.start) for group in scenario.groups))
            for scenario in scenarios
        )
    return replace(
        project,
        name=plain_text(details.name),
        customer=plain_text(details.customer),
        notes=plain_text(details.notes),
        agreement=details.agreement,
        start=details.start,
        months=details.months,
        scenarios=scenarios,
    )


def _moved(group: Group, old: Month, new: Month) -> Group:
    """Let the first number of people begin with the plan; numbers from a later month on are dated facts and stay."""
    first, *later = group.headcount
    if first.since != old or any(step.since <= new for step in later):
        return group
    return replace(group, headcount=(replace(first, since=new), *later))

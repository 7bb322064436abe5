"""People who phone differently become a group of their own: nobody is counted twice, and every option gives them what they had."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.option_edits import with_option_added
from ppm_desktop.domain.products import INCLUDED, NONE, PAY_PER_MINUTE
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option
from ppm_desktop.session.edits.group_edits import with_group_duplicated
from ppm_desktop.session.edits.option_templates import MIX
from ppm_desktop.session.edits.profile_edits import with_profile
from ppm_desktop.session.entry.product_words import STANDARD, USA_CAN
from ppm_desktop.session.implied_minutes import organisers_in
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.domain.usage_profile import Profile
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True)
class Split:
    """Who leaves a group, and how they phone."""

    name: str  # of the new group; no other group has it
    organisers: int  # at the start; fewer than the group has
    profile: Profile | None = None  # None: as the group does
    licensed: bool = False  # an option is added in which only they are licensed


def organisers_to_split(group: Group, start: Month) -> int:
    """Return of how many people some can leave: those of the first month, or of the first step where nobody is there yet."""
    return organisers_in(group, start) or next((step.organisers for step in group.headcount if step.organisers), 0)


def split_off(document: Document, place: int, split: Split) -> None:
    """Make people of a group of the shown scenario a group below it, as one undo step."""
    project, scenario = document.project, document.scenario
    group = scenario.groups[place]
    scenario = with_group_split(scenario, place, split, project.start)
    option = option_licensing(project, scenario, split.name) if split.licensed else None
    if option is not None:
        scenario = with_option_added(scenario, option, len(scenario.options))
    document.edit_scenario(scenario, tr("Split {name} off {group}").format(name=split.name, group=group.name))


def with_group_split(scenario: Scenario, place: int, split: Split, start: Month) -> Scenario:
    """Take people out of a group, the same share of every headcount step, and insert them below as a group."""
    group = scenario.groups[place]
    there = organisers_to_split(group, start)
    leaving = [min(step.organisers, (2 * step.organisers * split.organisers + there) // (2 * there)) for step in group.headcount]
    steps = tuple(zip(group.headcount, leaving, strict=True))
    copied = with_group_duplicated(scenario, place, split.name)
    staying = replace(group, headcount=tuple(replace(step, organisers=step.organisers - count) for step, count in steps))
    gone = replace(copied.groups[place + 1], headcount=tuple(replace(step, organisers=count) for step, count in steps))
    if split.profile is not None:
        gone = with_profile(gone, split.profile)
    return replace(copied, groups=(*copied.groups[:place], staying, gone, *copied.groups[place + 2 :]))


def option_licensing(project: Project, scenario: Scenario, name: str) -> Option | None:
    """Return an option in which one group is licensed and the others get the cheapest way in that needs no fee; None where there is no such way.

    Whoever gets no phone meetings in the option that gives that way to everybody gets none here either.
    """
    book = project.price_book
    rest = PAY_PER_MINUTE if project.agreement == "volume_licensing" else USA_CAN
    group = next(group for group in scenario.groups if group.name == name)
    if group.holds == INCLUDED or book.product(STANDARD) is None or book.product(rest) is None:
        return None
    like = next((option for option in scenario.options if _gives_all(option, rest)), None)
    others = like.assign if like is not None else (Assignment(EVERYBODY, ((rest, 1.0),)),)
    given = (*(entry for entry in others if entry.group != name), Assignment(name, ((STANDARD, 1.0),)))
    said = tr("{group} licensed, the rest per minute") if rest == PAY_PER_MINUTE else tr("{group} licensed, the rest at no charge")
    return Option(MIX, said.format(group=name), tuple(sorted(given, key=lambda entry: entry.group)))


def _gives_all(option: Option, product: str) -> bool:
    """Say whether everybody who has phone meetings in an option gets one product."""
    return {given for entry in option.assign for given, share in entry.shares if share > 0} - {NONE} == {product}

"""A usage profile for groups that exist: their habits become the profile's, marked as such, in one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.annotations import annotated
from ppm_desktop.domain.interview_answers import Answers, Numbers
from ppm_desktop.domain.interview_habits import annotations_from, habits_from
from ppm_desktop.reports.interview_words import plan_names
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.domain.meetings import Join
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.usage_profile import Profile
    from ppm_desktop.session.document import Document


def apply_profile(document: Document, places: Iterable[int], profile: Profile) -> None:
    """Give groups of the shown scenario, by their places, a profile's habits; their destinations and call types stay.

    A group that uses toll numbers only goes on doing so: the profile says how much is phoned, not which numbers exist.
    """
    groups = list(document.scenario.groups)
    for place in places:
        groups[place] = with_profile(groups[place], profile)
    text = tr("Apply the profile “{profile}”").format(profile=profile.name)
    document.edit_scenario(replace(document.scenario, groups=tuple(groups)), text)


def with_profile(group: Group, profile: Profile) -> Group:
    """Return the group with the profile's habits, each value marked as the profile's."""
    join = group.habits.join
    answers = Answers((), "volume_licensing", _numbers(join), join.dial_out > 0)
    habits = habits_from(answers, profile)
    if join.toll_free == 0 and join.toll == 0:  # everybody is called; the profile has nothing to say about that
        habits = replace(habits, join=join)
    source = plan_names({}).profile_source.format(profile=profile.name)
    marks = [(field, mark) for field, mark in annotations_from(answers, profile, source) if field != "destinations"]
    if habits.join == join:
        marks = [(field, mark) for field, mark in marks if field != "join"]
    annotations = group.annotations
    for field, mark in marks:
        annotations = annotated(annotations, field, mark)
    return replace(group, habits=habits, annotations=annotations)


def _numbers(join: Join) -> Numbers:
    if join.toll_free > 0:
        return "both" if join.toll > 0 else "toll_free"
    return "toll"

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.annotations import annotation_of
from ppm_desktop.session.edits.profile_edits import apply_profile

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.session.document import Document


def test_a_profile_changes_the_habits_of_the_chosen_groups_in_one_step(document: Document, catalogue: Catalogue) -> None:
    before = document.project
    profile = catalogue.profiles["large"].profile()
    apply_profile(document, [0, 2], profile)
    first, second, third = document.scenario.groups
    assert first.habits.meetings_per_organiser == third.habits.meetings_per_organiser == profile.meetings_per_organiser
    assert second == before.scenarios[0].groups[1]
    assert first.destinations == before.scenarios[0].groups[0].destinations
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Apply the profile “Much”"
    document.undo_stack.undo()
    assert document.project == before


def test_every_value_of_a_profile_is_marked_until_somebody_decides_it(document: Document, catalogue: Catalogue) -> None:
    apply_profile(document, [0], catalogue.profiles["small"].profile())
    group = document.scenario.groups[0]
    for field in ("meetings_per_organiser", "attendees", "phone_share", "minutes_per_call", "usage_spread"):
        mark = annotation_of(group.annotations, field)
        assert mark is not None, field
        assert mark.confidence == "profile"
        assert "Little" in mark.source
    assert annotation_of(group.annotations, "destinations") is None


def test_another_profile_takes_the_place_of_the_first_with_its_marks(document: Document, catalogue: Catalogue) -> None:
    for name in ("small", "large"):
        apply_profile(document, [0], catalogue.profiles[name].profile())
    mark = annotation_of(document.scenario.groups[0].annotations, "phone_share")
    assert mark is not None
    assert mark.confidence == "profile"
    assert "Much" in mark.source


def test_a_group_that_has_no_toll_free_numbers_gets_none(document: Document, catalogue: Catalogue) -> None:
    before = [group.habits.join for group in document.scenario.groups]
    apply_profile(document, range(3), catalogue.profiles["medium"].profile())
    for join, group in zip(before, document.scenario.groups, strict=True):
        assert (group.habits.join.toll_free > 0) == (join.toll_free > 0)
        assert (group.habits.join.dial_out > 0) == (join.dial_out > 0)
        assert round(group.habits.join.total, 6) == 1

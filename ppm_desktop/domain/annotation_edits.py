"""Edits of annotations, and what an edit of a value does to the annotation of that value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from ppm_desktop.domain.annotations import Annotation, Annotations, annotated, annotation_of
from ppm_desktop.domain.input_list import GROUP_INPUTS, NO_GROUP, SCENARIO_INPUTS
from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.scenario import Scenario

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project

Named = TypeVar("Named", Group, Scenario)
_UNCONFIRMED: Final = "profile"


def with_annotations(scenario: Scenario, said: Mapping[tuple[int, str], Annotation]) -> Scenario:
    """Annotate inputs, given by the place of their group (``NO_GROUP`` for the scenario's own) and their field.

    An empty annotation takes out what was said.
    """
    groups = list(scenario.groups)
    own = scenario.annotations
    for (place, field), annotation in said.items():
        if place == NO_GROUP:
            own = annotated(own, field, annotation)
        else:
            groups[place] = replace(groups[place], annotations=annotated(groups[place].annotations, field, annotation))
    return replace(scenario, groups=tuple(groups), annotations=own)


def with_decided_values(before: Project, project: Project) -> Project:
    """Return ``project`` without the marks of a starting profile on values that are no longer those of ``before``.

    Somebody has now decided these values: neither are they unconfirmed, nor does the profile's source speak of them.
    Notes stay, and so do all other annotations. A mark that came with the new value is the edit's own, and stays.
    """
    scenarios = _each_matched(before.scenarios, project.scenarios, _decided_scenario)
    return project if scenarios is project.scenarios else replace(project, scenarios=scenarios)


def _decided_scenario(old: Scenario, new: Scenario) -> Scenario:
    groups = _each_matched(old.groups, new.groups, _decided_group)
    annotations = _decided(old, new, SCENARIO_INPUTS)
    if groups is new.groups and annotations is new.annotations:
        return new
    return replace(new, groups=groups, annotations=annotations)


def _decided_group(old: Group, new: Group) -> Group:
    annotations = _decided(old, new, GROUP_INPUTS)
    return new if annotations is new.annotations else replace(new, annotations=annotations)


def _decided(old: Named, new: Named, inputs: Mapping[str, Callable[[Named], object]]) -> Annotations:
    """Return the annotations of ``new``; the same object when nothing is to be dropped."""
    kept = new.annotations
    for field, annotation in new.annotations:
        if annotation.confidence != _UNCONFIRMED or annotation_of(old.annotations, field) != annotation:
            continue
        if inputs[field](old) != inputs[field](new):
            kept = annotated(kept, field, Annotation(note=annotation.note))
    return kept


def _each_matched(before: Sequence[Named], after: tuple[Named, ...], change: Callable[[Named, Named], Named]) -> tuple[Named, ...]:
    """Change each of ``after`` that was another object before; the same tuple when none changed.

    Who was who: the same name first; a name that is new had the old name at its place if that is gone.
    """
    if before is after:
        return after
    changed = [place for place, new in enumerate(after) if not (place < len(before) and before[place] is new)]
    if not changed:
        return after
    olds = {old.name: old for old in before}
    names = {new.name for new in after}
    found = list(after)
    for place in changed:
        new = after[place]
        old = olds.get(new.name)
        if old is None and place < len(before) and before[place].name not in names:
            old = before[place]
        if old is not None and old is not new:
            found[place] = change(old, new)
    return after if all(now is was for now, was in zip(found, after, strict=True)) else tuple(found)

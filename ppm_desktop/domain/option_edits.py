"""What happens to a scenario when its options come, go, move, get another name, or give somebody something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ppm_desktop.domain.scenario import Scenario


def shares_for(option: Option, group: str) -> tuple[tuple[str, float], ...] | None:
    """Return what an option says of a group by its name, or of ``"*"``; None where it says nothing."""
    return next((entry.shares for entry in option.assign if entry.group == group), None)


def with_assignment(option: Option, group: str, shares: Mapping[str, float] | None) -> Option:
    """Give a group, or everybody else, products in shares; None or no share above 0: what everybody else gets.

    Shares of 0 are left out. An entry that says what ``"*"`` says anyway goes; entries of other groups stay as they are,
    also where they come to be alike while ``"*"`` is edited.
    """
    given = tuple(sorted((product, share) for product, share in (shares or {}).items() if share > 0))
    others = [entry for entry in option.assign if entry.group != group]
    needless = not given or (group != EVERYBODY and given == shares_for(option, EVERYBODY))
    entries = others if needless else [*others, Assignment(group, given)]
    return replace(option, assign=tuple(sorted(entries, key=lambda entry: entry.group)))


def with_option(scenario: Scenario, place: int, option: Option) -> Scenario:
    """Replace one option."""
    return replace(scenario, options=(*scenario.options[:place], option, *scenario.options[place + 1 :]))


def with_option_added(scenario: Scenario, option: Option, place: int) -> Scenario:
    """Insert an option; it gets an id that no other one has."""
    added = replace(option, id=unused_id(option.id, (other.id for other in scenario.options)))
    return replace(scenario, options=(*scenario.options[:place], added, *scenario.options[place:]))


def with_option_duplicated(scenario: Scenario, place: int, name: str) -> Scenario:
    """Insert a copy below an option, under a name of its own."""
    return with_option_added(scenario, replace(scenario.options[place], name=name), place + 1)


def without_options(scenario: Scenario, places: Iterable[int]) -> Scenario:
    """Take options out. What is left moves up, so the first of them is what the others are held against."""
    gone = set(places)
    return replace(scenario, options=tuple(option for place, option in enumerate(scenario.options) if place not in gone))


def with_option_moved(scenario: Scenario, place: int, by: int) -> Scenario:
    """Move an option up (negative) or down, as far as there is room."""
    target = min(max(place + by, 0), len(scenario.options) - 1)
    rest = (*scenario.options[:place], *scenario.options[place + 1 :])
    return replace(scenario, options=(*rest[:target], scenario.options[place], *rest[target:]))


def unused_id(wanted: str, taken: Iterable[str]) -> str:
    """Return ``wanted``, or ``wanted_2``, ``wanted_3`` … when it is taken."""
    ids, number, found = set(taken), 1, wanted
    while found in ids:
        number += 1
        found = f"{wanted}_{number}"
    return found

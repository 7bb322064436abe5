"""Scenarios come, go, move and get names; each is one named undo step, and the baseline follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.session.edits.annotation_edits import plain_name
from ppm_desktop.session.edits.group_edits import unique_name
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.session.document import Document

#: What the project file allows for a name.
LONGEST_NAME: Final = 500


class ScenariosList:
    """Edits the scenarios of a document. Places are positions in the project."""

    def __init__(self, document: Document) -> None:
        """Edit ``document``."""
        self._document = document

    @property
    def names(self) -> list[str]:
        """The names of all scenarios, in order."""
        return [scenario.name for scenario in self._document.project.scenarios]

    def add(self) -> int:
        """Add a scenario with the inputs of the shown one, at the end, and show it; return its place."""
        scenarios = self._document.project.scenarios
        name = unique_name(tr("Scenario {number}").format(number=len(scenarios) + 1), self.names)
        self._put((*scenarios, replace(self._document.scenario, name=name)), tr("New scenario {name}").format(name=name), len(scenarios))
        return len(scenarios)

    def try_out(self, changed: Scenario, name: str, step: str) -> int:
        """Put a changed copy of the shown scenario beside it, under a name of its own, and show it; return its place."""
        place, scenarios = self._document.scenario_index, self._document.project.scenarios
        copy = replace(changed, name=unique_name(name[:LONGEST_NAME], self.names))
        self._put((*scenarios[: place + 1], copy, *scenarios[place + 1 :]), step, place + 1)
        return place + 1

    def duplicate(self, place: int) -> int:
        """Copy a scenario and show the copy; return its place."""
        scenarios = self._document.project.scenarios
        name = scenarios[place].name
        copy = replace(scenarios[place], name=unique_name(tr("{name} – copy").format(name=name), self.names))
        self._put((*scenarios[: place + 1], copy, *scenarios[place + 1 :]), tr("Duplicate {name}").format(name=name), place + 1)
        return place + 1

    def rename(self, place: int, text: str) -> str:
        """Give a scenario another name; return why not, or "". One that is gone meanwhile needs none."""
        scenarios = self._document.project.scenarios
        if not 0 <= place < len(scenarios):
            return ""
        name = self._read_name(place, text)
        if isinstance(name, Refusal):
            return name.reason
        if name != scenarios[place].name:
            step = tr("Rename {name} to {new}").format(name=scenarios[place].name, new=name)
            self._put((*scenarios[:place], replace(scenarios[place], name=name), *scenarios[place + 1 :]), step, None)
        return ""

    def delete(self, place: int) -> None:
        """Delete a scenario; the last one stays. Undo brings it back."""
        scenarios = self._document.project.scenarios
        if len(scenarios) > 1:
            self._put((*scenarios[:place], *scenarios[place + 1 :]), tr("Delete {name}").format(name=scenarios[place].name), None)

    def move(self, place: int, target: int) -> None:
        """Put a scenario at another place; the one that is shown stays shown."""
        scenarios = self._document.project.scenarios
        target = min(max(target, 0), len(scenarios) - 1)
        if target != place:
            rest = (*scenarios[:place], *scenarios[place + 1 :])
            step = tr("Move {name} left") if target < place else tr("Move {name} right")
            self._put((*rest[:target], scenarios[place], *rest[target:]), step.format(name=scenarios[place].name), None)

    def use_as_baseline(self, place: int) -> None:
        """Hold the other scenarios against this one."""
        project = self._document.project
        if not 0 <= place < len(project.scenarios):
            return
        unknown = bool(project.baseline) and project.baseline not in {scenario.name for scenario in project.scenarios}
        if place != project.baseline_index or unknown:
            name = project.scenarios[place].name
            step = tr("Use {name} as baseline").format(name=name)
            self._document.edit(replace(project, baseline="" if place == 0 else name), step)

    def _read_name(self, place: int, text: str) -> str | Refusal:
        name = plain_name(text)
        if not name:
            return Refusal(tr("A scenario needs a name."))
        if len(name) > LONGEST_NAME:
            return Refusal(tr("A name has at most {most} characters.").format(most=LONGEST_NAME))
        if name in self.names and self.names.index(name) != place:
            return Refusal(tr("There is already a scenario called “{name}”.").format(name=name))
        return name

    def _put(self, scenarios: tuple[Scenario, ...], step: str, shown: int | None) -> None:
        """Replace the scenarios. The baseline stays the same scenario, whatever it is called and wherever it stands now."""
        project = self._document.project
        baseline = project.scenarios[project.baseline_index]
        kept = next((place for place, scenario in enumerate(scenarios) if scenario.name == baseline.name), None)
        if kept is None and len(scenarios) == len(project.scenarios):
            kept = project.baseline_index  # it was renamed
        name = scenarios[kept].name if kept else ""
        self._document.edit(replace(project, scenarios=scenarios, baseline=name), step)
        if shown is not None:
            self._document.show_scenario(shown)

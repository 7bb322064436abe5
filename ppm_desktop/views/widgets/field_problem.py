"""What the checks of the whole plan say about one field, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.views.widgets.field_message import FieldMessage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.session.document import Document


class FieldProblem(FieldMessage):
    """Shows errors and warnings at a path; notes stay in the list of problems. Cells of tables show theirs themselves."""

    def __init__(self, document: Document, path: str, field: QWidget) -> None:
        """Watch ``path``; one that begins with a dot is a part of the shown scenario. ``field`` is described by what is said."""
        super().__init__()
        self._document = document
        self._path = path
        self._field = field
        self._said = ""
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is wrong now, errors before warnings."""
        path = f"scenarios[{self._document.scenario_index}]{self._path}" if self._path.startswith(".") else self._path
        below = (f"{path}.", f"{path}[")
        found = [problem for problem in self._document.problems if problem.path == path or problem.path.startswith(below)]
        serious = [problem for severity in ("error", "warning") for problem in found if problem.severity == severity]
        text = " ".join(problem_sentence(problem) for problem in serious)
        self.say(text, "error" if any(problem.severity == "error" for problem in serious) else "warning")
        if text or self._field.accessibleDescription() == self._said:  # a chart's own words stay
            self._field.setAccessibleDescription(text)
        self._said = text

"""How the report is wanted: language, sheet, sections, the firm's template. Sheet and template are remembered for the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ppm_desktop.domain.today import today
from ppm_desktop.paper.jobs import Subject
from ppm_desktop.paper.outputs import PAPERS
from ppm_desktop.wording import current_language

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.paper.outputs import Paper
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.preferences import Preferences


class ReportChoices(QObject):
    """What the page of the report and the menu share."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        """Start with the window's language, the usual sections, and what was remembered."""
        super().__init__(parent)
        self._preferences = preferences
        self._language = current_language()
        self._left_out: frozenset[str] | None = None

    @property
    def language(self) -> str:
        """Code of the language of what is written."""
        return self._language

    def choose_language(self, language: str) -> None:
        """Write in a language."""
        if language != self._language:
            self._language = language
            self.changed.emit()

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return next((paper for paper in PAPERS if paper == self._preferences.paper), PAPERS[0])

    def choose_paper(self, paper: str) -> None:
        """Print on a sheet."""
        if paper != self._preferences.paper:
            self._preferences.paper = paper
            self.changed.emit()

    @property
    def firm(self) -> Path | None:
        """The firm's template: ``firm.toml`` or its folder; None: the plain look."""
        return self._preferences.firm

    def choose_firm(self, firm: Path | None) -> None:
        """Use a firm's template, or none."""
        self._preferences.firm = firm
        self.changed.emit()

    @property
    def sections(self) -> tuple[str, ...]:
        """Ids of the sections that are printed, in the order of the report."""
        from ppm_desktop.reports.document.sections import SECTIONS  # noqa: PLC0415 - brings the engine

        if self._left_out is None:
            return tuple(section.id for section in SECTIONS if section.usual)
        return tuple(section.id for section in SECTIONS if section.id not in self._left_out)

    def print_section(self, section_id: str, *, printed: bool) -> None:
        """Print a section or leave it out. The last one stays: there is no report without any."""
        from ppm_desktop.reports.document.sections import SECTIONS  # noqa: PLC0415 - as above

        wanted = set(self.sections) | {section_id} if printed else set(self.sections) - {section_id}
        if wanted and wanted != set(self.sections):
            self._left_out = frozenset(section.id for section in SECTIONS) - wanted
        self.changed.emit()

    def subject(self, document: Document) -> Subject:
        """Return the report of the shown scenario as it is wanted now. The project must have no errors."""
        return Subject(
            project=document.project,
            scenario=document.scenario_index,
            file=str(document.path or document.project.name),
            language=self._language,
            spoken=current_language(),
            today=today(),
            paper=self.paper,
            sections=self.sections,
            firm=self.firm,
        )

"""What is worked out about the open document in the background: the comparison, what would turn it, how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.session.background.recalculation import Recalculator
from ppm_desktop.session.studies.flip_finder import FlipFinder
from ppm_desktop.session.studies.risk_study import RiskStudy

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.recalculation import Compare
    from ppm_desktop.session.document import Document


class Studies:
    """One set for a window, made with its first document: later files are opened in the same one. Import it after the first paint."""

    def __init__(
        self, document: Document, catalogue: Catalogue, style: NumberStyle, compare: Compare, failed: Callable[[Exception], None]
    ) -> None:
        """Ask ``compare`` about ``document``; errors of ours go to ``failed``."""
        self.recalculator = Recalculator(document, lambda: catalogue.availability, compare)
        self.flips = FlipFinder(self.recalculator, lambda: catalogue.availability)
        self.risk = RiskStudy(document, catalogue, style)
        for study in (self.recalculator, self.flips, self.risk):
            study.failed.connect(failed)

    def stop(self) -> None:
        """Let what is under way end, and ask no more."""
        for study in (self.recalculator, self.flips, self.risk):
            study.stop()

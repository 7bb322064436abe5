"""Which rates a plan uses and which it lacks: worked out in the background, after the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ppm_desktop.costing.missing_rates import MissingRate
    from ppm_desktop.domain.project import Project
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document


class Needs(NamedTuple):
    """What a project asks of its price book."""

    project: Project
    used: frozenset[int]  # positions in the rates
    missing: tuple[MissingRate, ...]


class PriceNeeds(QObject):
    """Keeps ``used`` and ``missing`` up with the document; what is shown in between is the last that was known."""

    changed = Signal()

    def __init__(self, document: Document, recalculator: Recalculator, errands: Errands) -> None:
        """Ask whenever the engine has answered, so that the answer does not wait."""
        super().__init__()
        self._document = document
        self._recalculator = recalculator
        self._errands = errands
        self._busy = False
        self._needs: Needs | None = None
        self.awake = True  # False while nobody looks
        recalculator.updated.connect(self.ask)

    @property
    def used(self) -> frozenset[int]:
        """The positions of the rates that the plan pays with; none when that is not known for the present price book."""
        needs = self._needs
        return needs.used if needs is not None and needs.project.price_book is self._document.project.price_book else frozenset()

    @property
    def missing(self) -> tuple[MissingRate, ...]:
        """What has no rate."""
        return self._needs.missing if self._needs is not None else ()

    @property
    def known(self) -> bool:
        """Whether that is known for the plan as it is now."""
        return self._needs is not None and self._needs.project is self._document.project

    def ask(self) -> None:
        """Work it out, unless it is known or nobody looks."""
        project = self._document.project
        if self._busy or self.known or not self.awake or not self._recalculator.up_to_date:
            return
        if self._recalculator.comparison is None:  # the plan has errors
            self._take(Needs(project, frozenset(), ()))
            return
        self._busy = True

        def work() -> Needs:
            from ppm_desktop.costing.missing_rates import unpriced_after  # noqa: PLC0415 - brings numpy, in this thread
            from ppm_desktop.costing.used_rates import used_rates  # noqa: PLC0415 - as above

            return Needs(project, used_rates(project), unpriced_after(project, project.price_book))

        self._errands.send(work, self._take, self._fail)

    def _take(self, needs: Needs) -> None:
        self._busy = False
        self._needs = needs
        self.changed.emit()
        self.ask()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        raise error

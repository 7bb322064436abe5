"""The dialogs about the open plan as a whole: what next, its details, its inputs. Each is imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.session.studies.next_steps_texts import OptionSteps
    from ppm_desktop.views.page_parts import PageParts


class PlanDialogs(QObject):
    """Belongs to a window; does nothing before the first plan is there."""

    input_wanted = Signal(int, str)  # the place of a group or NO_GROUP, and the field: somebody wants to change it

    def __init__(self, window: QWidget) -> None:
        """Show dialogs in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._parts: PageParts | None = None

    def attach(self, parts: PageParts) -> None:
        """Tell about this document from now on."""
        self._parts = parts

    def show_next_steps(self, option_id: str = "") -> None:
        """Show what to do for an option, by default for the cheapest; nothing while there is no answer."""
        parts = self._parts
        comparison = parts.recalculator.comparison if parts is not None else None
        if parts is None or comparison is None:
            return
        best = comparison.cheapest or comparison.results[0]
        style, catalogue = parts.style, parts.catalogue

        def work() -> tuple[OptionSteps, ...]:
            from ppm_desktop.session.studies.next_steps_texts import steps_of_all  # noqa: PLC0415 - brings numpy

            return steps_of_all(comparison, catalogue, style)

        def done(steps: tuple[OptionSteps, ...]) -> None:
            from ppm_desktop.views.dialogs.next_steps import NextStepsDialog  # noqa: PLC0415 - see above

            NextStepsDialog(steps, option_id or best.option.id, comparison.scenario.name, self._window).open()

        parts.errands.send(work, done)

    def show_details(self) -> None:
        """Show and change what the plan says about itself."""
        if self._parts is not None:
            from ppm_desktop.views.dialogs.plan_details import PlanDetailsDialog  # noqa: PLC0415 - see above

            PlanDetailsDialog(self._parts.document, self._window).open()

    def show_diagnostics(self) -> None:
        """Show what helps whoever looks after the program; also without a plan."""
        from ppm_desktop.session.preferences import Preferences  # noqa: PLC0415 - see above
        from ppm_desktop.views.dialogs.diagnostics import DiagnosticsDialog  # noqa: PLC0415 - see above

        document = self._parts.document if self._parts is not None else None
        DiagnosticsDialog(Preferences(), document, self._window).open()

    def show_inputs(self) -> None:
        """Show the inputs of the shown scenario with their sources, beside the window."""
        parts = self._parts
        if parts is None:
            return
        from ppm_desktop.session.entry.country_finder import CountryFinder  # noqa: PLC0415 - after the first paint
        from ppm_desktop.views.dialogs.inputs import InputsDialog  # noqa: PLC0415 - see above

        dialog = InputsDialog(parts.document, CountryFinder(parts.catalogue), parts.style, self._window)
        dialog.input_wanted.connect(self.input_wanted)
        dialog.show()

"""From a number that somebody asks about to its explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ppm_desktop.session.studies.scenario_steps import steps_of_option

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.why.answering import WhyTree
    from ppm_desktop.reports.why.case import Names
    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.session.background.recalculation import Compare
    from ppm_desktop.views.page_parts import PageParts


def names_of(catalogue: Catalogue) -> Names:
    """Return what countries, rules and sources are called."""
    from ppm_desktop.reports.why.case import Names  # noqa: PLC0415 - brings numpy

    countries = {country.code: country.name for country in catalogue.countries}
    return Names(countries, catalogue.rules, {key: source.title for key, source in catalogue.sources.items()})


class WhyDialogs(QObject):
    """Belongs to a window; does nothing before the first plan is there."""

    input_wanted = Signal(str)  # path: somebody wants to see the input or the price that a number rests on
    mend_wanted = Signal(object)  # Mend: somebody wants to type a missing price in

    def __init__(self, window: QWidget, compare: Compare) -> None:
        """Show explanations in front of ``window``; ``compare`` is the engine, for scenarios that are not shown."""
        super().__init__(window)
        self._window = window
        self._compare = compare
        self._parts: PageParts | None = None
        self._asked: Figure | None = None  # a second click on the same number must not open a second dialog

    def attach(self, parts: PageParts) -> None:
        """Explain the numbers of this document from now on."""
        self._parts = parts

    def ask_why(self, figure: Figure) -> None:
        """Work the explanation of a number out in a thread, then show it. Without a comparison only inputs can be explained."""
        parts = self._parts
        if parts is None or figure == self._asked:
            return
        catalogue, style, compare = parts.catalogue, parts.style, self._compare
        project, shown = parts.document.project, parts.recalculator.comparison
        scenario = (project.scenario(figure.scenario) if figure.scenario else None) or parts.document.scenario
        if shown is None and figure.kind != "implied_minutes" and not figure.scenario:
            return

        def work() -> WhyTree:
            from ppm_desktop.reports.why.answering import why, why_implied  # noqa: PLC0415 - brings numpy, in this thread

            names = names_of(catalogue)
            if figure.kind == "implied_minutes":
                tree = why_implied(project, scenario, figure, names)
            elif figure.kind == "step":
                from ppm_desktop.reports.why.stepping import why_step  # noqa: PLC0415 - as above

                target = project.scenario(figure.other_scenario) or scenario
                tree = why_step(project, steps_of_option(project, (scenario, target), figure.option, catalogue.availability), figure)
            else:
                elsewhere = figure.scenario and (shown is None or shown.scenario.name != figure.scenario)
                comparison = compare(project, scenario, catalogue.availability) if elsewhere or shown is None else shown
                tree = why(comparison, figure, style, names)
            tree.root.text(style)  # makes the first level here, and not in the window's thread
            for child in tree.root.children:
                child.text(style)
            return tree

        self._asked = figure
        parts.errands.send(work, self._show, self._leave_it)

    def _leave_it(self, error: Exception) -> None:
        """Show nothing for a number that the plan has no more: it was asked for just before the answer without it came."""
        self._asked = None
        if type(error) is not LookupError:  # what is not found by mistake has a class of its own
            raise error

    def _show(self, tree: WhyTree) -> None:
        self._asked = None
        if self._parts is None:
            return
        from ppm_desktop.views.dialogs.explanation import ExplanationDialog  # noqa: PLC0415 - not needed for an ordinary start

        dialog = ExplanationDialog(tree, self._parts.style, self._window)
        dialog.input_wanted.connect(self.input_wanted)
        dialog.mend_wanted.connect(self.mend_wanted)
        dialog.open()

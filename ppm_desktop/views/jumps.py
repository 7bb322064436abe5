"""Ways to where something is changed or explained. What they need is imported when somebody goes: a window begins without it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.reports.why.unknown import Mend
    from ppm_desktop.views.dialogs.glossary import GlossaryDialog
    from ppm_desktop.views.problem_jump import Places

    class _Window(Places, Protocol):
        """A window with places and problems."""

        def show_problems(self) -> None:
            """List the problems."""


def to_problem(window: _Window, path: str) -> None:
    """Go to the place of what is wrong at ``path``; without a place, list all problems."""
    from ppm_desktop.views.dialogs.problems import place_of, scenario_of  # noqa: PLC0415 - as the module says
    from ppm_desktop.views.problem_jump import go_to  # noqa: PLC0415 - as above

    if place_of(path):
        go_to(window, place_of(path), scenario_of(path), path)
    else:
        window.show_problems()


def to_input(window: Places, group: int, field: str) -> None:
    """Go to the cell or the control of an input; ``group`` is its group's place, or ``NO_GROUP``."""
    from ppm_desktop.views.input_jump import go_to_input  # noqa: PLC0415 - as the module says

    go_to_input(window, group, field)


def to_path(window: Places, path: str) -> None:
    """Go to the input or the price at ``path``."""
    from ppm_desktop.views.dialogs.problems import place_of, scenario_of  # noqa: PLC0415 - as the module says
    from ppm_desktop.views.problem_jump import go_to  # noqa: PLC0415 - as above

    if place_of(path):
        go_to(window, place_of(path), scenario_of(path), path)


def to_missing_price(window: Places, target: Mend) -> None:
    """Go to where a missing price is typed in, filled in as far as it is known."""
    window.visit_place(target.place, partial(_to_price, window, target))


def _to_price(window: Places, target: Mend) -> None:
    from ppm_desktop.domain.destinations import Destination  # noqa: PLC0415 - as the module says
    from ppm_desktop.views.pages.prices import PricesPage  # noqa: PLC0415 - as above

    page = window.pages[target.place]
    if not isinstance(page, PricesPage):
        return
    if target.call_type:
        page.addition.prefill(target.call_type, Destination(target.country, target.line))
        page.ensureWidgetVisible(page.addition)
        return
    rows = [row.product.id for row in page.fees.rows]
    if target.product in rows:
        page.fees_table.go_to(rows.index(target.product), 0)
    page.fees_table.setFocus()


def to_term(window: QWidget) -> GlossaryDialog:
    """Explain the word that fits what has the keyboard, in front of a window with a place or of a dialog; one that is open is used."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as the module says
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as the module says

    from ppm_desktop.catalog.glossary import load_glossary  # noqa: PLC0415 - as above
    from ppm_desktop.views.dialogs.glossary import GlossaryDialog  # noqa: PLC0415 - as above
    from ppm_desktop.views.help_terms import term_of  # noqa: PLC0415 - as above

    term = term_of(QApplication.focusWidget() or window.focusWidget(), getattr(window, "place", ""))
    for shown in window.findChildren(GlossaryDialog, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if shown.isVisible():
            if not shown.isActiveWindow():
                shown.show_term(term)
            shown.raise_()
            shown.activateWindow()
            return shown
    dialog = GlossaryDialog(load_glossary(), term, window)
    dialog.show()
    return dialog

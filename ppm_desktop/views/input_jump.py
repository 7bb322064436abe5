"""From an input to the cell or the field where it is changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QScrollArea, QWidget

from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.session.tables.annotated_table import AnnotatedTable
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.groups_view import GroupsView
from ppm_desktop.views.widgets.setting_links import INPUT_PROPERTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.views.problem_jump import Places

#: Where each input is changed.
_PLACES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("country", "headcount", "growth_per_year", "holds"), "people"),
    **dict.fromkeys(
        ("meetings_per_organiser", "attendees", "phone_share", "minutes_per_call", "usage_spread", "join", "season"), "meetings"
    ),
    "destinations": "destinations",
    **dict.fromkeys(("dial_out_policy", "when_barred", "toll_free_off", "when_toll_free_off"), "policies"),
    **dict.fromkeys(("increment_seconds", "pool_basis", "purchased"), "policies"),
    "credits": "credits",
}


def place_of_input(field: str) -> str:
    """Return the name of the place where an input is changed; "" where there is none."""
    return _PLACES.get(field, "")


def go_to_input(window: Places, group: int, field: str) -> None:
    """Show the place of an input and put the keyboard on it; ``group`` is its group's place, or ``NO_GROUP``."""
    place = place_of_input(field)
    if window.document is None or not place:
        return
    window.visit_place(place, partial(_go_on_page, window, place, group, field))


def _go_on_page(window: Places, place: str, group: int, field: str) -> None:
    page = window.pages[place]
    choose = getattr(page, "choose_group", None)
    if group != NO_GROUP and choose is not None:
        choose(group)
    target = _enter_cell(page, group, field) or _control(page, field)
    if target is None:
        window.panes.enter(window.stack)
        return
    target.setFocus()
    if isinstance(page, QScrollArea):
        page.ensureWidgetVisible(target)


def _enter_cell(page: QWidget, group: int, field: str) -> QWidget | None:
    for table in page.findChildren(DataTable):
        model = table.table_model
        if not isinstance(model, AnnotatedTable):
            continue
        if group != NO_GROUP and isinstance(table, GroupsView):
            table.groups.reveal(group)
        cells = ((row, column) for row in range(len(model.rows)) for column in range(len(model.columns)))
        found = next((cell for cell in cells if model.input_at(*cell) == (group, field)), None)
        if found is not None and table.isVisible():
            table.go_to(*found)
            return table
    return None


def _control(page: QWidget, field: str) -> QWidget | None:
    return next((part for part in page.findChildren(QWidget) if part.property(INPUT_PROPERTY) == field and part.isVisible()), None)

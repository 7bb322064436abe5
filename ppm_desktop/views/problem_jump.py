"""From a problem to the cell that it is about: its scenario, its place, its group, its row and column."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QScrollArea, QWidget

from ppm_desktop.domain.problem import Problem
from ppm_desktop.views.pane_cycle import first_control
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.groups_view import GroupsView
from ppm_desktop.views.widgets.setting_links import INPUT_PROPERTY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.session.document import Document
    from ppm_desktop.views.pane_cycle import PaneCycle

_GROUP: Final = re.compile(r"\.groups\[(\d+)\]")
_SETTING: Final = re.compile(r"^scenarios\[\d+\]\.")
#: Settings that are mended with the control of another one.
_SHOWN_BY: Final = {"purchased": "pool_basis"}


class Places(Protocol):
    """What the jump needs of the window."""

    document: Document | None

    @property
    def pages(self) -> Mapping[str, QWidget]:
        """The pages that were shown, by place."""

    @property
    def panes(self) -> PaneCycle:
        """The panes that F6 visits."""

    @property
    def stack(self) -> QWidget:
        """The pane of the pages."""

    def visit_place(self, name: str, then: Callable[[], None]) -> None:
        """Show a place as soon as its page is there, then go on."""


def go_to(window: Places, place: str, scenario: int | None, path: str) -> None:
    """Show a place and put the cursor on what is at ``path``; without such a cell, give the place the keyboard."""
    document = window.document
    if document is None:
        return
    if scenario is not None:
        document.show_scenario(scenario)
    window.visit_place(place, partial(_go_on_page, window, place, path))


def _go_on_page(window: Places, place: str, path: str) -> None:
    page = window.pages[place]
    if not path or not (_enter_cell(page, Problem(path, "info", "")) or _enter_field(page, path)):
        window.panes.enter(window.stack)


def _enter_cell(page: QWidget, problem: Problem) -> bool:
    group, choose = _GROUP.search(problem.path), getattr(page, "choose_group", None)
    if group is not None and choose is not None:
        choose(int(group[1]))
    for table in page.findChildren(DataTable):
        if group is not None and isinstance(table, GroupsView):
            table.groups.reveal(int(group[1]))
        place = table.table_model.place_of(problem) if table.isVisible() else None
        if place is None or place[0] >= len(table.table_model.rows):
            continue
        row, rest = place
        table.go_to(row, _column(table, rest))
        table.setFocus()
        if isinstance(page, QScrollArea):
            page.ensureWidgetVisible(table)
        return True
    return False


def _enter_field(page: QWidget, path: str) -> bool:
    """Give the keyboard to the control of a setting that stands in no table."""
    setting = _SETTING.sub("", path).split(".")[0].split("[")[0]
    for field in page.findChildren(QWidget):
        if field.property(INPUT_PROPERTY) == _SHOWN_BY.get(setting, setting) and field.isVisible():
            if isinstance(page, QScrollArea):
                page.ensureWidgetVisible(field)
            target = first_control(field)
            if target is not None:
                target.setFocus()
            return target is not None
    return False


def _column(table: DataTable, rest: str) -> int:
    for c, column in enumerate(table.table_model.columns):
        if any(rest == place or rest.startswith((f"{place}.", f"{place}[")) for place in column.places):
            return c
    return 0

"""The column with which every table of groups begins: their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ppm_desktop.session.tables.groups_table import read_name
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.organisation import Group

Row = TypeVar("Row")


def group_name_column(group: Callable[[Row], Group], with_group: Callable[[Row, Group], Row], tooltip: str) -> Column[Row]:
    """Return the column of a table whose rows have a ``group`` and can be given another."""
    return Column(
        key="name",
        title=tr("Group"),
        read=lambda row: group(row).name,
        show=lambda row: group(row).name,
        enter=read_name,
        write=lambda row, name: with_group(row, replace(group(row), name=name)),
        noun=tr("name"),
        alignment="left",
        edit_kind="text",
        tooltip=tooltip,
        places=("name",),
    )

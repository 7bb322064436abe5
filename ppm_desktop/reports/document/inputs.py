"""The inputs, with the same labels and values as on the screens, and what was said about each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.reports.document.blocks import Column, Paragraph, Row, Table
from ppm_desktop.reports.document.case import shortened
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.input_table import InputRow

#: With more groups their inputs stand in an appendix, a row for each group.
MOST_GROUPS_IN_TEXT: Final = 8


def build(case: Case) -> tuple[Block, ...]:
    """Build the section of inputs."""
    groups = len(case.comparison.scenario.groups)
    settings = [row for row in case.inputs if row.entry.group == NO_GROUP]
    options = _options(case)
    if groups <= MOST_GROUPS_IN_TEXT:
        return (options, _table(tr("Inputs of the scenario, group by group"), case.inputs))
    said = trn("The scenario has {count} group.", "The scenario has {count} groups; their inputs are in “{section}”.", groups)
    pointed = Paragraph(said.format(count=groups, section=tr("Appendix: groups")))
    return (pointed, options, _table(tr("Inputs that hold for all groups"), settings))


def described(row: InputRow) -> str:
    """Return what is known about an input beside its value: source, confidence and note."""
    return " · ".join(text for text in (row.source, row.confidence, row.note) if text)


def _table(caption: str, rows: Iterable[InputRow]) -> Table:
    """Return inputs under the name of their group; the last column is left out where there is nothing to say in it."""
    rows = tuple(rows)
    known = any(described(row) for row in rows)
    columns = (Column(tr("Input"), "text", 1.0), Column(tr("Value"), "text", 2.2), Column(tr("Source, confidence, note"), "text", 1.3))
    lines: list[Row] = []
    for where, entries in groupby(rows, key=lambda row: (row.entry.group, row.where)):
        lines.append(Row((shortened(where[1]),), "group"))
        lines += [Row((row.what, row.value, described(row))[: 3 if known else 2]) for row in entries]
    return Table(caption, columns[: 3 if known else 2], tuple(lines))


def _options(case: Case) -> Table:
    """Return who gets what in each option, group by group where it is not the same for everybody."""
    names, style = case.names.products, case.style
    lines: list[Row] = []
    for result in case.comparison.results:
        for assignment in result.option.assign:
            who = tr("Everybody not named") if assignment.group == "*" else shortened(assignment.group)
            if assignment.group == "*" and len(result.option.assign) == 1:
                who = tr("Everybody")
            shares = [(names.get(product, product), share) for product, share in assignment.shares if share > 0]
            what = ", ".join(name if share == 1 else f"{name} {style.percent(share)}" for name, share in shares)
            lines.append(Row((result.option.name, who, what)))
    columns = (Column(tr("Option"), "text", 1.2), Column(tr("Group"), "text", 1.0), Column(tr("Licence"), "text", 1.6))
    return Table(tr("Options: who gets what"), columns, tuple(lines))

"""Long lists: the inputs of many groups, many rates, the cost of each month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.reports.cost_lines import monthly_cost
from ppm_desktop.reports.document.blocks import Column, Row, Table
from ppm_desktop.reports.document.case import shortened
from ppm_desktop.reports.document.costs import abreast
from ppm_desktop.reports.document.inputs import MOST_GROUPS_IN_TEXT, described
from ppm_desktop.reports.document.prices import MOST_RATES_IN_TEXT, rates_table
from ppm_desktop.reports.input_table import input_label
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block, ColumnKind
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.input_table import InputRow

#: Which inputs stand beside each other, with the width of their columns; what is in none of them is listed below.
_HABITS: Final = (
    ("country", 1.0), ("headcount", 1.4), ("meetings_per_organiser", 0.8), ("attendees", 0.8), ("phone_share", 0.7), ("minutes_per_call", 0.7),
    ("join", 1.5),
)  # fmt: skip
_REST: Final = (("growth_per_year", 0.7), ("holds", 0.9), ("dial_out_policy", 1.0), ("toll_free_off", 0.8), ("destinations", 4.5))


def build_groups(case: Case) -> tuple[Block, ...]:
    """Build the tables of groups; nothing where they stand in the text."""
    if len(case.comparison.scenario.groups) <= MOST_GROUPS_IN_TEXT:
        return ()
    by_group: dict[int, dict[str, InputRow]] = {}
    for row in case.inputs:
        if row.entry.group != NO_GROUP:
            by_group.setdefault(row.entry.group, {})[row.entry.field] = row
    tables = [
        _matrix(tr("Groups: organisers and habits"), by_group, _HABITS),
        _matrix(tr("Groups: licences, policies, destinations"), by_group, _REST),
    ]
    shown = {field for field, _ in (*_HABITS, *_REST)}
    grouped = [row for row in case.inputs if row.entry.group != NO_GROUP]
    others = [Row((shortened(row.where), row.what, row.value)) for row in grouped if row.entry.field not in shown]
    if others:
        columns = (Column(tr("Group"), "text", 1.0), Column(tr("Input"), "text", 1.0), Column(tr("Value"), "text", 2.0))
        tables.append(Table(tr("Groups: further inputs"), columns, tuple(others)))
    said = [Row((shortened(row.where), row.what, described(row))) for row in grouped if described(row)]
    if said:
        columns = (Column(tr("Group"), "text", 1.0), Column(tr("Input"), "text", 1.0), Column(tr("Source, confidence, note"), "text", 2.0))
        tables.append(Table(tr("Groups: what is known about their inputs"), columns, tuple(said)))
    return tuple(tables)


def build_rates(case: Case) -> tuple[Block, ...]:
    """Build the list of rates; nothing where it stands in the text."""
    return (rates_table(case),) if len(case.rates) > MOST_RATES_IN_TEXT else ()


def build_months(case: Case) -> tuple[Block, ...]:
    """Build the cost of each month; nothing for a single one."""
    if case.project.months == 1:
        return ()
    table = monthly_cost(case.comparison, case.style)
    tables = []
    for part in abreast(len(table.lines)):
        lines = table.lines[part]
        rows = tuple(Row((month, *(line.texts[place] for line in lines))) for place, month in enumerate(table.months))
        kind: ColumnKind = "amount"
        columns = (Column(tr("Month"), "name"), *(Column(line.name, kind) for line in lines))
        tables.append(Table(table.subtitle, columns, rows))
    return tuple(tables)


def _matrix(caption: str, by_group: dict[int, dict[str, InputRow]], fields: tuple[tuple[str, float], ...]) -> Table:
    columns = [Column(tr("Group"), "text", 1.2)]
    columns += [Column((label := input_label(field))[:1].upper() + label[1:], "text", share) for field, share in fields]
    rows = []
    for found in by_group.values():
        name = shortened(next(iter(found.values())).where)
        rows.append(Row((name, *(found[field].value if field in found else UNKNOWN for field, _ in fields))))
    return Table(caption, tuple(columns), tuple(rows))

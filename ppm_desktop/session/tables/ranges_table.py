"""The ranges of a scenario: each input that a simulation can draw, its low, likely and high, and who says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.annotations import annotation_of
from ppm_desktop.domain.check_ranges import likely_fee, likely_share
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.input_paths import (
    FEE,
    GROWTH,
    HABITS,
    INCREMENT,
    ORGANISERS,
    PHONE_MINUTES,
    POOL_BASIS,
    SHARES,
    group_path,
    names_group,
    split_path,
)
from ppm_desktop.domain.ranges import Range, ranges_of
from ppm_desktop.reports.input_words import INPUT_NAMES
from ppm_desktop.session.tables.range_row import RangeRow
from ppm_desktop.session.tables.ranges_columns import range_columns
from ppm_desktop.session.tables.table_model import TableModel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.ranges import RiskDefaults
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: What the program assumes ranges for, in each group.
_ASSUMED_FIELDS: Final = ("meetings_per_organiser", "attendees", "phone_share", "minutes_per_call")


class RangesTable(TableModel[RangeRow]):
    """Typing an end changes the scenario as one undo step. Ends that were assumed stay as they are, and are then written down."""

    def __init__(self, document: Document, style: NumberStyle, defaults: RiskDefaults) -> None:
        """Show the ranges of the shown scenario; ``defaults`` are what the program assumes."""
        self._defaults = defaults
        super().__init__(document, range_columns(style))

    def read_rows(self) -> tuple[RangeRow, ...]:
        """Return all groups together, then fees, then each group's inputs, then whatever else has a range."""
        scenario = self.document.scenario
        given = {entry.input: entry for entry in scenario.ranges}
        rows = []
        for row in self._inputs():
            low, high = (row.likely, row.likely)
            if row.path in given:
                entry = given.pop(row.path)
                low, high = entry.low, entry.high
            elif not scenario.ranges and scenario.risk.default_ranges:
                low, high = row.assumed
            rows.append(replace(row, low=low, high=high))
        rows += [self._other(entry) for entry in given.values()]
        return tuple(rows)

    def put_rows(self, rows: tuple[RangeRow, ...], text: str, merge_key: str | None) -> None:
        """Write the ranges down; where all are as the program assumes, nothing is written."""
        scenario = self.document.scenario
        drawn = [Range(row.path, row.low, row.high) for row in rows if not row.exact]
        if all(row.as_assumed for row in rows):
            drawn, default_ranges = [], True
        else:
            default_ranges = scenario.risk.default_ranges if drawn else False
        changed = replace(scenario, ranges=ranges_of(drawn), risk=replace(scenario.risk, default_ranges=default_ranges))
        self.document.edit_scenario(changed, text, merge_key)

    def row_name(self, row: RangeRow) -> str:
        """Name an input."""
        return row.name

    def rows_path(self) -> str:
        """Return where the ranges are in the project."""
        return f"scenarios[{self.document.scenario_index}].ranges"

    def place_of(self, problem: Problem) -> tuple[int, str] | None:
        """Return the row of the range that a problem points at: ranges are in the order of their paths, rows are not."""
        found = super().place_of(problem)
        ranges = self.document.scenario.ranges
        if found is None or found[0] >= len(ranges):
            return None
        path = ranges[found[0]].input
        row = next((place for place, entry in enumerate(self.rows) if entry.path == path), None)
        return None if row is None else (row, found[1])

    def reset(self, rows: Iterable[int]) -> None:
        """Take for these rows what the program assumes, as one undo step."""
        chosen = set(rows)
        changed = [replace(row, low=row.assumed[0], high=row.assumed[1]) if r in chosen else row for r, row in enumerate(self.rows)]
        self.put_rows(tuple(changed), tr("Reset ranges"), None)

    def make_exact(self, rows: Iterable[int]) -> None:
        """Take these inputs exactly as entered, as one undo step."""
        chosen = set(rows)
        changed = [replace(row, low=row.likely, high=row.likely) if r in chosen else row for r, row in enumerate(self.rows)]
        self.put_rows(tuple(changed), tr("Take inputs as entered"), None)

    def _inputs(self) -> Iterator[RangeRow]:
        """Yield every input that is offered, exact."""
        project, scenario = self.document.project, self.document.scenario
        yield _row(PHONE_MINUTES, PHONE_MINUTES, tr("phone minutes of all groups"), None, 1.0)
        if len(scenario.groups) > 1:
            yield _row(ORGANISERS, ORGANISERS, _name(ORGANISERS, None), None, 1.0)
        assigned = {product for option in scenario.options for entry in option.assign for product, share in entry.shares if share > 0}
        for product in project.price_book.products:
            fee = likely_fee(project, scenario, product.id) if product.id in assigned else None
            if fee:
                yield _row(FEE + product.id, FEE + product.id, tr("fee of {product}").format(product=product.name), fee, fee)
        seconds = float(scenario.increment_seconds)
        yield _row(INCREMENT, INCREMENT, tr("billing increment in seconds"), seconds, seconds)
        if scenario.purchased:
            basis = 0.0 if scenario.pool_basis == "assigned" else 1.0
            yield _row(POOL_BASIS, POOL_BASIS, tr(INPUT_NAMES[POOL_BASIS]), basis, basis)
        for group in scenario.groups:
            yield from self._of_group(group)

    def _of_group(self, group: Group) -> Iterator[RangeRow]:
        counts = {step.organisers for step in group.headcount}
        if any(counts):
            yield _row(group_path(group.name, ORGANISERS), ORGANISERS, _name(ORGANISERS, group.name), _only(counts), 1.0)
        if group.growth_per_year:
            # A change of a negative growth is read more easily as a factor.
            growth = group.growth_per_year if group.growth_per_year > 0 else None
            yield _row(group_path(group.name, GROWTH), GROWTH, _name(GROWTH, group.name), growth, 1.0)
        for field in _ASSUMED_FIELDS:
            value: float = getattr(group.habits, field)
            if value <= 0:
                continue
            said = annotation_of(group.annotations, field)
            low, high = self._defaults.of("" if said is None else said.confidence)
            if field == "phone_share":
                high = min(high, 1.0 / value)
            yield _row(group_path(group.name, field), field, _name(field, group.name), value, 1.0, (low, high))
        for call_type, field in zip(CALL_TYPES, SHARES, strict=True):
            share = group.habits.join.of(call_type)
            if 0 < share < 1:
                yield _row(group_path(group.name, field), field, _name(field, group.name), share, share)

    def _other(self, entry: Range) -> RangeRow:
        """Return the row of a range whose input is not offered: of all groups together, or of nothing that is there."""
        written, field = split_path(entry.input)
        groups = [group for group in self.document.scenario.groups if written is None or names_group(written, group.name)]
        likely, today = 1.0, None
        if field in SHARES:
            today = likely_share(groups, field) if groups else None
            likely = entry.low if today is None else today
        elif field in HABITS and field != PHONE_MINUTES:
            values = {getattr(group.habits, field) for group in groups}
            today = values.pop() if len(values) == 1 else None
        name = _name(field, written) if field in INPUT_NAMES else entry.input
        return replace(_row(entry.input, field, name, today, likely), low=entry.low, high=entry.high)


def _row(path: str, field: str, name: str, today: float | None, likely: float, assumed: tuple[float, float] | None = None) -> RangeRow:
    return RangeRow(path, field, name, today, likely, likely, likely, (likely, likely) if assumed is None else assumed)


def _only(counts: set[int]) -> float | None:
    """Return the one headcount of a group; None where it has several."""
    return float(next(iter(counts))) if len(counts) == 1 else None


def _name(field: str, group: str | None) -> str:
    name = tr(INPUT_NAMES[field])
    return tr("{input} of all groups").format(input=name) if group is None else tr("{input} of {group}").format(input=name, group=group)

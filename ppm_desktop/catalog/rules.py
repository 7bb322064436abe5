"""Licensing rules with their history, from ``rules.toml``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, get_args

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.rules import Rule, RuleState, RuleStatus

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import References

_STATUSES: Final[tuple[RuleStatus, ...]] = get_args(RuleStatus)


def read_rules(file: TextFile, references: References) -> dict[str, Rule]:
    """Read all rules by id, in the order of the file.

    Raises:
        CatalogueError: With every mistake of the file; a history out of order is one.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    rules = {rule_id: _rule(rule_id, table, references) for rule_id, table in top.tables("rules")}
    top.end()
    log.raise_if_any()
    return rules


def _rule(rule_id: str, table: TomlTable, references: References) -> Rule:
    rows = table.rows("history")
    history = tuple(_state(row, references) for row in rows)
    for (earlier, later), row in zip(pairwise(history), rows[1:], strict=True):
        if later.effective <= earlier.effective:
            row.contradict("effective", found=str(later.effective), expected=f"a day after {earlier.effective}, oldest state first")
    countries = table.several_of("countries", references.countries)
    rule = Rule(rule_id, table.text("title"), table.choice("status", _STATUSES), history, countries)
    table.end()
    return rule


def _state(row: TomlTable, references: References) -> RuleState:
    state = RuleState(row.date("effective"), row.text("value"), row.one_of("source", references.sources), row.note())
    row.end()
    return state

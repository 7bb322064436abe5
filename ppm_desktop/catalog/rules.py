"""Licensing rules with their history, from ``rules.toml``: read once in all languages, told in the one in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, get_args

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.spoken_text import SpokenText, spoken_where_given
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.rules import Rule, RuleState, RuleStatus

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import References

_STATUSES: Final[tuple[RuleStatus, ...]] = get_args(RuleStatus)


@dataclass(frozen=True, slots=True)
class SpokenState:
    """A state of a rule with its texts in every language."""

    state: RuleState  # in English
    value: SpokenText
    note: SpokenText

    @property
    def shown(self) -> RuleState:
        """The state in the language in force."""
        return replace(self.state, value=self.value.shown, note=self.note.shown if self.state.note else "")


@dataclass(frozen=True, slots=True)
class SpokenRule:
    """A rule with its texts in every language."""

    rule: Rule  # in English
    title: SpokenText
    history: tuple[SpokenState, ...]

    @property
    def shown(self) -> Rule:
        """The rule in the language in force; numbers that are computed with are the same in each."""
        return replace(self.rule, title=self.title.shown, history=tuple(state.shown for state in self.history))


def read_rules(file: TextFile, references: References) -> dict[str, SpokenRule]:
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


def _rule(rule_id: str, table: TomlTable, references: References) -> SpokenRule:
    rows = table.rows("history")
    history = tuple(_state(row, references) for row in rows)
    for (earlier, later), row in zip(pairwise(history), rows[1:], strict=True):
        if later.state.effective <= earlier.state.effective:
            expected = f"a day after {earlier.state.effective}, oldest state first"
            row.contradict("effective", found=str(later.state.effective), expected=expected)
    countries = table.several_of("countries", references.countries)
    title = table.text("title")
    rule = Rule(rule_id, title, table.choice("status", _STATUSES), tuple(spoken.state for spoken in history), countries)
    spoken_title = spoken_where_given(table, "title", title)
    table.end()
    return SpokenRule(rule, spoken_title, history)


def _state(row: TomlTable, references: References) -> SpokenState:
    state = RuleState(row.date("effective"), row.text("value"), row.one_of("source", references.sources), row.note())
    spoken = SpokenState(state, spoken_where_given(row, "value", state.value), spoken_where_given(row, "note", state.note))
    row.end()
    return spoken

"""What next: the steps to buy and switch on an option, what is contradictory about it, and what the estimate leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.reports.next_steps.conditions import conditions_met, values_of
from ppm_desktop.reports.sentences import reason_sentence

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.rules import RuleStatus
    from ppm_desktop.reports.number_text import NumberStyle


@dataclass(frozen=True, slots=True)
class Grounds:
    """A rule of the catalogue that something rests on, in its state of the first month that is planned."""

    rule: str  # id
    title: str
    status: RuleStatus
    source: str  # title
    date: date  # of the source's text


@dataclass(frozen=True, slots=True)
class Code:
    """The name of a licence in admin centers, scripts or usage reports."""

    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do, and why."""

    id: str
    text: str
    why: str
    codes: tuple[Code, ...]
    grounds: tuple[Grounds, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one text says about a question, in the language in force."""

    since: date
    says: str
    note: str
    source: str  # title
    date: date  # of the source's text


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A question on which the documentation disagrees with itself ("conflict") or is silent ("unknown")."""

    rule: str
    title: str
    status: RuleStatus
    sides: tuple[Side, ...]  # oldest first
    changes_cost: bool
    text: str  # what it means for this decision


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that the estimate does not contain or know."""

    id: str
    text: str
    grounds: tuple[Grounds, ...]


@dataclass(frozen=True, slots=True)
class NextSteps:
    """Everything that follows from choosing an option."""

    option: str  # id
    barred: tuple[str, ...]  # why it cannot be bought, as sentences; the steps then say what would have to be done
    steps: tuple[NextStep, ...]
    contradictions: tuple[Contradiction, ...]  # those that change the cost first
    limits: tuple[Limit, ...]
    as_of: date  # on which the steps were last compared with the rules


def next_steps(comparison: Comparison, option_id: str, catalogue: Catalogue, style: NumberStyle) -> NextSteps:
    """Say what follows from choosing an option of the comparison.

    Args:
        comparison: The options of one scenario, costed.
        option_id: The option that was chosen; it need not be the cheapest.
        catalogue: Where steps, rules and sources come from. Raises ``CatalogueError`` when one of its files is wrong.
        style: How numbers and days are written.

    Raises:
        KeyError: The comparison has no such option.
    """
    result = comparison.result(option_id)
    if result is None:
        raise KeyError(option_id)
    entries, rules = catalogue.purchase_steps, _RuleBook(catalogue, comparison.project.start.first_day)
    met = conditions_met(comparison, result, catalogue.availability)
    names = {country.code: country.name for country in catalogue.countries}
    values = values_of(comparison, result, catalogue.availability, names, style)
    steps = tuple(
        NextStep(
            step.id,
            step.text.shown.format(**values),
            step.why.shown.format(**values),
            tuple(Code(code, catalogue.licence_codes[code].meaning) for code in step.codes),
            rules.grounds(step.rules),
        )
        for step in entries.steps
        if step.applies(met)
    )
    questions = [question for question in entries.questions if question.applies(met)]
    contradictions = [rules.contradiction(q.rule, q.text.shown.format(**values), changes_cost=q.changes_cost) for q in questions]
    limits = (limit for limit in entries.limits if limit.applies(met))
    agreement = comparison.project.agreement
    return NextSteps(
        option=option_id,
        barred=tuple(reason_sentence(reason, agreement) for reason in result.eligibility.reasons if reason.effect == "bars"),
        steps=steps,
        contradictions=tuple(sorted(contradictions, key=lambda contradiction: not contradiction.changes_cost)),
        limits=tuple(Limit(limit.id, limit.text.shown.format(**values), rules.grounds(limit.rules)) for limit in limits),
        as_of=entries.as_of,
    )


class _RuleBook:
    """The catalogue's rules with the titles of their sources."""

    def __init__(self, catalogue: Catalogue, day: date) -> None:
        self._catalogue = catalogue
        self._day = day

    def grounds(self, rules: tuple[str, ...]) -> tuple[Grounds, ...]:
        """Return rules in their state of the day; of a rule that came into force later, in its first."""
        found = []
        for rule_id in rules:
            rule = self._catalogue.rules[rule_id]
            source = self._catalogue.sources[(rule.in_force_on(self._day) or rule.history[0]).source]
            found.append(Grounds(rule_id, rule.title, rule.status, source.title, source.date))
        return tuple(found)

    def contradiction(self, rule_id: str, text: str, *, changes_cost: bool) -> Contradiction:
        """Return a rule with everything that was ever said about it."""
        rule = self._catalogue.rules[rule_id]
        sides = []
        for state in rule.history:
            source = self._catalogue.sources[state.source]
            sides.append(Side(state.effective, state.value, state.note, source.title, source.date))
        return Contradiction(rule_id, rule.title, rule.status, tuple(sides), changes_cost, text)

"""What is to be done to buy and switch on an option, what is contradictory about it, and what an estimate leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.spoken_text import SpokenText, spoken_texts
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.catalog.values import Known

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.text_files import TextFile

#: What must be true of a project and option; ``reports.next_steps.conditions`` says how each is judged.
Condition = Literal[
    "volume_licensing", "prepaid", "post_paid", "standard", "usa_can", "pay_per_minute", "included", "mixed", "lost",
    "metered", "toll_free", "dial_out", "pool", "standard_pool", "dial_out_limited", "toll_free_off", "no_credits", "per_minute_only", "country_unknown",
    "example_prices", "example_rates", "example_fee", "rounded", "other_currency", "negotiated",
]  # fmt: skip
CONDITIONS: Final[tuple[Condition, ...]] = get_args(Condition)
#: What texts may say in braces.
VALUES: Final = frozenset(
    {
        "standard_licences",
        "usa_can_licences",
        "pay_per_minute_licences",
        "groups_with_e5",
        "groups_without_toll_free",
        "groups_with_limited_dial_out",
        "countries_without_credits",
        "countries_without_subscription",
        "unknown_countries",
        "price_book",
        "example_date",
        "currency",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with its text, when it applies, and what it rests on."""

    id: str
    text: SpokenText
    when: tuple[str, ...]  # conditions that must all hold
    unless: tuple[str, ...]  # conditions of which none may hold
    rules: tuple[str, ...]  # ids in rules.toml

    def applies(self, true: frozenset[Condition]) -> bool:
        """Say whether the entry is said to somebody for whom ``true`` holds."""
        return true.issuperset(self.when) and true.isdisjoint(self.unless)


@dataclass(frozen=True, slots=True)
class PurchaseStep(Entry):
    """Something to do, and why."""

    why: SpokenText
    codes: tuple[str, ...]  # names of licences in admin centers and scripts, see products.toml


@dataclass(frozen=True, slots=True)
class OpenQuestion(Entry):
    """A rule whose documentation contradicts itself or is silent, and what that means for the decision."""

    changes_cost: bool

    @property
    def rule(self) -> str:
        """The id of the rule that is in question."""
        return self.rules[0]


@dataclass(frozen=True, slots=True)
class NextStepEntries:
    """Everything that ``purchase_steps.toml`` says, each list in its order."""

    as_of: date
    steps: tuple[PurchaseStep, ...]
    questions: tuple[OpenQuestion, ...]
    limits: tuple[Entry, ...]


def read_purchase_steps(file: TextFile, rules: Known, codes: Known) -> NextStepEntries:
    """Read all entries.

    Raises:
        CatalogueError: With every mistake of the file.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    entries = NextStepEntries(
        as_of=top.date("as_of"),
        steps=tuple(_step(row, rules, codes) for row in top.rows("steps")),
        questions=tuple(_question(row, rules) for row in top.rows("questions")),
        limits=tuple(_limit(row, rules) for row in top.rows("limits")),
    )
    top.end()
    log.raise_if_any()
    return entries


def _step(row: TomlTable, rules: Known, codes: Known) -> PurchaseStep:
    text, why = spoken_texts(row, "text", "why")
    _check_values(row, text, "text")
    _check_values(row, why, "why")
    when, unless = _conditions(row)
    step = PurchaseStep(row.text("id"), text, when, unless, _rules(row, rules), why, row.several_of("codes", codes))
    row.end()
    return step


def _question(row: TomlTable, rules: Known) -> OpenQuestion:
    (text,) = spoken_texts(row, "text")
    _check_values(row, text, "text")
    when, unless = _conditions(row)
    rule = row.one_of("rule", rules)
    question = OpenQuestion(rule, text, when, unless, (rule,), row.flag("changes_cost"))
    row.end()
    return question


def _limit(row: TomlTable, rules: Known) -> Entry:
    (text,) = spoken_texts(row, "text")
    _check_values(row, text, "text")
    when, unless = _conditions(row)
    limit = Entry(row.text("id"), text, when, unless, row.several_of("rules", rules))
    row.end()
    return limit


def _conditions(row: TomlTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = Known(CONDITIONS, f"one of {', '.join(CONDITIONS)}")
    return row.several_of("when", known), row.several_of("unless", known)


def _rules(row: TomlTable, rules: Known) -> tuple[str, ...]:
    names = row.several_of("rules", rules)
    if not names:
        row.contradict("rules", found="no rule", expected="the ids of the rules in rules.toml that the step rests on")
    return names


def _check_values(row: TomlTable, text: SpokenText, key: str) -> None:
    unknown = sorted(text.value_names - VALUES)
    if unknown:
        row.contradict(key, found=", ".join(f"{{{name}}}" for name in unknown), expected=f"values from {', '.join(sorted(VALUES))}")

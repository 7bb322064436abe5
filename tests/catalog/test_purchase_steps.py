"""Purchase steps as shipped, and refused when they are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.purchase_steps import CONDITIONS, VALUES, read_purchase_steps
from ppm_desktop.catalog.resource_files import read_resource
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.catalog.values import Known

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue


def test_every_entry_has_an_id_of_its_own(catalogue: Catalogue) -> None:
    entries = catalogue.purchase_steps
    for kind in (entries.steps, entries.questions, entries.limits):
        ids = [entry.id for entry in kind]
        assert len(set(ids)) == len(ids)


def test_every_question_is_a_contradiction_or_a_gap_of_the_rules(catalogue: Catalogue) -> None:
    for question in catalogue.purchase_steps.questions:
        assert catalogue.rules[question.rule].status in {"conflict", "unknown"}


def test_every_contradiction_of_the_rules_is_asked_about(catalogue: Catalogue) -> None:
    conflicts = {rule.id for rule in catalogue.rules.values() if rule.status == "conflict"}
    assert conflicts <= {question.rule for question in catalogue.purchase_steps.questions}


def test_every_condition_and_value_is_used_somewhere(catalogue: Catalogue) -> None:
    entries = catalogue.purchase_steps
    every = (*entries.steps, *entries.questions, *entries.limits)
    assert {condition for entry in every for condition in (*entry.when, *entry.unless)} == set(CONDITIONS)
    texts = [entry.text for entry in every] + [step.why for step in entries.steps]
    assert frozenset(name for text in texts for name in text.value_names) == VALUES


def test_a_contradiction_that_cannot_change_the_cost_says_so(catalogue: Catalogue) -> None:
    cost = {question.rule: question.changes_cost for question in catalogue.purchase_steps.questions}
    assert cost["credits-licence-assignment"] is False
    assert cost["pool-basis"] is True


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('when = ["pay_per_minute"]', 'when = ["pay_per_hour"]', 'steps[0].when: found "pay_per_hour", expected one of volume_licensing'),
        (
            'rules = ["pay-per-minute-agreement",',
            'rules = ["moon",',
            'steps[0].rules: found "moon", expected the id of a rule in rules.toml',
        ),
        ('codes = ["MCOMEETADV"]', 'codes = ["MOON"]', 'codes: found "MOON"'),
        ("{countries_without_credits}", "{moons}", "found {moons}, expected values from"),
        ('rule = "pool-basis"', 'rule = "pool"', 'questions[0].rule: found "pool"'),
        ("as_of = 2026-11-22", 'as_of = "2026"', 'as_of: found "2026", expected a date'),
    ],
)
def test_a_wrong_step_is_refused_with_its_key(old: str, new: str, words: str, catalogue: Catalogue) -> None:
    file = read_resource("catalog/purchase_steps.toml")
    assert old in file.text
    wrong = TextFile(file.name, file.text.replace(old, new))
    rules, codes = Known(catalogue.rules, "the id of a rule in rules.toml"), Known(catalogue.licence_codes, "a name under codes")
    with pytest.raises(CatalogueError) as refusal:
        read_purchase_steps(wrong, rules, codes)
    assert words in str(refusal.value), str(refusal.value)

"""The document of ``ppm explain --json`` is written line by line; it must be what writing it whole would give."""

from __future__ import annotations

import json

import pytest
from building import ANYWHERE, COMPLETE_PROJECTS, group, price_book, project, rate, scenario

from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.explanation import explain
from ppm_desktop.reports.ledger_json import explanation_json
from ppm_desktop.reports.results_json import explanation_entry, results_document


def written(comparison: Comparison, option: str, component: str | None = None) -> tuple[str, int]:
    explanation = explain(comparison, option, component)
    document = results_document(scenario="Büro", **explanation_entry(explanation))
    return "".join(explanation_json(document, explanation.ledger)), len(explanation.ledger)


@pytest.mark.parametrize("name", ["every-rule-at-once", "missing-rate", "three-offices-three-years"])
def test_every_line_is_written_as_the_ledger_has_it(name: str) -> None:
    given = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert given is not None
    comparison = compare(given, given.scenarios[0], ANYWHERE)
    option = comparison.results[0].option.id
    text, count = written(comparison, option)
    document = json.loads(text)
    assert text == json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    lines = list(explain(comparison, option).ledger.lines())
    assert len(document["lines"]) == len(lines) == count
    for entry, line in zip(document["lines"], lines, strict=True):
        assert entry["quantity"] == pytest.approx(line.quantity, abs=1e-6)
        assert entry["covered"] == pytest.approx(line.covered, abs=1e-6)
        assert entry["amount"] == (None if line.amount is None else pytest.approx(line.amount, abs=1e-6))
        assert entry["unit_price"] == line.unit_price
        texts = (line.month, line.group, line.product, line.component, line.destination, line.unit)
        assert tuple(entry[key] for key in ("month", "group", "product", "component", "destination", "unit")) == texts
        origin = (line.price_id, line.source, line.effective, line.reason)
        assert tuple(entry[key] for key in ("price", "source", "effective", "reason")) == origin


def test_a_number_without_lines_has_an_empty_list() -> None:
    given = project(price_book(rate("toll", "US", "0.0085")), scenario(group()))
    text, count = written(compare(given, given.scenarios[0], ANYWHERE), "per_user", "connection")
    assert count == 0
    assert json.loads(text)["lines"] == []
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"

"""No English is left in what people read when another language is spoken: everything is said in the made-up one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from building import COMPLETE_PROJECTS

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.domain.differences import differences
from ppm_desktop.domain.eligibility import Reason
from ppm_desktop.domain.problem import problem
from ppm_desktop.files.project_file import read_project_bytes
from ppm_desktop.reports import words
from ppm_desktop.reports.answer import answer_of
from ppm_desktop.reports.changes.difference_table import Names, difference_rows
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.explanation import explain
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.option_card import BADGE_LABELS, badge_label
from ppm_desktop.reports.period_view import SPANS
from ppm_desktop.reports.sentences import PROBLEM_TEMPLATES, REASON_TEMPLATES, problem_line, problem_sentence, reason_sentence
from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.reports.terminal import print_comparison, print_explanation
from ppm_desktop.wording import PSEUDO, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOGUE = load_catalogue()
STYLE = NumberStyle(group_separator=",")
#: Letters that the made-up language replaces: a word that still has one has not been translated.
PLAIN = frozenset("aceiounyAEIOUNY")
#: What people have called things. Here each is called by letters that the made-up language leaves alone.
GIVEN_NAMES = ("name", "title", "note", "reason", "customer", "notes")
PROJECTS = [
    COMPLETE_PROJECTS / "missing-rate.ppmplan",
    COMPLETE_PROJECTS / "every-rule-at-once.ppmplan",
    COMPLETE_PROJECTS / "three-offices-three-years.ppmplan",
    resource_path("samples") / "three-country-consultancy.ppmplan",
]


@pytest.fixture(autouse=True)
def _made_up_language() -> Iterator[None]:
    with speaking(PSEUDO):
        yield


def renamed(value: Any, names: dict[str, str], key: str = "") -> Any:
    """The document with every given name replaced, also where it is referred to."""
    if isinstance(value, dict):
        return {names.get(k, k): renamed(v, names, k) for k, v in value.items()}
    if isinstance(value, list):
        return [renamed(entry, names) for entry in value]
    return names.setdefault(value, f"Xz{len(names)}") if key in GIVEN_NAMES and value else value


def opened(path: Path) -> tuple[Any, frozenset[str]]:
    """The project under other names, and the ids and codes in it, which are the same in every language."""
    document = json.loads(path.read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    renamed(document, names)
    document = renamed(document, names)
    project = read_project_bytes(json.dumps(document).encode()).project
    assert project is not None
    book = document["price_book"]
    ids = [document["currency"], *(entry["id"] for entry in book["products"]), *book["sources"], *book["zone_a"]]
    ids += [text for rate in book["rates"] for text in (rate["country"], rate.get("line", "any"))]
    for group in (group for scenario in document["scenarios"] for group in scenario["groups"]):
        ids += [group["country"], *(place for mix in group["destinations"].values() for place in mix)]
    ids += [country.name for country in CATALOGUE.countries]  # names are never put into the made-up language
    return project, frozenset(part for text in ids for part in re.findall(r"\w+", text))


def left_in_english(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Words that were not translated: with plain letters anywhere, and all but names and ids outside the brackets."""
    depth = 0
    outside = ""
    for character in text:
        depth += character == "["
        outside += character if depth == 0 else " "
        depth -= character == "]"
    assert depth == 0, text
    plain = [word for word in re.findall(r"\w+", text) if PLAIN & set(word)]
    bare = [word for word in re.findall(r"\w+", outside) if not re.fullmatch(r"[\d_]+|Xz\d+", word)]
    return [word for word in plain + bare if word not in known]


def comparisons(path: Path) -> tuple[list[Comparison], frozenset[str]]:
    project, known = opened(path)
    return [compare(project, scenario, CATALOGUE.availability) for scenario in project.scenarios], known


EVERY_PROJECT = pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.stem)


@EVERY_PROJECT
@pytest.mark.parametrize("span", SPANS)
def test_the_answer_and_the_table_are_translated_whole(path: Path, span: Any) -> None:
    found, known = comparisons(path)
    for comparison in found:
        answer, table = answer_of(comparison, STYLE, span), cost_table(comparison, STYLE, span)
        said = [answer.headline, answer.detail, table.title, table.subtitle, table.unit, table.total.label, *table.total.gaps]
        for card in answer.cards:
            said += [card.unit_text, card.difference_text, card.included_text, card.badge, *card.notes]
        for row in (*table.rows, table.total):
            said += [row.label, *row.texts, *row.gaps]
        said += [shortfall_text(unpriced, STYLE) for result in comparison.results for unpriced in result.unpriced]
        said.append(table.summary)
        assert [(text, left) for text in said if (left := left_in_english(text, known))] == []


@EVERY_PROJECT
def test_the_terminals_report_is_translated_whole(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, known = comparisons(path)
    for comparison in found:
        print_comparison("pl.ppmpl", comparison, STYLE, "year")
        for result in comparison.results:
            print_explanation(comparison, explain(comparison, result.option.id), STYLE)
    output = capsys.readouterr().out
    assert left_in_english(output, known | {"pl", "ppmpl"}) == []


def test_a_long_label_of_another_language_is_not_cut_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    [comparison, *_], _known = comparisons(PROJECTS[0])
    print_comparison("pl.ppmpl", comparison, STYLE, "year")
    assert any(line.startswith(words.component_label("dial_out_pool")) for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize("code", sorted(PROBLEM_TEMPLATES))
def test_every_problem_is_said_in_the_language_spoken(code: str) -> None:
    values = dict.fromkeys(re.findall(r"\{(\w+)", PROBLEM_TEMPLATES[code]), "Xz1")
    assert left_in_english(problem_sentence(problem("", "error", code, **values))) == []


def test_words_that_a_check_puts_into_its_sentence_are_translated_and_an_option_keeps_its_name() -> None:
    said = problem_sentence(problem("scenarios[0].groups[0].join", "error", "sum_not_one", group="Xz1", found="0.9", name="join"))
    assert "jöíñ" in said
    said = problem_sentence(problem('scenarios[0].options[0].assign["*"]', "error", "sum_not_one", group="*", found="0.9", name="join"))
    assert "join" in said
    assert left_in_english(problem_line("pl", problem("", "warning", "zero_rate")), frozenset({"pl"})) == []


def test_what_a_wrong_file_should_have_held_is_said_in_the_language_spoken() -> None:
    document = json.loads(PROJECTS[2].read_text(encoding="utf-8"))
    document |= {"months": 0, "currency": "euro", "start": 3, "agreement": "gold"}
    document["scenarios"][0]["season"] = [1.0]
    document["scenarios"][0]["name"] = ""
    document["price_book"]["rates"][0] |= {"rate": "cheap", "effective": "2026-02-30"}
    problems = read_project_bytes(json.dumps(document).encode()).problems
    assert len(problems) >= 7
    found = frozenset({"euro", "cheap", "gold", "volume_licensing", "csp", "mca", "web_direct", "YYYY", "GB", "EUR"})
    assert [problem_sentence(p) for p in problems if p.severity == "error" and left_in_english(problem_sentence(p), found)] == []
    for data in (b"[]", b"{", b'{"a": 1, "a": 2}', b'{"format": "ppm-desktop/project", "version": 9}', b"{}", b'{"a": NaN}', b"\xff"):
        [refusal] = read_project_bytes(data).problems
        assert left_in_english(problem_sentence(refusal), frozenset({"a", "list", "NaN", "ppm", "desktop", "project", "format"})) == []


@pytest.mark.parametrize("code", sorted(REASON_TEMPLATES))
def test_every_reason_is_said_in_the_language_spoken(code: str) -> None:
    many = tuple(f"Xz{n}" for n in range(6))
    for names in (many[:1], many[:2], many):
        for agreement in ("csp", "mca", "web_direct"):
            assert left_in_english(reason_sentence(Reason("do", code, "", "", names, names), agreement)) == []


def test_every_difference_is_told_in_the_language_spoken() -> None:
    one, known = opened(PROJECTS[2])
    other, more = opened(PROJECTS[1])
    known |= more
    found = differences(one, other)
    for scenario in (*one.scenarios, *other.scenarios):
        found += differences(one.scenarios[0], scenario)
    ids = frozenset(
        word for d in found for text in (*d.place, d.before, d.after) if isinstance(text, str) for word in re.findall(r"\w+", text)
    )
    labels = {word for component in (*COMPONENTS, *words.CALL_TYPE_LABELS, *words.LINE_LABELS) for word in re.findall(r"\w+", component)}
    rows = difference_rows(found, STYLE, Names({}, {}, {}))
    assert len(rows) > 50
    said = []
    for difference, row in zip(found, rows, strict=True):
        said += [row.where.replace(difference.name, "") if difference.name else row.where, row.what, row.before, row.after]
    assert [(text, left) for text in said if (left := left_in_english(text, known | (ids - labels)))] == []


def test_every_label_is_translated() -> None:
    said = [words.component_label(name) for name in words.COMPONENT_LABELS]
    said += [words.component_in_sentence(name) for name in words.COMPONENT_WORDS]
    said += [words.call_type_label(name) for name in words.CALL_TYPE_LABELS]
    said += [words.line_label(name) for name in words.LINE_LABELS]
    said += [words.agreement_label(name) for name in words.AGREEMENT_LABELS]
    said += [words.status_label(name) for name in words.STATUS_LABELS]
    said += [words.month_name(number) for number in range(1, 13)]
    said += [badge_label(badge) for badge in BADGE_LABELS if badge]
    assert [text for text in said if left_in_english(text) or not text.startswith("[")] == []

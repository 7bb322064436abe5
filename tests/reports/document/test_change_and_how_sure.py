"""The sections on what would change the decision and how sure it is: their figures are the engines'."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_making import CATALOGUE, MISSING_RATE, THREE_OFFICES, case_for, case_in, project_in

from ppm_desktop.decisions.break_even import BreakEven
from ppm_desktop.decisions.flip import flips_of
from ppm_desktop.domain.ranges import Range
from ppm_desktop.reports.decision_findings import DecisionFindings
from ppm_desktop.reports.document.blocks import Callout, Table
from ppm_desktop.reports.document.outline import document_of
from ppm_desktop.reports.risk.words import recommendation
from ppm_desktop.reports.sensitivity.flip_words import flip_sentence


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DecisionFindings, "draws_wanted", 500)


def blocks_of(section: str, case: object) -> tuple[object, ...]:
    return document_of(case, (section,)).sections[0].blocks  # type: ignore[arg-type]  # a case


def tables(blocks: tuple[object, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def test_the_flip_is_that_of_the_engine_and_each_end_of_a_bar_has_its_difference() -> None:
    case = case_in(THREE_OFFICES)
    blocks = blocks_of("change", case)
    flips = flips_of(case.project, case.comparison.scenario, CATALOGUE.availability)
    assert next(block for block in blocks if isinstance(block, Callout)).text == flip_sentence(flips, case.style)
    tornado = case.findings.tornado
    assert tornado is not None
    printed = [(row.cells[2], row.cells[4]) for row in tables(blocks)[2].rows]
    assert printed == [(case.style.money(b.low.difference or 0), case.style.money(b.high.difference or 0)) for b in tornado.bars]


def test_the_point_of_equal_cost_is_worked_out_once_for_page_one_and_for_the_section() -> None:
    case = case_in(THREE_OFFICES)
    found = case.turning
    document_of(case, ("decision", "change"))
    assert isinstance(found, BreakEven)
    assert case.turning is found
    costs = [row.cells[3:] for row in tables(blocks_of("change", case))[0].rows]
    assert costs[-1] == tuple(case.style.money(cost) for cost in found.points[-1].costs)


def test_a_missing_price_is_said_and_no_bar_is_drawn() -> None:
    said = str(blocks_of("change", case_in(MISSING_RATE)))
    assert "no option can be called cheapest" in said
    assert "tornado" not in said


def test_with_one_option_nothing_can_change_the_decision() -> None:
    project = project_in(THREE_OFFICES)
    scenario = replace(project.scenarios[0], options=project.scenarios[0].options[:1])
    assert document_of(case_for(replace(project, scenarios=(scenario,))), ("change",)).sections == ()


def test_a_document_draws_only_when_it_is_asked() -> None:
    assert "how_sure" not in [section.id for section in document_of(case_in(THREE_OFFICES)).sections]


@pytest.mark.usefixtures("few_draws")
def test_chances_and_bands_are_those_of_the_draws_and_assumed_ranges_say_so() -> None:
    case = case_in(THREE_OFFICES)
    blocks = blocks_of("how_sure", case)
    findings = case.findings.risk
    assert next(block for block in blocks if isinstance(block, Callout)).text == recommendation(findings, case.style)
    bands, chances, ranges = tables(blocks)
    for row, option in zip(bands.rows, findings.summary.options, strict=True):
        assert option.total is not None
        assert row.cells[2:] == tuple(case.style.money(amount) for amount in (option.total.p10, option.total.p50, option.total.p90))
    assert [row.cells[0] for row in chances.rows] == [result.option.name for result in case.comparison.results]
    assert {row.cells[-1] for row in ranges.rows} == {"the program (ASSUMED)"}
    assert "attendees per meeting of Sales London" in {row.cells[0] for row in ranges.rows}
    assert "groups[" not in str(tables(blocks))


@pytest.mark.usefixtures("few_draws")
def test_groups_with_endless_names_are_cut_in_labels() -> None:
    project = project_in(THREE_OFFICES)
    scenario = project.scenarios[0]
    groups = (replace(scenario.groups[0], name="W" * 10_000), *scenario.groups[1:])
    case = case_for(replace(project, scenarios=(replace(scenario, groups=groups),)))
    for section in ("change", "how_sure"):
        cells = [cell for table in tables(blocks_of(section, case)) for row in table.rows for cell in row.cells]
        assert max(len(cell) for cell in cells) < 120


def test_ranges_of_the_plan_are_the_ends_of_the_bars() -> None:
    project = project_in(THREE_OFFICES)
    scenario = replace(project.scenarios[0], ranges=(Range("attendees", 0.7, 1.4),))
    tornado = case_for(replace(project, scenarios=(scenario,))).findings.tornado
    assert tornado is not None
    assert [(bar.changing.path, bar.low.x, bar.high.x) for bar in tornado.bars] == [("attendees", 0.7, 1.4)]


def test_a_large_plan_is_drawn_less_often() -> None:
    project = project_in(THREE_OFFICES)
    scenario = project.scenarios[0]
    many = tuple(replace(scenario.groups[0], name=f"Team {place}") for place in range(200))
    assert case_for(project).findings.draws_wanted == 10_000
    assert case_for(replace(project, scenarios=(replace(scenario, groups=many),))).findings.draws_wanted == 500

"""What the printed report says: sections, blocks and their figures, before anything is set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_making import MISSING_RATE, THREE_OFFICES, case_for, case_in, project_in

from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.document.blocks import Callout, Cards, ChartFigure, Paragraph, Table
from ppm_desktop.reports.document.case import LONGEST_NAME, LONGEST_WORD
from ppm_desktop.reports.document.outline import Document, UnknownSectionError, document_of
from ppm_desktop.reports.document.sections import SECTIONS
from ppm_desktop.wording import speaking


def tables(document: Document, section: str) -> list[Table]:
    found = next(one for one in document.sections if one.id == section)
    return [block for block in found.blocks if isinstance(block, Table)]


def test_page_one_has_the_verdict_every_option_and_one_chart_with_words_for_it() -> None:
    case = case_in(THREE_OFFICES)
    blocks = document_of(case, ("decision",)).sections[0].blocks
    assert blocks[0] == Paragraph(case.answer.headline, "verdict")
    cards = next(block for block in blocks if isinstance(block, Cards))
    assert [card.total for card in cards.cards] == [card.total_text for card in case.answer.cards]
    charts = [block for block in blocks if isinstance(block, ChartFigure)]
    assert [chart.alt for chart in charts] == [case.costs.summary]


def test_the_printed_costs_are_those_of_the_cost_table_for_a_year_and_for_the_whole_period() -> None:
    case = case_in(THREE_OFFICES)
    yearly, whole = tables(document_of(case, ("costs",)), "costs")[:2]
    for printed, span in ((yearly, "year"), (whole, "whole")):
        expected = cost_table(case.comparison, case.style, span)  # type: ignore[arg-type]  # both are spans
        assert [row.cells[1:] for row in printed.rows] == [row.texts for row in (*expected.rows, expected.total)]
        assert printed.rows[-1].kind == "total"


def test_a_missing_rate_is_a_lower_bound_that_is_said_and_never_zero() -> None:
    case = case_in(MISSING_RATE)
    document = document_of(case)
    assert all(text.startswith("≥") for text in tables(document, "costs")[0].rows[-1].cells[1:])
    assert "no rate for dial-out, United Arab Emirates (mobile)" in tables(document, "costs")[0].note
    cards = next(block for block in document.sections[0].blocks if isinstance(block, Cards))
    assert {card.badge for card in cards.cards} == {"incomplete"}
    warnings = [block.text for section in document.sections for block in section.blocks if isinstance(block, Callout)]
    assert any("United Arab Emirates (mobile)" in text for text in warnings)


def test_sections_come_in_their_own_order_whatever_the_order_they_are_asked_for_in() -> None:
    document = document_of(case_in(MISSING_RATE), ("questions", "decision"))
    assert [section.id for section in document.sections] == ["decision", "questions"]


def test_a_section_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(UnknownSectionError) as refused:
        document_of(case_in(MISSING_RATE), ("decisions",))
    assert refused.value.given == "decisions"
    assert "decision" in refused.value.known


def test_ids_of_sections_are_unique() -> None:
    assert len({section.id for section in SECTIONS}) == len(SECTIONS)


def test_inputs_have_the_labels_of_the_screens_and_few_groups_need_no_appendix() -> None:
    case = case_in(THREE_OFFICES)
    document = document_of(case)
    printed = {row.cells[:2] for table in tables(document, "inputs") for row in table.rows if row.kind == "plain"}
    assert {(row.what, row.value) for row in case.inputs} <= printed
    assert "groups" not in [section.id for section in document.sections]


def test_many_groups_stand_in_an_appendix_a_row_for_each() -> None:
    project = project_in(THREE_OFFICES)
    scenario = project.scenarios[0]
    many = tuple(replace(scenario.groups[0], name=f"Team {place}") for place in range(30))
    document = document_of(case_for(replace(project, scenarios=(replace(scenario, groups=many),))))
    assert [row.cells[0] for row in tables(document, "groups")[0].rows] == [f"Team {place}" for place in range(30)]
    assert all("Team" not in row.cells[0] for table in tables(document, "inputs") for row in table.rows)


def test_what_is_said_of_a_contradiction_names_each_text_with_its_source() -> None:
    case = case_in(MISSING_RATE)
    section = document_of(case, ("questions",)).sections[0]
    said = str(section.blocks)
    assert case.steps.contradictions
    assert all(side.source in said for question in case.steps.contradictions for side in question.sides)


def test_the_example_mark_is_there_with_example_prices_and_only_then() -> None:
    project = project_in(THREE_OFFICES)
    assert document_of(case_for(project)).example == "Example prices"
    sources = tuple(replace(source, status="customer") for source in project.price_book.sources)
    real = replace(project, price_book=replace(project.price_book, sources=sources))
    assert document_of(case_for(real)).example == ""


def test_a_very_long_option_name_is_cut_and_the_figures_around_it_stay() -> None:
    project = project_in(THREE_OFFICES)
    scenario = project.scenarios[0]
    long = ("word " * 2_000, "W" * 10_000, "long " * 17 + "end", "Short")
    options = tuple(replace(option, name=name) for option, name in zip(scenario.options, long, strict=True))
    case = case_for(replace(project, scenarios=(replace(scenario, options=options),)))
    shown = [card.name for card in case.answer.cards]
    assert [len(name) <= LONGEST_NAME for name in shown] == [True] * len(long)
    assert shown[1] == "W" * (LONGEST_WORD - 1) + "…"
    assert shown[3] == "Short"
    assert [card.total_text for card in case.answer.cards] == [card.total_text for card in case_in(THREE_OFFICES).answer.cards]


def test_the_verdict_can_be_turned_by_an_amount_of_minutes_that_is_named() -> None:
    case = case_in(THREE_OFFICES)
    said = " ".join(block.text for block in document_of(case, ("decision",)).sections[0].blocks if isinstance(block, Paragraph))
    assert "cost the same at: 91 % of the phone minutes of the plan" in said.replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_german_writes_numbers_and_days_the_german_way() -> None:
    with speaking("de"):
        document = document_of(case_in(THREE_OFFICES))
        assert document.written_text.endswith("22.11.2026")
        assert "49.480" in tables(document, "costs")[0].rows[-1].cells


def test_the_printed_glossary_explains_words_and_leaves_the_help_on_places_to_the_window() -> None:
    (glossary,) = tables(document_of(case_in(THREE_OFFICES), ("glossary",)), "glossary")
    words = {row.cells[0]: row.cells[1] for row in glossary.rows}
    assert {"Best mix", "Usage export"} <= words.keys()
    assert not [word for word in words if word.startswith("Reading")]
    assert not [meaning for meaning in words.values() if "How to read it" in meaning]

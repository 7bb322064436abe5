"""The slides: what is on them, read back with python-pptx and held against what was calculated."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from report_making import MISSING_RATE, THREE_OFFICES, TODAY, case_for, case_in, project_in
from slide_reading import charts, opened, texts, worksheet

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.paper.firm import Firm, shipped_firm
from ppm_desktop.paper.slides.deck import SLIDES, UnknownSlideError, deck
from ppm_desktop.paper.slides.layouts import HEIGHT, WIDTH
from ppm_desktop.paper.slides.markup import emu
from ppm_desktop.reports.cost_lines import cumulative_cost
from ppm_desktop.reports.coverage_table import coverage_table
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.wording import speaking

if TYPE_CHECKING:
    from pathlib import Path

FILES = [*sorted(resource_path("samples").glob("*.ppmplan")), MISSING_RATE, THREE_OFFICES]
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1" fill="red"/></svg>'


def shown(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_bars_and_lines_have_the_totals_of_the_comparison(file: Path, language: str) -> None:
    with speaking(language):
        case = case_in(file)
        bars, lines = charts(opened(deck(case, shipped_firm(), ("costs", "over_time"))))
    view = PeriodView(case.span, case.project.months)
    exact = [result.total * view.factor for result in case.comparison.results]
    unit = 1 if min(exact) >= 1000 else 0.01
    rows = worksheet(bars)[1:]
    assert [row[-1] for row in rows] == pytest.approx(exact, abs=unit / 2 + 1e-6)
    assert [sum(row[1:-1]) for row in rows] == pytest.approx([row[-1] for row in rows])
    plotted = [series.values for series in bars.plots[0].series]
    assert [sum(parts) for parts in zip(*plotted, strict=True)] == pytest.approx([row[-1] for row in rows])
    for option, (result, series) in enumerate(zip(case.comparison.results, lines.plots[0].series, strict=True)):
        added = list(accumulate(sum(month.values()) for month in result.by_month))
        assert list(series.values) == pytest.approx(added)
        assert [row[1 + option] for row in worksheet(lines)[1:]] == pytest.approx(added)
        assert series.name == result.option.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_words_have_the_verdict_and_every_figure_that_the_report_has(file: Path) -> None:
    case = case_in(file)
    slides = [{shown(text) for text in texts(slide)} for slide in opened(deck(case, shipped_firm())).slides]
    decision, costs, time, coverage, *_ = slides
    assert shown(case.answer.headline) in decision
    assert {shown(card.total_text) for card in case.answer.cards} <= decision
    assert {shown(text) for row in (*case.costs.rows, case.costs.total) for text in row.texts} <= costs
    assert any(text.startswith(("From ", "Never ", "No option ")) for text in time)
    table = coverage_table(case.comparison, case.style, case.span)
    assert {shown(cell.share_text) for row in table.rows for cell in row.cells} <= coverage


def test_a_lower_bound_is_marked_in_the_cards_the_table_the_bars_and_over_time_and_the_gap_is_named() -> None:
    show = opened(deck(case_in(MISSING_RATE), shipped_firm()))
    for slide in list(show.slides)[:3]:
        assert any("≥" in text and "41,728" in text for text in texts(slide))
    assert "≥" in worksheet(charts(show)[0])[1][0]
    assert any("There is no rate for dial-out, United Arab Emirates (mobile)" in text for text in texts(show.slides[0]))
    assert "How far the options are apart cannot be said: a price is missing." in texts(show.slides[0])


def test_the_months_in_which_the_cheapest_changes_are_said() -> None:
    project = project_in(THREE_OFFICES)
    quiet_first = replace(project.scenarios[0], season=(0.02,) * 6 + (1.98,) * 6)
    case = case_for(replace(project, scenarios=(quiet_first,)))
    table = cumulative_cost(case.comparison, case.style)
    assert len(table.leads) == 5
    said = texts(opened(deck(case, shipped_firm())).slides[2])
    for lead in table.leads[-3:]:
        assert f"From {table.months[lead.month]} on, the cheapest in total is {table.lines[lead.line].name}." in said
    assert "2 earlier changes." in said


def test_every_slide_has_title_footer_number_mark_of_examples_and_notes() -> None:
    case = case_in(THREE_OFFICES)
    show = opened(deck(case, shipped_firm()))
    assert len(show.slides) == 6
    for number, slide in enumerate(show.slides, start=1):
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
        kinds = {place.placeholder_format.type.name: place for place in slide.placeholders}
        assert kinds["FOOTER"].text_frame.text.startswith("Apr 2026 – Mar 2029 · USD, no tax added · prices as of 2025-10-15")
        assert b'type="slidenum"' in slide.part.blob
        assert "Example prices" in texts(slide), number
        assert len(slide.notes_slide.notes_text_frame.text) > 100
    notes = show.slides[1].notes_slide.notes_text_frame.text
    assert "Calls of a month = organisers × meetings × attendees × share by phone × season." in notes
    assert "Azure Communication Services telephone prices" in notes


def test_charts_tables_and_cards_are_described_and_what_is_decoration_says_so() -> None:
    case = case_in(THREE_OFFICES)
    for slide in opened(deck(case, shipped_firm())).slides:
        for shape in slide.shapes:
            described = shape.element.xpath(".//p:cNvPr")[0].get("descr")
            if shape.has_chart or shape.has_table or shape.shape_type.name == "GROUP":
                assert described
            elif not shape.is_placeholder:
                assert shape.text_frame.text
    assert case.costs.summary[:100] in "".join(str(chart) for chart in _descriptions(deck(case, shipped_firm())))


def _descriptions(data: bytes) -> list[str]:
    found = (shape.element.xpath(".//p:cNvPr")[0].get("descr") for slide in opened(data).slides for shape in slide.shapes)
    return [text for text in found if text]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_leaves_the_slide(file: Path) -> None:
    _all_inside(deck(case_in(file), shipped_firm()))


def _all_inside(data: bytes) -> None:
    for slide in opened(data).slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= emu(WIDTH)
            assert shape.top + shape.height <= emu(HEIGHT)


@pytest.mark.parametrize("year", [1970, 2200])
def test_slides_are_written_whatever_year_the_clock_shows(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_in(THREE_OFFICES)
    now = deck(case, shipped_firm())
    moment = time.struct_time((year, 1, 1, 0, 0, 0, 0, 1, 0))
    monkeypatch.setattr(time, "localtime", lambda *_seconds: moment)
    assert deck(case, shipped_firm()) == now


def test_the_same_input_gives_the_same_bytes_and_another_day_others() -> None:
    case = case_in(MISSING_RATE)
    first = deck(case, shipped_firm())
    assert deck(case_in(MISSING_RATE), shipped_firm()) == first
    assert deck(replace(case, today=TODAY.replace(day=23)), shipped_firm()) != first
    properties = opened(first).core_properties
    assert (properties.title, properties.author, properties.language) == ("A missing rate", "ppm_desktop", "en-US")


@pytest.mark.parametrize(
    "name",
    [
        "W" * 10_000,
        "word " * 2_000,
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 123",
        "Team \U0001f680\U0001f469\u200d\U0001f4bb",
        "東京支社" * 40,
        "a\0b\x0bc\x1b[31m\ufffe\ud800 <b>&\"' ]]> \u202e",
        '=HYPERLINK("http://example.com","x")',
    ],
    ids=["one long word", "many words", "right to left", "emoji", "ideographs", "control characters", "formula"],
)
def test_no_name_breaks_the_slides(name: str) -> None:
    project = project_in(THREE_OFFICES)
    scenario = project.scenarios[0]
    groups = (replace(scenario.groups[0], name=name), *scenario.groups[1:])
    options = (replace(scenario.options[0], name=name), *scenario.options[1:])
    changed = replace(
        project, name=name, customer=name, notes=name, scenarios=(replace(scenario, name=name, groups=groups, options=options),)
    )
    data = deck(case_for(changed), shipped_firm())
    _all_inside(data)
    show = opened(data)
    assert len(show.slides) == 6
    assert max(len(text) for slide in show.slides for text in texts(slide)) <= 600
    for chart in charts(show):
        assert all(
            not cell.startswith("=") or cell.startswith("=HYPER") for row in worksheet(chart) for cell in row if isinstance(cell, str)
        )


def test_many_options_are_all_there_on_more_slides() -> None:
    project = project_in(THREE_OFFICES)
    scenario = project.scenarios[0]
    options = tuple(
        replace(scenario.options[place % len(scenario.options)], id=f"o{place}", name=f"Option no. {place}") for place in range(20)
    )
    data = deck(case_for(replace(project, scenarios=(replace(scenario, options=options),))), shipped_firm())
    _all_inside(data)
    said = [text for slide in opened(data).slides for text in texts(slide)]
    for one in options:
        assert said.count(one.name) >= 3  # as an option, with its costs, with what it includes


def test_one_month_and_one_option_leave_out_what_cannot_be_said() -> None:
    project = project_in(THREE_OFFICES)
    scenario = replace(project.scenarios[0], options=project.scenarios[0].options[:1])
    show = opened(deck(case_for(replace(project, months=1, scenarios=(scenario,))), shipped_firm()))
    assert len(show.slides) == 4
    assert "There is no second option that can be bought." in texts(show.slides[0])


def test_the_firm_gives_name_footer_logo_and_colour() -> None:
    firm = Firm("Harrow & Lindqvist", "#AA0000", "12 High Street", LOGO, "svg")
    show = opened(deck(case_in(MISSING_RATE), firm))
    master = show.slide_master
    assert "Harrow & Lindqvist · 12 High Street" in texts(master)
    (logo,) = (shape for shape in master.shapes if shape.shape_type.name == "PICTURE")
    assert logo.image.content_type == "image/png"
    assert logo.element.xpath(".//p:cNvPr")[0].get("descr") == "Logo of Harrow & Lindqvist"
    theme = next(part for part in show.part.package.iter_parts() if str(part.partname).startswith("/ppt/theme/theme1"))
    assert b'<a:accent5><a:srgbClr val="AA0000"/>' in theme.blob
    assert show.core_properties.author == "Harrow & Lindqvist"


def test_slides_are_chosen_by_id_and_an_unknown_one_is_refused() -> None:
    case = case_in(MISSING_RATE)
    show = opened(deck(case, shipped_firm(), ("grounds", "costs")))
    assert case.costs.title in texts(show.slides[0])
    assert len(show.slides) == 2
    with pytest.raises(UnknownSlideError) as refused:
        deck(case, shipped_firm(), ("risks",))
    assert refused.value.known == tuple(kind.id for kind in SLIDES)


def test_nothing_but_this_output_loads_python_pptx() -> None:
    code = "import sys, ppm_desktop.cli.main, ppm_desktop.paper.outputs; sys.exit('pptx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

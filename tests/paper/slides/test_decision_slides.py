"""The slides on what would change the decision and how sure it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_making import MISSING_RATE, THREE_OFFICES, case_for, case_in, project_in
from slide_reading import charts, opened, texts, worksheet

from ppm_desktop.paper.firm import shipped_firm
from ppm_desktop.paper.slides.deck import deck
from ppm_desktop.paper.slides.layouts import HEIGHT, WIDTH
from ppm_desktop.paper.slides.markup import emu
from ppm_desktop.reports.decision_findings import DecisionFindings
from ppm_desktop.reports.sensitivity.flip_words import flip_sentence


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DecisionFindings, "draws_wanted", 500)


def test_the_tornado_has_the_engines_differences_and_begins_at_todays() -> None:
    case = case_in(THREE_OFFICES)
    show = opened(deck(case, shipped_firm(), ("change",)))
    tornado = case.findings.tornado
    assert tornado is not None
    (chart,) = charts(show)
    bars = tornado.bars[:8]
    rows = worksheet(chart)[1:]
    assert [row[1] for row in rows] == pytest.approx([bar.low.difference for bar in bars])
    assert [row[2] for row in rows] == pytest.approx([bar.high.difference for bar in bars])
    assert chart.value_axis.crosses_at == pytest.approx(tornado.difference)
    assert show.slides[0].shapes.title.text_frame.text == flip_sentence(case.findings.flips, case.style)


def test_how_sure_has_the_bands_of_each_option_and_the_months_of_the_likeliest() -> None:
    case = case_in(THREE_OFFICES)
    show = opened(deck(case, shipped_firm(), ("how_sure",)))
    summary = case.findings.risk.summary
    said = texts(show.slides[0])
    for option in summary.options:
        assert option.total is not None
        assert case.style.money(option.total.p90) in said
    likeliest = summary.likeliest
    assert likeliest is not None
    (chart,) = charts(show)
    assert [row[1] for row in worksheet(chart)[1:]] == pytest.approx([band.p90 for band in likeliest.by_month], abs=1e-5)


def test_a_missing_price_is_said_instead_of_a_chart() -> None:
    show = opened(deck(case_in(MISSING_RATE), shipped_firm(), ("change",)))
    assert charts(show) == []
    assert "The difference is not known: a price is missing" in texts(show.slides[0])


def test_endless_names_stay_on_the_slides() -> None:
    project = project_in(THREE_OFFICES)
    scenario, name = project.scenarios[0], "W" * 10_000
    groups = (replace(scenario.groups[0], name=name), *scenario.groups[1:])
    options = tuple(replace(option, name=f"{place} {name}") for place, option in enumerate(scenario.options))
    case = case_for(replace(project, scenarios=(replace(scenario, groups=groups, options=options),)))
    show = opened(deck(case, shipped_firm(), ("change", "how_sure")))
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= emu(WIDTH)
            assert shape.top + shape.height <= emu(HEIGHT)
        assert max(len(text) for text in texts(slide)) <= 600

"""The slides on the best mix and on amounts to recharge: on request only, with the engines' figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_making import case_for, project_in
from slide_reading import opened, texts

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.domain.credits import Credits
from ppm_desktop.paper.firm import shipped_firm
from ppm_desktop.paper.slides.deck import SLIDES, deck
from ppm_desktop.reports.decision_findings import DecisionFindings
from ppm_desktop.reports.funding.advice_words import advice_headline
from ppm_desktop.reports.mix.words import mix_headline, simple_sentence

PREPAID = resource_path("samples") / "forty-person-firm.ppmplan"


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DecisionFindings, "draws_wanted", 500)


def test_slides_that_take_long_are_shown_on_request_only() -> None:
    assert {"how_sure", "advice", "mix"} <= {kind.id for kind in SLIDES if not kind.usual}


def test_the_slide_on_the_best_mix_says_who_gets_what_and_what_simplicity_costs() -> None:
    case = case_for(project_in(PREPAID))
    found = case.findings.mix
    assert isinstance(found, tuple)
    answer, simple = found
    (slide,) = opened(deck(case, shipped_firm(), ("mix",))).slides
    said = texts(slide)
    assert mix_headline(answer, case.style) in said
    for band in answer.bands:
        assert band.product.name in said
        assert band.group.name in said
    assert all(simple_sentence(answer, one, case.style) in said for one in simple)
    assert any("example prices" in text for text in said)


def test_the_slide_on_amounts_to_recharge_has_the_advice_and_none_is_made_without_a_wallet() -> None:
    project = project_in(PREPAID)
    case = case_for(project)
    assert case.findings.advice is not None
    (slide,) = opened(deck(case, shipped_firm(), ("advice",))).slides
    said = texts(slide)
    assert advice_headline(case.findings.advice, "USD", case.style) in said
    assert case.style.count(float(case.findings.advice.advised.settings.trigger or 0)) in said
    afterwards = tuple(replace(scenario, credits=Credits("post_paid")) for scenario in project.scenarios)
    assert len(opened(deck(case_for(replace(project, scenarios=afterwards)), shipped_firm(), ("advice",))).slides) == 0

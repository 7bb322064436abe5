"""The slide on imported calls shows what the plan keeps of them, by month and class; plans without calls have none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from report_making import MISSING_RATE, TODAY, case_for, case_in
from slide_reading import charts, opened, texts, worksheet
from usage_plans import fitted, imported, made_calls

from ppm_desktop.paper.firm import shipped_firm
from ppm_desktop.paper.slides.deck import deck
from ppm_desktop.reports.usage.words import places_twin, usage_finding
from ppm_desktop.usage.keeping import kept_usage

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project


def plan_of_days(days: int) -> Project:
    read = imported(made_calls(120, 3, days))
    return replace(fitted(read).project, usage_summary=kept_usage(read, TODAY))


def test_the_chart_has_the_billed_minutes_of_every_month_and_class() -> None:
    project = plan_of_days(90)
    kept = project.usage_summary
    assert kept is not None
    show = opened(deck(case_for(project), shipped_firm(), ("calls",)))
    (chart,) = charts(show)
    _head, *rows = worksheet(chart)
    assert len(rows) == 3
    of_classes = [sum(row[place] for row in rows) for place in (1, 2, 3)]
    assert of_classes == pytest.approx([tally.billed_minutes for _class, tally in kept.summary.by_call_type])
    said = texts(show.slides[0])
    assert usage_finding(kept, case_for(project).style) in said
    assert not any("customer.example" in text for text in said)


def test_calls_of_one_month_are_a_table_of_destinations() -> None:
    project = plan_of_days(20)
    case = case_for(project)
    assert project.usage_summary is not None
    show = opened(deck(case, shipped_firm(), ("calls",)))
    assert charts(show) == []
    most = places_twin(project.usage_summary, case.style).rows[:5]
    assert {row[0] for row in most} <= set(texts(show.slides[0]))


def test_a_plan_without_calls_has_no_slide_of_them() -> None:
    assert len(opened(deck(case_in(MISSING_RATE), shipped_firm(), ("calls",))).slides) == 0

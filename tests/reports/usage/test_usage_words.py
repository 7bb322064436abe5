"""Imported calls in tables, figures and sentences, and as a chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from usage_export_maker import calls, changed, teams_bytes, truth
from usage_importing import import_bytes

from ppm_desktop.charts.drawing import Space
from ppm_desktop.charts.usage_months import UsageMonths
from ppm_desktop.domain.kept_usage import KeptUsage
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.usage.months_table import USAGE_MEASURES, UsageMeasure, usage_months_table
from ppm_desktop.reports.usage.words import left_out_twin, places_twin, recognised_sentence, usage_figures, usage_finding, usage_notes
from ppm_desktop.usage.keeping import kept_usage

STYLE = NumberStyle(group_separator=" ")
MADE = calls(250, seed=31)
TOKENS = {"text": "#1B1B1B", "muted": "#5F6368", "background": "#FFFFFF", "field_line": "#868C92", "other": "#80868B"}


def kept_of(data: bytes) -> KeptUsage:
    return kept_usage(import_bytes(data), date(2026, 11, 22))


def test_the_months_add_up_to_what_the_export_says_whatever_is_measured() -> None:
    kept, known = kept_of(teams_bytes(MADE)), truth(MADE)
    truths: dict[UsageMeasure, dict[str, float]] = {
        "minutes": {name: float(minutes) for name, minutes in known.billed.items()},
        "money": {name: float(known.charge[name] + known.fee[name]) for name in known.charge},
        "calls": {name: float(count) for name, count in known.calls.items()},
    }
    for measure in USAGE_MEASURES:
        table = usage_months_table(kept, measure, STYLE)
        assert {row.call_type: sum(row.values) for row in table.rows} == pytest.approx(truths[measure])
        assert sum(float(row[4]) for row in table.twin.rows) == pytest.approx(sum(truths[measure].values()))
        assert table.title in table.summary


def test_a_month_without_calls_stands_between_those_that_have_some() -> None:
    kept = kept_of(teams_bytes(MADE))
    without = replace(kept, by_month=tuple(one for one in kept.by_month if one.month != Month(2024, 2)))
    table = usage_months_table(without, "calls", STYLE)
    assert table.months == ("Jan 2024", "Feb 2024", "Mar 2024")
    assert [row.values[1] for row in table.rows] == [0.0, 0.0, 0.0]
    assert table.twin.rows[1][-1] == "no calls"


@pytest.mark.parametrize("width", [420, 820, 1400])
def test_the_chart_has_a_point_for_every_month_and_no_text_outside(width: int) -> None:
    kept = kept_of(teams_bytes(MADE))
    table = usage_months_table(kept, "minutes", STYLE)
    chart = UsageMonths(TOKENS, "DejaVu Sans")
    height = chart.wanted_height(table, width)
    drawing = chart.draw(table, Space(width, height, TOKENS, chart.families))
    assert len(drawing.points) == 3 * len(table.months)
    for words in drawing.words:
        left, top, right, bottom = words.extent(chart.families)
        assert left >= 0, words.text
        assert right <= width, words.text
        assert top >= 0, words.text
        assert bottom <= height, words.text


def test_the_destinations_and_what_was_left_out_account_for_every_row() -> None:
    made = [*MADE, MADE[0], changed(MADE[1], id="00000000-0000-4000-8000-00000000000a", call_type="conf_new")]
    kept = kept_of(teams_bytes(made))
    places, left_out = places_twin(kept, STYLE), left_out_twin(kept.summary)
    assert left_out is not None
    assert sum(float(row[2]) for row in places.rows) == kept.summary.rows_kept
    assert kept.summary.rows_kept + sum(float(row[1]) for row in left_out.rows) == len(made)
    assert any("conf_new" in note for note in usage_notes(kept.summary, STYLE))
    assert "--map" not in str(left_out.rows)


def test_headline_and_figures_say_the_same_as_the_export() -> None:
    kept, known = kept_of(teams_bytes(MADE)), truth(MADE)
    assert usage_finding(kept, STYLE).startswith(f"{known.organisers} organisers: ")
    assert usage_figures(kept, STYLE)[0].text == str(known.kept)
    assert f"{known.kept} of {len(MADE)} rows" in recognised_sentence(kept.summary, STYLE)


def test_an_export_without_calls_of_meetings_is_said_to_be_one() -> None:
    kept = kept_of(teams_bytes([changed(one, call_type="user_in") for one in MADE[:5]]))
    assert usage_finding(kept, STYLE) == "The export has no phone calls of meetings"
    assert "None of the 5 rows" in recognised_sentence(kept.summary, STYLE)
    assert left_out_twin(kept.summary) is not None

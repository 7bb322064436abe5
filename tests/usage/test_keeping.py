"""What a plan keeps of imported calls: sums that are right, and nobody's name or number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from building import COMPLETE_PROJECTS
from usage_export_maker import calls, changed, teams_bytes, truth
from usage_importing import countries, import_bytes

from ppm_desktop.domain.kept_usage import KeptUsage
from ppm_desktop.files.project_file import project_bytes, read_project, read_project_bytes
from ppm_desktop.usage.keeping import kept_usage

TODAY = date(2026, 11, 22)


def kept_of(data: bytes) -> KeptUsage:
    return kept_usage(import_bytes(data), TODAY)


def test_the_sums_by_month_and_by_destination_are_those_of_the_calls() -> None:
    made = calls(300, seed=5)
    kept, known = kept_of(teams_bytes(made)), truth(made)
    for name in known.calls:
        own = [one.tally for one in kept.by_month if one.call_type == name]
        there = [one.tally for one in kept.places if one.call_type == name]
        for tallies in (own, there):
            assert sum(one.calls for one in tallies) == known.calls[name]
            assert sum(one.billed_minutes for one in tallies) == known.billed[name]
            assert sum(one.charge for one in tallies) == pytest.approx(float(known.charge[name]))
    assert [one.tally.billed_seconds for one in kept.places] == sorted((one.tally.billed_seconds for one in kept.places), reverse=True)


def test_a_plan_with_calls_is_read_as_it_was_written() -> None:
    codes = frozenset(country.code for country in countries())
    plan = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan", codes).project
    assert plan is not None
    with_calls = replace(plan, usage_summary=kept_of(teams_bytes(calls(200, seed=6))))
    data = project_bytes(with_calls)
    reading = read_project_bytes(data, codes)
    assert reading.problems == read_project_bytes(project_bytes(plan), codes).problems
    assert reading.project == with_calls
    assert project_bytes(with_calls) == data
    assert b"usage_summary" not in project_bytes(plan)


def test_columns_that_are_out_of_place_bring_no_name_and_no_number_into_the_plan() -> None:
    made = calls(20, seed=7)
    wrong = [changed(call, call_type=call.organiser) for call in made[:5]]
    wrong += [changed(call, call_type="conf_in", number_type="+49 170 1234567") for call in made[5:9]]
    wrong += [changed(call, call_type="conf_out", place="3f2504e0-4f89-11d3-9a0c-0305e82c3301") for call in made[9:12]]
    kept = kept_of(teams_bytes([*wrong, *made[12:]]))
    assert "customer.example" not in repr(kept)
    assert "1234567" not in repr(kept)
    assert "3f2504e0" not in repr(kept)
    assert sum(one.tally.calls for one in kept.summary.call_types) == 20


def test_a_wrong_amount_of_calls_in_a_file_is_named_with_its_place() -> None:
    plan = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan", frozenset()).project
    assert plan is not None
    data = project_bytes(replace(plan, usage_summary=kept_of(teams_bytes(calls(50, seed=8)))))
    broken = data.replace(b'"rows_read": 50', b'"rows_read": -50')
    problems = read_project_bytes(broken, frozenset()).problems
    assert any(problem.path == "usage_summary.rows_read" for problem in problems)

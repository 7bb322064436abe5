"""What a calculation takes over from the one before: nothing that an edit has changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from report_making import CATALOGUE, THREE_OFFICES, project_in

from ppm_desktop.costing import charges, comparison, traffic
from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.remembered import Remembered
from ppm_desktop.domain.scenario import FeeOverride, Purchase

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.project import Project

PLAN = project_in(THREE_OFFICES)


def with_scenario(**changes: object) -> Project:
    return replace(PLAN, scenarios=(replace(PLAN.scenarios[0], **changes), *PLAN.scenarios[1:]))  # type: ignore[arg-type]  # fields of a scenario


def with_group(**changes: object) -> Project:
    first, *others = PLAN.scenarios[0].groups
    return with_scenario(groups=(replace(first, **changes), *others))  # type: ignore[arg-type]  # fields of a group


GROUP = PLAN.scenarios[0].groups[0]
EDITS: dict[str, Callable[[], Project]] = {
    "nothing": lambda: PLAN,
    "agreement": lambda: replace(PLAN, agreement="csp"),
    "habits": lambda: with_group(habits=replace(GROUP.habits, phone_share=0.9)),
    "headcount": lambda: with_group(headcount=tuple(replace(step, organisers=step.organisers + 7) for step in GROUP.headcount)),
    "nobody": lambda: with_group(headcount=tuple(replace(step, organisers=0) for step in GROUP.headcount)),
    "growth": lambda: with_group(growth_per_year=0.5),
    "holds": lambda: with_group(holds="included"),
    "country": lambda: with_group(country="SA"),
    "months": lambda: replace(PLAN, months=PLAN.months - 5),
    "start": lambda: replace(PLAN, start=PLAN.start.plus(9)),
    "fee": lambda: with_scenario(fee_overrides=(FeeOverride("standard", Decimal("9.99"), "a test"),)),
    "purchased": lambda: with_scenario(pool_basis="purchased", purchased=(Purchase("standard", 5000),)),
    "options": lambda: with_scenario(options=PLAN.scenarios[0].options[::-1]),
}


def told(found: Comparison) -> list[object]:
    return [(one.option.id, one.total, one.complete, one.eligibility, one.lost_calls) for one in found.results]


def fresh(monkeypatch: pytest.MonkeyPatch, project: Project) -> Comparison:
    with monkeypatch.context() as patched:
        for room, name in ((traffic, "_LANDED"), (traffic, "_COUNTED"), (charges, "_KNOWN"), (comparison, "_GIVEN")):
            patched.setattr(room, name, Remembered(1))
        return compare(project, project.scenarios[0], CATALOGUE.availability)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_gives_what_a_calculation_from_nothing_gives(edit: Callable[[], Project], monkeypatch: pytest.MonkeyPatch) -> None:
    compare(PLAN, PLAN.scenarios[0], CATALOGUE.availability)
    edited = edit()
    found = compare(edited, edited.scenarios[0], CATALOGUE.availability)
    expected = fresh(monkeypatch, edited)
    assert told(found) == told(expected)
    assert np.array_equal(found.traffic.organisers, expected.traffic.organisers)


def test_habits_leave_licences_and_their_judgement_as_they_are() -> None:
    before = compare(PLAN, PLAN.scenarios[0], CATALOGUE.availability)
    edited = EDITS["habits"]()
    after = compare(edited, edited.scenarios[0], CATALOGUE.availability)
    assert after.traffic.organisers is before.traffic.organisers
    for then, now in zip(before.results, after.results, strict=True):
        assert now.eligibility is then.eligibility
        assert now.charges.parts[0].use is then.charges.parts[0].use
        assert now.total != then.total or not now.charges.parts


def test_nobody_can_write_into_what_calculations_share() -> None:
    found = compare(PLAN, PLAN.scenarios[0], CATALOGUE.availability)
    with pytest.raises(ValueError, match="read-only"):
        found.traffic.organisers[0, 0] = 1

from __future__ import annotations

import numpy as np
import pytest
from arbitrary import COUNTRIES, projects
from building import everywhere
from hypothesis import HealthCheck, given, settings

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.inputs import changeable_inputs
from ppm_desktop.decisions.stepped_costs import SteppedCosts
from ppm_desktop.domain.project import Project

SOLD = everywhere(*COUNTRIES)
XS = (0.0, 0.3, 0.95, 1.0, 1.4, 7.0)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects())
def test_many_headcounts_at_once_cost_what_each_costs_alone(project: Project) -> None:
    scenario = project.scenarios[0]
    today = compare(project, scenario, SOLD)
    for changing in changeable_inputs(project, scenario):
        if changing.path not in {"organisers", "growth_per_year"}:
            continue
        totals, priced = SteppedCosts(today, changing).totals(np.array(XS))
        for row, known, x in zip(totals.tolist(), priced.tolist(), XS, strict=True):
            alone = compare(*changing.applied(x), SOLD).results
            assert row == pytest.approx([result.total for result in alone], abs=1e-6)
            assert known == [result.complete for result in alone]

from __future__ import annotations

import numpy as np
from arbitrary import COUNTRIES, projects
from building import everywhere
from hypothesis import HealthCheck, given, settings

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.cost_curve import curve_of
from ppm_desktop.decisions.inputs import changeable_inputs
from ppm_desktop.decisions.priced import Priced
from ppm_desktop.domain.project import Project

SOLD = everywhere(*COUNTRIES)
XS = (0.1, 0.6, 0.98, 1.0, 3.0, 40.0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects())
def test_what_lacks_a_price_is_known_without_a_full_comparison(project: Project) -> None:
    scenario = project.scenarios[0]
    today = compare(project, scenario, SOLD)
    for changing in changeable_inputs(project, scenario):
        if changing.path not in {"phone_minutes", "minutes_per_call", "fee.standard"}:
            continue
        at_0 = compare(*changing.applied(0.0), SOLD)
        priced = [
            Priced(result, curve_of((zero.charges, result.charges), 1.0)) for result, zero in zip(today.results, at_0.results, strict=True)
        ]
        for x in XS:
            known = [one.at(np.array([x])).item() for one in priced]
            assert known == [result.complete for result in compare(*changing.applied(x), SOLD).results], (changing.path, x)

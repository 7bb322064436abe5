"""What two options cost over one input, at as many places as anybody wants to see, from two calculations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import charges_of, tariffs_of
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.cost_curve import curve_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges
    from ppm_desktop.decisions.break_even import BreakEven


def costs_over(found: BreakEven, xs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the cost of both options of a break-even over the whole period at every number of ``xs``; shape (2, X)."""
    reference = min(1.0, found.changing.largest[0])
    at_0, at_reference = _charges(found, 0.0), _charges(found, reference)
    return np.stack([curve_of(pair, reference).at(xs) for pair in zip(at_0, at_reference, strict=True)])


def _charges(found: BreakEven, x: float) -> list[Charges]:
    project, scenario = found.changing.applied(x)
    traffic = traffic_of(project, scenario)
    tariffs = tariffs_of(project, traffic)
    return [charges_of(project, scenario, option, traffic, tariffs) for option in found.options]

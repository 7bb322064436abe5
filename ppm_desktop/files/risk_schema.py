"""Ranges and the settings of the simulation in the project file as pydantic models."""

from __future__ import annotations

from ppm_desktop.files.field_types import Average, Factor, Name, Share, Strict


class RangeRecord(Strict):
    """The ends between which an input lies: factors on today's values where it is multiplied, otherwise values."""

    input: Name
    low: Average
    high: Average


class RiskRecord(Strict):
    """How a scenario is simulated; what is left out is as the program assumes."""

    correlation: Share | None = None
    month_shock: Factor | None = None
    volume_noise: bool = True
    default_ranges: bool = True

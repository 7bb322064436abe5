"""What the steps between two scenarios are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from ppm_desktop.costing.steps import Step

DRIVER_LABELS: Final = {
    "prices": mark("Negotiated prices"),
    "headcount": mark("Organisers"),
    "habits": mark("Meeting habits"),
    "destinations": mark("Destinations"),
    "policies": mark("Policies"),
    "settings": mark("Billing settings"),
    "options": mark("Licences assigned"),
}


def step_key(step: Step) -> str:
    """Return what a step is called: the drivers that it replaces."""
    return "+".join(step.drivers)

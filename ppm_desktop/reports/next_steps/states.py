"""Which of the next steps a plan already knows to be done, and which it knows to be open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.next_steps.conditions import has_example_rates
from ppm_desktop.reports.words import agreement_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison


def step_states(comparison: Comparison) -> dict[str, str]:
    """Return a sentence for each step, by id, about which the plan knows something.

    Nothing is said about steps that change the tenant: no plan can know whether they are done.
    """
    project, scenario = comparison.project, comparison.scenario
    states: dict[str, str] = {}
    if project.agreement == "volume_licensing":
        text = tr("Done in this plan: licences are bought through {agreement}. Open: the confirmation.")
    else:
        text = tr("Open: in this plan, licences are bought through {agreement}, which does not qualify.")
    states["ask-for-pay-per-minute"] = text.format(agreement=agreement_label(project.agreement))
    negotiated = len(scenario.fee_overrides)
    if project.has_examples:
        if has_example_rates(project):
            states["ask-for-rates"] = tr("Open: the rates of this plan are still examples.")
        if not negotiated:
            states["ask-for-licence-price"] = tr("Open: the fees of this plan are still examples, and none is negotiated.")
    credits_terms = scenario.credits
    if credits_terms is None:
        states["set-up-credits"] = tr("Open: this scenario says nothing yet about amounts and trigger.")
    else:
        states["set-up-credits"] = tr("Planned: this scenario has amounts for credits; setting them up is open.")
    return states

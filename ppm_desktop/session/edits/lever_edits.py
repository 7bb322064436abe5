"""A lever becomes part of the plan, as one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.lever_plan import LeverKind, LeverPlan, pulled
from ppm_desktop.reports.levers.words import POLICY_NAMES
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

_STEPS: Final[dict[LeverKind, str]] = {
    "dial_out": mark("Set dial-out: {setting}"),
    "toll_free_off": mark("Switch toll-free off"),
    "app": mark("Let {share} of phone participants join by app"),
}


def apply_lever(document: Document, kind: LeverKind, plan: LeverPlan, style: NumberStyle) -> None:
    """Pull a lever in the shown scenario, in full effect."""
    text = tr(_STEPS[kind]).format(setting=tr(POLICY_NAMES[plan.dial_out]), share=style.percent(plan.app_share))
    document.edit_scenario(pulled(document.scenario, plan, {kind}), text)


def would_change(document: Document, kind: LeverKind, plan: LeverPlan) -> bool:
    """Say whether a lever is not pulled yet."""
    return pulled(document.scenario, plan, {kind}) != document.scenario

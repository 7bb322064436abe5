"""The licensing rules that a number rests on, as sentences with their id and source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.why.case import Case
    from ppm_desktop.reports.why.figures import Figure

_PER_USER: Final = {
    "licences": ("who-needs-a-licence", "standard-list-price"),
    "toll": ("toll-dial-in-included",),
    "toll_free": ("toll-free-always-metered",),
    "dial_out_pool": ("pool-minutes", "pool-shared-by-tenant", "pool-per-calendar-month", "pool-basis", "pool-order"),
    "dial_out_other": ("outside-zone-a", "rate-by-destination", "premium-numbers"),
    "connection": ("connection-fee",),
}
_METERED: Final = {
    "licences": ("who-needs-a-licence", "pay-per-minute-licence-fee"),
    "toll": ("pay-per-minute-charges", "charge-per-phone-participant"),
    "toll_free": ("toll-free-always-metered", "charge-per-phone-participant"),
    "dial_out_pool": (),
    "dial_out_other": ("pay-per-minute-charges", "pay-per-minute-no-pool", "rate-by-destination"),
    "connection": ("connection-fee",),
}
_MINUTES: Final = ("charge-per-phone-participant", "rounding")


@dataclass(frozen=True, slots=True)
class RuleSentence:
    """One rule of the catalogue as it was in force when the plan begins."""

    rule: str  # id
    text: str
    source: str


def rule_sentences(case: Case, figure: Figure, metered: frozenset[bool], components: tuple[str, ...]) -> tuple[RuleSentence, ...]:
    """Return the rules behind a figure; ``metered`` says whether products that are charged by the minute, or not, have a part in it."""
    if figure.kind in {"implied_minutes", "minutes", "calls"}:
        ids: list[str] = [*_MINUTES]
    elif figure.kind == "pool":
        ids = [*_PER_USER["dial_out_pool"]]
    elif figure.kind in {"licences", "per_organiser"}:
        ids = ["who-needs-a-licence"]
    else:
        tables = [table for table, used in ((_PER_USER, False in metered), (_METERED, True in metered)) if used]
        ids = [rule for component in components for table in tables for rule in table[component]]
        ids += ["rounding"] if set(components) - {"licences"} else []
    found = []
    for rule_id in dict.fromkeys(ids):
        rule = case.names.rules.get(rule_id)
        state = rule.in_force_on(case.project.start.first_day) if rule is not None else None
        if rule is None or state is None:
            continue
        text = tr("{title}: {rule}").format(title=rule.title, rule=state.value)
        found.append(RuleSentence(rule_id, text, case.names.sources.get(state.source, state.source)))
    return tuple(found)

"""Between the records of a scenario and the domain's values, in both directions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.giving_way import step_by_step
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.domain.scenario import Assignment, FeeOverride, Option, Purchase, Scenario
from ppm_desktop.files.annotations_conversion import annotations_document, annotations_from
from ppm_desktop.files.defaults_conversion import number
from ppm_desktop.files.group_conversion import group_document, group_from
from ppm_desktop.files.prices_conversion import money_text
from ppm_desktop.files.risk_conversion import ranges_from, risk_document, risk_from

if TYPE_CHECKING:
    from ppm_desktop.files import project_schema as schema


def scenario_from(record: schema.ScenarioRecord) -> Scenario:
    """Turn the file's scenario into the domain's."""
    return Scenario(
        name=record.name,
        groups=tuple(group_from(group) for group in step_by_step(record.groups)),
        options=tuple(
            Option(option.id, option.name, tuple(Assignment(group, _shares(who)) for group, who in sorted(option.assign.items())))
            for option in record.options
        ),
        season=tuple(record.season),
        increment_seconds=record.increment_seconds,
        pool_basis=record.pool_basis,
        purchased=tuple(Purchase(product, licences) for product, licences in sorted(record.purchased.items())),
        fee_overrides=tuple(
            FeeOverride(product, Decimal(override.amount), override.reason) for product, override in sorted(record.fee_overrides.items())
        ),
        credits=_credits(record.credits),
        inherits=tuple(sorted(set(record.inherits))),
        annotations=annotations_from(record.annotations),
        ranges=ranges_from(record.ranges),
        risk=risk_from(record.risk),
    )


def _shares(who: str | dict[str, float]) -> tuple[tuple[str, float], ...]:
    return ((who, 1.0),) if isinstance(who, str) else tuple(sorted(who.items()))


def _credits(record: schema.CreditsRecord | None) -> Credits | None:
    if record is None:
        return None
    return Credits(
        mode=record.mode,
        opening=None if record.opening is None else Decimal(record.opening),
        trigger=None if record.trigger is None else Decimal(record.trigger),
        recharge=None if record.recharge is None else Decimal(record.recharge),
        top_ups=tuple(TopUp(date.fromisoformat(top_up.date), Decimal(top_up.amount)) for top_up in record.top_ups),
    )


def scenario_document(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as the file holds it."""
    document: dict[str, Any] = {
        "name": scenario.name,
        "groups": [group_document(group) for group in step_by_step(scenario.groups)],
        "season": [number(factor) for factor in scenario.season],
        "increment_seconds": scenario.increment_seconds,
        "pool_basis": scenario.pool_basis,
        "purchased": {purchase.product: purchase.licences for purchase in scenario.purchased},
        "fee_overrides": {o.product: {"amount": money_text(o.amount), "reason": o.reason} for o in scenario.fee_overrides},
        "options": [
            {"id": option.id, "name": option.name, "assign": {a.group: _who(a.shares) for a in option.assign}}
            for option in scenario.options
        ],
    }
    if scenario.credits is not None:
        document["credits"] = _credits_document(scenario.credits)
    if scenario.inherits:
        document["inherits"] = list(scenario.inherits)
    if scenario.annotations:
        document["annotations"] = annotations_document(scenario.annotations)
    return document | risk_document(scenario)


def _credits_document(funding: Credits) -> dict[str, Any]:
    amounts = {"opening": funding.opening, "trigger": funding.trigger, "recharge": funding.recharge}
    document: dict[str, Any] = {name: money_text(amount) for name, amount in amounts.items() if amount is not None}
    top_ups = [{"date": top_up.day.isoformat(), "amount": money_text(top_up.amount)} for top_up in funding.top_ups]
    return document | {"mode": funding.mode, "top_ups": top_ups}


def _who(shares: tuple[tuple[str, float], ...]) -> str | dict[str, float]:
    return shares[0][0] if len(shares) == 1 and shares[0][1] == 1 else {product: number(share) for product, share in shares}

"""Between the records of the project file and the domain's values, in both directions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.domain.defaults import Defaults
from ppm_desktop.domain.destinations import CALL_TYPES, Destination, DestinationMixes, mix_of
from ppm_desktop.domain.meetings import Habits
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies
from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.domain.products import INCLUDED, Fee, Product
from ppm_desktop.domain.project import Project, Snapshot
from ppm_desktop.domain.scenario import Assignment, FeeOverride, Option, Purchase, Scenario
from ppm_desktop.files.defaults_conversion import (
    defaults_document,
    defaults_from,
    join_from,
    number,
    shares_document,
    when_barred_from,
    when_toll_free_off_from,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.files import project_schema as schema


def project_from(record: schema.PlanRecord) -> Project:
    """Turn a record whose single values are sound into a project."""
    snapshots = getattr(record, "snapshots", ())  # a snapshot's own project has none
    return Project(
        agreement=record.agreement,
        currency=record.currency,
        start=Month.parse(record.start),
        months=record.months,
        price_book=price_book_from(record.price_book),
        scenarios=tuple(_scenario(scenario) for scenario in record.scenarios),
        name=record.name,
        customer=record.customer,
        notes=record.notes,
        baseline=record.baseline,
        defaults=defaults_from(record.defaults),
        snapshots=tuple(Snapshot(snapshot.name, snapshot.taken, project_from(snapshot.project)) for snapshot in snapshots),
    )


def price_book_from(record: schema.PriceBookRecord) -> PriceBook:
    """Turn the file's price book into the domain's."""
    return PriceBook(
        id=record.id,
        name=record.name,
        as_of=date.fromisoformat(record.as_of),
        currency=record.currency,
        products=tuple(_product(product) for product in record.products),
        rates=tuple(
            Rate(
                call_type=rate.call_type,
                country=rate.country,
                rate=Decimal(rate.rate),
                effective=date.fromisoformat(rate.effective),
                source=rate.source,
                line=rate.line,
                connection_fee=Decimal(rate.connection_fee),
                rate_set=rate.rate_set,
            )
            for rate in record.rates
        ),
        sources=tuple(
            Source(source_id, source.title, date.fromisoformat(source.date), source.status, source.note)
            for source_id, source in sorted(record.sources.items())
        ),
        zone_a=frozenset(record.zone_a),
    )


def _product(record: schema.ProductRecord) -> Product:
    default_pool = "standard" if record.id == INCLUDED else record.id
    return Product(
        id=record.id,
        name=record.name,
        toll_included=record.toll_included,
        pool_minutes=record.pool_minutes,
        pool_scope=tuple(sorted(record.pool_scope)) if isinstance(record.pool_scope, list) else record.pool_scope,
        pool=record.pool or default_pool,
        rate_set=record.rate_set,
        fees=tuple(Fee(date.fromisoformat(fee.effective), Decimal(fee.amount), fee.source) for fee in record.fees),
    )


def _scenario(record: schema.ScenarioRecord) -> Scenario:
    return Scenario(
        name=record.name,
        groups=tuple(_group(group) for group in record.groups),
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


def _group(record: schema.GroupRecord) -> Group:
    return Group(
        name=record.name,
        country=record.country,
        headcount=tuple(HeadcountStep(Month.parse(step.since), step.organisers) for step in record.headcount),
        growth_per_year=record.growth_per_year,
        holds=record.holds,
        habits=Habits(
            meetings_per_organiser=record.meetings_per_organiser,
            attendees=record.attendees,
            phone_share=record.phone_share,
            minutes_per_call=record.minutes_per_call,
            usage_spread=record.usage_spread,
            join=join_from(record.join),
        ),
        destinations=DestinationMixes(
            toll=_mix(record.destinations.toll),
            toll_free=_mix(record.destinations.toll_free),
            dial_out=_mix(record.destinations.dial_out),
        ),
        policies=Policies(
            dial_out=record.dial_out_policy,
            when_barred=when_barred_from(record.when_barred),
            toll_free_off=record.toll_free_off,
            when_toll_free_off=when_toll_free_off_from(record.when_toll_free_off),
        ),
        inherits=tuple(sorted(set(record.inherits))),
    )


def _mix(shares: Mapping[str, float]) -> tuple[tuple[Destination, float], ...]:
    return mix_of({Destination.parse(key): share for key, share in shares.items()})


def document_of(project: Project) -> dict[str, Any]:
    """Return a project as the JSON object that its file holds, every setting spelled out."""
    document: dict[str, Any] = {
        "format": "ppm-desktop/project",
        "version": 1,
        "name": project.name,
        "customer": project.customer,
        "notes": project.notes,
        "agreement": project.agreement,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "price_book": price_book_document(project.price_book),
        "scenarios": [_scenario_document(scenario) for scenario in project.scenarios],
    }
    if project.baseline:
        document["baseline"] = project.baseline
    if project.defaults != Defaults():
        document["defaults"] = defaults_document(project.defaults)
    if project.snapshots:
        document["snapshots"] = [{"name": s.name, "taken": s.taken, "project": document_of(s.project)} for s in project.snapshots]
    return document


def price_book_document(book: PriceBook) -> dict[str, Any]:
    """Return a price book as the file holds it."""
    return {
        "id": book.id,
        "name": book.name,
        "as_of": book.as_of.isoformat(),
        "currency": book.currency,
        "products": [
            {
                "id": product.id,
                "name": product.name,
                "toll_included": product.toll_included,
                "pool_minutes": product.pool_minutes,
                "pool_scope": list(product.pool_scope) if isinstance(product.pool_scope, tuple) else product.pool_scope,
                "pool": product.pool,
                "rate_set": product.rate_set,
                "fees": [{"effective": f.effective.isoformat(), "amount": _money(f.amount), "source": f.source} for f in product.fees],
            }
            for product in book.products
        ],
        "rates": [_rate_document(rate) for rate in book.rates],
        "sources": {s.id: {"title": s.title, "date": s.date.isoformat(), "status": s.status, "note": s.note} for s in book.sources},
        "zone_a": sorted(book.zone_a),
    }


def _rate_document(rate: Rate) -> dict[str, Any]:
    document = {
        "call_type": rate.call_type,
        "country": rate.country,
        "rate": _money(rate.rate),
        "connection_fee": _money(rate.connection_fee),
        "effective": rate.effective.isoformat(),
        "rate_set": rate.rate_set,
        "source": rate.source,
    }
    return document | {"line": rate.line} if rate.call_type == "dial_out" else document


def _scenario_document(scenario: Scenario) -> dict[str, Any]:
    document: dict[str, Any] = {
        "name": scenario.name,
        "groups": [_group_document(group) for group in scenario.groups],
        "season": [number(factor) for factor in scenario.season],
        "increment_seconds": scenario.increment_seconds,
        "pool_basis": scenario.pool_basis,
        "purchased": {purchase.product: purchase.licences for purchase in scenario.purchased},
        "fee_overrides": {o.product: {"amount": _money(o.amount), "reason": o.reason} for o in scenario.fee_overrides},
        "options": [
            {"id": option.id, "name": option.name, "assign": {a.group: _who(a.shares) for a in option.assign}}
            for option in scenario.options
        ],
    }
    if scenario.credits is not None:
        document["credits"] = _credits_document(scenario.credits)
    return document


def _credits_document(funding: Credits) -> dict[str, Any]:
    amounts = {"opening": funding.opening, "trigger": funding.trigger, "recharge": funding.recharge}
    document: dict[str, Any] = {name: _money(amount) for name, amount in amounts.items() if amount is not None}
    top_ups = [{"date": top_up.day.isoformat(), "amount": _money(top_up.amount)} for top_up in funding.top_ups]
    return document | {"mode": funding.mode, "top_ups": top_ups}


def _who(shares: tuple[tuple[str, float], ...]) -> str | dict[str, float]:
    return shares[0][0] if len(shares) == 1 and shares[0][1] == 1 else {product: number(share) for product, share in shares}


def _group_document(group: Group) -> dict[str, Any]:
    habits, policies = group.habits, group.policies
    document: dict[str, Any] = {
        "name": group.name,
        "country": group.country,
        "headcount": [{"from": str(step.since), "organisers": step.organisers} for step in group.headcount],
        "growth_per_year": number(group.growth_per_year),
        "holds": group.holds,
        "meetings_per_organiser": number(habits.meetings_per_organiser),
        "attendees": number(habits.attendees),
        "phone_share": number(habits.phone_share),
        "minutes_per_call": number(habits.minutes_per_call),
        "usage_spread": number(habits.usage_spread),
        "join": shares_document(habits.join),
        "destinations": {
            call_type: {str(destination): number(share) for destination, share in group.destinations.of(call_type)}
            for call_type in CALL_TYPES
        },
        "dial_out_policy": policies.dial_out,
        "when_barred": shares_document(policies.when_barred),
        "toll_free_off": policies.toll_free_off,
        "when_toll_free_off": shares_document(policies.when_toll_free_off),
    }
    return document | {"inherits": list(group.inherits)} if group.inherits else document


def _money(amount: Decimal) -> str:
    return format(amount, "f")

"""Between the records of a group and the domain's values, in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.destinations import CALL_TYPES, Destination, DestinationMixes, mix_of
from ppm_desktop.domain.meetings import Habits
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies
from ppm_desktop.files.annotations_conversion import annotations_document, annotations_from
from ppm_desktop.files.defaults_conversion import (
    join_from,
    number,
    shares_document,
    when_barred_from,
    when_toll_free_off_from,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.files import project_schema as schema


def group_from(record: schema.GroupRecord) -> Group:
    """Turn the file's group into the domain's."""
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
        annotations=annotations_from(record.annotations),
    )


def _mix(shares: Mapping[str, float]) -> tuple[tuple[Destination, float], ...]:
    return mix_of({Destination.parse(key): share for key, share in shares.items()})


def group_document(group: Group) -> dict[str, Any]:
    """Return a group as the file holds it."""
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
    if group.inherits:
        document["inherits"] = list(group.inherits)
    if group.annotations:
        document["annotations"] = annotations_document(group.annotations)
    return document

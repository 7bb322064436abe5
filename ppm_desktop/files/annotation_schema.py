"""Annotations in the project file as pydantic models: which inputs can have one, and what it holds."""

from __future__ import annotations

from typing import Literal

from ppm_desktop.files.field_types import Strict, Text


class AnnotationRecord(Strict):
    """A note, a source and how far a value can be trusted."""

    note: Text = ""
    source: Text = ""
    confidence: Literal["", "measured", "estimated", "guessed", "profile"] = ""


class GroupAnnotationsRecord(Strict):
    """What is said about the inputs of a group, by their keys."""

    country: AnnotationRecord | None = None
    headcount: AnnotationRecord | None = None
    growth_per_year: AnnotationRecord | None = None
    holds: AnnotationRecord | None = None
    meetings_per_organiser: AnnotationRecord | None = None
    attendees: AnnotationRecord | None = None
    phone_share: AnnotationRecord | None = None
    minutes_per_call: AnnotationRecord | None = None
    usage_spread: AnnotationRecord | None = None
    join: AnnotationRecord | None = None
    destinations: AnnotationRecord | None = None
    dial_out_policy: AnnotationRecord | None = None
    when_barred: AnnotationRecord | None = None
    toll_free_off: AnnotationRecord | None = None
    when_toll_free_off: AnnotationRecord | None = None


class ScenarioAnnotationsRecord(Strict):
    """What is said about the settings of a scenario, by their keys."""

    season: AnnotationRecord | None = None
    increment_seconds: AnnotationRecord | None = None
    pool_basis: AnnotationRecord | None = None
    purchased: AnnotationRecord | None = None
    credits: AnnotationRecord | None = None

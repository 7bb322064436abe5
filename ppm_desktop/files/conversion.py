"""Between the record of a project file and the domain's project, in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.defaults import Defaults
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import Project, Snapshot
from ppm_desktop.files.defaults_conversion import defaults_document, defaults_from
from ppm_desktop.files.prices_conversion import price_book_document, price_book_from
from ppm_desktop.files.scenario_conversion import scenario_document, scenario_from
from ppm_desktop.files.usage_conversion import usage_document, usage_from

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        scenarios=tuple(scenario_from(scenario) for scenario in record.scenarios),
        name=record.name,
        customer=record.customer,
        notes=record.notes,
        baseline=record.baseline,
        defaults=defaults_from(record.defaults),
        snapshots=tuple(Snapshot(snapshot.name, snapshot.taken, project_from(snapshot.project)) for snapshot in snapshots),
        usage_summary=usage_from(record.usage_summary),
    )


def document_of(project: Project, scenarios: Sequence[object] | None = None) -> dict[str, Any]:
    """Return a project as the JSON object that its file holds, every setting spelled out; ``scenarios`` stand in place of its own."""
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
        "scenarios": [scenario_document(scenario) for scenario in project.scenarios] if scenarios is None else list(scenarios),
    }
    if project.baseline:
        document["baseline"] = project.baseline
    if project.defaults != Defaults():
        document["defaults"] = defaults_document(project.defaults)
    if project.usage_summary is not None:
        document["usage_summary"] = usage_document(project.usage_summary)
    if project.snapshots:
        document["snapshots"] = [{"name": s.name, "taken": s.taken, "project": document_of(s.project)} for s in project.snapshots]
    return document

"""The bill of materials in CycloneDX's JSON, written from the lock file.

Written here and not with `cyclonedx-py`, because the lock is what is installed, and that tool, reading a requirements file, leaves out
the licences, who asked for what, and the parts inside a wheel (Qt); reading an environment, it lists one system's packages only.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from installer.artefacts import Project
from installer.release.bundled import Bundled, Part
from installer.release.locked import Locked

SPEC: Final = "1.6"
_SPACE: Final = uuid.UUID("6e0d5bb2-52fb-5d0c-8c7c-3a86ac2f7d05")


def bill_of_materials(
    project: Project,
    pins: Iterable[Locked],
    licences: Mapping[str, str],
    bundled: Bundled,
    versions: Mapping[str, str],
    moment: int,
) -> dict[str, object]:
    """Return the document; the same input always gives the same one.

    Args:
        project: What the bill is for.
        pins: The lock file.
        licences: SPDX expression by package.
        bundled: Parts that no lock names.
        versions: The versions of the packages that bring those parts.
        moment: When the release was made, in seconds since 1970.

    """
    pins = tuple(pins)
    root = f"pkg:pypi/{project.name}@{project.version}"
    components = [_package(pin, licences.get(pin.name, "")) for pin in pins] + [_part(part, versions) for part in bundled.parts]
    document: dict[str, object] = {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": project.name,
                "version": project.version,
                "description": project.description,
                "licenses": [{"expression": "MIT"}],
                "purl": root,
            },
        },
        "components": sorted(components, key=lambda one: str(one["bom-ref"])),
        "dependencies": _dependencies(root, project.name, pins),
    }
    # A name for this very content: two builds of one commit have the same.
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(_SPACE, json.dumps(document, sort_keys=True))}"
    return document


def _package(pin: Locked, licence: str) -> dict[str, object]:
    files = f"https://pypi.org/project/{pin.name}/{pin.version}/#files"
    hashes = [{"alg": "SHA-256", "content": one} for one in pin.hashes]
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": pin.purl,
        "name": pin.name,
        "version": pin.version,
        "purl": pin.purl,
        # Which of these files is installed depends on the system, so they are the hashes of what is on offer, not of the component.
        "externalReferences": [{"type": "distribution", "url": files, "hashes": hashes}],
    }
    if licence:
        component["licenses"] = [{"expression": licence}]
    if pin.marker:
        component["properties"] = [{"name": "python:environment-marker", "value": pin.marker}]
    return component


def _part(part: Part, versions: Mapping[str, str]) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": f"part:{part.name.lower().replace(' ', '-')}",
        "supplier": {"name": part.supplier},
        "name": part.name,
        "description": part.about,
        "licenses": [{"expression": part.licence}],
        "externalReferences": [{"type": "website", "url": part.address}],
    }
    if version := part.version_among(versions):
        component["version"] = version
    if part.only:
        component["properties"] = [{"name": "ppm-desktop:only-in", "value": part.only}]
    return component


def _dependencies(root: str, name: str, pins: tuple[Locked, ...]) -> list[dict[str, object]]:
    """Turn "who asked for it" round: what each package needs."""
    refs: dict[str, list[str]] = {name: [root]}
    for pin in pins:
        refs.setdefault(pin.name, []).append(pin.purl)
    needs: dict[str, set[str]] = {ref: set() for found in refs.values() for ref in found}
    for pin in pins:
        for asker in pin.asked_by:
            for ref in refs.get(asker, ()):
                needs[ref].add(pin.purl)
    return [{"ref": ref, "dependsOn": sorted(needed)} for ref, needed in sorted(needs.items())]

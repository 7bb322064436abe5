"""The sums of organisers, months and meanings are the same however they are worked out."""

from __future__ import annotations

import uuid
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
from usage_export_maker import calls, changed, teams_bytes
from usage_importing import import_bytes

from ppm_desktop.usage.cells import CellRange
from ppm_desktop.usage.cube import UsageCube

if TYPE_CHECKING:
    import pytest

NOBODY = "nobody@customer.example"
#: Calls of many people and of nobody, some of them twice.
MADE = [
    changed(call, organiser=NOBODY if place % 11 == 0 else f"p{place % 13}@customer.example", charge=f"{place * 7 % 1000 / 1000:.3f}")
    for place, call in enumerate(calls(150, seed=3))
]


def export(first: int, end: int) -> bytes:
    text = teams_bytes(MADE[first:end])
    for name in (NOBODY, str(uuid.uuid5(uuid.NAMESPACE_URL, NOBODY))):
        text = text.replace(name.encode(), b"")
    return text


def cube_of(places: int, at_once: int, passes: int, patch: pytest.MonkeyPatch) -> UsageCube:
    for name, value in (("NUMBERS_AT_ONCE", places), ("FETCHED_AT_ONCE", at_once), ("MOST_PASSES", passes)):
        patch.setattr(f"ppm_desktop.usage.cells.{name}", value)
    return import_bytes(export(0, 150), export(40, 70)).cube


def test_pieces_and_passes_find_the_sums_that_the_database_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    grouped = cube_of(1, 1, 0, monkeypatch)
    assert int(grouped.calls.sum()) > 100
    assert int(grouped.organiser.min()) == -1
    for limits in ((3_000_000, 1_000_000, 4), (3_000_000, 7, 1), (2_000, 50, 1_000)):
        found = cube_of(*limits, monkeypatch)
        for field in fields(UsageCube):
            assert np.array_equal(np.asarray(getattr(found, field.name)), np.asarray(getattr(grouped, field.name))), (limits, field.name)


def test_the_passes_reach_every_organiser_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ppm_desktop.usage.cells.NUMBERS_AT_ONCE", 100)
    blocks = CellRange(organisers=7, first_month=0, months=6, meanings=5).blocks(1)
    assert [place for first, end in blocks for place in range(first, end)] == list(range(-1, 7))

"""The sums of organisers, months and meanings are the same however they are worked out."""

from __future__ import annotations

import uuid
from dataclasses import fields

import numpy as np
import pytest
from usage_export_maker import Call, calls, changed, teams_bytes
from usage_importing import import_bytes

from ppm_desktop.usage.cells import CellRange
from ppm_desktop.usage.cube import UsageCube

NOBODY = "nobody@customer.example"
#: Calls of many people and of nobody, some of them twice.
MADE = [
    changed(call, organiser=NOBODY if place % 11 == 0 else f"p{place % 13}@customer.example", charge=f"{place * 7 % 1000 / 1000:.3f}")
    for place, call in enumerate(calls(150, seed=3))
]


def export(first: int, end: int, made: list[Call] = MADE) -> bytes:
    text = teams_bytes(made[first:end])
    for name in (NOBODY, str(uuid.uuid5(uuid.NAMESPACE_URL, NOBODY))):
        text = text.replace(name.encode(), b"")
    return text


def cube_of(numbers: int, at_once: int, passes: int, made: list[Call], patch: pytest.MonkeyPatch) -> UsageCube:
    for name, value in (("NUMBERS_AT_ONCE", numbers), ("FETCHED_AT_ONCE", at_once), ("MOST_PASSES", passes)):
        patch.setattr(f"ppm_desktop.usage.cells.{name}", value)
    return import_bytes(export(0, 150, made), export(40, 70, made)).cube


def paid_back(charge: str) -> list[Call]:
    """Return calls of which every second one of a kind is paid back what the one before it cost, whoever that was."""
    kinds: dict[tuple[str, str, str], list[Call]] = {}
    for call in MADE:
        kinds.setdefault((call.call_type, call.number_type, call.place), []).append(call)
    made = [
        changed(call, charge="0.00" if place == len(kind) // 2 * 2 else (charge, f"-{charge}")[place % 2])
        for kind in kinds.values()
        for place, call in enumerate(kind)
    ]
    return sorted(made, key=lambda call: call.id)


#: Sums that fill most of a number each.
DEAR = [changed(call, charge=f"9{place:08d}{call.charge}", fee=f"{place % 3}00000000.00") for place, call in enumerate(MADE)]


#: Sums that no number of 64 bits could hold as millionths.
ABSURD = [changed(call, charge="999999999999.00") for call in MADE]


@pytest.mark.parametrize("made", [MADE, paid_back("900000.00"), DEAR, ABSURD, paid_back("999999999999.00")])
def test_pieces_and_passes_find_the_sums_that_the_database_finds(made: list[Call], monkeypatch: pytest.MonkeyPatch) -> None:
    grouped = cube_of(1, 1, 0, made, monkeypatch)
    assert int(grouped.calls.sum()) > 100
    assert int(grouped.organiser.min()) == -1
    for limits in ((3_000_000, 1_000_000, 4), (3_000_000, 7, 1), (2_000, 50, 1_000)):
        found = cube_of(*limits, made, monkeypatch)
        for field in fields(UsageCube):
            assert np.array_equal(np.asarray(getattr(found, field.name)), np.asarray(getattr(grouped, field.name))), (limits, field.name)


def test_the_passes_reach_every_organiser_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ppm_desktop.usage.cells.NUMBERS_AT_ONCE", 100)
    blocks = CellRange(organisers=7, first_month=0, months=6, meanings=5).blocks(1)
    assert [place for first, end in blocks for place in range(first, end)] == list(range(-1, 7))

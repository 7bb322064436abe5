"""Work that was lost under one version of the program is offered by another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ppm_desktop.files.recovery import RecoveryStore

if TYPE_CHECKING:
    from pathlib import Path

#: As the first version wrote it: these keys stay readable for ever.
FIRST = {
    "name": "Plan",
    "original": "",
    "fingerprint": "",
    "written": "2026-11-22T08:00:00Z",
    "copy": "1-abc.ppmplan",
    "pid": 1,
    "process_start": "long ago",
}


def offered(folder: Path, head: dict[str, Any]) -> list[str]:
    folder.mkdir()
    (folder / "1-abc.json").write_text(json.dumps(head))
    (folder / "1-abc.ppmplan").write_text("{}")
    return [leftover.head.name for leftover in RecoveryStore(folder).leftovers()]


@pytest.mark.parametrize("more", [{}, {"format": 2, "window": "3"}], ids=["of the first version", "of a newer version that says more"])
def test_a_copy_is_offered(tmp_path: Path, more: dict[str, Any]) -> None:
    assert offered(tmp_path / "recovery", {**FIRST, **more}) == ["Plan"]


def test_a_head_that_is_no_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "head.json").write_text("[1]")
    assert RecoveryStore(tmp_path).leftovers() == ()

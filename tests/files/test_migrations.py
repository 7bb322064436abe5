"""Documents of older versions walk through every step to the current one."""

from __future__ import annotations

from typing import Any

import pytest

from ppm_desktop.files.migrations import MIGRATIONS, migrate
from ppm_desktop.files.project_schema import VERSION


def rename(old: str, new: str) -> Any:
    return lambda document: {new if key == old else key: value for key, value in document.items()}


def test_a_document_takes_every_step_in_order() -> None:
    steps = {1: rename("users", "people"), 2: rename("people", "organisers")}
    assert migrate({"version": 1, "users": 3}, 1, 3, steps) == {"version": 3, "organisers": 3}


def test_the_projects_inside_snapshots_take_the_same_steps() -> None:
    old = {"version": 1, "users": 3, "snapshots": [{"name": "March", "project": {"version": 1, "users": 2}}, "none"]}
    new = migrate(old, 1, 3, {1: rename("users", "people"), 2: rename("people", "organisers")})
    assert new["snapshots"] == [{"name": "March", "project": {"version": 3, "organisers": 2}}, "none"]


def test_a_document_of_the_current_version_is_left_as_it_is() -> None:
    document = {"version": 1, "users": 3}
    assert migrate(document, 1, 1, {}) is document


def test_a_missing_step_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(LookupError, match="from format version 2 to 3"):
        migrate({"version": 1}, 1, 3, {1: rename("a", "b")})


def test_there_is_a_step_from_every_released_version_to_the_current_one() -> None:
    assert sorted(MIGRATIONS) == list(range(1, VERSION))

"""What ``ppm compare`` holds of a plan with many scenarios while it writes."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

import pytest
from ppm_running import OFFICES, ppm

from ppm_desktop.cli import compare as command
from ppm_desktop.costing.comparison import compare

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison


@pytest.mark.parametrize("form", ["--json", "--csv", "--span=year"])
def test_one_scenario_after_the_other_is_costed_and_forgotten(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Comparison]] = []
    alive: list[int] = []

    def watched(*arguments: Any) -> Comparison:
        alive.append(sum(one() is not None for one in made))
        found = compare(*arguments)
        made.append(weakref.ref(found))
        return found

    monkeypatch.setattr(command, "compare_options", watched)
    ppm("compare", *[OFFICES] * 5, form)
    assert len(alive) == 5
    assert max(alive) <= 2, "the one before, and the one that was just written"

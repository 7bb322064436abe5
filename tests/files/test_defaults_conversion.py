"""Defaults and the baseline in the file: written only when used, read back the same, refused with their place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from building import group, price_book, project, rate, scenario

from ppm_desktop.domain.defaults import Defaults, following_all
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.files.project_file import project_bytes, read_project_bytes

DEFAULTS = Defaults(
    firm=(("toll_free_off", False), ("usage_spread", 1.5)),
    customer=(
        ("dial_out_policy", "zone_a"),
        ("join", Join(0.5, 0.0, 0.5)),
        ("when_barred", WhenBarred(0.6, 0.0, 0.4)),
        ("when_toll_free_off", WhenTollFreeOff(0.5, 0.5)),
    ),
)
PLAIN = project(price_book(rate("toll", "US", "0.01")), scenario(group()))
LAYERED = replace(
    PLAIN, defaults=DEFAULTS, baseline="Base", scenarios=(replace(PLAIN.scenarios[0], groups=(following_all(group(), DEFAULTS),)),)
)


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(project_bytes(LAYERED))
    return found


def test_a_project_without_defaults_has_none_of_the_keys() -> None:
    written = json.loads(project_bytes(PLAIN))
    assert not {"baseline", "defaults"} & set(written)
    assert "inherits" not in written["scenarios"][0]["groups"][0]


def test_a_layered_project_is_read_back_as_it_was() -> None:
    assert read_project_bytes(project_bytes(LAYERED)).project == LAYERED


def test_wrong_defaults_are_told_with_their_place_and_the_rest_is_judged() -> None:
    wrong = document()
    wrong["defaults"]["customer"]["join"]["toll"] = "half"
    wrong["defaults"]["firm"]["minutes"] = 3
    wrong["scenarios"][0]["groups"][0]["inherits"] = ["country"]
    wrong["scenarios"][0]["groups"][0]["when_barred"]["app"] = 0.9
    found = {(p.path, p.code) for p in read_project_bytes(json.dumps(wrong).encode()).problems if p.severity == "error"}
    assert found == {
        ("defaults.customer.join.toll", "wrong_value"),
        ("defaults.firm.minutes", "unknown_key"),
        ("scenarios[0].groups[0].destinations.dial_out", "mix_missing"),
        ("scenarios[0].groups[0].inherits[0]", "wrong_value"),
        ("scenarios[0].groups[0].when_barred", "sum_not_one"),
    }


SETTINGS = Defaults(firm=(("increment_seconds", 6), ("season", (*(1.0,) * 11, 0.5))))


def test_settings_of_a_scenario_that_follow_are_read_back_as_they_were() -> None:
    followed = replace(PLAIN, defaults=SETTINGS, scenarios=(following_all(PLAIN.scenarios[0], SETTINGS),))
    written = json.loads(project_bytes(followed))
    assert written["defaults"] == {"firm": {"increment_seconds": 6, "season": [1] * 11 + [0.5]}}
    assert written["scenarios"][0]["inherits"] == ["increment_seconds", "season"]
    assert read_project_bytes(project_bytes(followed)).project == followed
    assert "inherits" not in json.loads(project_bytes(PLAIN))["scenarios"][0]


def test_wrong_settings_of_defaults_are_told_with_their_place() -> None:
    wrong = document()
    wrong["defaults"]["firm"] |= {"season": [1] * 11, "increment_seconds": 0}
    wrong["scenarios"][0]["inherits"] = ["season", "attendees"]
    found = {(p.path, p.code) for p in read_project_bytes(json.dumps(wrong).encode()).problems}
    assert {
        ("defaults.firm.season", "wrong_value"),
        ("defaults.firm.increment_seconds", "wrong_value"),
        ("scenarios[0].inherits[1]", "wrong_value"),
    } <= found

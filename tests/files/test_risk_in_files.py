from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from building import COMPLETE_PROJECTS

from ppm_desktop.domain.project import Project
from ppm_desktop.domain.ranges import Range, Risk
from ppm_desktop.files.project_file import project_bytes, read_project_bytes

PLAIN = (COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").read_bytes()


def read(data: bytes) -> Project:
    reading = read_project_bytes(data)
    assert reading.project is not None
    return reading.project


def with_keys(**keys: Any) -> bytes:
    document = json.loads(PLAIN)
    document["scenarios"][0] |= keys
    return json.dumps(document).encode()


def test_a_project_without_ranges_says_nothing_about_them() -> None:
    scenario = json.loads(project_bytes(read(PLAIN)))["scenarios"][0]
    assert not {"ranges", "risk"} & scenario.keys()


def test_ranges_and_settings_come_back_as_they_were_saved() -> None:
    plan = read(PLAIN)
    chosen = replace(
        plan.scenarios[0], ranges=(Range("fee.standard", 3.5, 9), Range("phone_minutes", 0.5, 2)), risk=Risk(0.5, 0.2, volume_noise=False)
    )
    data = project_bytes(replace(plan, scenarios=(chosen,)))
    assert read(data).scenarios[0] == chosen
    assert project_bytes(read(data)) == data
    saved = json.loads(data)["scenarios"][0]
    assert saved["risk"] == {"correlation": 0.5, "month_shock": 0.2, "volume_noise": False}
    assert saved["ranges"][1] == {"input": "phone_minutes", "low": 0.5, "high": 2}


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ({"risk": {"correlation": 1.5}}, "scenarios[0].risk.correlation"),
        ({"risk": {"volume_noise": "no"}}, "scenarios[0].risk.volume_noise"),
        ({"risk": {"luck": 1}}, "scenarios[0].risk.luck"),
        ({"ranges": [{"input": "phone_minutes", "low": -1, "high": 2}]}, "scenarios[0].ranges[0].low"),
        ({"ranges": [{"input": "phone_minutes", "low": 0.5}]}, "scenarios[0].ranges[0].high"),
        ({"ranges": [{"input": "phone_minutes", "low": 1.5, "high": 2}]}, "scenarios[0].ranges[0]"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(keys: dict[str, Any], place: str) -> None:
    problems = [problem for problem in read_project_bytes(with_keys(**keys)).problems if problem.severity == "error"]
    assert [problem.path for problem in problems] == [place]

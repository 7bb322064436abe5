"""``ppm simulate`` as its users meet it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ppm_running import MISSING, OFFICES, ppm


def simulated(path: Path, *more: str, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ppm("simulate", path, "--draws", "300", "--seed", "7", "--json", *more, code=code).stdout)
    return found


def test_the_document_holds_bands_chances_and_every_assumption() -> None:
    found = simulated(OFFICES)
    compared = json.loads(ppm("compare", OFFICES, "--json").stdout)["results"][0]
    assert (found["format"], found["draws"], found["seed"]) == ("ppm-desktop/results", 300, 7)
    assert found["cheapest"] == compared["cheapest"]
    assert sum(option["p_cheapest"] for option in found["options"] if option["eligible"]) == pytest.approx(1)
    for option, plain in zip(found["options"], compared["options"], strict=True):
        assert option["id"] == plain["id"]
        assert option["without_chance"] == plain["total"]
        assert option["p10"] <= option["p50"] <= option["p90"]
        assert len(option["by_month"]) == 36
        assert sum(month["mean"] for month in option["by_month"]) == pytest.approx(option["mean"], abs=1e-3)
    assert all(entry["assumed"] for entry in found["ranges"])
    assert any("ASSUMED" in note for note in found["notes"])


def test_the_same_seed_prints_the_same_bytes_with_any_number_of_threads() -> None:
    one, three = (ppm("simulate", OFFICES, "--draws", "300", "--json", "--threads", threads).stdout for threads in ("1", "3"))
    assert one == three


def test_people_read_the_finding_and_that_ranges_are_assumed() -> None:
    text = " ".join(ppm("simulate", OFFICES, "--draws", "300").stdout.split())
    assert text.index("Cheapest most often") < text.index("P10") < text.index("the program (assumed)")
    assert "300 draws, seed 1; the same for every option." in text


def test_an_option_without_a_price_is_left_out_and_the_exit_code_says_so() -> None:
    found = simulated(MISSING, code=3)
    assert {option["left_out"] for option in found["options"]} == {"unpriced"}
    assert all(option["p50"] is None and option["p_cheapest"] is None for option in found["options"])
    assert "no rate for dial-out" in found["options"][0]["left_out_because"]
    assert found["likeliest_cheapest"] is None


def test_ranges_of_the_project_take_the_place_of_the_assumed_ones(tmp_path: Path) -> None:
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    scenario = document["scenarios"][0]
    scenario["ranges"] = [{"input": "phone_minutes", "low": 0.8, "high": 1.4}]
    scenario["risk"] = {"volume_noise": False}
    path = tmp_path / "plan.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    found = simulated(path)
    assert [(entry["input"], entry["assumed"]) for entry in found["ranges"]] == [("phone_minutes", False)]
    assert found["settings"]["volume_noise"] is False
    scenario["ranges"][0]["low"] = 1.2
    path.write_text(json.dumps(document), encoding="utf-8")
    assert "must lie between them" in ppm("simulate", path, code=1).stderr


@pytest.mark.parametrize("wrong", [("--draws", "0"), ("--seed", "-1"), ("--threads", "1000"), ("--scenario", "Nowhere")])
def test_wrong_usage_is_told(wrong: tuple[str, str]) -> None:
    ppm("simulate", OFFICES, *wrong, code=2)

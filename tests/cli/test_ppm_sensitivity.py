"""``ppm sensitivity``, ``ppm verdict`` and ``ppm break-even --frontier`` as their users meet them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ppm_running import MISSING, OFFICES, ppm


def answered(*arguments: str | Path, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ppm(*arguments, "--json", code=code).stdout)
    assert (found["format"], found["version"]) == ("ppm-desktop/results", 1)
    return found


def test_the_bars_come_widest_first_and_the_flip_is_the_break_even() -> None:
    found = answered("sensitivity", OFFICES, "--input", "phone_minutes", "--input", "fee.standard", "--options", "per_user", "sales_only")
    assert found["options"] == ["per_user", "sales_only"]
    assert [bar["input"] for bar in found["inputs"]] == ["phone_minutes", "fee.standard"]
    assert [bar["swing"] for bar in found["inputs"]] == sorted((bar["swing"] for bar in found["inputs"]), reverse=True)
    assert (found["inputs"][0]["low"]["factor"], found["inputs"][1]["high"]["value"]) == (0.8, pytest.approx(4.8))
    [flip] = [one for one in found["flips"] if one["input"] == "phone_minutes"]
    crossing = answered("break-even", OFFICES, "--options", found["cheapest"], flip["cheapest"])
    assert flip["factor"] == pytest.approx(crossing["points"][-1]["factor"], rel=1e-3)
    assert flip["words"].startswith("it flips if phone minutes fall by more than")


def test_a_grid_has_every_total_over_two_inputs() -> None:
    found = answered("sensitivity", OFFICES, "--input", "fee.standard", "--grid", "phone_minutes", "fee.standard")
    grid = found["grid"]
    assert (grid["x"]["input"], grid["x"]["unit"], grid["y"]["unit"]) == ("phone_minutes", "factor", "value")
    assert grid["totals"]["per_user"][2][2] == pytest.approx(found["totals"]["per_user"])
    assert len(grid["totals"]["per_user"]) == len(grid["y"]["at"])


def test_the_printed_page_says_what_turns_the_decision() -> None:
    page = ppm("sensitivity", OFFICES, "--input", "phone_minutes", "--input", "organisers").stdout
    assert "it flips if phone minutes fall by more than" in page
    assert "EXAMPLE PRICES" in page


def test_the_verdict_has_margin_flip_first_steps_and_open_questions() -> None:
    found = answered("verdict", OFFICES)
    compared = {one["id"]: one["total"] for one in json.loads(ppm("compare", OFFICES, "--json").stdout)["results"][0]["options"]}
    assert found["margin"] == pytest.approx(compared[found["runner_up"]] - compared[found["cheapest"]], abs=1e-5)
    assert found["flip"]["words"] in found["words"]
    assert found["prerequisites"]
    assert all(question["sources"] for question in found["open_questions"])
    page = ppm("verdict", OFFICES).stdout
    assert "it flips if" in page
    assert "First:" in page


def test_a_missing_price_leaves_no_verdict_and_exits_with_3() -> None:
    found = answered("verdict", MISSING, code=3)
    assert (found["cheapest"], found["margin"], found["flip"]) == (None, None, None)
    found = answered("sensitivity", MISSING, "--input", "phone_minutes", code=3)
    assert (found["cheapest"], found["flips"]) == (None, [])


def test_every_point_of_the_frontier_is_between_the_grids_signs() -> None:
    found = answered("break-even", OFFICES, "--options", "per_user", "sales_only", "--frontier", "phone_minutes", "join.dial_out")
    assert found["kind"] == "single"
    assert (len(found["difference"]), len(found["difference"][0])) == (25, 25)
    assert (found["x"]["unit"], found["y"]["unit"]) == ("factor", "value")
    assert {group["group"] for group in found["groups"]} >= {"Engineering Munich"}
    page = ppm("break-even", OFFICES, "--options", "per_user", "sales_only", "--frontier", "phone_minutes", "join.dial_out").stdout
    assert "cost the same along one line" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sensitivity", OFFICES, "--input", "weather"), 'There is no input "weather"'),
        (("sensitivity", OFFICES, "--options", "per_user", "nobody"), 'There is no option "nobody"'),
        (("sensitivity", OFFICES, "--options", "per_user", "per_user"), "the same as itself"),
        (("sensitivity", OFFICES, "--grid", "organisers", "attendees"), "Costs go in steps"),
        (("break-even", OFFICES, "--options", "per_user", "sales_only", "--frontier", "attendees", "attendees"), "change the same number"),
        (("break-even", OFFICES, "--options", "per_user", "sales_only", "--frontier", "join.toll", "join.dial_out"), "shares of the same"),
        (
            (
                "break-even",
                OFFICES,
                "--options",
                "per_user",
                "sales_only",
                "--frontier",
                "attendees",
                "phone_share",
                "--input",
                "attendees",
            ),
            "one of the two",
        ),
        (("break-even", OFFICES, "--options", "per_user", "sales_only", "--input", "organisers"), "ppm sensitivity"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(arguments: tuple[str | Path, ...], said: str) -> None:
    assert said in ppm(*arguments, code=2).stderr


def test_the_scenarios_own_ranges_are_used_where_it_has_some(tmp_path: Path) -> None:
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    document["scenarios"][0]["ranges"] = [{"input": "fee.standard", "low": 3.5, "high": 6}]
    plan = tmp_path / "plan.ppmplan"
    plan.write_text(json.dumps(document), encoding="utf-8")
    bars = {bar["input"]: bar for bar in answered("sensitivity", plan)["inputs"]}
    assert (bars["fee.standard"]["given"], bars["fee.standard"]["low"]["value"], bars["fee.standard"]["high"]["value"]) == (True, 3.5, 6.0)
    assert not bars["attendees"]["given"]

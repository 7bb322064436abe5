"""``ppm levers`` as its users meet it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ppm_running import MISSING, ppm

from ppm_desktop.catalog.resource_files import resource_path

CONSULTANCY = resource_path("samples/three-country-consultancy.ppmplan")


def answered(*arguments: str | Path, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ppm("levers", *arguments, "--json", code=code).stdout)
    schema = json.loads(resource_path("schemas/results-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({"$ref": "#/$defs/levers", "$defs": schema["$defs"]}).validate(found)
    return found


def test_the_parts_add_up_and_follow_the_published_schema() -> None:
    found = answered(CONSULTANCY, "--option", "pay_per_minute", "--campaign-cost", "5000")
    assert found["order"] == ["dial_out", "toll_free_off", "app"]
    for column in ("in_order", "fair_share"):
        assert sum(lever[column] for lever in found["levers"]) == pytest.approx(found["saving"], abs=1e-4)
    assert found["levers"][0]["alone"] == found["levers"][0]["in_order"]
    assert found["campaign"] == {"cost": 5000, "payback_months": 12}
    assert sum(group["saving"] for group in found["app_point"]["groups"]) == pytest.approx(found["app_point"]["saving"], abs=1e-4)


def test_any_number_saves_nothing_where_it_is_set_today() -> None:
    found = answered(CONSULTANCY, "--option", "per_user", "--dial-out", "any")
    assert found["levers"][0]["alone"] == 0
    assert [one["saving"] for one in found["settings"] if one["today"]] == [0] * 4


def test_toll_free_off_at_once_saves_more_than_when_invitations_are_renewed_slowly() -> None:
    at_once, slowly = (
        answered(CONSULTANCY, "--option", "pay_per_minute", "--renewal-months", months)["levers"][1]["alone"] for months in ("0", "12")
    )
    assert 0 < slowly < at_once
    assert slowly == pytest.approx(at_once * 30 / 36, rel=0.01)


def test_a_group_by_itself_saves_no_more_than_all() -> None:
    alone = answered(CONSULTANCY, "--option", "pay_per_minute", "--group", "Consulting London")
    assert alone["plan"]["groups"] == ["Consulting London"]
    assert alone["saving"] < answered(CONSULTANCY, "--option", "pay_per_minute")["saving"]


def test_the_page_says_order_assumption_and_example_prices() -> None:
    page = ppm("levers", CONSULTANCY, "--option", "pay_per_minute", "--campaign-cost", "5000").stdout
    for words in ("save 13,206 USD a year", "dial-out first", "renewed within 6 months", "pays back within 12 months", "EXAMPLE PRICES"):
        assert words in " ".join(page.split())


def test_a_missing_price_is_said_and_is_not_a_saving() -> None:
    found = answered(MISSING, "--option", "pay_per_minute", code=3)
    assert found["saving"] is None
    assert found["app_point"] is None
    assert "a price is missing" in ppm("levers", MISSING, "--option", "pay_per_minute", code=3).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--option", "nobody"), 'There is no option "nobody"'),
        (("--option", "per_user", "--group", "Nobody"), 'There is no group "Nobody"'),
        (("--option", "per_user", "--dial-out", "zone_b"), 'There is no dial-out setting "zone_b"'),
    ],
    ids=["option", "group", "setting"],
)
def test_what_does_not_exist_is_named_with_what_does(arguments: tuple[str, ...], said: str) -> None:
    assert said in ppm("levers", CONSULTANCY, *arguments, code=2).stderr

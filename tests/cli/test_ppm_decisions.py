"""``ppm fund`` and ``ppm break-even`` as their users meet them: a process, its output and its exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ppm_running import AUTO, MISSING, OFFICES, SAMPLES, ppm, with_credits


def fund(path: Path, *more: str, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ppm("fund", path, "--option", "pay_per_minute", "--json", *more, code=code).stdout)
    return found


def test_every_month_and_the_total_of_a_wallet_add_up(tmp_path: Path) -> None:
    found = fund(with_credits(tmp_path, AUTO))
    assert (found["format"], found["version"], found["complete"]) == ("ppm-desktop/results", 1, True)
    assert len(found["months"]) == 36
    for row in [*found["months"], found["totals"]]:
        assert row["opening"] + row["bought"] == pytest.approx(row["used"] + row["forfeited"] + row["closing"])
        assert row["unmet"] == 0
    assert [row["month"] for row in found["months"]][:2] == ["2026-04", "2026-05"]
    assert found["totals"]["bought"] == 1000 + 1000 * found["totals"]["recharges"]
    compared = json.loads(ppm("compare", OFFICES, "--json").stdout)["results"][0]["options"]
    [option] = [one for one in compared if one["id"] == "pay_per_minute"]
    assert found["totals"]["used"] == pytest.approx(option["total"] - option["by_component"]["licences"])


def test_the_printed_wallet_adds_up_too(tmp_path: Path) -> None:
    lines = ppm("fund", with_credits(tmp_path, AUTO), "--option", "pay_per_minute").stdout.splitlines()
    rows = [[float(cell.replace(",", "")) for cell in line.split()[-7:]] for line in lines if line.startswith(("Total", "Apr ", "Dec "))]
    assert len(rows) == 7
    for opening, bought, used, forfeited, _unmet, closing, _recharges in rows:
        assert opening + bought == pytest.approx(used + forfeited + closing, abs=1e-9)


def test_a_scenario_without_funding_settings_says_what_to_add() -> None:
    message = ppm("fund", OFFICES, "--option", "pay_per_minute", code=1).stderr
    assert "scenarios[0].credits" in message
    assert '"credits": {"mode": "auto_recharge", "opening": "1000", "trigger": "400", "recharge": "1000"}' in message


@pytest.mark.parametrize("arguments", [("--json",), ()])
def test_who_is_billed_afterwards_reads_of_no_trigger_and_no_expiry(arguments: tuple[str, ...]) -> None:
    text = ppm("fund", SAMPLES / "public-body.ppmplan", "--option", "pay_per_minute", *arguments).stdout.lower()
    assert "billed afterwards" in text.replace("_", " ")
    assert not any(word in text for word in ("trigger", "expir", "forfeit", "recharge", "closing"))


def test_with_a_missing_rate_the_wallet_is_a_lower_bound(tmp_path: Path) -> None:
    path = with_credits(tmp_path, AUTO, MISSING)
    assert fund(path, code=3)["complete"] is False
    text = ppm("fund", path, "--option", "pay_per_minute", code=3).stdout
    assert "no rate for dial-out, United Arab Emirates (mobile)" in text
    [total] = [line for line in text.splitlines() if line.startswith("Total")]
    assert total.count("≥") == 3


def test_a_card_that_fails_is_told_with_its_first_day_without_service(tmp_path: Path) -> None:
    path = with_credits(tmp_path, AUTO)
    found = fund(path, "--card-fails-from", "2026-05-01", "--card-works-from", "2026-06-01")
    unmet = {row["month"]: row["unmet"] for row in found["months"]}
    assert unmet["2026-05"] > 0
    assert sum(unmet.values()) == unmet["2026-05"]
    assert found["days_without_service"][0].startswith("2026-05-")
    assert found["days_without_service"][0] in " ".join(found["notes"])


def test_amounts_that_are_not_sold_and_top_ups_outside_the_plan_are_told(tmp_path: Path) -> None:
    settings = {"mode": "one_time", "opening": "40.5", "top_ups": [{"date": "2031-01-01", "amount": "100"}]}
    text = " ".join(ppm("fund", with_credits(tmp_path, settings, agreement="csp"), "--option", "pay_per_minute").stdout.split())
    assert "40.5 cannot be bought: credits are sold in whole amounts from 50 up." in text
    assert "The top-up of 100.00 USD on 2031-01-01 lies outside the planned months and is not counted." in text
    assert "Credits are not sold with this agreement (Cloud Solution Provider)" in text


def test_break_even_gives_every_point_with_its_minutes_and_cost() -> None:
    found = json.loads(ppm("break-even", OFFICES, "--options", "usa_can", "sales_only", "--json").stdout)
    assert (found["format"], found["kind"]) == ("ppm-desktop/results", "several")
    assert len(found["points"]) == 2
    for point in found["points"]:
        assert {"factor", "minutes_per_organiser", "cost"} <= point.keys()
        assert abs(point["difference"]) < 0.01
        assert point["minutes_per_organiser"] == pytest.approx(found["today"]["minutes_per_organiser"] * point["factor"], abs=1e-5)


def test_a_point_written_back_into_the_file_makes_both_options_cost_the_same(tmp_path: Path) -> None:
    [point] = json.loads(ppm("break-even", OFFICES, "--options", "per_user", "pay_per_minute", "--json").stdout)["points"]
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    for group in document["scenarios"][0]["groups"]:
        group["meetings_per_organiser"] *= point["factor"]
    path = tmp_path / "back.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    totals = {one["id"]: one["total"] for one in json.loads(ppm("compare", path, "--json").stdout)["results"][0]["options"]}
    assert totals["per_user"] == pytest.approx(totals["pay_per_minute"], abs=0.01)
    assert totals["per_user"] == pytest.approx(point["cost"], abs=0.01)


def test_break_even_is_said_in_sentences_with_the_limits_of_the_search() -> None:
    run = ppm("break-even", OFFICES, "--options", "per_user", "pay_per_minute", "--input", "groups[Sales London].phone_share")
    text = " ".join(run.stdout.split())
    assert "cost the same at groups[Sales London].phone_share = 0.094862 (× 0.52701)." in text
    assert "Searched up to 1 (× 5.5556): beyond it a share would be more than the whole." in text
    assert "EXAMPLE PRICES" in text


def test_break_even_of_an_option_without_a_price_ends_with_3_and_says_which() -> None:
    run = ppm("break-even", MISSING, "--options", "per_user", "pay_per_minute", "--json", code=3)
    assert "no rate for dial-out, United Arab Emirates (mobile)" in run.stderr
    assert (json.loads(run.stdout)["kind"], json.loads(run.stdout)["points"]) == (None, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("per_user", "free"), 'There is no option "free". Known: per_user, pay_per_minute, usa_can, sales_only.'),
        (("per_user", "per_user"), "Name two different ones"),
        (("per_user", "usa_can", "--input", "weather"), 'There is no input "weather" for a break-even. Known: phone_minutes,'),
        (("per_user", "usa_can", "--input", "join.toll_free"), "no destinations are given"),
    ],
)
def test_what_break_even_cannot_do_is_wrong_usage_with_a_reason(arguments: tuple[str, ...], said: str) -> None:
    assert said in ppm("break-even", OFFICES, "--options", *arguments, code=2).stderr

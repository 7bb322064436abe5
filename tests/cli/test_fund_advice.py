"""``ppm fund --advice`` as its users meet it: a process, its output and its exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from ppm_running import AUTO, MISSING, ppm, with_credits

if TYPE_CHECKING:
    from pathlib import Path

FEW = ("--advice", "--draws", "300")


def advice(path: Path, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ppm("fund", path, "--option", "pay_per_minute", *FEW, "--json", *more).stdout)["advice"]
    return found


def test_advice_keeps_the_risk_that_is_accepted_and_stands_beside_what_is_set(tmp_path: Path) -> None:
    found = advice(with_credits(tmp_path, AUTO), "--risk", "0.05")
    assert found["advised"]["outage"] <= 0.05 == found["risk"]
    assert (found["posting_lag_days"], found["draws"], found["seed"]) == (2, 300, 1)
    assert found["set_now"]["opening"] == AUTO["opening"]
    assert found["post_paid"]["drained"] is not None
    assert found["post_paid_recharge_left_on"]["drained"] is None


def test_the_same_seed_gives_the_same_advice(tmp_path: Path) -> None:
    path = with_credits(tmp_path, AUTO)
    assert advice(path) == advice(path)
    assert advice(path)["set_now"]["bought"] != advice(path, "--seed", "2")["set_now"]["bought"]


def test_advice_is_printed_below_the_wallet(tmp_path: Path) -> None:
    text = " ".join(ppm("fund", with_credits(tmp_path, AUTO), "--option", "pay_per_minute", *FEW).stdout.split())
    assert text.index("Spent evenly") < text.index("when the balance falls below")
    for said in ("Set now", "withdrawn in the same year", "With auto-recharge left on, the wallet is never used up", "300 draws"):
        assert said in text


def test_without_advice_nothing_is_drawn(tmp_path: Path) -> None:
    assert "advice" not in json.loads(ppm("fund", with_credits(tmp_path, AUTO), "--option", "pay_per_minute", "--json").stdout)


def test_who_is_billed_afterwards_is_not_advised_on_a_wallet(tmp_path: Path) -> None:
    path = with_credits(tmp_path, {"mode": "post_paid"})
    assert "there is no wallet to advise on" in ppm("fund", path, "--option", "pay_per_minute", *FEW, code=1).stderr


@pytest.mark.parametrize("day", ["2020-01-01", "2040-01-01"])
def test_a_change_outside_the_plan_is_refused_with_the_days_that_are_possible(tmp_path: Path, day: str) -> None:
    path = with_credits(tmp_path, AUTO)
    message = ppm("fund", path, "--option", "pay_per_minute", *FEW, "--post-paid-from", day, code=2).stderr
    assert "2026-04-01 to 2029-04-01" in " ".join(message.split())


def test_in_another_currency_the_smallest_purchase_is_said_not_to_be_known(tmp_path: Path) -> None:
    text = with_credits(tmp_path, AUTO | {"opening": "40"}).read_text(encoding="utf-8").replace('"USD"', '"EUR"')
    path = tmp_path / "euro.ppmplan"
    path.write_text(text, encoding="utf-8")
    notes = " ".join(json.loads(ppm("fund", path, "--option", "pay_per_minute", *FEW, "--json").stdout)["advice"]["notes"])
    assert "for EUR it is not known" in notes
    printed = " ".join(ppm("fund", path, "--option", "pay_per_minute").stdout.split())
    assert "Whether 40 EUR can be bought is not known" in printed


def test_with_a_missing_rate_the_advice_says_that_more_is_needed(tmp_path: Path) -> None:
    done = ppm("fund", with_credits(tmp_path, AUTO, MISSING), "--option", "pay_per_minute", *FEW, code=3)
    assert "more is needed than is said here" in done.stdout

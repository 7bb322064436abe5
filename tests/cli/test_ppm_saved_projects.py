"""``ppm diff``, ``ppm compare FOLDER`` and ``ppm drift`` as their users meet them: a process, its output and its exit code."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from ppm_running import MISSING, OFFICES, ppm


def changed(target: Path, **changes: Any) -> Path:
    """The offices with other values; ``rates`` multiplies every rate, ``organisers`` those of the first group."""
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    factor = changes.pop("rates", None)
    organisers = changes.pop("organisers", None)
    if factor is not None:
        for rate in document["price_book"]["rates"]:
            rate["rate"] = f"{float(rate['rate']) * factor:.6f}"
    if organisers is not None:
        document["scenarios"][0]["groups"][0]["headcount"][0]["organisers"] = organisers
    if "currency" in changes:
        document["price_book"]["currency"] = changes["currency"]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(document | changes), encoding="utf-8")
    return target


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "customers"
    changed(made / "north.ppmplan", customer="North")
    changed(made / "deep" / "south.ppmplan", customer="South", organisers=999)
    changed(made / "deep" / "euro.ppmplan", customer="Euro", currency="EUR")
    return made


def test_the_money_between_two_files_is_printed_in_parts_that_add_up(tmp_path: Path) -> None:
    later = changed(tmp_path / "later.ppmplan", organisers=200, rates=1.5)
    out = ppm("diff", OFFICES, later, "--option", "pay_per_minute").stdout
    lines = [
        line.rsplit(maxsplit=1)
        for line in out.splitlines()
        if line.startswith((f"{OFFICES.name}:", "later.ppmplan:", "Prices  ", "Organisers  ")) and line[-1].isdigit()
    ]
    start, prices, organisers, end = (float(amount.replace(",", "").replace("−", "-")) for _, amount in lines)
    assert start + prices + organisers == end
    assert (
        "in this order: Period, Prices, Organisers, Meeting habits, Destinations, Policies, Billing settings, Licences assigned."
        in " ".join(out.split())
    )


def test_the_json_of_a_difference_has_both_decisions_inputs_rates_and_exact_parts(tmp_path: Path) -> None:
    later = changed(tmp_path / "later.ppmplan", organisers=200, rates=1.5, months=24)
    found = json.loads(ppm("diff", OFFICES, later, "--json").stdout)
    assert (found["format"], found["version"]) == ("ppm-desktop/results", 1)
    assert found["decision"]["before"] == "per_user"
    assert found["common_months"] == 24
    bridge = found["bridge"]
    assert [part["causes"] for part in bridge["parts"]][:3] == [["period"], ["prices"], ["headcount"]]
    assert round(sum(part["amount"] for part in bridge["parts"]), 6) == bridge["difference"]
    assert {(entry["field"], entry["before"], entry["after"]) for entry in found["inputs"]} >= {("months", 36, 24), ("headcount", 140, 200)}
    assert {entry["change"] for entry in found["rates"]} == {"changed"}


def test_two_currencies_are_refused_with_a_sentence(tmp_path: Path) -> None:
    run = ppm("diff", OFFICES, changed(tmp_path / "euro.ppmplan", currency="EUR"), code=1)
    assert "amounts in different currencies are not compared, and nothing is converted" in run.stderr


def test_an_unknown_scenario_or_option_is_wrong_usage() -> None:
    assert 'has no scenario "No". It has: Today.' in ppm("diff", OFFICES, OFFICES, "--scenario", "No", code=2).stderr
    assert 'has no option "no". It has: per_user,' in ppm("diff", OFFICES, OFFICES, "--option", "no", code=2).stderr


def test_a_file_against_itself_says_that_nothing_differs() -> None:
    assert "Nothing differs: both hold the same inputs and the same prices." in ppm("diff", OFFICES, OFFICES).stdout


def test_a_missing_price_ends_a_difference_with_3_and_still_lists_inputs() -> None:
    assert json.loads(ppm("diff", MISSING, MISSING, "--json", code=3).stdout)["bridge"] is None


def test_a_folder_is_a_row_for_each_project_and_a_total_for_each_currency(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    found = json.loads(ppm("compare", folder, "--json", "--xlsx", target).stdout)
    assert [row["customer"] for row in found["portfolio"]] == ["Euro", "South", "North"]
    assert {total["currency"]: total["projects"] for total in found["totals"]} == {"EUR": 1, "USD": 2}
    one = json.loads(ppm("compare", folder / "north.ppmplan", "--json").stdout)["results"][0]
    [north] = [row for row in found["portfolio"] if row["customer"] == "North"]
    best = min(one["options"], key=lambda option: option["total"])
    assert (north["cheapest"], north["total"]) == (one["cheapest"], best["total"])
    sheet = openpyxl.load_workbook(target).worksheets[0]
    links = [str(cell.hyperlink.target).replace("\\", "/") for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert sorted(links) == ["customers/deep/euro.ppmplan", "customers/deep/south.ppmplan", "customers/north.ppmplan"]


def test_a_bad_file_is_told_and_does_not_stop_the_others(folder: Path) -> None:
    (folder / "broken.ppmplan").write_text("{", encoding="utf-8")
    run = ppm("compare", folder, "--json", code=1)
    found = json.loads(run.stdout)
    assert len(found["portfolio"]) == 3
    [bad] = found["not_read"]
    assert bad["file"].endswith("broken.ppmplan")
    assert "this is not JSON" in bad["messages"][0]
    assert "this is not JSON" in run.stderr


def test_a_folder_without_projects_says_so(tmp_path: Path) -> None:
    assert "no project file (*.ppmplan) was found" in ppm("compare", tmp_path, code=1).stderr


def test_the_rows_of_a_folder_as_csv_are_read_back(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ppm("compare", folder, "--csv").stdout)))
    assert [row["customer"] for row in rows] == ["Euro", "South", "North"]
    assert all(float(row["total"]) > 0 and row["complete"] == "yes" for row in rows)


def test_a_missing_rate_in_a_folder_ends_with_3_and_its_total_is_unknown(tmp_path: Path) -> None:
    shutil.copy(MISSING, tmp_path)
    [row] = json.loads(ppm("compare", tmp_path, "--json", code=3).stdout)["portfolio"]
    assert (row["total"], row["cheapest"], row["complete"]) == (None, None, False)


def test_a_workbook_does_not_take_the_place_of_a_project(folder: Path) -> None:
    target = folder / "north.ppmplan"
    before = target.read_bytes()
    assert "is one of the files to read" in ppm("compare", folder, "--xlsx", target, code=2).stderr
    assert target.read_bytes() == before


def test_a_folder_prints_a_table_and_says_that_currencies_are_not_added(folder: Path) -> None:
    out = ppm("compare", folder).stdout
    assert out.startswith("3 projects\n")
    assert "Currencies are not added together." in out
    assert all(name in out for name in ("North", "South", "Euro", "deep/south.ppmplan"))


def test_another_projects_book_is_held_against_a_folder(folder: Path, tmp_path: Path) -> None:
    book = changed(tmp_path / "new.ppmplan", rates=0.1)
    found = json.loads(ppm("drift", folder, "--book", book, "--json", "--xlsx", tmp_path / "drift.xlsx").stdout)
    assert found["counts"] == {"changed": 2, "open": 0, "same": 0, "not_comparable": 1}
    first, _, last = found["projects"]
    assert (first["before"]["id"], first["outcome"]) == ("per_user", "changed")
    assert first["cost_of_staying"] == pytest.approx(first["staying"]["total"] - first["after"]["total"], abs=1e-5)
    assert (last["customer"], last["outcome"], last["after"]) == ("Euro", "not_comparable", None)
    assert (tmp_path / "drift.xlsx").exists()


def test_a_rate_sheet_replaces_the_rates_that_it_has(folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "contract.csv"
    sheet.write_text(
        "Country,Toll rate per minute,Currency\nUnited Kingdom,0.9,USD\nGermany,0.9,USD\nUnited States,0.9,USD\n", encoding="utf-8"
    )
    found = json.loads(ppm("drift", folder, "--book", sheet, "--json").stdout)
    assert found["price_book"] == {"name": "contract.csv", "currency": "USD"}
    by_customer = {project["customer"]: project for project in found["projects"]}
    assert by_customer["North"]["outcome"] == "same"
    assert by_customer["Euro"]["outcome"] == "not_comparable"


def test_a_program_book_that_lacks_rates_leaves_plans_open_and_ends_with_3(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    for scenario in document["scenarios"]:
        scenario["groups"][0]["destinations"]["toll"] = {"AQ": 1.0}
    folder.mkdir()
    rate = dict(document["price_book"]["rates"][0], call_type="toll", country="AQ", rate="0.01")
    document["price_book"]["rates"].append(rate)
    (folder / "polar.ppmplan").write_text(json.dumps(document), encoding="utf-8")
    [project] = json.loads(ppm("drift", folder, "--book", "example", "--json", code=3).stdout)["projects"]
    assert project["complete"] is False
    assert any("no rate for toll dial-in, Antarctica" in remark for remark in project["remarks"])


@pytest.mark.parametrize(
    ("book", "said", "code"),
    [
        ("nothing", 'There is no price book "nothing".', 2),
        ("quoted_2017", "is not for planning", 2),
        ("none.csv", "There is no such file.", 1),
        ("none.toml", "none.toml", 1),
        ("none.ppmplan", "cannot be read", 1),
    ],
)
def test_a_book_that_cannot_be_used_is_refused_with_a_sentence(folder: Path, book: str, said: str, code: int) -> None:
    assert said in ppm("drift", folder, "--book", book, code=code).stderr


def test_every_mistake_of_a_price_book_is_told_on_a_line_of_its_own(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.toml"
    book.write_text('id = "x"\nname = "\\u001b[31m"\ncurrency = "dollars"\ncolour = "red"\n', encoding="utf-8")
    book.with_suffix(".csv").write_text("call_type\n", encoding="utf-8")
    said = ppm("drift", folder, "--book", book, code=1).stderr.splitlines()
    assert len(said) > 2
    assert all("found" in line and "expected" in line for line in said), said


def test_a_sheet_without_a_currency_asks_for_it(folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "plain.csv"
    sheet.write_text("Country,Toll rate per minute\nUnited Kingdom,0.9\n", encoding="utf-8")
    assert "Say which its rates are in: --currency USD." in ppm("drift", folder, "--book", sheet, code=2).stderr
    ppm("drift", folder, "--book", sheet, "--currency", "usd")

"""``ppm usage --project`` writes a plan that is sound, computes to the export's minutes and never takes the place of a file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import group, price_book, project, rate, scenario
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result
from usage_plans import export_bytes, made_calls

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app
from ppm_desktop.files.project_file import project_bytes, read_project

MADE = made_calls(150, 5)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "export.csv"
    path.write_bytes(export_bytes(MADE))
    return str(path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "plan.ppmplan"


def written(export: str, target: Path, *arguments: str) -> Any:
    done = run("usage", export, "--project", str(target), "--json", *arguments)
    assert done.exit_code == 0, done.output
    document = json.loads(done.stdout)
    schema = json.loads(resource_path("schemas/results-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({"$ref": "#/$defs/usage", "$defs": schema["$defs"]}).validate(document)
    return document


def test_comparing_the_plan_gives_the_minutes_of_the_export(export: str, target: Path) -> None:
    imported = written(export, target)["billed_minutes"]
    judged = run("validate", str(target), "--json")
    assert judged.exit_code == 0
    assert [one for one in json.loads(judged.stdout)["problems"] if one["severity"] == "error"] == []
    compared = json.loads(run("compare", str(target), "--json").stdout)["results"][0]
    per_minute = next(option for option in compared["options"] if option["id"] == "pay_per_minute")["minutes"]
    found = {**per_minute, "dial_out": per_minute["dial_out_pool"] + per_minute["dial_out_other"]}
    assert {name: found[name] for name in imported} == pytest.approx(imported, rel=0.005)


def test_a_file_that_is_there_is_left_as_it_is(export: str, target: Path) -> None:
    target.write_text("mine", encoding="utf-8")
    done = run("usage", export, "--project", str(target))
    assert done.exit_code == 1
    assert "exists already" in done.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    nowhere = run("usage", export, "--project", str(target.parent / "no" / "folder.ppmplan"))
    assert nowhere.exit_code == 1
    assert "cannot be written" in nowhere.stderr


def test_groups_come_from_a_list_by_name_or_from_bands(export: str, target: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("UPN;Department\nPERSON0@customer.example;Sales\nperson1@customer.example;Law\nidle@customer.example;Law\n", "utf-8")
    groups = written(export, target, "--groups", str(people))["project"]["groups"]
    assert {one["name"]: one["organisers"] for one in groups} == {"Law": 1, "Sales": 1, "Not on the list": 5}
    target.unlink()
    groups = written(export, target, "--groups", str(people), "--with-idle")["project"]["groups"]
    assert {one["name"]: one["organisers"] for one in groups} == {"Law": 2, "Sales": 1, "Not on the list": 5}
    target.unlink()
    names = {one["name"] for one in written(export, target, "--by", "band", "--bands", "200")["project"]["groups"]}
    assert names == {"Up to 200 min", "Over 200 min"}


def test_a_year_from_a_later_month_and_prices_of_another_plan(export: str, target: Path, tmp_path: Path) -> None:
    prices = tmp_path / "prices.ppmplan"
    prices.write_bytes(project_bytes(project(price_book(rate("toll", "GB", "0.02")), scenario(group()))))
    plan = written(export, target, "--start", "2027-01", "--prices", str(prices), "--agreement", "csp")["project"]
    assert (plan["start"], plan["months"], plan["currency"]) == ("2027-01", 12, "USD")
    read = read_project(target).project
    assert read is not None
    assert (read.agreement, read.price_book.name) == ("csp", "Contract prices")
    assert read.usage_summary is not None
    assert read.notes.splitlines()[1:] == plan["notes"]


@pytest.mark.parametrize("start", [(), ("--start", "2023-06"), ("--start", "2027-01")])
def test_rates_of_a_sheet_without_days_are_in_force_for_the_whole_plan(
    export: str, target: Path, tmp_path: Path, start: tuple[str, ...]
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Call type,Country,Rate,Currency\ndial_out,DE,0.0137,USD\n", encoding="utf-8")
    written(export, target, "--prices", str(sheet), *start)
    read = read_project(target).project
    assert read is not None
    (found,) = [one for one in read.price_book.rates if one.rate == Decimal("0.0137")]
    assert found.effective <= read.start.first_day
    assert found.effective <= date(2024, 1, 1)


def test_charges_in_another_currency_than_the_examples_are_said_and_not_converted(target: Path, tmp_path: Path) -> None:
    path = tmp_path / "pounds.csv"
    path.write_bytes(export_bytes([replace(call, currency="GBP") for call in MADE]))
    notes = written(str(path), target)["project"]["notes"]
    assert any("charged in GBP, the price book is in USD" in note for note in notes)


def test_people_read_how_well_the_plan_fits(export: str, target: Path) -> None:
    said = " ".join(run("usage", export, "--project", str(target)).stdout.split())
    for words in ("7 organisers in 1 group", "has the same minutes by call type", "Calls do not tell who holds E5"):
        assert words in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--by", "floor"), 2, "country or band"),
        (("--by", "band", "--bands", "90,60"), 2, "rising minutes"),
        (("--by", "band", "--bands", "many"), 2, "rising minutes"),
        (("--start", "2027"), 2, "a month such as"),
        (("--agreement", "barter"), 2, "volume_licensing"),
        (("--groups", "nowhere.csv"), 1, "cannot be read"),
        (("--prices", "nothing"), 2, "There is no price book"),
    ],
)
def test_wrong_answers_end_with_a_sentence_and_write_nothing(
    export: str, target: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run("usage", export, "--project", str(target), *arguments)
    assert done.exit_code == code, done.output
    assert said in done.stderr
    assert not target.exists()


def test_what_says_how_a_plan_is_made_needs_a_plan(export: str) -> None:
    done = run("usage", export, "--by", "band")
    assert done.exit_code == 2
    assert "--project OUT" in done.stderr


def test_calls_that_make_no_plan_are_refused_with_a_sentence(target: Path, tmp_path: Path) -> None:
    path = tmp_path / "others.csv"
    path.write_bytes(export_bytes([replace(MADE[0], call_type="user_out")]))
    done = run("usage", str(path), "--project", str(target))
    assert done.exit_code == 1
    assert "No call names its organiser" in done.stderr
    assert not target.exists()

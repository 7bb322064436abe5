"""``ppm usage --prices`` and ``--learn-rates``: a bill held against a price book, and a price book that the program opens, naming nobody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bill_making import PER_MINUTE, SUBSCRIPTION, Part, bill_bytes
from building import group, price_book, project, rate, scenario
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app
from ppm_desktop.files.project_file import project_bytes

SHEET = "Call type,Country,Rate,Currency\ndial_out,DE,0.013,USD\ndial_out,GB,0.014,USD\n"
BILL = (
    Part("DE", "0.013", 120),
    Part("GB", "0.016", 80),
    Part("CI", "0.45", 30),
    Part("DE", "0.01", 12, "conf_in", "Toll", SUBSCRIPTION),
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["usage", *map(str, arguments)])


def export(folder: Path, *parts: Part) -> Path:
    path = folder / "export.csv"
    path.write_bytes(bill_bytes(*(parts or BILL)))
    return path


def book(folder: Path) -> Path:
    path = folder / "plan.ppmplan"
    rates = rate("dial_out", "DE", "0.013"), rate("dial_out", "GB", "0.014")
    path.write_bytes(project_bytes(project(price_book(*rates), scenario(group()))))
    return path


def held_to_schema(text: str) -> Any:
    document = json.loads(text)
    schema = json.loads(resource_path("schemas/results-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({"$ref": "#/$defs/usage", "$defs": schema["$defs"]}).validate(document)
    return document


def sheet(folder: Path) -> Path:
    """A rate sheet, as customers have it."""
    path = folder / "sheet.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.mark.parametrize("prices", [sheet, book])
def test_the_document_names_each_difference_and_adds_up(tmp_path: Path, prices: Any) -> None:
    found = run(export(tmp_path), "--prices", prices(tmp_path), "--json")
    assert found.exit_code == 0, found.output
    assert "customer.example" not in found.stdout
    entry = held_to_schema(found.stdout)["reconciliation"]
    assert sum(entry["reasons"].values()) == pytest.approx(entry["difference"], abs=1e-6)
    assert entry["explained"]["calls"] + entry["unexplained"]["calls"] == entry["calls"] == 242
    named = {(one["call_type"], one["country"]): set(one["verdicts"]) for one in entry["destinations"]}
    assert named == {
        ("dial_out", "DE"): {"agrees"},
        ("dial_out", "GB"): {"rate_differs"},
        ("dial_out", "CI"): {"rate_missing"},
        ("toll", "DE"): {"included_charged"},
    }
    seen = {one["country"]: one["seen_prices"] for one in entry["destinations"] if one["call_type"] == "dial_out"}
    assert [(country, prices[0]["rate"]) for country, prices in sorted(seen.items())] == [("CI", 0.45), ("DE", 0.013), ("GB", 0.016)]


def test_without_prices_nothing_is_compared(tmp_path: Path) -> None:
    document = json.loads(run(export(tmp_path), "--json").stdout)
    assert not {"reconciliation", "learned_rates"} & set(document)


def test_people_read_what_differs_where(tmp_path: Path) -> None:
    found = run(export(tmp_path), "--prices", sheet(tmp_path))
    assert found.exit_code == 0, found.output
    said = " ".join(found.stdout.split())
    assert "dial-out, United Kingdom: charged at 0.016 USD a minute, the price book says 0.014 (80 calls, Jan 2024)." in said
    assert "dial-out, Côte d'Ivoire: the price book has no rate; the bill shows 0.45 USD a minute (30 calls, Jan 2024)." in said
    assert "toll dial-in, Germany: 12 calls that the licence includes were charged" in said
    assert "customer.example" not in found.stdout


def test_the_learned_price_book_opens_and_prices_the_same_bill(tmp_path: Path) -> None:
    path, target = export(tmp_path), tmp_path / "bill.toml"
    found = run(path, "--learn-rates", target, "--json")
    assert found.exit_code == 0, found.output
    learnt = held_to_schema(found.stdout)["learned_rates"]
    assert all(one["low"] <= float(one["price_book_rate"]) <= one["high"] for one in learnt["rates"])
    opened = load_catalogue().read_price_book(target)
    assert (opened.status, opened.book.currency, opened.usable) == ("customer", "USD", True)
    source = opened.book.source("your-bill")
    assert source is not None
    assert (source.title, source.status) == ("Your bill, Jan 2024", "customer")
    assert "95 times in 100" in source.note
    assert {(one.call_type, one.country) for one in opened.book.rates} == {("dial_out", "DE"), ("dial_out", "GB"), ("dial_out", "CI")}
    assert "(95 %) from 80 calls" in target.with_suffix(".csv").read_text(encoding="utf-8")
    again = json.loads(run(path, "--prices", target, "--json").stdout)["reconciliation"]
    assert again["example_prices"] is False
    assert abs(again["charged"] - again["expected"] - again["reasons"]["included_charged"]) < 0.002 * again["charged"]
    written = target.read_text(encoding="utf-8") + target.with_suffix(".csv").read_text(encoding="utf-8")
    assert "customer.example" not in written
    assert "+49" not in written


def test_files_are_never_written_over(tmp_path: Path) -> None:
    path, target = export(tmp_path), tmp_path / "bill.toml"
    target.with_suffix(".csv").write_text("mine", encoding="utf-8")
    found = run(path, "--learn-rates", target)
    assert found.exit_code == 1
    assert "bill.csv exists already" in found.stderr
    assert target.with_suffix(".csv").read_text(encoding="utf-8") == "mine"
    assert not target.exists()
    wrong = run(path, "--learn-rates", tmp_path / "bill.json")
    assert wrong.exit_code == 2
    assert ".toml" in wrong.stderr


def test_another_currency_and_a_bill_without_charges_get_a_sentence(tmp_path: Path) -> None:
    pounds = export(tmp_path, Part("DE", "0.013", 5, currency="GBP"))
    found = run(pounds, "--prices", book(tmp_path))
    assert found.exit_code == 1
    assert "charged in GBP, and the price book is in USD" in found.stderr
    silent = run(export(tmp_path, Part("DE", "0", 5, licence=PER_MINUTE)), "--learn-rates", tmp_path / "bill.toml")
    assert silent.exit_code == 1
    assert "No rate could be learned" in silent.stderr
    assert not (tmp_path / "bill.toml").exists()

"""``ppm mix FILE --usage EXPORT``: its document agrees with itself, names stand only in the list that was asked for, mistakes get a sentence."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import group, price_book, product, project, rate, scenario
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result
from usage_export_maker import Call, teams_bytes

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app
from ppm_desktop.files.project_file import project_bytes

BOOK = price_book(rate("toll", "GB", "0.01"), rate("dial_out", "GB", "0.03"), products=(product("usa_can", None),))


def call(organiser: str, number_type: str, minutes: int) -> Call:
    call_type = "conf_out" if number_type == "Service" else "conf_in"
    start = datetime(2026, 1, 5, tzinfo=UTC)
    return Call(
        f"{organiser}-{number_type}-{minutes}", organiser, call_type, number_type, "United Kingdom", "GB", start, minutes * 60, Decimal(0)
    )


CALLS = (
    call("=ana@customer.example", "Toll", 900),
    call("Bo@customer.example", "Toll", 30),
    call("cy@customer.example", "Service", 200),
)


def written(folder: Path, *calls: Call) -> tuple[str, str]:
    plan, export = folder / "plan.ppmplan", folder / "export.csv"
    plan.write_bytes(project_bytes(project(BOOK, replace(scenario(group("London", "GB", 5), group("E5", "GB", 2, holds="included"))))))
    export.write_bytes(teams_bytes(calls or CALLS))
    return str(plan), str(export)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["mix", *arguments])


def held_to_schema(document: Any) -> Any:
    schema = json.loads(resource_path("schemas/results-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({"$ref": "#/$defs/people_mix", "$defs": schema["$defs"]}).validate(document)
    assert set(document) <= set(schema["$defs"]["people_mix"]["properties"])
    return document


def test_the_list_takes_the_place_of_nothing_that_is_read(tmp_path: Path) -> None:
    plan, export = written(tmp_path)
    people, before = tmp_path / "people.csv", Path(export).read_bytes()
    people.write_text("bo@customer.example,London\n", encoding="utf-8")
    for target in (plan, export, str(people)):
        refused = run(plan, "--usage", export, "--people", str(people), "--csv", target)
        assert refused.exit_code == 2
        assert "one of the files to read" in refused.stderr
    in_folder = run(plan, "--usage", str(tmp_path), "--csv", export)
    assert in_folder.exit_code == 2
    assert Path(export).read_bytes() == before


def test_the_document_agrees_with_itself_and_names_nobody(tmp_path: Path) -> None:
    plan, export = written(tmp_path)
    found = run(plan, "--usage", export, "--json")
    assert found.exit_code == 3, found.output  # nobody knows the fee of one product
    document = held_to_schema(json.loads(found.stdout))
    assert "customer.example" not in found.stdout
    # Ana 4.00; Bo 0.30; Cy 200 x 0.03 alone, or a licence that shares Ana's pool: 4 + 80 x 0.03 = 6.40 > 6.00
    assert document["total"] == pytest.approx(10.3)
    assert document["gap"] == document["total"] - document["lower_bound"] == 0
    assert sorted(one["product"] for one in document["assignment"]) == ["pay_per_minute", "pay_per_minute", "standard"]
    assert sum(sum(one["cost"].values()) for one in document["products"]) == pytest.approx(document["total"])
    assert all(one["more"] >= 0 for one in document["simpler"])


def test_the_list_has_names_as_they_are_spelt_and_no_formula(tmp_path: Path) -> None:
    plan, export = written(tmp_path)
    target = tmp_path / "list.csv"
    assert run(plan, "--usage", export, "--csv", str(target)).exit_code == 3
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["upn", "product"],
        ["'=ana@customer.example", "standard"],
        ["Bo@customer.example", "pay_per_minute"],
        ["cy@customer.example", "pay_per_minute"],
    ]


def test_who_holds_e5_keeps_it_by_the_list_of_people(tmp_path: Path) -> None:
    plan, export = written(tmp_path)
    people, target = tmp_path / "people.csv", tmp_path / "list.csv"
    people.write_text("upn,group\nCY@customer.example,E5\nidle@customer.example,London\n", encoding="utf-8")
    found = run(plan, "--usage", export, "--people", str(people), "--csv", str(target))
    assert found.exit_code == 3, found.output
    lines = target.read_text(encoding="utf-8").splitlines()
    assert "cy@customer.example,included" in [line.lower() for line in lines]
    assert "idle@customer.example,pay_per_minute" in lines


def test_people_read_the_cost_the_proof_and_a_rule(tmp_path: Path) -> None:
    plan, export = written(tmp_path)
    said = " ".join(run(plan, "--usage", export).stdout.split())
    for words in ("The best mix for 3 organisers costs 10.3", "Proven: no other choice", "everyone with more than", "--people FILE"):
        assert words in said
    assert "customer.example" not in said


def test_several_exports_may_follow_each_other(tmp_path: Path) -> None:
    plan, export = written(tmp_path)
    other = tmp_path / "other.csv"
    other.write_bytes(teams_bytes([call("dee@customer.example", "Toll", 60)]))
    document = json.loads(run(plan, "--usage", export, str(other), "--json").stdout)
    assert len(document["assignment"]) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names nobody"),
        ("a@x.example,Paris\n", "the plan has no group “Paris”"),
        ("a@x.example\n", "line 1: expected"),
        ("a@x.example,London\nA@x.example,E5\n", "line 2"),
    ],
)
def test_a_list_of_people_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    plan, export = written(tmp_path)
    people = tmp_path / "people.csv"
    people.write_text(text, encoding="utf-8")
    found = run(plan, "--usage", export, "--people", str(people))
    assert found.exit_code == 1
    assert said in found.stderr


def test_mistakes_end_with_a_sentence(tmp_path: Path) -> None:
    plan, export = written(tmp_path)
    assert run(plan, "--csv", "x.csv").exit_code == 2
    missing = run(plan, "--usage", str(tmp_path / "none.csv"))
    assert missing.exit_code == 1
    assert "no such file" in missing.stderr
    nowhere = run(plan, "--usage", export, "--csv", str(tmp_path / "no" / "folder.csv"))
    assert nowhere.exit_code == 1
    assert "cannot be written" in nowhere.stderr
    nobody = run(*written(tmp_path, replace(CALLS[0], call_type="user_out"))[:1], "--usage", export)
    assert nobody.exit_code == 1
    assert "names its organiser" in nobody.stderr

"""What ``ppm … --json`` prints, held to the published schema; the schema itself lets later keys pass, these tests do not."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest
from building import COMPLETE_PROJECTS
from jsonschema import Draft202012Validator
from ppm_running import AUTO, MISSING, OFFICES, ppm

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.main import app
from ppm_desktop.cli.schema import SCHEMAS

SCHEMA: dict[str, Any] = json.loads(resource_path(f"schemas/{SCHEMAS['results']}").read_text(encoding="utf-8"))
FILES = sorted((*resource_path("samples").glob("*.ppmplan"), *COMPLETE_PROJECTS.glob("*.ppmplan")))
RULES = COMPLETE_PROJECTS / "every-rule-at-once.ppmplan"
ONE_TIME = {"mode": "one_time", "opening": "100", "top_ups": [{"date": "2020-01-01", "amount": "5"}]}
INCOMPLETE = 3


def closed(part: Any) -> Any:
    """A schema in which no object may have a key that is not described."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {name: closed(value) for name, value in part.items()}
    return {"additionalProperties": False, **found} if isinstance(part.get("properties"), dict) and "anyOf" not in part else found


CLOSED = closed(SCHEMA)


def part(command: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{command.replace('-', '_')}", "$defs": CLOSED["$defs"]})


def printed(*arguments: str | Path) -> Any:
    run = ppm(*arguments, "--json", code=None)
    assert run.returncode in (0, 1, INCOMPLETE), run.stderr
    return json.loads(run.stdout)


def held(command: str, *arguments: str | Path) -> Any:
    document = printed(command, *arguments)
    part(command).validate(document)
    Draft202012Validator(SCHEMA).validate(document)
    return document


def test_every_command_that_prints_json_has_its_part_of_the_schema() -> None:
    commands = {c.name for c in app.registered_commands if c.callback and "as_json" in inspect.signature(c.callback).parameters}
    parts = {str(choice["$ref"]).removeprefix("#/$defs/") for choice in SCHEMA["anyOf"]}
    assert {str(name).replace("-", "_") for name in commands} <= parts


def test_compare() -> None:
    assert len(held("compare", *FILES)["results"]) >= len(FILES)


def test_validate(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ppmplan"
    broken.write_text(json.dumps(json.loads(RULES.read_text(encoding="utf-8")) | {"months": 0, "colour": 1}), encoding="utf-8")
    assert len(held("validate", *FILES, broken)["problems"]) > 1


@pytest.mark.parametrize("path", [RULES, MISSING], ids=lambda path: path.stem)
def test_explain(path: Path) -> None:
    options = [option["id"] for option in printed("compare", path)["results"][0]["options"]]
    assert held("explain", path, "--option", options[0])["lines"]
    month = json.loads(path.read_text(encoding="utf-8"))["start"]
    held("explain", path, "--option", options[-1], "--month", month, "--component", "toll")


@pytest.mark.parametrize("paid", [AUTO, ONE_TIME, {"mode": "post_paid"}], ids=lambda paid: str(paid["mode"]))
def test_fund(paid: dict[str, Any], tmp_path: Path) -> None:
    document = json.loads((COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").read_text(encoding="utf-8"))
    for scenario in document["scenarios"]:
        scenario["credits"] = paid
    plan = tmp_path / "plan.ppmplan"
    plan.write_text(json.dumps(document), encoding="utf-8")
    more = ("--card-fails-from", "2026-06-01") if paid is AUTO else ()
    held("fund", plan, "--option", "pay_per_minute", *more)
    if paid["mode"] != "post_paid":
        held("fund", plan, "--option", "pay_per_minute", "--advice", "--draws", "100", *more)


@pytest.mark.parametrize("path", [FILES[0], FILES[-1], MISSING], ids=lambda path: path.stem)
@pytest.mark.parametrize("changed", ["phone_minutes", "fee.standard"])
def test_break_even(path: Path, changed: str) -> None:
    options = [option["id"] for option in printed("compare", path)["results"][0]["options"]]
    held("break-even", path, "--options", options[0], options[1], "--input", changed)


def nowhere_described(node: Any, place: str) -> list[str]:
    """Objects of which the schema does not say which keys they have."""
    if isinstance(node, list):
        return [found for number, one in enumerate(node) for found in nowhere_described(one, f"{place}[{number}]")]
    if not isinstance(node, dict):
        return []
    open_object = node.get("type") == "object" and "properties" not in node and "additionalProperties" not in node
    return [*([place] if open_object else []), *(found for key, one in node.items() for found in nowhere_described(one, f"{place}/{key}"))]


def test_every_object_is_described_down_to_its_last_key() -> None:
    assert nowhere_described(SCHEMA["$defs"], "") == []


@pytest.mark.parametrize("path", [OFFICES, RULES, MISSING], ids=lambda path: path.stem)
def test_verdict_and_sensitivity(path: Path) -> None:
    assert held("verdict", path)["words"]
    assert held("sensitivity", path)["inputs"]


def test_two_inputs_at_once() -> None:
    held("sensitivity", OFFICES, "--grid", "phone_minutes", "fee.standard")


def test_simulate() -> None:
    assert held("simulate", OFFICES, "--draws", "200")["ranges"]


@pytest.mark.parametrize("after", [RULES, MISSING], ids=lambda path: path.stem)
def test_diff(after: Path) -> None:
    found = held("diff", OFFICES, after)
    assert found["inputs"]
    assert found["rates"]


def test_diff_of_a_plan_with_its_edit(tmp_path: Path) -> None:
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    document["scenarios"][0]["groups"][0]["phone_share"] = 0.11
    later = tmp_path / "later.ppmplan"
    later.write_text(json.dumps(document), encoding="utf-8")
    found = held("diff", OFFICES, later)
    assert found["bridge"]["parts"]


@pytest.mark.parametrize("book", [OFFICES, "example"], ids=str)
def test_drift_and_a_folder_of_plans(book: str | Path, tmp_path: Path) -> None:
    for path in (OFFICES, RULES, MISSING):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "broken.ppmplan").write_text("{", encoding="utf-8")
    found = held("drift", tmp_path, "--book", book)
    assert len(found["projects"]) == 3
    assert found["not_read"][0]["messages"]
    told = printed("compare", tmp_path)
    part("portfolio").validate(told)
    assert len(told["portfolio"]) == 3


def test_a_document_of_another_format_or_without_results_is_refused() -> None:
    validator = Draft202012Validator(SCHEMA)
    good = printed("compare", RULES)
    assert validator.is_valid(good)
    assert validator.is_valid(good | {"later": 1})
    changes: tuple[dict[str, Any], ...] = ({"format": "ppm-desktop/project"}, {"version": 2}, {"results": [{}]}, {"results": None})
    for change in changes:
        assert not validator.is_valid(good | change)
    good["results"][0]["options"][0]["total"] = "12"
    assert not validator.is_valid(good)


def test_a_document_of_export_is_one_of_compare_with_tables(tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    ppm("export", FILES[0], "--json", target)
    document = json.loads(target.read_text(encoding="utf-8"))
    part("compare").validate(document)
    assert document["results"] == printed("compare", FILES[0])["results"]
    assert len(document["tables"]["ledger"]["rows"]) > 100


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_a_schema_is_printed_as_it_is_published(name: str) -> None:
    run = ppm("schema", name)
    assert run.stdout.encode() == resource_path(f"schemas/{SCHEMAS[name]}").read_bytes()


def test_a_schema_that_is_not_there_is_wrong_usage() -> None:
    run = ppm("schema", "plan", code=None)
    assert run.returncode == 2
    assert 'There is no schema "plan". There are: project, price-book, results.' in run.stderr

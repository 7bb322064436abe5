"""``ppm mix`` on complete projects: what it prints, that its figures agree with each other, and what it says when there is no mix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ppm_running import MISSING, OFFICES, ppm

from ppm_desktop.catalog.resource_files import resource_path


def held_to_schema(document: Any) -> Any:
    schema = json.loads(resource_path("schemas/results-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({"$ref": "#/$defs/mix", "$defs": schema["$defs"]}).validate(document)
    assert set(document) <= set(schema["$defs"]["mix"]["properties"])
    return document


@pytest.mark.parametrize("more", [(), ("--no-donors",)])
def test_the_document_agrees_with_itself_and_with_the_schema(more: tuple[str, ...]) -> None:
    run = ppm("mix", OFFICES, "--json", *more)
    assert run.returncode == 0, run.stderr
    document = held_to_schema(json.loads(run.stdout))
    parts = sum(sum(entry["cost"].values()) for entry in document["assignment"]) + document["spare_licences_cost"]
    assert parts == pytest.approx(document["total"], abs=1e-4)
    assert document["gap"] == pytest.approx(document["total"] - document["lower_bound"], abs=1e-5)
    assert 0 <= document["gap"] <= 0.005 * document["total"]
    assert document["donors_allowed"] == (not more)
    if more:
        assert not any(entry["donors"] for entry in document["assignment"])


def test_the_option_made_of_a_mix_costs_what_is_said(tmp_path: Path) -> None:
    told = json.loads(ppm("mix", OFFICES, "--json").stdout)["as_option"]
    plan = json.loads(OFFICES.read_text(encoding="utf-8"))
    plan["scenarios"][0]["options"].append({"id": "mix", "name": "Mix", "assign": told["assign"]})
    target = tmp_path / "plan.ppmplan"
    target.write_text(json.dumps(plan), encoding="utf-8")
    options = json.loads(ppm("compare", target, "--json").stdout)["results"][0]["options"]
    assert options[-1]["total"] == pytest.approx(told["total"], abs=1e-5)


def test_people_read_who_gets_what_and_what_the_figure_leaves_out() -> None:
    said = " ".join(ppm("mix", OFFICES).stdout.split())
    for words in ("The best mix costs", "Proven: no mix costs less than", "phone minutes a month", "--no-donors", "Expected cost:"):
        assert words in said


def test_a_group_without_a_priced_product_is_said_with_what_is_missing() -> None:
    run = ppm("mix", MISSING, code=None)
    assert run.returncode == 3
    assert "There is no mix: Sales London has no product" in run.stderr
    assert "no rate for dial-out United Arab Emirates, mobile" in run.stderr
    document = held_to_schema(json.loads(ppm("mix", MISSING, "--json", code=None).stdout))
    assert (document["total"], document["lower_bound"], document["gap"]) == (None, None, None)

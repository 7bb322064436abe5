"""The command line: its output and its exit codes; what depends on the process is tried with one."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from building import COMPLETE_PROJECTS
from ppm_running import MISSING, OFFICES, PPM, ppm, ppm_process

EXPECTED = sorted(COMPLETE_PROJECTS.glob("*.expected.json"))


@pytest.mark.parametrize(("command", "code"), [(("compare", OFFICES), 0), (("compare", MISSING, "--json"), 3), (("frobnicate",), 2)])
def test_a_process_says_just_what_is_said_within_this_one(command: tuple[str | Path, ...], code: int) -> None:
    here, there = ppm(*command, code=code), ppm_process(*command, code=code)
    assert (there.stdout, there.stderr) == (here.stdout, here.stderr)


def differences(expected: Any, found: Any, place: str = "") -> list[str]:
    """Where ``found`` lacks something of ``expected`` or has it otherwise; numbers to a millionth, extra keys are welcome."""
    if isinstance(expected, dict):
        return [d for key, value in expected.items() if key != "file" for d in differences(value, found[key], f"{place}.{key}")]
    if isinstance(expected, list) and place.endswith(".unpriced"):
        keys = sorted([u["call_type"], u["country"], u["line"]] for u in found)
        return [] if keys == sorted(expected) else [f"{place}: {keys}"]
    if isinstance(expected, list):
        assert len(expected) == len(found), place
        return [d for i, value in enumerate(expected) for d in differences(value, found[i], f"{place}[{i}]")]
    if isinstance(expected, float):
        return [] if found == pytest.approx(expected, rel=1e-6, abs=1e-6) else [f"{place}: {expected} {found}"]
    return [] if expected == found else [f"{place}: {expected!r} {found!r}"]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.partition(".")[0])
def test_complete_projects_give_their_known_results(expected: Path) -> None:
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    complete = all(option["complete"] for result in wanted["results"] for option in result["options"])
    run = ppm("compare", expected.with_name(expected.name.replace(".expected.json", ".ppmplan")), "--json", code=0 if complete else 3)
    assert differences(wanted, json.loads(run.stdout)) == []


def test_a_missing_rate_ends_with_3_names_no_winner_and_prints_no_zero() -> None:
    run = ppm("compare", MISSING, code=3)
    assert "No option can be called cheapest: a price is missing." in run.stdout
    assert "no rate for dial-out, United Arab Emirates (mobile): 22,216 minutes, Apr 2026 – Mar 2027" in run.stdout
    [total] = [line for line in run.stdout.splitlines() if line.startswith("Total")]
    assert total.count("≥") == 4


def test_a_missing_rate_is_an_empty_amount_in_csv_with_its_reason() -> None:
    rows = list(csv.DictReader(io.StringIO(ppm("compare", MISSING, "--csv", code=3).stdout)))
    gaps = [row for row in rows if row["unpriced"]]
    assert {row["complete"] for row in gaps} == {"no"}
    assert {row["unpriced"] for row in gaps} == {"no rate for dial_out AE/mobile"}
    assert {row["component"] for row in gaps} == {"dial_out_other"}
    assert all(row["example_prices"] == "yes" for row in rows)


def test_a_component_without_any_rate_is_empty_and_never_zero(tmp_path: Path) -> None:
    document = json.loads(MISSING.read_text(encoding="utf-8"))
    document["price_book"]["rates"] = [r for r in document["price_book"]["rates"] if r["call_type"] != "toll_free"]
    path = tmp_path / "none.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    rows = [r for r in csv.DictReader(io.StringIO(ppm("compare", path, "--csv", code=3).stdout)) if r["component"] == "toll_free"]
    assert {row["amount"] for row in rows} == {""}
    [line] = [line for line in ppm("compare", path, code=3).stdout.splitlines() if line.startswith("Toll-free")]
    assert line.split("  ")[-1].strip() == "no rate"
    assert line.count("no rate") == 4


def test_a_customer_named_like_a_formula_stays_text_in_csv(tmp_path: Path) -> None:
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    document["scenarios"][0]["name"] = '=HYPERLINK("http://x")'
    path = tmp_path / "formula.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(ppm("compare", path, "--csv").stdout)))
    assert {row["scenario"] for row in rows} == {'\'=HYPERLINK("http://x")'}


def test_the_readable_table_marks_example_prices_and_its_parts_add_up() -> None:
    lines = ppm("compare", OFFICES).stdout.splitlines()
    assert any("EXAMPLE PRICES" in line for line in lines)
    labels = ("Licences ", "Toll dial-in", "Toll-free", "Dial-out beyond", "Other dial-out", "Total")
    table = {label: [int(x.replace(",", "")) for x in line[len("Dial-out beyond the pool") :].split()] for line in lines for label in labels
             if line.startswith(label) and "·" not in line}  # fmt: skip
    for column in range(4):
        assert sum(table[label][column] for label in labels[:-1]) == table["Total"][column]


def test_every_mistake_of_a_file_is_printed_with_file_place_and_what_to_do(tmp_path: Path) -> None:
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    document["scenarios"][0]["groups"][0]["join"]["toll"] = 0.5
    document["months"] = 0
    path = tmp_path / "wrong.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    run = ppm("compare", path, code=1)
    assert run.stdout == ""
    assert f"error: {path}: months: Found 0, expected at least 1." in run.stderr
    assert f"error: {path}: scenarios[0].groups[0].join: Sales London: the shares of join add up to 0.95" in run.stderr


def test_one_wrong_file_does_not_keep_the_others_from_being_compared(tmp_path: Path) -> None:
    run = ppm("compare", tmp_path / "none.ppmplan", OFFICES, "--json", code=1)
    assert [result["file"] for result in json.loads(run.stdout)["results"]] == [str(OFFICES)]


def test_validate_lists_problems_of_every_severity(tmp_path: Path) -> None:
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    document["price_book"]["rates"][0]["rate"] = "13"
    document["scenarios"][0]["options"][0]["assign"] = {"*": "gold"}
    path = tmp_path / "wrong.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    problems = json.loads(ppm("validate", path, "--json", code=1).stdout)["problems"]
    assert {(p["severity"], p["path"]) for p in problems} == {
        ("info", "price_book"),
        ("warning", "price_book.rates[0].rate"),
        ("error", 'scenarios[0].options[0].assign["*"]'),
    }
    assert all(p["file"] == str(path) and p["message"] and p["code"] for p in problems)
    assert ppm("validate", OFFICES).stdout.startswith("info: ")


def test_explained_lines_add_up_to_the_number_they_explain() -> None:
    expected = json.loads((COMPLETE_PROJECTS / "three-offices-three-years.expected.json").read_text(encoding="utf-8"))
    option = next(o for o in expected["results"][0]["options"] if o["id"] == "sales_only")
    found = json.loads(ppm("explain", OFFICES, "--option", "sales_only", "--component", "dial_out_pool", "--json").stdout)
    assert found["total"] == pytest.approx(option["by_component"]["dial_out_pool"])
    assert sum(line["amount"] for line in found["lines"]) == pytest.approx(found["total"], abs=1e-3)
    month = json.loads(ppm("explain", OFFICES, "--option", "sales_only", "--month", "2027-01", "--json").stdout)
    assert month["total"] == pytest.approx(next(m for m in option["by_month"] if m["month"] == "2027-01")["total"])
    for line in month["lines"]:
        assert line["amount"] == pytest.approx((line["quantity"] - line["covered"]) * line["unit_price"], abs=1e-4)
        assert line["source"] in month["sources"]


def test_explain_shows_what_has_no_rate() -> None:
    run = ppm("explain", MISSING, "--option", "per_user", "--component", "dial_out_other", code=3)
    [line] = [line for line in run.stdout.splitlines() if "AE/mobile" in line]
    assert line.count("no rate") == 2
    assert "a lower bound" in run.stdout


def test_a_sample_is_written_once_and_never_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "start.ppmplan"
    ppm("sample", "--output", path)
    written = path.read_bytes()
    assert ppm("validate", path).returncode == 0
    assert "exists already" in ppm("sample", "--output", path, code=1).stderr
    assert path.read_bytes() == written
    assert "three-country-consultancy" in ppm("sample").stdout.split()


WRONG_USAGE = [
    ("compare",),
    ("compare", OFFICES, "--bogus"),
    ("compare", OFFICES, "--scenario", "Tomorrow"),
    ("compare", OFFICES, "--json", "--csv"),
    ("compare", OFFICES, "--span", "decade"),
    ("explain", OFFICES, "--option", "gold"),
    ("explain", OFFICES, "--option", "per_user", "--month", "2020-01"),
    ("explain", OFFICES, "--option", "per_user", "--component", "taxes"),
    ("sample", "moon", "--output", "x"),
    ("frobnicate",),
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=lambda arguments: " ".join(str(getattr(a, "name", a)) for a in arguments))
def test_wrong_usage_ends_with_2_and_a_message(arguments: tuple[str | Path, ...]) -> None:
    assert ppm(*arguments, code=2).stderr.strip() != ""


def test_a_reader_who_closes_the_pipe_causes_no_complaint() -> None:
    command: list[str | Path] = [PPM, "explain", OFFICES, "--option", "per_user", "--csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        assert writer.stdout.readline().startswith("option,month,group")
        writer.stdout.close()
        assert writer.stderr.read() == ""
    assert writer.returncode in {0, -signal.SIGPIPE}  # 0 when all was written before the pipe closed


def test_output_that_cannot_be_written_is_a_sentence_and_exit_code_1() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([PPM, "compare", OFFICES, "--json"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr == "The output cannot be written: No space left on device.\n"


def test_without_unicode_a_lower_bound_is_still_marked() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    run = subprocess.run([PPM, "compare", MISSING], capture_output=True, text=True, check=False, env=environment)
    [total] = [line for line in run.stdout.splitlines() if line.startswith("Total")]
    assert total.count(">= ") == 4


def test_with_twelve_options_every_figure_is_printed_whole(tmp_path: Path) -> None:
    document = json.loads(OFFICES.read_text(encoding="utf-8"))
    options = document["scenarios"][0]["options"]
    document["scenarios"][0]["options"] = [options[n % 4] | {"id": f"o{n}", "name": f"Option {n}"} for n in range(12)]
    path = tmp_path / "twelve.ppmplan"
    path.write_text(json.dumps(document), encoding="utf-8")
    run = ppm("compare", path, "--span", "whole")
    assert "…" not in run.stdout
    figures = [figure for line in run.stdout.splitlines() if line.startswith("Total") for figure in line.split()[1:]]
    assert figures == ["148,441", "216,124", "186,064", "160,972"] * 3


def test_a_file_name_cannot_move_the_cursor_of_the_terminal(tmp_path: Path) -> None:
    run = ppm("validate", tmp_path / "a\x1b[2Jb.ppmplan", code=1)
    assert "\x1b" not in run.stdout + run.stderr
    assert "\\x1b[2J" in run.stdout

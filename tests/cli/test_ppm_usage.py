"""``ppm usage`` gives the keys that other programs read, and a sentence for every mistake."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner
from usage_export_maker import calls, teams_bytes, truth

from ppm_desktop.cli.main import app

MADE = calls(120)
KEYS = {"rows_read", "rows_kept", "left_out", "duplicates", "months", "currency", "organisers", "calls", "billed_minutes", "charge"}


def export(folder: Path) -> str:
    path = folder / "export.csv"
    path.write_bytes(teams_bytes(MADE))
    return str(path)


def test_the_json_has_the_keys_of_the_contract(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["usage", export(tmp_path), export(tmp_path), "--json"])
    assert run.exit_code == 0, run.output
    found = json.loads(run.stdout)
    expected = truth(MADE)
    assert set(found) >= KEYS
    assert found["rows_read"] == found["rows_kept"] + sum(found["left_out"].values()) + found["duplicates"] == 240
    assert (found["calls"], found["billed_minutes"], found["months"]) == (expected.calls, expected.billed, expected.months)
    assert found["charge"] == {name: float(amount) for name, amount in expected.charge.items()}
    assert (found["currency"], found["organisers"]) == ("GBP", expected.organisers)


def test_people_read_what_was_kept_left_out_and_found_twice(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["usage", export(tmp_path), export(tmp_path)])
    assert run.exit_code == 0, run.output
    assert "toll-free dial-in" in run.stdout
    assert "export.csv was imported before" in run.stdout


def test_mistakes_end_with_a_sentence(tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["usage", str(tmp_path / "none.csv")])
    assert missing.exit_code == 1
    assert "There is no such file" in missing.stderr
    wrong = CliRunner().invoke(app, ["usage", export(tmp_path), "--map", "conf_in=phone"])
    assert wrong.exit_code == 2
    assert "toll_free" in wrong.stderr

"""Nobody's name or number gets out of an import: not into plan, JSON, tables, report, slides, recovery copies, logs or temporary files."""

from __future__ import annotations

import codecs
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from systems import posix
from traces import contents, texts_in, traces
from typer.testing import CliRunner, Result
from usage_export_formats import graph_bytes, legacy_bytes, on_screen_bytes
from usage_export_maker import Call, Style, teams_bytes, write_zip
from usage_plans import made_calls

from ppm_desktop.cli.main import app
from ppm_desktop.files.recovery import RecoveryStore
from ppm_desktop.usage.private_folder import delete_leftovers, private_folder

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT = 6
TOLL: dict[str, Any] = {"call_type": "conf_in", "number_type": "Toll", "place": "United Kingdom", "capability": "MCOMEETACPEA"}
PEOPLE = ("Zoë.Quux", "ana-maria.o'neil", "Köhler", "bo+x")


def calls() -> list[Call]:
    """Calls of people with distinctive names and numbers; some numbers are short, some of no country, some masked."""
    made = []
    for place, call in enumerate(made_calls(60, 11)):
        number = (f"+493070071{place:04d}***", f"+99955{place:08d}", f"+441614967{place:04d}", f"210{place:03d}")[place % 4]
        name = call.organiser and f"{PEOPLE[place % 4]}{place % 9}@Confidential.example"
        made.append(replace(call, organiser=name, number=number, place="" if place % 4 in {1, 3} else call.place))
    return made


CALLS = calls()
SECRETS = {
    "confidential.example",
    *(f"{name}" for name in PEOPLE),
    # Digits of shorter ones may stand in any amount.
    *(call.number.removeprefix("+").rstrip("*") for call in CALLS if len(call.number) > SHORT),
    *(call.id for call in CALLS),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, for these tests alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_search_finds_what_it_is_for(tmp_path: Path) -> None:
    text = "ana@confidential.example"
    for place, data in enumerate((text.upper().encode(), text.encode("utf-16"), text.encode("utf-16-be"), b"ana%40CONFIDENTIAL%2Eexample")):
        (tmp_path / f"{place}.bin").write_bytes(data)
    write_zip(tmp_path / "4.zip", {"inner.xml": text.encode()})
    assert {name for _secret, name in traces(texts_in(tmp_path), {"confidential.example"})} >= {
        "0.bin", "1.bin", "2.bin", "3.bin", "4.zip/inner.xml"
    }  # fmt: skip
    assert len(traces(contents("export.csv", teams_bytes(CALLS)), SECRETS)) == len(SECRETS)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(teams_bytes, id="teams"),
        pytest.param(lambda made: teams_bytes(made, Style(bom="\ufeff", encoding="utf-16")), id="utf-16"),
        pytest.param(lambda made: codecs.BOM_UTF8 + teams_bytes(made, Style(delimiter=";", capitals=True)), id="semicolon"),
        pytest.param(legacy_bytes, id="legacy"),
        pytest.param(on_screen_bytes, id="on_screen"),
        pytest.param(graph_bytes, id="graph"),
    ],
)
def test_plan_json_and_words_of_an_export_name_nobody(written: Callable[[list[Call]], bytes], tmp_path: Path, temporary: Path) -> None:
    export, target = tmp_path / "export.csv", tmp_path / "plan.ppmplan"
    export.write_bytes(written(CALLS))
    done = run("usage", str(export), "--project", str(target), "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["project"]["groups"]
    said = run("usage", str(export))
    outputs = [("json", done.stdout.encode()), ("stderr", done.stderr.encode()), ("terminal", said.output.encode())]
    outputs += contents("plan.ppmplan", target.read_bytes())
    assert traces(outputs, SECRETS) == set()
    assert list(temporary.iterdir()) == []


def test_everything_that_is_made_of_the_plan_names_nobody(tmp_path: Path, temporary: Path) -> None:
    export, out = tmp_path / "export.csv", tmp_path / "out"
    out.mkdir()
    export.write_bytes(teams_bytes(CALLS))
    people = tmp_path / "people.csv"
    lines = sorted({f"{call.organiser},Department {number % 2}" for number, call in enumerate(CALLS) if call.organiser and number < 9})
    people.write_text("upn,group\n" + "\n".join(lines) + "\n", encoding="utf-8")
    plan = out / "plan.ppmplan"
    made = run("usage", str(export), "--project", str(plan), "--groups", str(people), "--prices", "example")
    assert made.exit_code == 0, made.output
    names = {
        "xlsx": "book.xlsx",
        "pdf": "report.pdf",
        "pptx": "slides.pptx",
        "csv": "rows.csv",
        "json": "results.json",
        "csv-folder": "tables",
    }
    exported = run("export", str(plan), *(part for kind, name in names.items() for part in (f"--{kind}", str(out / name))))
    assert exported.exit_code == 3, exported.output  # the example prices lack some
    assert all((out / name).exists() for name in names.values())
    RecoveryStore(out / "recovery").write("copy", plan.read_bytes(), name="plan", original=plan, fingerprint="")
    mixed = run("mix", str(plan), "--usage", str(export), "--people", str(people), "--json")
    bill = tmp_path / "bill.csv"
    bill.write_bytes(teams_bytes([replace(call, charge=Decimal(-(-call.seconds // 60)) / 20, **TOLL) for call in CALLS]))
    learned = run("usage", str(bill), "--learn-rates", str(out / "learned.toml"))
    assert learned.exit_code == 0, learned.output
    outputs = [
        ("usage", made.output.encode()),
        ("learned", learned.output.encode()),
        ("export", exported.output.encode()),
        ("mix", mixed.output.encode()),
        *texts_in(out),
    ]
    assert len(outputs) > 40
    assert traces(outputs, SECRETS) == set()
    assert list(temporary.iterdir()) == []


def test_the_window_on_the_plan_logs_and_keeps_nobody(tmp_path: Path) -> None:
    export, out = tmp_path / "export.csv", tmp_path / "out"
    out.mkdir()
    export.write_bytes(teams_bytes(CALLS))
    plan = out / "plan.ppmplan"
    assert run("usage", str(export), "--project", str(plan)).exit_code == 0
    own = {name: str(out / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR")}
    for folder in own.values():
        Path(folder).mkdir()
    arguments = [sys.executable, "-m", "ppm_desktop", str(plan), "--place", "people", "--picture", str(out / "window.png")]
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(arguments, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert (out / "window.png").exists()
    assert traces([("stdout", done.stdout), ("stderr", done.stderr), *texts_in(out)], SECRETS) == set()


def test_not_even_a_short_number_is_told_whole(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_bytes(teams_bytes([call for call in CALLS if len(call.number) == SHORT]))
    found = json.loads(run("usage", str(export), "--json").stdout)["unknown_destinations"]
    assert {one["found"] for one in found} == {"2100…"}


def test_a_refused_import_leaves_nothing_behind(tmp_path: Path, temporary: Path) -> None:
    made = [*CALLS[:20], replace(CALLS[0], id="other", currency="EUR")]
    export = write_zip(tmp_path / "export.zip", {"PSTN.calls.csv": teams_bytes(made)})
    target = tmp_path / "plan.ppmplan"
    done = run("usage", str(export), "--project", str(target))
    assert done.exit_code == 1
    assert traces([("output", done.output.encode())], SECRETS) == set()
    assert not target.exists()
    assert list(temporary.iterdir()) == []


@posix
def test_what_a_killed_import_left_is_deleted_by_the_next(temporary: Path) -> None:
    program = (
        "import os, signal\n"
        "from ppm_desktop.usage.private_folder import private_folder\n"
        "folder = private_folder()\n"
        "(folder / 'member-0').write_text('ana@confidential.example')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], env={**os.environ, "TMPDIR": str(temporary)}, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    (left,) = temporary.iterdir()
    assert left.stat().st_mode & 0o077 == 0
    mine = private_folder()
    assert list(temporary.iterdir()) == [mine]
    delete_leftovers()
    assert mine.exists()


def test_a_list_that_would_make_names_groups_is_refused(tmp_path: Path) -> None:
    export, people, target = tmp_path / "export.csv", tmp_path / "people.csv", tmp_path / "plan.ppmplan"
    export.write_bytes(teams_bytes(CALLS))
    for line in ("Sales,ana@confidential.example", "ana@x.example,+44 161 4960000", "ana@x.example,*", "ana@x.example"):
        people.write_text(f"who,group\nbo@x.example,Law\n{line}\n", encoding="utf-8")
        done = run("usage", str(export), "--project", str(target), "--groups", str(people))
        assert done.exit_code == 1
        assert "line 3" in done.stderr
        assert not target.exists()

"""Whatever reads the calls, the program says the same of them; what is missing for Spark is said in a sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest
from usage_export_formats import graph_bytes
from usage_export_maker import Style, calls, changed, teams_bytes, write_zip

MADE = [changed(call, place=f"Place {place}") if place % 9 == 0 else call for place, call in enumerate(calls(120))]
#: Spark is no development tool: where it is not installed, only what DuckDB says of folders is compared.
ENGINES = ["duckdb", *(["spark"] if find_spec("pyspark") and shutil.which("java") else [])]


def say(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from ppm_desktop.cli.main import run; run()", "usage", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)


def csv_folder(folder: Path) -> list[Path]:
    """Write overlapping exports of several kinds, one with rows that cannot be read."""
    bad = teams_bytes(MADE[90:]).decode().replace("conf_in", "conf_strange", 3) + "only,three,cells\r\n"
    parts = {
        "a.csv": teams_bytes(MADE[:60]),
        "b [1].csv": teams_bytes(MADE[50:80], Style(delimiter=";", decimal_comma=True, encoding="cp1252")),
        "c.json": graph_bytes(MADE[75:95]),
        "d.csv": bad.encode(),
        "_SUCCESS": b"",
        ".a.csv.crc": b"x",
    }
    folder.mkdir()
    for name, data in parts.items():
        (folder / name).write_bytes(data)
    return [write_zip(folder.with_suffix(".zip"), {name: data for name, data in parts.items() if name[0] in "abcd"}), folder]


def parquet_folder(folder: Path) -> list[Path]:
    """Write the same calls as CSV and, with types, as Parquet."""
    csv = folder.with_suffix(".csv")
    csv.write_bytes(teams_bytes(MADE))
    folder.mkdir()
    typed = 'SELECT * REPLACE (CAST("Start Time" AS TIMESTAMPTZ) AS "Start Time", CAST(UsageId AS UUID) AS UsageId, CAST(Charge AS DOUBLE) AS Charge)'
    for remainder in (0, 1):
        rows = f"{typed} FROM (SELECT * EXCLUDE (n) FROM (SELECT *, row_number() OVER () AS n FROM read_csv('{csv}', header = true)) WHERE n % 2 = {remainder})"  # noqa: S608 - a path of our own
        duckdb.execute(f"COPY ({rows}) TO '{folder / f'part-{remainder}.parquet'}' (FORMAT parquet)")
    return [csv, folder]


def without_files(text: str) -> dict[str, object]:
    found = json.loads(text)
    assert isinstance(found, dict)
    return {name: value for name, value in found.items() if name != "files"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("made", [csv_folder, parquet_folder])
def test_a_folder_says_what_its_calls_say_elsewhere(engine: str, made: object, tmp_path: Path) -> None:
    one, folder = made(tmp_path / "exports")  # type: ignore[operator]  # one of two functions
    # Spark's parts speak to each other over sockets of this machine, which programs that tests start are otherwise refused.
    allowed = {"PYTHONPATH": ""} if engine == "spark" else {}
    expected, found = say(one, "--json"), say(folder, "--json", "--engine", engine, **allowed)
    assert (expected.returncode, found.returncode) == (0, 0), found.stderr
    assert '"calls": 0' not in found.stdout
    assert without_files(found.stdout) == without_files(expected.stdout)


@pytest.mark.parametrize(
    ("java", "said"),
    [
        ("", "Spark needs Java 17 or newer, and none was found."),
        ('openjdk version "11.0.2" 2019-01-15', "Java 11 was found"),
        ('java version "1.8.0_392"', "Java 8 was found"),
        ('openjdk version "21.0.1" 2023-10-17', 'pip install "ppm-desktop[spark]"'),
    ],
)
def test_what_spark_lacks_is_said_with_what_to_do(java: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(teams_bytes(MADE))
    (tmp_path / "ibis.py").write_text("raise ImportError", encoding="utf-8")
    if java:
        program = tmp_path / "bin" / "java"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\necho '{java}' >&2\n", encoding="utf-8")
        program.chmod(0o755)
    found = say(tmp_path / "export.csv", "--engine", "spark", JAVA_HOME=str(tmp_path), PYTHONPATH=str(tmp_path))
    assert found.returncode == 1
    assert said in found.stderr
    assert "Traceback" not in found.stderr


def test_an_engine_that_there_is_not_is_wrong_usage(tmp_path: Path) -> None:
    found = say(tmp_path / "export.csv", "--engine", "dask")
    assert found.returncode == 2
    assert "duckdb or spark" in found.stderr

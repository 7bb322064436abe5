"""Each way in which the database of an import fails has its own sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pytest
from usage_export_maker import calls, teams_bytes
from usage_importing import KEY, countries

from ppm_desktop.reports.usage.sentences import refusal_sentence
from ppm_desktop.usage.failures import failure
from ppm_desktop.usage.problems import UsageCancelledError, UsageRefusedError
from ppm_desktop.usage.reading import UsageReading

SORT = "CREATE TABLE sorted AS SELECT hash(n) AS h, repeat('x', 60) || n::VARCHAR AS x FROM range(3000000) t(n) ORDER BY h"


def failed(folder: Path, statement: str, *settings: str) -> Exception:
    with duckdb.connect(str(folder / "a.duckdb")) as connection:
        for one in (f"SET temp_directory = '{folder / 'spill'}'", "SET threads = 1", *settings):
            connection.execute(one)
        with pytest.raises(duckdb.Error) as caught:
            connection.execute(statement)
    return failure(caught.value, "export.csv")


@pytest.mark.parametrize(
    ("code", "statement", "settings"),
    [
        ("usage_no_space", SORT, ("SET memory_limit = '30MB'", "SET max_temp_directory_size = '2MB'")),
        ("usage_no_memory", SORT, ("SET memory_limit = '3MB'",)),
        ("usage_disk_error", "COPY (SELECT 1) TO '/nowhere/at/all.csv'", ()),
        ("usage_unexpected", "SELECT secret FROM nothing", ()),
    ],
)
def test_what_went_wrong_is_told_apart(code: str, statement: str, settings: tuple[str, ...], tmp_path: Path) -> None:
    found = failed(tmp_path, statement, *settings)
    assert isinstance(found, UsageRefusedError)
    assert found.problem.code == code
    sentence = refusal_sentence(found.problem)
    assert sentence.startswith("export.csv: ")
    assert "{" not in sentence
    assert "secret" not in sentence


def test_a_statement_that_was_interrupted_is_no_failure() -> None:
    assert isinstance(failure(duckdb.InterruptException("INTERRUPT Error: Interrupted!")), UsageCancelledError)


def test_an_import_without_a_folder_for_temporary_files_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(teams_bytes(calls(20)))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UsageRefusedError) as caught:
        UsageReading([path], countries(), key=KEY).run()
    assert caught.value.problem.code == "usage_disk_error"


def test_an_import_without_memory_says_so(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(teams_bytes(calls(2000)))
    with pytest.raises(UsageRefusedError) as caught:
        UsageReading([path], countries(), key=KEY, memory_limit=1).run()
    assert caught.value.problem.code == "usage_no_memory"

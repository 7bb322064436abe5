"""Exports that a data platform keeps as Parquet, in folders."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from usage_export_maker import as_truth, calls, teams_bytes, truth
from usage_importing import KEY, import_files

from ppm_desktop.usage.organiser_names import organiser_names
from ppm_desktop.usage.problems import UsageRefusedError

MADE = calls(80)


def parquet(folder: Path) -> Path:
    """Write the calls into a folder whose name would be a pattern."""
    csv, target = folder / "export.csv", folder / "exports [2024]*" / "part?.parquet"
    csv.write_bytes(teams_bytes(MADE))
    target.parent.mkdir()
    duckdb.execute(f"COPY (SELECT * FROM read_csv('{csv}', all_varchar = true)) TO '{folder / 'a.parquet'}' (FORMAT parquet)")  # noqa: S608 - a path of our own
    (folder / "a.parquet").rename(target)
    csv.unlink()
    return target


def test_parquet_says_what_was_written(tmp_path: Path) -> None:
    assert as_truth(import_files(parquet(tmp_path).parent).summary) == truth(MADE)


def test_the_names_behind_pseudonyms_are_found_in_parquet(tmp_path: Path) -> None:
    path = parquet(tmp_path)
    wanted = import_files(path).cube.organisers
    found = organiser_names([path.parent], KEY, wanted)
    assert set(found) == set(wanted)
    assert set(found.values()) == {call.organiser for call in MADE if call.call_class}


@pytest.mark.parametrize(("cut", "code"), [(200, "usage_parquet_damaged"), (0, "usage_folder_without_export")])
def test_a_folder_without_whole_exports_is_refused(cut: int, code: str, tmp_path: Path) -> None:
    path = parquet(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    if not cut:
        path.rename(path.with_name("_temporary.parquet"))
    with pytest.raises(UsageRefusedError) as caught:
        import_files(path.parent)
    assert caught.value.problem.code == code

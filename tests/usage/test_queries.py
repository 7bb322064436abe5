"""What makes the reading of an export fast is kept: a row is worked out by itself, and joined only with what is known already."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import duckdb
import pytest
from usage_export_maker import calls, teams_bytes

from ppm_desktop.usage.dialect import dialect_of
from ppm_desktop.usage.queries import READ_AS, Manner, stage_calls
from ppm_desktop.usage.staging import Staging

if TYPE_CHECKING:
    from pathlib import Path


def test_no_row_is_joined_with_a_list_of_values_while_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(teams_bytes(calls(5)))
    statement = stage_calls(dialect_of(path, path.name), 0, Manner(stand_ins=True, any_amounts=True))
    with Staging() as staging:
        (plan,) = staging.run(f"EXPLAIN {statement}", [str(path)])
    said = str(plan).casefold()
    assert "read_csv" in said
    # With the people and the spellings that are known; a list of values would be a third.
    assert said.count("hash join") == 2


@pytest.mark.parametrize("end", ["Z", ".2450000Z", "+00:00", ".2450000+00:00", "+02:00", ""])
def test_no_usual_spelling_of_a_time_needs_the_slower_way(end: str) -> None:
    told = f"2026-03-28T23:36:22{end}"
    with Staging() as staging:
        staging.run("DROP MACRO slow_moment")
        staging.run("CREATE MACRO slow_moment(x) AS error('the slower way')")
        ((found,),) = staging.run("SELECT moment($told)", {"told": told})
    expected = datetime.fromisoformat(told)
    assert found == (expected.astimezone(UTC).replace(tzinfo=None) if expected.tzinfo else expected).replace(microsecond=found.microsecond)


ODD_NUMBERS = "12 12.5 12.4 +12 -1 -0.5 1e3 1e-1 1.5e2 1_000 0x1F 0b11 012 12. .5 1,5 --1 1- 5% $5 nan inf true 2147483648 999999999999.9999999 0.0000004"


@pytest.mark.parametrize("kind", sorted(set(READ_AS.values())))
@pytest.mark.parametrize("told", [*ODD_NUMBERS.split(), " 12 ", "1 000", "\u0663"])
def test_the_reader_of_files_takes_a_number_as_the_cast_takes_it(told: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text(f'"{told}"\n', encoding="utf-8")
    columns = f"columns = {{'a': '{kind}'}}"
    read = f"SELECT a FROM read_csv(?, auto_detect = false, header = false, delim = ',', {columns})"  # noqa: S608 - a type of our own
    with duckdb.connect() as connection:
        (cast,) = connection.execute(f"SELECT TRY_CAST(? AS {kind})", [told]).fetchall()
        if cast == (None,):
            with pytest.raises(duckdb.Error):
                connection.execute(read, [str(path)]).fetchall()
        else:
            assert connection.execute(read, [str(path)]).fetchall() == [cast]

"""Every bad file gets a sentence, and nothing of it stays on disk."""

from __future__ import annotations

import errno
import os
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from systems import posix
from usage_export_formats import graph_bytes
from usage_export_maker import calls, teams_bytes, write_zip
from usage_importing import import_files

from ppm_desktop.reports.usage.sentences import refusal_sentence
from ppm_desktop.usage import loading
from ppm_desktop.usage.bridge_numbers import read_bridge_numbers
from ppm_desktop.usage.problems import UsageRefusedError, refused
from ppm_desktop.usage.queries import LEARN_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = teams_bytes(calls(50))


def encrypted(path: Path) -> Path:
    data = bytearray(write_zip(path, {"PSTN.calls.csv": GOOD}).read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    return path


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("PSTN.calls.csv", "w", force_zip64=True) as member:
        for _ in range(80):
            member.write(bytes(1 << 20))
    return path


def written(data: bytes) -> object:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


BAD = {
    "usage_empty": written(b""),
    "usage_not_text": written(bytes(range(256)) * 20),
    "usage_other_format": written(b"%PDF-1.7"),
    "usage_no_header": written(b"a,b,c\n1,2,3\n"),
    "usage_no_column": written(b"id,calleeNumber,callerNumber,startDateTime\n1,+44,+49,2024-01-01T00:00:00Z\n"),
    "usage_minute_pools": written(b"Country or region,Capability description,Total minutes,Minutes used,Minutes available,Capability\n"),
    "usage_dial_out_report": written(b"Meeting organizer,Username,User minutes,Credit spent,Currency\n"),
    "usage_long_line": written(GOOD.replace(b"@", b"x" * (12 << 20) + b"@", 1)),
    "usage_json_damaged": written(graph_bytes(calls(3))[:-40]),
    "usage_json_other": written(b'{"value": 3}'),
    "usage_json_error": written(b'{"error": {"code": "Forbidden"}}'),
    "usage_zip_encrypted": encrypted,
    "usage_zip_bomb": bomb,
    "usage_zip_without_export": lambda path: write_zip(path, {"picture.png": b"x"}),
    "usage_workbook": lambda path: write_zip(path, {"[Content_Types].xml": b"x", "a.csv": b"x"}),
    "usage_missing": lambda path: path,
}


@pytest.mark.parametrize(("one", "other"), [(b"\r\n", b"\n"), (b"\n", b"\r\n"), (b"\r\n", b"\r")])
def test_files_that_somebody_put_together_are_read_though_their_lines_end_in_different_ways(
    one: bytes, other: bytes, tmp_path: Path
) -> None:
    header, *rows = GOOD.split(b"\r\n")[:-1]
    path = tmp_path / "joined.csv"
    path.write_bytes(one.join([header, *rows[:20], b""]) + other.join([*rows[20:], b""]))
    summary = import_files(path).summary
    assert summary.rows_read == len(rows)
    assert "broken_row" not in {left_out.reason for left_out in summary.left_out}


def test_a_file_that_is_changed_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(GOOD)

    def learn_and_change() -> Iterator[str]:
        path.write_bytes(GOOD + GOOD)
        yield from LEARN_PEOPLE

    monkeypatch.setattr(loading, "LEARN_PEOPLE", learn_and_change())
    with pytest.raises(UsageRefusedError) as refusal:
        import_files(path)
    assert refusal.value.problem.code == "usage_changed_meanwhile"


@pytest.mark.parametrize("code", BAD)
def test_a_bad_file_is_refused_with_a_sentence(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = BAD[code](tmp_path / "file.csv")  # type: ignore[operator]  # each makes its file
    with pytest.raises(UsageRefusedError) as caught:
        import_files(path)
    assert caught.value.problem.code == code
    sentence = refusal_sentence(caught.value.problem)
    assert sentence.startswith("file.csv: ")
    assert "{" not in sentence
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_an_archive_that_ends_early_is_refused(cut: float, tmp_path: Path) -> None:
    path = write_zip(tmp_path / "export.zip", {"PSTN.calls.csv": GOOD})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    with pytest.raises(UsageRefusedError) as caught:
        import_files(path)
    assert caught.value.problem.code == "usage_zip_damaged"


def test_a_text_that_ends_within_a_row_says_that_the_row_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(GOOD[: GOOD.rindex(b"2024-")])
    summary = import_files(path).summary
    assert {one.reason: one.tally.calls for one in summary.left_out}["broken_row"] == 1


def test_a_list_of_bridge_numbers_is_read_in_its_spellings(tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text("Number,Type\n+44 800 000 0001,Toll-free\n+44 20 7000 0001;toll\n+49 800 1234567\n", encoding="utf-8")
    assert read_bridge_numbers(path) == {"448000000001": "toll_free", "442070000001": "toll", "498001234567": "toll_free"}
    path.write_text("+44 800 000 0001,Toll-free\nsomething\n", encoding="utf-8")
    with pytest.raises(UsageRefusedError) as caught:
        read_bridge_numbers(path)
    assert "Line 2" in refusal_sentence(caught.value.problem)


def test_a_folder_that_may_not_be_opened_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "export.csv").write_bytes(GOOD)
    scan = os.scandir

    def refuse(place: object = ".") -> object:
        if str(place).endswith("2024"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return scan(place)  # type: ignore[call-overload]  # a path or, for whoever deletes folders, a number

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UsageRefusedError) as refusal:
        import_files(tmp_path)
    assert "Permission denied" in refusal_sentence(refusal.value.problem)


@posix
def test_a_pipe_is_no_list_of_bridge_numbers(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Not a file"):
        read_bridge_numbers(tmp_path / "pipe")


def test_a_list_of_bridge_numbers_that_is_too_large_is_not_read_in_part(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(5 << 20)
    with pytest.raises(OSError, match="too large"):
        read_bridge_numbers(tmp_path / "large")


@pytest.mark.parametrize("page", [b'{"value": [' + b"{}," * 1_000_001 + b"{}]}", b'{"value": [{' + b'"k":1,' * 3_500_001 + b'"k":1}]}'])
def test_a_page_of_countless_objects_or_fields_is_refused_before_they_fill_the_memory(page: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(page)
    with pytest.raises(UsageRefusedError) as refusal:
        import_files(path)
    assert refusal.value.problem.code == "usage_json_other"


@pytest.mark.parametrize("code", ["usage_open_quote", "usage_not_a_table"])
def test_a_line_is_named_only_where_it_is_known(code: str) -> None:
    known, unknown = (refusal_sentence(refused("export.csv", code, line=line).problem) for line in ("7", ""))
    assert "Line 7 " in known
    assert "Line" not in unknown

"""Large exports are read in the quickest manner that their rows allow, and say what they would say in any other."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from usage_export_formats import graph_bytes
from usage_export_maker import Style, as_truth, calls, changed, teams_bytes, truth
from usage_importing import import_bytes

from ppm_desktop.usage import loading
from ppm_desktop.usage.queries import Manner, stage_calls

if TYPE_CHECKING:
    from ppm_desktop.usage.dialect import Dialect

MADE = calls(300)


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files take the way of large ones: few rows are sampled, and the others bring what those did not name."""
    monkeypatch.setattr("ppm_desktop.usage.loading.SAMPLED_FROM", 0)
    monkeypatch.setattr("ppm_desktop.usage.loading.SAMPLED_ROWS", 20)


@pytest.mark.usefixtures("sampled")
def test_whoever_the_sample_does_not_name_is_found_all_the_same() -> None:
    made = [changed(call, organiser=f"p{place // 3}@customer.example", place=f"Place {place}") for place, call in enumerate(MADE)]
    text = teams_bytes(made)
    found = import_bytes(text, graph_bytes(made[:50])).summary
    assert as_truth(found) == truth(made)
    assert found.duplicates == 50
    assert {one.found for one in found.unknown_destinations} == {call.place for call in made if call.call_class}


@pytest.mark.usefixtures("sampled")
def test_names_and_destinations_that_are_blank_behind_the_sample_are_found_in_other_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    late = [place for place, call in enumerate(MADE) if place > 60 and call.call_class == "outbound"][:20]
    made = [changed(call, place="", number="+4930999***") if place in late else call for place, call in enumerate(MADE)]
    found = import_bytes(teams_bytes(made), teams_bytes(MADE[:40]))
    monkeypatch.undo()
    plain = import_bytes(teams_bytes(made), teams_bytes(MADE[:40]))
    assert found.summary == plain.summary
    assert found.cube.organisers == plain.cube.organisers
    assert sum(found.cube.calls[found.cube.country == found.cube.countries.index("DE")]) >= len(late)


@pytest.mark.usefixtures("sampled")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_large_file_of_another_encoding_is_sampled_too(encoding: str) -> None:
    assert as_truth(import_bytes(teams_bytes(MADE, Style(encoding=encoding))).summary) == truth(MADE)


def manners(patch: pytest.MonkeyPatch) -> list[Manner]:
    """Return a list that gets the manner of every attempt to read a file."""
    tried: list[Manner] = []

    def noted(dialect: Dialect, file: int, manner: Manner) -> str:
        tried.append(manner)
        return stage_calls(dialect, file, manner)

    patch.setattr(loading, "stage_calls", noted)
    return tried


@pytest.mark.usefixtures("sampled")
def test_a_plain_export_is_read_once_and_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = manners(monkeypatch)
    assert as_truth(import_bytes(teams_bytes(MADE)).summary) == truth(MADE)
    assert tried == [Manner()]


@pytest.mark.usefixtures("sampled")
@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("Duration Seconds", b"0:05:00"),
        ("Duration Seconds", b"five"),
        ("Duration Seconds", b"9999999999"),
        ("Charge", b"n/a"),
        ("Charge", b"a lot"),
        ("Charge", b'"1,25"'),
        ("Connection Fee", b"EUR 0.10"),
        ("UPN", b"J\xfcrgen@customer.example"),
        ("UPN", b"one,column,too,many"),
        ("UsageId", b""),
    ],
)
def test_one_odd_row_behind_plain_ones_says_what_it_says_in_a_small_file(column: str, told: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = manners(monkeypatch)
    header, *rows = csv.reader(io.StringIO(teams_bytes(MADE).decode("utf-8-sig")))
    kept = next(row for row in range(250, 300) if MADE[row].call_class)
    rows[kept][header.index(column)] = "@@@"
    written = io.StringIO()
    csv.writer(written).writerows([header, *rows])
    text = written.getvalue().encode().replace(b"@@@", told)
    found = import_bytes(text, teams_bytes(MADE[:40]))
    assert Manner() in tried
    assert any(manner.any_amounts for manner in tried)
    monkeypatch.undo()
    small = import_bytes(text, teams_bytes(MADE[:40]))
    assert found.summary == small.summary
    assert found.cube.organisers == small.cube.organisers
    assert found.cube.calls.tolist() == small.cube.calls.tolist()
    assert found.summary.duplicates == 40

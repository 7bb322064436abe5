"""A list of people and their groups, where the list makes the groups."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from systems import posix

from ppm_desktop.files.bounded_text import read_bounded_text
from ppm_desktop.files.people_list import PeopleListError, read_people_list

OBJECT_ID = "22222222-0000-4000-8000-000000000001"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def test_any_group_may_stand_in_the_list_and_a_header_need_not(path: Path) -> None:
    path.write_text(f"{OBJECT_ID};Finance\nBo@x.example;4711 Cost centre\n", encoding="utf-8-sig")
    assert read_people_list(path, None) == {OBJECT_ID: "Finance", "bo@x.example": "4711 Cost centre"}
    path.write_text("user\tdepartment\nbo@x.example\tLaw\n", encoding="utf-8")
    assert read_people_list(path, None) == {"bo@x.example": "Law"}


@pytest.mark.parametrize("group", ["", "*", "ana@x.example", "+44 161 496 0000", "441614960000", OBJECT_ID, "x" * 101, "a\u202eb"])
def test_what_cannot_head_a_group_is_refused_with_its_line(path: Path, group: str) -> None:
    path.write_text(f"bo@x.example,Law\nana@x.example,{group}\n", encoding="utf-8")
    with pytest.raises(PeopleListError) as refused:
        read_people_list(path, None)
    assert (refused.value.code, refused.value.line) == ("group_name", 2)


def test_a_quotation_mark_that_nothing_closes_is_refused_with_a_line(path: Path) -> None:
    path.write_text('bo@x.example,"Law\n' + "ana@x.example,Sales\n" * 10_000, encoding="utf-8")
    with pytest.raises(PeopleListError) as refused:
        read_people_list(path, None)
    assert refused.value.code == "not_two"
    assert refused.value.line > 1


@posix
def test_a_pipe_is_refused_instead_of_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(OSError, match="Not a file"):
        read_people_list(path, None)


def test_a_list_that_is_too_large_is_not_read_in_part(path: Path) -> None:
    path.write_text("bo@x.example,Law\n", encoding="utf-8")
    assert read_bounded_text(path, 17) == "bo@x.example,Law\n"
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        read_bounded_text(path, 16)

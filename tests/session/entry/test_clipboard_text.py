"""Blocks of cells on the clipboard."""

from __future__ import annotations

import pytest

from ppm_desktop.session.entry.clipboard_text import from_tsv, to_tsv


def test_cells_come_back_as_they_were_written() -> None:
    block = [["Sales", "140"], ['The "A" team', "a\tb"], ["two\nlines", ""]]
    assert from_tsv(to_tsv(block)) == block


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_a_line_break_at_the_end_is_not_a_row(end: str) -> None:
    assert from_tsv(f"a\tb{end}") == [["a", "b"]]


def test_an_empty_line_between_rows_is_an_empty_cell() -> None:
    assert from_tsv("1\n\n3\n") == [["1"], [""], ["3"]]


def test_spaces_around_cells_are_not_part_of_them() -> None:
    assert from_tsv(" 1 \t 2 ") == [["1", "2"]]


def test_a_monstrous_cell_is_read_all_the_same() -> None:
    assert from_tsv("x" * 200_000 + "\ty") == [["x" * 200_000, "y"]]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+cmd|'/c calc'!A0", "-2+3", "\t=1", " =1+1"])
def test_a_copied_name_does_not_become_a_formula_and_comes_back_as_it_was(name: str) -> None:
    copied = to_tsv([[name, "12"]])
    assert copied.lstrip('"').startswith("'")
    assert from_tsv(copied) == [[name, "12"]]


@pytest.mark.parametrize("number", ["-5", "+3.5", "-1,234.50", "-12 %"])
def test_a_copied_number_stays_one(number: str) -> None:
    assert to_tsv([[number]]) == f"{number}\n"

"""Reading TOML strictly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ppm_desktop.catalog.complaints import CatalogueError, ComplaintLog
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml


def _table(text: str, log: ComplaintLog | None = None) -> TomlTable:
    return read_toml(TextFile("own.toml", text), log or ComplaintLog())


@pytest.mark.parametrize("written", ['"4.10"', "4.10"])
def test_an_amount_is_the_same_decimal_with_and_without_quotes(written: str) -> None:
    assert str(_table(f"amount = {written}").amount("amount")) == "4.10"


def test_a_whole_number_is_an_amount() -> None:
    assert _table("amount = 4").amount("amount") == Decimal(4)


def test_a_date_is_read_without_quotes() -> None:
    assert _table("effective = 2019-12-01").date("effective") == date(2019, 12, 1)


def test_text_nested_beyond_reason_is_refused_without_a_crash() -> None:
    with pytest.raises(CatalogueError, match=r"own\.toml, line 1, a: found a mistake"):
        _table("a = " + "[" * 5000)


def test_what_was_not_asked_for_is_refused_with_the_keys_that_were() -> None:
    log = ComplaintLog()
    table = _table('name = "a"\nnoet = "b"\n', log)
    table.text("name")
    table.note()
    table.end()
    assert [str(complaint) for complaint in log.complaints] == ["own.toml, line 2, noet: found an unknown key, expected one of name, note"]


def test_a_table_that_is_missing_is_told_once_and_for_each_key_asked_of_it() -> None:
    log = ComplaintLog()
    table = _table("", log).table("terms")
    table.whole("months")
    assert [complaint.key for complaint in log.complaints] == ["terms", "terms.months"]

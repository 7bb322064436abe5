"""How a form of sheet was read is remembered; no rate, country or heading is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheet_making import countries, take, text_sheet

from ppm_desktop.files.rate_sheets.layout import guess_mapping
from ppm_desktop.files.rate_sheets.mapping import ColumnUse, Mapping, fingerprint
from ppm_desktop.files.rate_sheets.memory import MappingMemory

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "Country,Price,Remark\nGermany,0.013,x\nZimbabwe,0.41,y\n"


def test_a_mapping_comes_back_for_the_same_form_with_other_rates(tmp_path: Path) -> None:
    memory = MappingMemory(tmp_path / "new folder" / "layouts.json")
    first = take(text_sheet(tmp_path, SHEET, name="April.csv"))
    form = fingerprint(first.workbook, first.mapping)
    assert memory.recall(form) is None
    changed = first.mapping.with_column("", 1, ColumnUse("rate", "toll_free"))
    memory.remember(form, changed)
    later = take(text_sheet(tmp_path, SHEET.replace("0.013", "0.014").replace("Zimbabwe", "France"), name="May.csv"))
    again = MappingMemory(tmp_path / "new folder" / "layouts.json")
    assert again.recall(fingerprint(later.workbook, guess_mapping(later.workbook, countries()))) == changed


def test_nothing_of_the_content_is_written(tmp_path: Path) -> None:
    path = tmp_path / "layouts.json"
    taken = take(text_sheet(tmp_path, SHEET, name="Contoso contract.csv"))
    MappingMemory(path).remember(fingerprint(taken.workbook, taken.mapping), taken.mapping)
    written = path.read_text()
    assert all(word not in written for word in ("0.013", "0.41", "Germany", "Zimbabwe", "Contoso", "Price"))


def test_a_spoilt_file_counts_as_nothing_remembered_and_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "layouts.json"
    memory = MappingMemory(path)
    for spoilt in (b"\xff\xfe{", b"[]", b'{"layouts": 3}', b'{"layouts": {"a": {"tabs": 1}}}', b"[" * 100_000):
        path.write_bytes(spoilt)
        assert memory.recall("a") is None
    memory.remember("a", Mapping((), ".", ""))
    assert memory.recall("a") == Mapping((), ".", "")


def test_the_forms_read_longest_ago_are_forgotten(tmp_path: Path) -> None:
    memory = MappingMemory(tmp_path / "layouts.json")
    for number in range(45):
        memory.remember(f"form {number}", Mapping(()))
    assert memory.recall("form 4") is None
    assert memory.recall("form 5") == Mapping(())

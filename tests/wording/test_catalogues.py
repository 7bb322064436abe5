"""The catalogues of the translations: whole, in step with the code, and harmless to put values into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog, Message

from installer.translations import (
    CATALOGUES,
    LANGUAGES,
    brought_up_to_date,
    forms_of,
    is_translated,
    mo_bytes,
    po_bytes,
    read_catalogue,
    texts_of,
)
from ppm_desktop.wording import ENGLISH
from ppm_desktop.wording import LANGUAGES as CHOICES

if TYPE_CHECKING:
    from pathlib import Path

#: {name} or {name:.2f}; doubled braces are braces.
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
#: An & before a letter marks the key that a label answers to; && is an & that is read.
MNEMONIC = re.compile(r"&(?=\w)(?!\w+;)")
EVERY_LANGUAGE = pytest.mark.parametrize("language", sorted(LANGUAGES))


def sources_of(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def pairs(language: str) -> list[tuple[tuple[str, ...], str]]:
    """Every translated form, with the forms of its source."""
    translated = [message for message in read_catalogue(language) if message.id and is_translated(message)]
    return [(sources_of(message), form) for message in translated for form in forms_of(message)]


def test_every_language_that_can_be_chosen_has_a_catalogue_and_no_other() -> None:
    assert {ENGLISH, *LANGUAGES} == set(CHOICES)
    assert {file.name for file in CATALOGUES.iterdir()} == {f"{language}.{kind}" for language in LANGUAGES for kind in ("po", "mo")}


@EVERY_LANGUAGE
def test_what_the_program_reads_is_what_the_translators_wrote(language: str) -> None:
    assert (CATALOGUES / f"{language}.mo").read_bytes() == mo_bytes(language, read_catalogue(language)), "run make translations"


@EVERY_LANGUAGE
def test_a_catalogue_names_no_date_and_nobody(language: str) -> None:
    head = (CATALOGUES / f"{language}.po").read_text(encoding="utf-8").partition("\n\n")[0]
    assert "@" not in head
    assert "Date" not in head
    assert "Generated-By" not in head


@EVERY_LANGUAGE
def test_a_translation_has_the_placeholders_of_its_source_and_no_others(language: str) -> None:
    # English itself may do without a value in one of its forms; a translation may follow either.
    wrong = [
        (sources, form) for sources, form in pairs(language)
        if sorted(set(PLACEHOLDER.findall(form))) not in [sorted(set(PLACEHOLDER.findall(source))) for source in sources]
    ]  # fmt: skip
    assert wrong == []


@EVERY_LANGUAGE
def test_a_translation_has_as_many_mnemonics_as_its_source(language: str) -> None:
    wrong = [(sources, form) for sources, form in pairs(language) if len(MNEMONIC.findall(form)) != len(MNEMONIC.findall(sources[-1]))]
    assert wrong == []


@EVERY_LANGUAGE
def test_a_translation_begins_and_ends_with_the_space_of_its_source(language: str) -> None:
    wrong = [
        (sources, form) for sources, form in pairs(language)
        if (form[0].isspace(), form[-1].isspace()) != (sources[-1][0].isspace(), sources[-1][-1].isspace())
    ]  # fmt: skip
    assert wrong == []


def test_every_text_has_a_german_translation() -> None:
    german = read_catalogue("de")
    missing = []
    for text in texts_of():
        found = german.get(text.id, text.context) if text.id else text
        if text.id and (found is None or found.pluralizable != text.pluralizable or not is_translated(found)):
            missing.append(text.id)
    assert missing == [], "run make translations, and translate what is empty in de.po"


def code(folder: Path, text: str) -> Path:
    package = folder / "package"
    package.mkdir(exist_ok=True)
    (package / "words.py").write_text(text, encoding="utf-8")
    return package


def test_texts_are_found_by_the_functions_that_mark_them(tmp_path: Path) -> None:
    package = code(tmp_path, 'A = mark("Toll")\nB = tr("Open") + trn("{n} group", "{n} groups", n) + trc("verb", "Sort") + other("No")\n')
    found = [(text.id, text.context) for text in texts_of(package) if text.id]
    assert found == [("Toll", None), ("Open", None), (("{n} group", "{n} groups"), None), ("Sort", "verb")]


def test_bringing_a_catalogue_up_to_date_twice_changes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    both = texts_of(code(tmp_path, 'A = tr("Open")\nB = trn("{n} group", "{n} groups", n)\nC = tr("Save")\n'))
    old = Catalog(locale="de")
    old.add("Open", "Öffnen")
    old.add(("{n} group", "{n} groups"), ("{n} Gruppe", "{n} Gruppen"))
    first = po_bytes(brought_up_to_date("de", old, both))
    (tmp_path / "de.po").write_bytes(first)
    assert po_bytes(brought_up_to_date("de", read_catalogue("de", tmp_path), both)) == first

    without = texts_of(code(tmp_path, 'C = tr("Save")\nD = tr("Opens")\n'))
    (tmp_path / "de.po").write_bytes(po_bytes(brought_up_to_date("de", read_catalogue("de", tmp_path), without)))
    shrunk = (tmp_path / "de.po").read_text(encoding="utf-8")
    assert "fuzzy" not in shrunk  # nothing is guessed for "Opens"
    assert '#~ msgstr "Öffnen"' in shrunk
    assert po_bytes(brought_up_to_date("de", read_catalogue("de", tmp_path), both)) == first


def test_a_text_without_a_translation_is_left_out_of_what_the_program_reads() -> None:
    some = Catalog(locale="de")
    some.add("Open", "Öffnen")
    some.add("Save", "")
    some.add(("{n} group", "{n} groups"), ("{n} Gruppe", ""))
    compiled = mo_bytes("de", some)
    assert "Öffnen".encode() in compiled
    assert b"Save" not in compiled
    assert b"group" not in compiled

"""How mistakes are told."""

from __future__ import annotations

import pytest

from ppm_desktop.catalog.complaints import CatalogueError, Complaint
from ppm_desktop.catalog.price_books import CommonEntries, read_price_book
from ppm_desktop.catalog.rules import read_rules
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.catalog.values import References, country_codes, source_ids

REFERENCES = References(source_ids({"page"}), country_codes({"AT"}))


def test_a_complaint_reads_as_one_line_with_file_line_key_found_and_expected() -> None:
    complaint = Complaint("resources/catalog/rules.toml", 41, "rules.pool-minutes.history[1].source", "nothing", "the id of a source")
    assert str(complaint) == (
        "resources/catalog/rules.toml, line 41, rules.pool-minutes.history[1].source: found nothing, expected the id of a source"
    )


def test_a_complaint_about_a_whole_file_names_neither_line_nor_key() -> None:
    assert str(Complaint("own.toml", None, "", "nothing", "a file")) == "own.toml: found nothing, expected a file"


def test_a_complaint_stays_one_line_and_harmless_whatever_was_found() -> None:
    said = str(Complaint("rates.csv", 2, "country", 'a"\nb\x1b[2J\u202eZ', "a country"))
    assert said == 'rates.csv, line 2, country: found a"\\nb\\x1b[2J\\u202eZ, expected a country'


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_the_file() -> None:
    text = '[rules.b]\ntitle = "B"\n\n[rules.a]\nstatus = "conflict"\n[[rules.a.history]]\nvalue = "1"\n'
    with pytest.raises(CatalogueError) as refusal:
        read_rules(TextFile("rules.toml", text), REFERENCES)
    told = [(complaint.line, complaint.key) for complaint in refusal.value.complaints]
    assert told == [
        (1, "rules.b.history"),
        (1, "rules.b.status"),
        (4, "rules.a.title"),
        (6, "rules.a.history[0].effective"),
        (6, "rules.a.history[0].source"),
    ]
    assert str(refusal.value).count("\n") == len(told) - 1


def test_a_date_that_is_refused_is_not_also_called_out_of_order() -> None:
    state = '[[rules.a.history]]\nvalue = "1"\nsource = "page"\n'
    text = f'[rules.a]\ntitle = "A"\nstatus = "conflict"\n{state}effective = 2020-01-01\n{state}effective = "2021"\n'
    with pytest.raises(CatalogueError) as refusal:
        read_rules(TextFile("rules.toml", text), REFERENCES)
    assert [complaint.found for complaint in refusal.value.complaints] == ['"2021"']


def test_rows_are_not_said_to_contradict_a_currency_that_is_itself_missing() -> None:
    head = TextFile("own.toml", 'id = "own"\nname = "Own"\nas_of = 2026-01-01\nstatus = "customer"\n')
    rates = TextFile("own.csv", "call_type,country,rate,currency,effective,source\ntoll,AT,0.1,EUR,2026-01-01,page\n")
    common = CommonEntries(products={}, fees={}, sources={}, countries=REFERENCES.countries, zone_a=frozenset())
    with pytest.raises(CatalogueError) as refusal:
        read_price_book(head, rates, common)
    assert [(complaint.key, complaint.line) for complaint in refusal.value.complaints] == [("source", 2), ("currency", 1)]

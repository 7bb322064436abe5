"""Guessing how a sheet is to be read, changing the guess, and remembering it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sheet_making import countries, take, text_sheet, workbook_file

from ppm_desktop.files.rate_sheets.layout import currency_of, guess_columns, guess_mapping, missing
from ppm_desktop.files.rate_sheets.mapping import ColumnUse, Mapping, fingerprint, mapping_from
from ppm_desktop.files.rate_sheets.reading import read_rate_sheet
from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_sentence

if TYPE_CHECKING:
    from pathlib import Path

DIAL_OUT: list[list[object]] = [
    ["Country", "Line type", "Price per minute"],
    ["Germany", "Landline", 0.02],
    ["Germany", "Mobile", 0.06],
    ["Kosovo", None, 0.5],
]


@pytest.mark.parametrize(
    ("toll", "toll_free", "dial_out"),
    [
        ("Toll dial-in", "Toll-free dial-in", "Dial-out"),
        ("Toll", "TollFree", "Outbound calls"),
        ("Gebührenpflichtig", "Gebührenfrei", "Ausgehend (Call me)"),
        ("Payant", "Gratuit", "Appels sortants"),
    ],
)
def test_a_tab_for_each_call_type_is_recognised_by_its_name(tmp_path: Path, toll: str, toll_free: str, dial_out: str) -> None:
    inbound: list[list[object]] = [["Pays", "Tarif par minute"], ["DE", 0.01]]
    path = workbook_file(tmp_path / "r.xlsx", {"Read me": [["Rates of April"]], toll: inbound, toll_free: inbound, dial_out: DIAL_OUT})
    taken = take(path)
    assert [(tab.tab, tab.used, tab.call_type) for tab in taken.mapping.tabs] == [
        ("Read me", False, ""),
        (toll, True, "toll"),
        (toll_free, True, "toll_free"),
        (dial_out, True, "dial_out"),
    ]
    assert taken.prices == {
        "toll:DE": "0.01",
        "toll_free:DE": "0.01",
        "dial_out:DE/landline": "0.02",
        "dial_out:DE/mobile": "0.06",
        "dial_out:XK": "0.5",
    }
    assert missing(taken.mapping, taken.workbook) == ()


def test_the_header_may_stand_below_titles_and_its_rows_are_counted(tmp_path: Path) -> None:
    text = (
        "Audio conferencing\n\nAs of,2026-04-01\nCountry name,ISO code,Dial code,Toll rate,Toll-free rate,Dial-out landline,Dial-out mobile\n"
        "Germany,DE,49,0.01,0.02,0.03,0.04\nEurope\nFrance,FR,33,0.01,,0.03,\n\nPrices without tax\n"
    )
    taken = take(text_sheet(tmp_path, text))
    assert taken.columns() == [
        "ignored", "country", "dial_code", "rate:toll", "rate:toll_free", "rate:dial_out:landline", "rate:dial_out:mobile",
    ]  # fmt: skip
    assert taken.prices == {
        "toll:DE": "0.01", "toll_free:DE": "0.02", "dial_out:DE/landline": "0.03", "dial_out:DE/mobile": "0.04",
        "toll:FR": "0.01", "dial_out:FR/landline": "0.03",
    }  # fmt: skip
    assert taken.checked.skip_counts == {"above_header": 2, "blank": 2, "header": 1, "remark": 2, "no_rate_here": 2}
    assert taken.checked.rejected == ()


def test_a_column_of_call_types_is_recognised(tmp_path: Path) -> None:
    text = "Land;Anrufart;Anschlussart;Preis;Verbindungsentgelt;Währung;Gültig ab\n"
    text += "Deutschland;gebührenfrei;;0,02;;EUR;1.5.2026\nFrankreich;Eingehend;;0,01;;EUR;1.5.2026\n"
    text += "Deutschland;Ausgehend;Mobilfunk;0,06;0,10;EUR;1.5.2026\n"
    taken = take(text_sheet(tmp_path, text), "EUR")
    assert taken.columns() == ["country", "call_type", "line", "rate", "connection_fee", "currency", "effective"]
    assert taken.prices == {"toll_free:DE": "0.02", "toll:FR": "0.01", "dial_out:DE/mobile": "0.06"}
    assert [str(rate.connection_fee) for rate in taken.checked.rates] == ["0", "0", "0.10"]
    assert {rate.effective.isoformat() for rate in taken.checked.rates} == {"2026-05-01"}
    assert currency_of(taken.workbook, taken.mapping) == "EUR"


def test_a_sheet_without_a_header_is_guessed_from_its_cells(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "DE,Germany,0.01\nFR,France,0.02\n", name="toll-free rates.csv"))
    assert taken.columns() == ["country", "ignored", "rate"]
    assert taken.prices == {"toll_free:DE": "0.01", "toll_free:FR": "0.02"}


def test_columns_beside_the_price_are_not_the_price(tmp_path: Path) -> None:
    text = "Country code,Country,Lowest rate,Highest rate,Toll rate per min,Old rate\n49,Germany,0.01,0.09,0.02,0.03\n"
    assert take(text_sheet(tmp_path, text)).columns() == ["dial_code", "country", "ignored", "ignored", "rate:toll", "ignored"]


def test_the_country_may_be_known_by_its_dial_code_alone(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Dial code;Toll rate\n+49;0.01\n+1;0.01\n+999;0.01\n"))
    assert taken.prices == {"toll:DE": "0.01"}
    assert taken.sentences[0].startswith("Row 3: The dial code “+1” is shared by Canada")
    assert taken.sentences[1] == "Row 4: “+999” is no dial code of a country. Type the country."


def test_a_column_of_rates_is_recognised_although_all_of_them_are_missing(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country;Toll rate\nDE;NA\nFR;n/a\n"))
    assert taken.columns() == ["country", "rate:toll"]
    assert [entry.problem.code for entry in taken.checked.rejected] == ["price_missing", "price_missing"]


def test_a_dial_out_tab_may_have_a_column_for_each_line_type(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Destination", "Fixed line", "Mobile"], ["Germany", 0.01, 0.02], ["France", 0.03, None]]
    taken = take(workbook_file(tmp_path / "r.xlsx", {"Dial out": rows}))
    assert taken.prices == {"dial_out:DE/landline": "0.01", "dial_out:DE/mobile": "0.02", "dial_out:FR/landline": "0.03"}


def test_hidden_tabs_are_not_used_until_somebody_says_so(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - this test only

    path = workbook_file(
        tmp_path / "r.xlsx", {"Toll": [["Country", "Rate"], ["DE", 0.01]], "Toll-free": [["Country", "Rate"], ["DE", 0.02]]}
    )
    book = openpyxl.load_workbook(path)
    book["Toll-free"].sheet_state = "hidden"
    book.save(path)
    taken = take(path)
    assert taken.prices == {"toll:DE": "0.01"}
    assert taken.checked.skip_counts["tab_not_used"] == 2


def test_what_cannot_be_guessed_is_asked_for(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Place,Rate\nDE,0.01\nFR,0.02\n"))
    assert [rate_sheet_sentence(found) for found in missing(taken.mapping, taken.workbook)] == [
        "Whether these rates are for toll, toll-free or dial-out calls is not known. Choose the call type, or the column that says it."
    ]
    assert len(taken.checked.rejected) == 2
    nothing = take(text_sheet(tmp_path, "a,b\nc,d\n"))
    assert [found.code for found in missing(nothing.mapping, nothing.workbook)] == ["no_tab_used"]


def test_a_column_can_be_given_another_meaning_and_only_one_has_it(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country,Toll rate,Other\nDE,0.01,0.5\n"))
    changed = taken.mapping.with_column("", 2, ColumnUse("rate", "toll"))
    tab = changed.tab("")
    assert tab is not None
    assert [use.key for use in tab.columns] == ["country", "ignored", "rate:toll"]
    assert take(text_sheet(tmp_path, "Country,Toll rate,Other\nDE,0.01,0.5\n"), tabs=changed.tabs).prices == {"toll:DE": "0.5"}
    assert changed.with_column("no such tab", 0, ColumnUse()) == changed


def test_columns_are_guessed_anew_for_another_header_row(tmp_path: Path) -> None:
    workbook = read_rate_sheet(text_sheet(tmp_path, "x,y\nCountry,Toll rate\nDE,0.01\n"))
    assert [use.key for use in guess_columns(workbook.sheets[0], 2, "", countries())] == ["country", "rate:toll"]


def test_a_mapping_is_remembered_as_plain_json(tmp_path: Path) -> None:
    path = workbook_file(tmp_path / "r.xlsx", {"Toll": [["Country", "Rate"], ["DE", 0.01]], "Dial-out": DIAL_OUT})
    mapping = replace(take(path).mapping, decimal_sign=",", date_order="mdy")
    kept = mapping_from(json.loads(json.dumps(mapping.as_document())))
    assert kept == mapping
    assert kept.fits(read_rate_sheet(path))


@pytest.mark.parametrize(
    "damaged",
    [
        None, [], {}, {"tabs": {}}, {"tabs": [1], "decimal_sign": "", "date_order": ""}, {"tabs": [], "decimal_sign": "x", "date_order": ""},
        {"tabs": [{"tab": "a", "used": 1, "call_type": "", "header_row": 0, "columns": []}], "decimal_sign": "", "date_order": ""},
        {"tabs": [{"tab": "a", "used": True, "call_type": "", "header_row": 0, "columns": ["rate:x"]}], "decimal_sign": "", "date_order": ""},
        {"tabs": [{"tab": "a", "used": True, "call_type": [], "header_row": 0, "columns": [1]}], "decimal_sign": [], "date_order": {}},
    ],
)  # fmt: skip
def test_a_damaged_memory_is_no_mapping(damaged: object) -> None:
    assert mapping_from(damaged) is None


def test_next_months_sheet_has_the_same_fingerprint_and_another_form_has_not(tmp_path: Path) -> None:
    def print_of(name: str, text: str) -> str:
        workbook = read_rate_sheet(text_sheet(tmp_path, text, name=name))
        return fingerprint(workbook, guess_mapping(workbook, countries()))

    april, may = print_of("april.csv", "Country,Toll rate\nDE,0.01\n"), print_of("may.csv", "Country,Toll rate\nDE,0.02\nFR,0.03\n")
    assert april == may
    assert print_of("other.csv", "Country,Toll-free rate\nDE,0.01\n") != april


def test_a_mapping_for_other_tabs_does_not_fit(tmp_path: Path) -> None:
    workbook = read_rate_sheet(workbook_file(tmp_path / "r.xlsx", {"Toll": [["Country", "Rate"], ["DE", 0.01]]}))
    assert not Mapping(()).fits(workbook)


@pytest.mark.parametrize("heading", ["Valid until", "Valid to", "End date", "Gültig bis", "Valable jusqu'au"])
def test_the_day_on_which_a_price_ends_is_not_taken_for_its_first(tmp_path: Path, heading: str) -> None:
    taken = take(text_sheet(tmp_path, f"Country;Dial-in rate;{heading}\nDE;0.01;2026-12-31\nGB;0.02;2026-12-31\n"))
    assert taken.columns() == ["country", "rate:toll", "ignored"]
    assert {rate.effective.isoformat() for rate in taken.checked.rates} == {"2026-04-01"}


@pytest.mark.parametrize("unit", ["per hour", "per second", "per 1000 minutes", "pro Stunde", "monthly"])
def test_prices_of_another_unit_than_a_minute_are_not_taken_for_rates(tmp_path: Path, unit: str) -> None:
    taken = take(text_sheet(tmp_path, f"Country;Dial-in price {unit}\nDE;0.6\nGB;1.2\n"))
    assert taken.columns() == ["country", "ignored"]
    assert taken.prices == {}


def test_a_price_per_60_seconds_is_one_per_minute(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country;Dial-in rate per 60 seconds\nDE;0.6\nGB;1.2\n"))
    assert taken.prices == {"toll:DE": "0.6", "toll:GB": "1.2"}


def test_a_sheet_with_a_title_less_is_not_read_as_the_longer_one_was(tmp_path: Path) -> None:
    rows = "Country,Dial-in rate\nDE,0.01\nGB,0.02\n"
    longer, shorter = (take(text_sheet(tmp_path, title + rows)) for title in ("Rates\nOf Contoso\n", "Rates\n"))
    assert fingerprint(longer.workbook, longer.mapping) != fingerprint(shorter.workbook, shorter.mapping)

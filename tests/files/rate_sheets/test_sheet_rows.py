"""Checking row by row: what is accepted, what is rejected with which sentence, and how a row is mended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sheet_making import take, text_sheet, workbook_file

from ppm_desktop.files.rate_sheets.layout import missing
from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_sentence

if TYPE_CHECKING:
    from pathlib import Path

DIAL_OUT_HEADER = "Country;Line type;Dial-out rate;Connection fee;Currency;Valid from\n"


def dial_out(folder: Path, row: str, currency: str = "USD") -> list[str]:
    """A dial-out sheet with one sound row before and after, which must be the only ones accepted."""
    text = f"{DIAL_OUT_HEADER}GB;mobile;0.03;0.1;{currency};2026-05-01\n{row}\nUS;;0.013;;{currency};\n"
    taken = take(text_sheet(folder, text), currency)
    assert {"dial_out:GB/mobile": "0.03", "dial_out:US": "0.013"}.items() <= taken.prices.items()
    return taken.sentences


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("DE;;;;USD;", "There is no rate. A missing rate is not zero: type the rate, or leave this row out."),
        ("DE;;n/a;;USD;", "There is no rate. A missing rate is not zero: type the rate, or leave this row out."),
        ("DE;;–;;USD;", "There is no rate. A missing rate is not zero: type the rate, or leave this row out."),
        ("DE;;free;;USD;", "“free” is not a rate. Type the price of a minute as a number, such as 0.013."),
        ("DE;;0.01-0.02;;USD;", "“0.01-0.02” is not a rate. Type the price of a minute as a number, such as 0.013."),
        ("DE;;-0.01;;USD;", "The rate -0.01 is below zero. Type the price of a minute."),
        ("DE;;(0.01);;USD;", "The rate (0.01) is below zero. Type the price of a minute."),
        ("DE;;0.01;-1;USD;", "The rate -1 is below zero. Type the price of a minute."),
        (
            "DE;;1.3 ct;;USD;",
            "“1.3 ct” is in hundredths of the currency. Amounts are not converted: type the rate in whole units, such as 0.013.",
        ),
        (
            "DE;;1.3¢;;USD;",
            "“1.3¢” is in hundredths of the currency. Amounts are not converted: type the rate in whole units, such as 0.013.",
        ),
        ("DE;;€0.013;;USD;", "The row is in EUR, the price book in USD. Amounts are not converted: ask for the sheet in USD."),
        ("DE;;0.013;;EUR;", "The row is in EUR, the price book in USD. Amounts are not converted: ask for the sheet in USD."),
        ("Germny;;0.01;;USD;", "“Germny” is no country that is known. Did you mean Germany?"),
        ("Atlantis;;0.01;;USD;", "“Atlantis” is no country that is known. Type its name or its two-letter code, such as GB."),
        (";;0.01;;USD;", "There is no country. Type its name or its two-letter code."),
        ("DE;satellite;0.01;;USD;", "“satellite” is no line type. Type landline, mobile or premium, or nothing for any line."),
        ("DE;;0.01;;USD;soon", "“soon” is no day between 1900 and 2199. Type it as 2026-04-01."),
        ("DE;;0.01;;USD;2026-02-30", "“2026-02-30” is no day between 1900 and 2199. Type it as 2026-04-01."),
        (
            "DE;;0.01;;USD;03/04/2026",
            "“03/04/2026” can mean two days. Choose whether the day or the month comes first, or type it as 2026-04-01.",
        ),
        ("DE;;0.0000000000001;;USD;", "“0.0000000000001” has more than 12 digits before or after the decimal sign. Type a shorter number."),
        ("DE;;1,23,4.5;;USD;", "“1,23,4.5” is not grouped by thousands. Type the number without separators."),
        (
            "GB;mobile;0.04;;USD;2026-05-01",
            "United Kingdom has the rate 0.04 here and 0.03 in row 2. The first one is kept; correct or remove the other.",
        ),
        (
            "GB;mobile;0.03;0.2;USD;2026-05-01",
            "United Kingdom has the connection fee 0.2 here and 0.1 in row 2. The first one is kept; correct the other.",
        ),
    ],
)
def test_a_wrong_row_is_rejected_with_its_row_and_what_to_do(tmp_path: Path, row: str, sentence: str) -> None:
    assert dial_out(tmp_path, row) == [f"Row 3: {sentence}"]


@pytest.mark.parametrize(
    "amount", ["€0.013", "0,013 €/min", "EUR 0.013", "0.013 EUR per minute", " 0.013€ ", "0,013 Euro pro Minute", ".013", "+0.013"]
)
def test_signs_and_units_of_the_books_currency_are_understood(tmp_path: Path, amount: str) -> None:
    taken = take(text_sheet(tmp_path, f"Country;Toll rate\nDE;{amount}\n"), "EUR")
    assert taken.prices == {"toll:DE": "0.013"}, taken.sentences


def test_a_dollar_sign_means_the_books_dollars_and_no_other_currency(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, "Country;Toll rate\nCA;$0.01\n")
    assert take(sheet, "CAD").prices == {"toll:CA": "0.01"}
    assert take(sheet, "EUR").sentences == [
        "Row 2: The row is in $, the price book in EUR. Amounts are not converted: ask for the sheet in EUR."
    ]


def test_a_heading_may_name_the_currency_or_cents(tmp_path: Path) -> None:
    assert "The heading says GBP" in take(text_sheet(tmp_path, "Country,Toll rate (GBP)\nDE,0.01\n")).sentences[0]
    assert "“Toll rate in cents” is in hundredths" in take(text_sheet(tmp_path, "Country,Toll rate in cents\nDE,1.3\n")).sentences[0]


@pytest.mark.parametrize("name", ["USA", "United States", "us", "U.S.A.", "United States (US)", "UNITED STATES OF AMERICA"])
def test_a_country_is_known_in_its_usual_spellings(tmp_path: Path, name: str) -> None:
    assert take(text_sheet(tmp_path, f"Country;Toll rate\n{name};0.01\n")).prices == {"toll:US": "0.01"}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Great Britain", "GB"), ("UK", "GB"), ("Deutschland", "DE"), ("XK", "XK"), ("Kosovo", "XK"), ("Turkiye", "TR"),
        ("Saint Barthelemy", "BL"), ("St Barthélemy", "BL"), ("Bosnia and Herzegovina", "BA"), ("The Bahamas", "BS"),
        ("Germany – Mobile", "DE/mobile"), ("Germany (landline)", "DE/landline"), ("France Mobile", "FR/mobile"), ("Germany - fixed line", "DE/landline"),
    ],
)  # fmt: skip
def test_a_name_may_carry_accents_signs_or_the_line_type(tmp_path: Path, name: str, place: str) -> None:
    taken = take(text_sheet(tmp_path, f"Country;Dial-out rate\n{name};0.01\n"))
    assert taken.prices == {f"dial_out:{place}": "0.01"}, taken.sentences


def test_only_dial_out_has_line_types(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country;Line type;Toll rate\nDE;mobile;0.01\nFR;n/a;0.01\n"))
    assert taken.sentences == [
        "Row 2: The line type “mobile” stands at a rate for toll dial-in; only dial-out has line types. Empty the cell."
    ]
    assert taken.prices == {"toll:FR": "0.01"}


def test_zero_and_more_than_five_a_minute_are_accepted_with_a_warning_and_cheap_toll_free_without(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country,Toll rate,Toll-free rate\nDE,0,0.02\nFR,13,0.006\n"))
    assert len(taken.prices) == 4
    assert taken.warnings == [
        "Row 2: The rate is 0. If calls there cost nothing, leave it; if the rate is not known, leave the row out.",
        "Row 3: 13 a minute is more than 5: is the sheet in cents? Check it.",
    ]


def test_the_same_rate_twice_is_taken_once_and_counted(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country,Toll rate\nDE,0.01\nGermany,0.010\nDeutschland,0.01\n"))
    assert taken.prices == {"toll:DE": "0.01"}
    assert [(entry.place.row, entry.first.row) for entry in taken.checked.duplicates] == [(3, 2), (4, 2)]


def test_a_contradiction_between_tabs_names_the_tab(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Country", "Rate"], ["DE", 0.01]]
    path = workbook_file(tmp_path / "r.xlsx", {"Toll A": rows, "Toll B": [["Country", "Rate"], ["DE", 0.02]]})
    assert take(path).sentences == [
        "Toll B, row 2: Germany has the rate 0.02 here and 0.01 in row 2 of the tab “Toll A”. The first one is kept; correct or remove the other."
    ]


def test_a_number_that_can_mean_two_amounts_waits_for_the_decimal_sign(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, "Country;Toll rate\nDE;1.234\nFR;2\n")
    taken = take(sheet)
    assert [rate_sheet_sentence(found) for found in missing(taken.mapping, taken.workbook)] == [
        "“1.234” means one amount with a decimal point and another with a decimal comma. Choose the decimal sign of the sheet."
    ]
    assert taken.sentences == ["Row 2: “1.234” can mean 1234 or 1.234. Choose the decimal sign of the sheet, or type the rate again."]
    assert take(sheet, decimal_sign=".").prices == {"toll:DE": "1.234", "toll:FR": "2"}
    assert take(sheet, decimal_sign=",").prices == {"toll:DE": "1234", "toll:FR": "2"}


def test_another_number_of_the_sheet_decides_the_decimal_sign(tmp_path: Path) -> None:
    assert take(text_sheet(tmp_path, "Country;Toll rate\nDE;1.234\nFR;0.02\n")).prices == {"toll:DE": "1.234", "toll:FR": "0.02"}


def test_the_order_of_days_is_asked_for_or_decided_by_another_day(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, "Country;Toll rate;Valid from\nDE;0.01;03/04/2026\n")
    taken = take(sheet)
    assert [found.code for found in missing(taken.mapping, taken.workbook)] == ["date_order_unknown"]
    assert [str(rate.effective) for rate in take(sheet, date_order="dmy").checked.rates] == ["2026-04-03"]
    assert [str(rate.effective) for rate in take(sheet, date_order="mdy").checked.rates] == ["2026-03-04"]
    decided = take(text_sheet(tmp_path, "Country;Toll rate;Valid from\nDE;0.01;03/04/2026\nFR;0.01;04/25/2026\nGB;0.01;1. März 2026\n"))
    assert [str(rate.effective) for rate in decided.checked.rates] == ["2026-03-04", "2026-04-25", "2026-03-01"]


def test_a_number_that_the_spreadsheet_took_for_a_day_is_named(tmp_path: Path) -> None:
    from datetime import date  # noqa: PLC0415 - this test only

    path = workbook_file(tmp_path / "r.xlsx", {"Toll": [["Country", "Rate"], ["DE", date(2026, 2, 1)], ["FR", 0.01]]})
    assert take(path).sentences == [
        "Toll, row 2: The cell holds the day 2026-02-01: the spreadsheet took a number for a date. Type the rate again."
    ]


def test_a_rejected_row_is_mended_by_the_texts_that_replace_its_cells(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, "Country;Toll rate;Toll-free rate\nGermny;1.3 ct;0.02\nFR;0.01;0.02\n")
    first = take(sheet)
    assert {(entry.place.row, entry.key) for entry in first.checked.rejected} == {(2, "country")}
    second = take(sheet, corrections={("", 2): {"country": "Germany"}})
    assert {(entry.place.column, entry.key) for entry in second.checked.rejected} == {("rate:toll", "rate:toll")}
    mended = take(sheet, corrections={("", 2): {"country": "Germany", "rate:toll": "0.013"}})
    assert mended.checked.rejected == ()
    assert mended.prices["toll:DE"] == "0.013"


def test_a_correction_may_add_what_the_sheet_has_no_column_for(tmp_path: Path) -> None:
    taken = take(
        text_sheet(tmp_path, "Country,Rate\nDE,0.01\n"), corrections={("", 2): {"call_type": "toll-free", "effective": "2026-06-01"}}
    )
    assert taken.prices == {"toll_free:DE": "0.01"}
    assert [str(rate.effective) for rate in taken.checked.rates] == ["2026-06-01"]


def test_a_rejected_row_shows_its_cells_as_they_were_found(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country,Note,Toll rate\nAtlantis,below the sea,0.01\n"))
    assert taken.checked.rejected[0].cells == (("country", "Atlantis"), ("rate:toll", "0.01"))


def test_accepted_rates_cite_the_source_and_rate_set_that_the_person_gave(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, "Country,Toll rate\nDE,0.01\n"))
    rate = taken.checked.rates[0]
    assert (rate.source, rate.rate_set, str(rate.effective)) == ("rate-sheet", "default", "2026-04-01")
    assert replace(rate, rate_set="x").id == "x:toll:DE:2026-04-01"


@pytest.mark.parametrize("heading", ["Dial-in rate (c/min)", "Dial-in rate (p)", "Dial-in rate, p per minute"])
def test_a_heading_with_an_abbreviated_hundredth_is_not_read_in_whole_units(tmp_path: Path, heading: str) -> None:
    taken = take(text_sheet(tmp_path, f"Country;{heading}\nDE;1.3\n"))
    assert taken.prices == {}
    assert "is in hundredths of the currency" in taken.sentences[0]


def test_unseen_direction_marks_do_not_keep_a_price_from_being_read(tmp_path: Path) -> None:
    assert take(text_sheet(tmp_path, "Country;Dial-in rate\nDE;\u200f0.03\u200e\n")).prices == {"toll:DE": "0.03"}
